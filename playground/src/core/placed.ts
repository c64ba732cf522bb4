/** Required properties in the wrong place: inside another property, or in a list of products. */

import { PRODUCT, isListOfProducts, propertyAlias, typeOfList } from "./aliases";
import { type FlatSchema, advice, events, limits } from "./contract";
import { type Params, shown } from "./finding";
import { type Node, type ObjectNode, isObject } from "./node";
import { isShort } from "./suggest";
import { isNoCode } from "./wrong_type";

/** Where missing properties are, instead of in the event itself. */
export interface Placed {
  /** The property of the event that they are inside. */
  readonly member: string;
  /** Which they are, and others that belong into the event. */
  readonly names: readonly string[];
  /** What the hint about the first of them is filled with. */
  readonly params: Params;
  /** Whether the hint says what to do with `member`, too. */
  readonly isExplained: boolean;
  /** Whether they are in the items of a list. */
  readonly isList?: true;
}

type Finder = (event: ObjectNode, flat: FlatSchema, missing: readonly string[]) => Iterable<Placed>;

/** Where missing properties of an event are; nothing of those that are nowhere. */
export function placedOf(event: ObjectNode, flat: FlatSchema, missing: readonly string[]): Placed[] {
  const found = [...inside(event, flat, missing)];
  for (const find of [listed, aliased] as Finder[]) {
    const left = missing.filter((name) => !found.some(({ names }) => names.includes(name)));
    found.push(...find(event, flat, left));
  }
  const [first, ...others] = found;
  if (first === undefined || !others.some(({ isList, member }) => isList && member === first.member)) return found;
  // What the hint about the list says of the rest counts.
  return [{ ...first, params: { ...first.params, reason: "inside-metadata" } }, ...others];
}

/** What to say of an unknown property that is an object with properties that the event lacks. */
export function insideUnknown(event: ObjectNode, { schema }: FlatSchema, name: string): Params | undefined {
  const node = event.members.get(name)?.node;
  if (!node || !isObject(node)) return undefined;
  const names = Object.keys(schema.properties ?? {}).filter((each) => node.members.has(each) && !event.members.has(each));
  if (names.length === 0) return undefined;
  const reason = names.length === node.members.size ? "inside-all" : "inside-rest";
  return { properties: names, reason: advice.aliases.inside.includes(name) ? reason : "inside-if" };
}

/** What to say of an object without a type that has a list of products in the place of one. */
export function wholeOrder(event: ObjectNode): Params | undefined {
  for (const [name, { node }] of event.members.has(PRODUCT) ? [] : first(event.members)) {
    const [item] = node.kind === "array" ? node.items : [];
    if (item === undefined || !isObject(item) || !isShort(name) || !isListOfProducts(name)) continue;
    const type = typeOfList(name);
    const about = type !== undefined && events.has(type) ? { suggestion: type, reason: "order" } : { reason: "one-each-type" };
    return { member: shown(name), code: PRODUCT, ...about };
  }
  return undefined;
}

/** Whether the value of a property may be an object: it is unknown, or may be anything. */
export function isFree({ schema }: FlatSchema, name: string): boolean {
  const property = isOf(schema, name) ? schema.properties?.[name] : undefined;
  return typeof property !== "object" || !("type" in property);
}

const isOf = (schema: FlatSchema["schema"], name: string): boolean => Object.hasOwn(schema.properties ?? {}, name);

function* objects(event: ObjectNode, flat: FlatSchema): Iterable<[member: string, value: ObjectNode]> {
  for (const [member, { node }] of first(event.members)) if (isObject(node) && isFree(flat, member)) yield [member, node];
}

function* first<T>(items: Iterable<T>): Iterable<T> {
  let left = limits.namesCompared;
  for (const item of items) {
    if (left === 0) return;
    left -= 1;
    yield item;
  }
}

function typeOfEvent(event: ObjectNode): string | undefined {
  const type = event.members.get("type")?.node;
  return type?.kind === "string" ? type.value : undefined;
}

/** The first object that has missing properties. */
function* inside(event: ObjectNode, flat: FlatSchema, missing: readonly string[]): Iterable<Placed> {
  for (const [member, value] of objects(event, flat)) {
    if (!missing.some((name) => value.members.has(name))) continue;
    const known = Object.keys(flat.schema.properties ?? {});
    const names = known.filter((name) => value.members.has(name) && !event.members.has(name));
    const rest = names.length === value.members.size ? "inside-all" : "inside-rest";
    const type = typeOfEvent(value);
    if (type !== undefined && type === typeOfEvent(event)) {
      const reason = event.members.size === 2 ? "event-inside" : "event-inside-rest";
      yield { member, names, params: { member: shown(member), reason }, isExplained: true };
      return;
    }
    const reason = isOf(flat.schema, member) ? "inside-metadata" : rest;
    yield { member, names, params: { member: shown(member), properties: names, reason }, isExplained: true };
    return;
  }
}

/** The list of products that an event has instead of one, in itself or one level down. */
function* listed(event: ObjectNode, flat: FlatSchema, missing: readonly string[]): Iterable<Placed> {
  if (!missing.includes(PRODUCT)) return;
  for (const [member, name, node] of [...first(members(event, flat)), ...first(inner(event, flat))]) {
    if (node.kind !== "array" || !hasProducts(name ?? member, node.items)) continue;
    const about = name === undefined ? { reason: "one-each" } : beside(event, flat, member);
    const params = { member: shown(name === undefined ? member : `${member}.${name}`), ...about };
    yield { member, names: [PRODUCT], params, isExplained: true, isList: true };
    return;
  }
}

/** The reason why a list one level down needs a hint, and where other data are beside it. */
function beside(event: ObjectNode, { schema }: FlatSchema, member: string): Params {
  const node = event.members.get(member)?.node;
  const isAlone = node !== undefined && isObject(node) && node.members.size === 1;
  return isAlone || isOf(schema, member) ? { reason: "one-each" } : { around: shown(member), reason: "one-each-rest" };
}

type Inner = [member: string, name: string | undefined, node: Node];

function* members(event: ObjectNode, flat: FlatSchema): Iterable<Inner> {
  for (const [name, { node }] of event.members) if (!isOf(flat.schema, name)) yield [name, undefined, node];
}

function* inner(event: ObjectNode, flat: FlatSchema): Iterable<Inner> {
  for (const [member, value] of objects(event, flat)) {
    for (const [name, { node }] of value.members) yield [member, name, node];
  }
}

function hasProducts(name: string, [item]: readonly Node[]): boolean {
  if (item === undefined) return false;
  return (isObject(item) && item.members.has(PRODUCT)) || (isShort(name) && isListOfProducts(name));
}

/** The names one level down that mean missing properties in other vocabularies. */
function* aliased(event: ObjectNode, flat: FlatSchema, missing: readonly string[]): Iterable<Placed> {
  let left = missing;
  for (const [member, name = "", node] of first(inner(event, flat))) {
    const whole = `${member}.${name}`;
    const alias = isShort(whole) ? (propertyAlias(whole, left, []) ?? propertyAlias(name, left, [])) : undefined;
    if (alias?.property === undefined) continue;
    const { fit, note, property } = alias;
    left = left.filter((each) => each !== property);
    const about = fit === "if" ? aboutCode(property, node, note ?? {}) : { reason: "alias-inside" };
    yield { member, names: [property], params: { found: shown(whole), ...about }, isExplained: false };
  }
}

/** What to say of a value that may be a code, if there is one. */
const aboutCode = (property: string, node: Node, note: Params): Params =>
  isNoCode(property, node) ? { reason: "no-code" } : { note, reason: "alias-if-inside" };
