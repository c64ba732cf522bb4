/**
 * Missing and unknown properties of one event → one finding for each mistake, with a hint.
 *
 * A misspelt name makes one property unknown and, where it is required, another one missing. That is one mistake: it is
 * told of the unknown one, or, where unknown ones are not errors, of the missing one.
 */

import { events, formOf, limits } from "./contract";
import { type Details, type Finding, shown } from "./finding";
import type { ObjectNode } from "./node";
import { suggest } from "./suggest";

/** The names of the properties of all event types. */
const KNOWN = new Set([...events.values()].flatMap((form) => Object.keys(form.schema.properties ?? {})));

/** The findings of an event, those about names with their hints, without those that another one explains. */
export function explainNames(event: ObjectNode, findings: readonly Finding[], blameUnknown: boolean): Finding[] {
  if (!findings.some(({ code }) => code === "unknown-property" || code === "missing-property")) return [...findings];
  const [type] = formOf(event);
  const meant = meantBy(event);
  const found = new Map([...meant].map(([wrong, right]) => [right, wrong]));
  const missing = new Set(
    findings.filter(({ code }) => code === "missing-property").map(({ details }) => details["property"]),
  );
  const blamed = blameUnknown && type !== null;
  const told: Finding[] = [];
  for (const finding of findings) {
    if (finding.code === "unknown-property") {
      const right = meant.get(String(finding.path.at(-1)));
      if (blamed || right === undefined || !missing.has(right)) told.push(explainUnknown(type, finding, right));
    } else if (finding.code === "missing-property") {
      const wrong = found.get(finding.details["property"] ?? "");
      if (!blamed || wrong === undefined) told.push(explainMissing(finding, wrong));
    } else {
      told.push(finding);
    }
  }
  return told;
}

/** The names of an event that no type knows but that look like one of its absent properties, and which. */
function meantBy(event: ObjectNode): Map<string, string> {
  const [, form] = formOf(event);
  const absent = new Set(Object.keys(form.schema.properties ?? {}).filter((name) => !event.members.has(name)));
  const unknown = [...event.members.keys()].filter((name) => !KNOWN.has(name));
  const meant = new Map<string, string>();
  for (const name of unknown.slice(0, limits.namesCompared)) {
    const suggestion = suggest(name, [...absent]);
    if (suggestion === undefined) continue;
    meant.set(name, suggestion);
    absent.delete(suggestion);
  }
  return meant;
}

function explainMissing(finding: Finding, found: string | undefined): Finding {
  const hint = found === undefined ? { reason: "add" } : { found: shown(found), reason: "rename" };
  return { ...finding, details: { ...finding.details, ...hint } };
}

function explainUnknown(type: string | null, finding: Finding, meant: string | undefined): Finding {
  const name = String(finding.path.at(-1));
  return { ...finding, details: { ...finding.details, type: `\`${type}\``, ...mend(name, meant) } };
}

/** The hint about an unknown name. */
function mend(name: string, meant: string | undefined): Details {
  if (meant !== undefined) return { suggestion: meant, reason: "rename" };
  if (!KNOWN.has(name)) return { reason: "remove" };
  const knowing = [...events].filter(([, form]) => Object.hasOwn(form.schema.properties ?? {}, name));
  if (knowing.length > limits.typesTold) return { reason: "remove" };
  return { types: knowing.map(([other]) => `\`${other}\``).join(", "), reason: "elsewhere" };
}
