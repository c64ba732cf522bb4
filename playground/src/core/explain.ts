/** The judge's breaches → findings: each with its code, one for each mistake, in the order of the text. */

import { type FlatSchema, REFUSED, batch, codeOf, codes, schemaOfEvent } from "./contract";
import type { Finding } from "./finding";
import { type Breach, breaches } from "./judge";
import { Names } from "./misspelt";
import { type ArrayNode, type Node, type ObjectNode, isObject } from "./node";
import { paramsOf } from "./params";
import { type Path, PlaceSet } from "./pointer";
import { type Pair, renamed } from "./renamed";
import { seenAs } from "./seen";
import { LATEST } from "./unix_time";

/** What is wrong with an event. */
export interface Explanation {
  /** In the order of the text; of the unknown properties no more than were asked for. */
  readonly findings: readonly Finding[];
  /** Whether something is wrong with the value at a place: with an unknown property it is, listed or not. */
  readonly isWrong: (place: Path) => boolean;
  /** Whether an unknown property was meant as this one. */
  readonly isMeant: (name: string) => boolean;
}

/** Of a valid event: nothing. */
export const NOTHING: Explanation = { findings: [], isWrong: () => false, isMeant: () => false };

/**
 * Explain what is wrong with an event that stands at `path` of the payload, with at most `limit` unknown properties.
 *
 * With `blameUnknown`, a misspelt name is reported as an unknown property, otherwise as a missing one. A number in the
 * place of a timestamp is a Unix time up to the second `until`.
 */
export function explainEvent(
  event: Node,
  value: unknown,
  path: Path,
  blameUnknown: boolean,
  limit: number,
  until: number,
): Explanation {
  const seen = seenAs(event, value, path);
  const { aboutType } = seen;
  if (seen.isEnvelope && aboutType) return { findings: [aboutType], isWrong: () => true, isMeant: () => false };
  const [, flat] = schemaOfEvent(seen.event);
  const broken = breaches(flat, seen.event, seen.value);
  const found = onePerPlace(typesFirst(broken).flatMap((breach) => findingsOf(flat, breach, path, until)));
  if (!isObject(seen.event)) return explanation(found, undefined, event, path);
  const names = new Names(seen.event, path, broken, found, blameUnknown);
  const ofNames = [...found.flatMap((finding) => names.explain(finding)), ...names.unknown(limit)];
  const pairs = renamed(seen.event, ofNames, blameUnknown);
  const all = [...ofNames, ...findingsOfRenamed(flat, seen.event, seen.value, pairs, path, until)];
  const others = aboutType ? all.filter((finding) => !isOfType(finding, path)) : all;
  return explanation(aboutType ? [aboutType, ...others] : others, names, event, path);
}

/** Whether a finding is about the type of an event at `path`. */
function isOfType({ code, params, path: place }: Finding, path: Path): boolean {
  if (place.length === path.length) return code === "missing-property" && params["property"] === "type";
  return place.length === path.length + 1 && place.at(-1) === "type";
}

function explanation(found: readonly Finding[], names: Names | undefined, event: Node, path: Path): Explanation {
  const wrong = new PlaceSet(found.filter(({ code }) => code !== "missing-property").map((finding) => finding.path));
  return {
    findings: inOrder(event, path, found),
    isWrong: (place) => wrong.has(place) || (names?.isReportedAt(place) ?? false),
    isMeant: (name) => names?.isMeant(name) ?? false,
  };
}

/** The findings of an event at `path` as they stand in the text: on the event itself, then by property. */
export function inOrder(event: Node, path: Path, findings: readonly Finding[]): Finding[] {
  if (findings.length < 2) return [...findings];
  const ranks = new Map<unknown, number>();
  if (isObject(event)) for (const name of event.members.keys()) ranks.set(name, ranks.size);
  const rank = (finding: Finding): number => ranks.get(finding.path[path.length]) ?? -1;
  return [...findings].sort((one, other) => rank(one) - rank(other));
}

/** What is wrong with a batch as such; nothing, if its events can be judged one by one. */
export function explainBatch(events: ArrayNode, values: unknown): Finding[] {
  return breaches(batch, events, values).flatMap((breach) => findingsOf(batch, breach, [], LATEST));
}

/** That something is refused, where nothing says why: the verdict is the judge's, not that of the explanation. */
export const refusedAt = (path: Path): Finding => ({ code: REFUSED, path, params: {} });

/** The findings of one breach in a value at `path`; unknown names are explained with all names of an event. */
function findingsOf(flat: FlatSchema, breach: Breach, path: Path, until: number): Finding[] {
  const here = [...path, ...breach.path];
  const { keyword, limit, schemaLocation, value } = breach;
  if (keyword === "additionalProperties") return [];
  if (keyword === "required") {
    const missing = (limit as string[]).filter((name) => !(isObject(value) && value.members.has(name)));
    return missing.map((name) => {
      const stated = flat.schemaLocations.get(`/required/${name}`) ?? "";
      return { code: "missing-property", path: here, schemaLocation: stated, params: { property: name } };
    });
  }
  // Of an event or a batch as a whole, only the codes of places have words.
  const code = breach.path.length > 0 || Object.hasOwn(codes["by-place"], schemaLocation) ? codeOf(schemaLocation) : REFUSED;
  const name = breach.path.at(-1);
  const optional = name !== undefined && !flat.schema.required?.includes(name);
  return [{ code, path: here, schemaLocation, params: paramsOf(code, breach, here, optional, until) }];
}

/** What is wrong with the values under other names: what the properties that are meant do not allow. */
function findingsOfRenamed(
  flat: FlatSchema,
  event: ObjectNode,
  value: unknown,
  pairs: readonly Pair[],
  path: Path,
  until: number,
): Finding[] {
  return pairs.flatMap(([name, meant]) => {
    const member = event.members.get(name);
    const root: ObjectNode = { ...event, members: new Map(member ? [[meant, member]] : []) };
    const broken = breaches(flat, root, { [meant]: (value as Record<string, unknown>)[name] });
    const ofValue = typesFirst(broken.filter((breach) => breach.path.length > 0));
    const found = onePerPlace(ofValue.flatMap((breach) => findingsOf(flat, breach, path, until)));
    return found.map((finding) => ({ ...finding, path: [...path, name, ...finding.path.slice(path.length + 1)] }));
  });
}

/** Where the type of a value is wrong, nothing else that is said of it is of use. */
function typesFirst(broken: readonly Breach[]): Breach[] {
  const isOfType = ({ keyword }: Breach): boolean => keyword === "type";
  return [...broken.filter(isOfType), ...broken.filter((breach) => !isOfType(breach))];
}

/** Of several findings about one value the first. */
function onePerPlace(findings: readonly Finding[]): Finding[] {
  const found = new Map<string, Finding>();
  for (const finding of findings) {
    const which = finding.code === "missing-property" ? finding.params["property"] : null;
    const place = JSON.stringify([which, finding.path]);
    if (!found.has(place)) found.set(place, finding);
  }
  return [...found.values()];
}
