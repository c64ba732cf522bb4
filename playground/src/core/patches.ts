/**
 * Fixes of names and structure: JSON patches (RFC 6902) of an event, most of them without a value of it.
 *
 * Each function takes the event, the path of the finding in it and the params of the finding, and gives the operations,
 * or nothing where something would be lost or is not certain.
 */

import { namesType, partMeant } from "./aliases";
import { plain } from "./characters";
import { advice, events } from "./contract";
import { layers } from "./envelope";
import { type Params, shown } from "./finding";
import { type Node, type ObjectNode, isObject } from "./node";
import type { Operation } from "./patch";
import { nodeAt } from "./places";
import { type Path, pointer } from "./pointer";
import { SEPARATOR, wordsOf } from "./meaning";
import { bare } from "./suggest";

const [EVENT, TYPE] = ["event", "type"];
const LIST = "events";

/** The names of types without case and separators, with and without `event`. */
const TYPES = new Set([...events.keys()].flatMap((name) => [bare(name), bare(name.slice(EVENT.length))]));

const move = (from: Path, path: Path): Operation => ({ op: "move", from: pointer(from), path: pointer(path) });

/** The name of a member that is shown as a text. */
const nameOf = (event: ObjectNode, text: unknown): string =>
  [...event.members.keys()].find((name) => shown(name) === text) ?? "";

/**
 * Whether a name is another one but for case, separators, look-alikes, or a slip of the keyboard.
 *
 * A slip leaves a letter out, types one twice, or swaps two. Another letter may make another word: `customerMode`.
 */
export function isCertain(name: string, meant: string): boolean {
  const [given, wanted] = [[...bare(plain(name))], [...bare(meant)]];
  if (given.join("") === wanted.join("")) return true;
  if (given.length === wanted.length) {
    const wrong = given.flatMap((char, at) => (char === wanted[at] ? [] : [[char, wanted[at]]]));
    const [one, other] = wrong;
    return wrong.length === 2 && one?.[0] === other?.[1] && one?.[1] === other?.[0];
  }
  const [longer, shorter] = given.length > wanted.length ? [given, wanted] : [wanted, given];
  const at = longer.findIndex((_, index) => longer.toSpliced(index, 1).join("") === shorter.join(""));
  return at >= 0 && (longer === wanted || longer[at] === longer[at + 1]);
}

/** Whether no other member is as certainly meant as this one. */
const isAlone = (event: ObjectNode, name: string, meant: string): boolean =>
  ![...event.members.keys()].some((other) => other !== name && bare(plain(other)) === bare(meant));

/** Rename the unknown property at a path to the one that was meant. */
export function unknownRenamed(event: ObjectNode, path: Path, params: Params): Operation[] | undefined {
  const [name, meant] = [String(path.at(-1)), String(params["suggestion"])];
  return isCertain(name, meant) && isAlone(event, name, meant) ? [move(path, [meant])] : undefined;
}

/** Rename the property that was found to the missing one. */
export function missingRenamed(event: ObjectNode, path: Path, params: Params): Operation[] | undefined {
  const [found, missing] = [nameOf(event, params["found"]), String(params["property"])];
  if (missing === TYPE && namesAnotherType(event, found)) return undefined;
  const isTypeByName = missing === TYPE && namesType(found);
  const isMeant = isTypeByName || (isCertain(found, missing) && isAlone(event, found, missing));
  return isMeant ? [move([...path, found], [...path, missing])] : undefined;
}

/** Whether another property that may name the type has a text, which may be another type. */
function namesAnotherType(event: ObjectNode, found: string): boolean {
  const own = textOf(event.members.get(found)?.node);
  return [...event.members].some(([name, { node }]) => {
    const other = textOf(node);
    const isAnother = own !== undefined && other !== undefined && other !== own && bare(other).startsWith(EVENT);
    return name !== found && namesType(name) && isAnother;
  });
}

const textOf = (node: Node | undefined): string | undefined => (node?.kind === "string" ? node.value : undefined);

/** Write the event type that was meant. */
export function typeReplaced(event: ObjectNode, path: Path, params: Params): Operation[] | undefined {
  const [given, meant] = [textOf(event.members.get(TYPE)?.node) ?? "", String(params["suggestion"])];
  const isMeant =
    params["reason"] === "class-name"
      ? !given.split(SEPARATOR).slice(0, -1).some((part) => TYPES.has(bare(part)))
      : isCertain(given, meant) || isCertain(EVENT + given, meant) || [given, `${EVENT}_${given}`].map(wordsOf).includes(wordsOf(meant));
  return isMeant ? [{ op: "replace", path: pointer(path), value: meant }] : undefined;
}

/** Write the allowed value that is a part of a text, if the rest of that is known already. */
export function partKept(event: ObjectNode, path: Path, params: Params): Operation[] | undefined {
  const around = nodeAt(event, path.slice(0, -1));
  const texts = [path.at(-1), params["rest"]].map((name) => isObject(around) && textOf(around.members.get(String(name))?.node));
  const [given, known] = texts.map((text) => text || "") as [string, string];
  const part = partMeant(String(params["property"]), given, params["choices"] as readonly string[]);
  return part && bare(known) === part.rest ? [{ op: "replace", path: pointer(path), value: params["suggestion"] }] : undefined;
}

/** The path and the value of a member of an object, or of the only one of its only member. */
function inmost(event: ObjectNode, params: Params): readonly [path: string[], node: Node | undefined] {
  const [only] = event.members;
  const [name, member] = [...event.members].find(([each]) => shown(each) === params["member"]) ?? only ?? [];
  if (name === undefined || member === undefined) return [[], undefined];
  const { node } = member;
  if (shown(name) === params["member"] || !isObject(node)) return [[name], node];
  const [[inner, innermost] = []] = node.members;
  return inner === undefined ? [[name], node] : [[name, inner], innermost?.node];
}

/** Take the events out of a member of an object, or of the only one of its only member. */
export function unwrapped(event: ObjectNode, path: Path, params: Params): Operation[] | undefined {
  return [move([...path, ...inmost(event, params)[0]], path)];
}

/** Write the type that the only member of an object is named after into the object in it, and take that out. */
export function named(event: ObjectNode, path: Path, params: Params): Operation[] | undefined {
  const [[name = ""], meant] = [[...event.members.keys()], String(params["suggestion"])];
  if (!isCertain(name, meant) && !isCertain(EVENT + name, meant)) return undefined;
  return [{ op: "add", path: pointer([...path, name, TYPE]), value: meant }, move([...path, name], path)];
}

/** Put the only item of an array in its place. */
export const onlyItem = (_: Node, path: Path): Operation[] => [move([...path, 0], path)];

/** Move all members of an unknown property one level up. */
export function unknownMovedUp(event: ObjectNode, path: Path, params: Params): Operation[] | undefined {
  return movedUp(event, path.slice(0, -1), { ...params, member: params["property"] ?? "" });
}

/** Make an array of an object whose names count from 0 or from 1; other numbers may mean something. */
export function asArray(event: ObjectNode, path: Path): Operation[] | undefined {
  const names = [...event.members.keys()].sort((one, other) => one.length - other.length || (one < other ? -1 : 1));
  if (!names.every((name, at) => name === String(at)) && !names.every((name, at) => name === String(at + 1))) return undefined;
  const list = [...path, LIST];
  const moves = names.map((name) => move([...path, name], [...list, "-"]));
  return [{ op: "add", path: pointer(list), value: [] }, ...moves, move(list, path)];
}

/** Move all members of a property one level up, if it is known to hold such, and no other has them, too. */
export function movedUp(event: ObjectNode, path: Path, params: Params): Operation[] | undefined {
  const name = nameOf(event, params["member"]);
  const names = params["properties"] as readonly string[];
  const isKnown = advice.aliases.inside.includes(name) || names.every((each) => each.toLowerCase().startsWith(name.toLowerCase()));
  const others = [...event.members].filter(([other, { node }]) => other !== name && isObject(node));
  const isTwice = others.some(([, { node }]) => isObject(node) && names.some((each) => node.members.has(each)));
  if (!isKnown || isTwice) return undefined;
  const member = [...path, name];
  return [...names.map((each) => move([...member, each], [...path, each])), { op: "remove", path: pointer(member) }];
}

/** Put the JSON that a text holds in its place: in that of the event, or of an object with this text alone. */
export function textDecoded(event: Node, path: Path, params: Params): Operation[] | undefined {
  const text = isObject(event) ? inmost(event, params)[1] : event;
  const found = text?.kind === "string" ? layers(text.value) : undefined;
  if (!found || !isExact(found.root)) return undefined;
  return [{ op: "replace", path: pointer(path), value: JSON.parse(found.inner) as unknown }];
}

/** Whether all numbers in a value are integers that every reader and writer of JSON keeps. */
function isExact(node: Node): boolean {
  if (node.kind === "array") return node.items.every(isExact);
  if (node.kind === "object") return [...node.members.values()].every((member) => isExact(member.node));
  return node.kind !== "number" || (node.digits !== undefined && Number.isSafeInteger(node.value));
}
