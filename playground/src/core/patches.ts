/**
 * Fixes of names and structure: JSON patches (RFC 6902) of an event, most of them without a value of it.
 *
 * Each function takes the event, the path of the finding in it and the params of the finding, and gives the operations,
 * or nothing where something would be lost or is not certain.
 */

import { decoded } from "./envelope";
import { type Params, shown } from "./finding";
import { type Node, type ObjectNode, isObject } from "./node";
import { type Path, pointer } from "./pointer";
import { bare } from "./suggest";

export type Operation =
  | { readonly op: "move"; readonly from: string; readonly path: string }
  | { readonly op: "remove"; readonly path: string }
  | { readonly op: "add" | "replace"; readonly path: string; readonly value: unknown };

type Patch<Event> = (event: Event, path: Path, params: Params) => Operation[] | undefined;

const EVENT = "event";
const LIST = "events";

const move = (from: Path, path: Path): Operation => ({ op: "move", from: pointer(from), path: pointer(path) });

/** The name of a member that is shown as a text. */
const nameOf = (event: ObjectNode, text: unknown): string =>
  [...event.members.keys()].find((name) => shown(name) === text) ?? "";

/** Whether a name is only a part of the one that was meant: that may be chance. */
const isPart = (name: string, meant: string): boolean => bare(name) !== bare(meant) && bare(meant).includes(bare(name));

/** Rename the unknown property at a path to the one that was meant. */
function unknownRenamed(_: ObjectNode, path: Path, params: Params): Operation[] | undefined {
  const meant = String(params["suggestion"]);
  return isPart(String(path.at(-1)), meant) ? undefined : [move(path, [meant])];
}

/** Rename the property that was found to the missing one. */
function missingRenamed(event: ObjectNode, path: Path, params: Params): Operation[] | undefined {
  const [found, missing] = [nameOf(event, params["found"]), String(params["property"])];
  return isPart(found, missing) ? undefined : [move([...path, found], [...path, missing])];
}

/** Write the event type that was meant. */
function typeReplaced(event: ObjectNode, path: Path, params: Params): Operation[] | undefined {
  const node = event.members.get("type")?.node;
  const [given, meant] = [node?.kind === "string" ? node.value : "", String(params["suggestion"])];
  if (isPart(given, meant) && bare(EVENT + given) !== bare(meant)) return undefined;
  return [{ op: "replace", path: pointer(path), value: meant }];
}

/** Take the events out of the only member of an object. */
function unwrapped(event: ObjectNode, path: Path): Operation[] | undefined {
  return event.members.size === 1 ? [move([...path, ...event.members.keys()], path)] : undefined;
}

/** Make an array of an object with numbers as names, in their order. */
function asArray(event: ObjectNode, path: Path): Operation[] {
  const names = [...event.members.keys()].sort((one, other) => one.length - other.length || (one < other ? -1 : 1));
  const list = [...path, LIST];
  const moves = names.map((name) => move([...path, name], [...list, "-"]));
  return [{ op: "add", path: pointer(list), value: [] }, ...moves, move(list, path)];
}

/** Move all members of a property one level up, and take the property out. */
function movedUp(event: ObjectNode, path: Path, params: Params): Operation[] {
  const member = [...path, nameOf(event, params["member"])];
  const names = params["properties"] as readonly string[];
  return [...names.map((name) => move([...member, name], [...path, name])), { op: "remove", path: pointer(member) }];
}

/** Put the JSON that a text holds in its place: in that of the event, or of an object with this text alone. */
function textDecoded(event: Node, path: Path): Operation[] | undefined {
  const texts = isObject(event) ? [...event.members.values()].map(({ node }) => node) : [event];
  const [text] = texts;
  if (texts.length !== 1 || text?.kind !== "string" || decoded(text.value) === undefined) return undefined;
  return [{ op: "replace", path: pointer(path), value: JSON.parse(text.value) as unknown }];
}

/** By code and reason. */
const PATCHES: Readonly<Record<string, Patch<ObjectNode>>> = {
  "unknown-property rename": unknownRenamed,
  "unknown-property odd-character": unknownRenamed,
  "missing-property rename": missingRenamed,
  "missing-property odd-character": missingRenamed,
  "unknown-event-type rename": typeReplaced,
  "unknown-event-type odd-character": typeReplaced,
  "unknown-event-type class-name": typeReplaced,
  "missing-property event-inside": unwrapped,
  "missing-property list-inside": unwrapped,
  "missing-property text-inside": textDecoded,
  "missing-property numbered": asArray,
  "missing-property inside-all": movedUp,
};

/** The operations that fix what was found at `path` of an event, if there is a certain fix. */
export function patchOf(code: string, event: Node, path: Path, params: Params): Operation[] | undefined {
  const reason = String(params["reason"]);
  if (code === "not-an-event" && reason === "encoded") return textDecoded(event, path);
  return isObject(event) ? PATCHES[`${code} ${reason}`]?.(event, path, params) : undefined;
}
