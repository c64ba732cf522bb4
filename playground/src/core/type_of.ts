/** The event type that was meant where `type` is missing or unknown: in `type`, or in another property. */

import { namesType } from "./aliases";
import { plain } from "./characters";
import { events, limits } from "./contract";
import { type Params, shown } from "./finding";
import { type Meaning, meaning } from "./meaning";
import type { Member, Node, ObjectNode } from "./node";
import { bare, isShort } from "./suggest";

/** What an event of no known type was meant to be. */
export interface TypeMeant {
  /** The type, and the property that has it so far, if that is certain. */
  readonly certain: { readonly type: string; readonly member: string } | undefined;
  /** What the hint about the type is filled with. */
  readonly params: Params;
}

interface Found {
  readonly name: string;
  readonly found: Meaning;
}

const TYPE = "type";
/** So many properties that may name the type are looked at. */
const MOST_MEMBERS = 3;

/** What an event of no known type was meant to be, if anything says so. */
export function typeMeant(event: ObjectNode): TypeMeant | undefined {
  const given = event.members.get(TYPE)?.node;
  if (given === undefined) {
    const [first] = members(event);
    return first && instead(event, first);
  }
  if (given.kind !== "string") return undefined;
  const [first] = ranked(event, meaning(given.value));
  return first && beside(first);
}

/** An event with the type that was meant. */
export function withType(event: ObjectNode, { type, member }: { type: string; member: string }): ObjectNode {
  const { name, node } = event.members.get(member) as Member;
  const others = new Map([...event.members].filter(([each]) => each !== member));
  const corrected: Node = { kind: "string", value: type, start: node.start, end: node.end };
  return { ...event, members: others.set(TYPE, { name, node: corrected }) };
}

/** What an event without `type` was meant to be, by the property that names its type. */
function instead(event: ObjectNode, { name, found }: Found): TypeMeant {
  const isExact = textOf(event, name) === found.type;
  const reason = String(found.params["reason"]).replace("alias", TYPE);
  const vague = { ...found.params, found: shown(name), reason };
  const exact = { found: shown(name), reason: "rename" };
  const certain = { found: shown(name), suggestion: found.type ?? "", reason: "rename-value" };
  return { certain: certainOf(found, name), params: isExact ? exact : found.isCertain ? certain : vague };
}

/** What an event of an unknown type was meant to be, by that type or by another property. */
function beside({ name, found }: Found): TypeMeant {
  if (name === TYPE || !found.isCertain) return { certain: certainOf(found, TYPE), params: found.params };
  const params = { found: shown(name), suggestion: found.type ?? "", reason: "member" };
  return { certain: certainOf(found, name), params };
}

const certainOf = ({ isCertain, type }: Meaning, member: string): TypeMeant["certain"] =>
  isCertain && type !== undefined ? { type, member } : undefined;

/** What an unknown type means, and what other properties say, the most certain first. */
function* ranked(event: ObjectNode, given: Meaning | undefined): Iterable<Found> {
  const own = given ? [{ name: TYPE, found: given }] : [];
  yield* own.filter(({ found }) => found.isCertain && !found.isAlias);
  const others = members(event);
  yield* others.filter(({ name }) => isExact(event, name));
  yield* [...own, ...others].filter(({ found }) => found.isCertain);
  yield* own.filter(({ found }) => found.type !== undefined);
  yield* [...others, ...own];
}

/** The properties that name a type in the place of `type`, the most certain first. */
function members(event: ObjectNode): Found[] {
  const all: Found[] = [];
  let looked = 0;
  for (const name of firstNames(event)) {
    const value = name !== TYPE && isTypeName(name) ? textOf(event, name) : undefined;
    if (value === undefined) continue;
    if (looked === MOST_MEMBERS) break;
    looked += 1;
    const found = meaning(value);
    if (found && (found.isCertain || found.isAlias)) all.push({ name, found });
  }
  const rank = ({ name, found }: Found): number => 2 * Number(!isExact(event, name)) + Number(!found.isCertain);
  return all.sort((one, other) => rank(one) - rank(other));
}

/** So many names of an object as are compared. */
function* firstNames(event: ObjectNode): Iterable<string> {
  let left = limits.namesCompared;
  for (const name of event.members.keys()) {
    if (left === 0) return;
    left -= 1;
    yield name;
  }
}

const isTypeName = (name: string): boolean => isShort(name) && (namesType(name) || bare(plain(name)) === TYPE);

const isExact = (event: ObjectNode, name: string): boolean => events.has(textOf(event, name) ?? "");

function textOf(event: ObjectNode, name: string): string | undefined {
  const node = event.members.get(name)?.node;
  return node?.kind === "string" ? node.value : undefined;
}
