/** The judge's breaches → findings: each with its code, one for each mistake, in the order of the text. */

import { type Form, batch, codeOf, formOf } from "./contract";
import { detailsOf } from "./details";
import { type Finding, shown } from "./finding";
import { type Breach, breaches } from "./judge";
import { explainNames } from "./misspelt";
import { type ArrayNode, type Node, isObject } from "./node";
import type { Path } from "./pointer";

/**
 * What is wrong with an event that stands at `path` of the payload; nothing, if it is valid.
 *
 * With `blameUnknown`, a misspelt name is told as an unknown property, otherwise as a missing one.
 */
export function explainEvent(event: Node, path: Path, blameUnknown: boolean): Finding[] {
  const [, form] = formOf(event);
  const found = new Map<string, Finding>();
  for (const breach of breaches(form, event)) {
    for (const finding of findingsOf(form, breach, path)) {
      const which = finding.code === "missing-property" ? finding.details["property"] : null;
      const key = JSON.stringify([which, finding.path]);
      if (!found.has(key) || finding.code === "wrong-type") found.set(key, finding);
    }
  }
  const findings = [...found.values()];
  return isObject(event) ? inOrder(event, path, explainNames(event, findings, blameUnknown)) : findings;
}

/** The findings of an event at `path` as they stand in the text: on the event itself, then by property. */
export function inOrder(event: Node, path: Path, findings: readonly Finding[]): Finding[] {
  const ranks = new Map<unknown, number>();
  if (isObject(event)) for (const name of event.members.keys()) ranks.set(name, ranks.size);
  const rank = (finding: Finding): number => ranks.get(finding.path[path.length]) ?? -1;
  return [...findings].sort((one, other) => rank(one) - rank(other));
}

/** What is wrong with a batch as such; nothing, if its events can be judged one by one. */
export function explainBatch(events: ArrayNode): Finding[] {
  return breaches(batch, events).flatMap((breach) => [...findingsOf(batch, breach, [])]);
}

/** The findings of one breach in a value at `path`: one, or one for each name concerned. */
function* findingsOf(form: Form, breach: Breach, path: Path): Generator<Finding> {
  const here = [...path, ...breach.path];
  const { value } = breach;
  if (breach.keyword === "required") {
    for (const name of breach.limit as string[]) {
      if (isObject(value) && value.members.has(name)) continue;
      const origin = form.origins.get(`/required/${name}`) ?? "";
      yield { code: "missing-property", path: here, origin, details: { property: name } };
    }
  } else if (breach.keyword === "additionalProperties" && isObject(value)) {
    for (const name of value.members.keys()) {
      if (Object.hasOwn(breach.schema.properties ?? {}, name)) continue;
      const details = { property: shown(name) };
      yield { code: "unknown-property", path: [...here, name], origin: breach.origin, details, onName: true };
    }
  } else {
    const code = codeOf(breach.origin);
    const name = breach.path.at(-1);
    const optional = name !== undefined && !form.schema.required?.includes(name);
    yield { code, path: here, origin: breach.origin, details: detailsOf(code, breach, here, optional) };
  }
}
