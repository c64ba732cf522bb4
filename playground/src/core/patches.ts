/**
 * Fixes of names and structure: JSON patches (RFC 6902) of an event, most of them without a value of it.
 *
 * Each function takes the event, the path of the finding in it and the params of the finding, and gives the operations,
 * or nothing where something would be lost or is not certain.
 */

import { decoded } from "./envelope";
import { type Params, shown } from "./finding";
import { type Node, type ObjectNode, isObject } from "./node";
import type { Operation } from "./patch";
import { type Path, pointer } from "./pointer";
import { bare } from "./suggest";

const EVENT = "event";
const LIST = "events";

const move = (from: Path, path: Path): Operation => ({ op: "move", from: pointer(from), path: pointer(path) });

/** The name of a member that is shown as a text. */
const nameOf = (event: ObjectNode, text: unknown): string =>
  [...event.members.keys()].find((name) => shown(name) === text) ?? "";

/** Whether a name is only a part of the one that was meant: that may be chance. */
const isPart = (name: string, meant: string): boolean => bare(name) !== bare(meant) && bare(meant).includes(bare(name));

/** Rename the unknown property at a path to the one that was meant. */
export function unknownRenamed(_: ObjectNode, path: Path, params: Params): Operation[] | undefined {
  const meant = String(params["suggestion"]);
  return isPart(String(path.at(-1)), meant) ? undefined : [move(path, [meant])];
}

/** Rename the property that was found to the missing one. */
export function missingRenamed(event: ObjectNode, path: Path, params: Params): Operation[] | undefined {
  const [found, missing] = [nameOf(event, params["found"]), String(params["property"])];
  return isPart(found, missing) ? undefined : [move([...path, found], [...path, missing])];
}

/** Write the event type that was meant. */
export function typeReplaced(event: ObjectNode, path: Path, params: Params): Operation[] | undefined {
  const node = event.members.get("type")?.node;
  const [given, meant] = [node?.kind === "string" ? node.value : "", String(params["suggestion"])];
  if (isPart(given, meant) && bare(EVENT + given) !== bare(meant)) return undefined;
  return [{ op: "replace", path: pointer(path), value: meant }];
}

/** Take the events out of the only member of an object. */
export function unwrapped(event: ObjectNode, path: Path): Operation[] | undefined {
  return event.members.size === 1 ? [move([...path, ...event.members.keys()], path)] : undefined;
}

/** Make an array of an object with numbers as names, in their order. */
export function asArray(event: ObjectNode, path: Path): Operation[] {
  const names = [...event.members.keys()].sort((one, other) => one.length - other.length || (one < other ? -1 : 1));
  const list = [...path, LIST];
  const moves = names.map((name) => move([...path, name], [...list, "-"]));
  return [{ op: "add", path: pointer(list), value: [] }, ...moves, move(list, path)];
}

/** Move all members of a property one level up, and take the property out. */
export function movedUp(event: ObjectNode, path: Path, params: Params): Operation[] {
  const member = [...path, nameOf(event, params["member"])];
  const names = params["properties"] as readonly string[];
  return [...names.map((name) => move([...member, name], [...path, name])), { op: "remove", path: pointer(member) }];
}

/** Put the JSON that a text holds in its place: in that of the event, or of an object with this text alone. */
export function textDecoded(event: Node, path: Path): Operation[] | undefined {
  const texts = isObject(event) ? [...event.members.values()].map(({ node }) => node) : [event];
  const [text] = texts;
  if (texts.length !== 1 || text?.kind !== "string" || decoded(text.value) === undefined) return undefined;
  return [{ op: "replace", path: pointer(path), value: JSON.parse(text.value) as unknown }];
}
