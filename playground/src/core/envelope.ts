/** Events one level too deep: in an object with another purpose, in one with numbers as names, in a text. */

import { KNOWN, events, limits, schemaOfEvent } from "./contract";
import { type Params, shown } from "./finding";
import { meaning } from "./meaning";
import { type Node, type ObjectNode, firstMembers, isObject } from "./node";
import { scan } from "./scan";
import { skipBlanks } from "./tokens";
import { typeMeant } from "./type_of";

const TYPE = "type";

/** The array or object that a text holds as JSON, with the texts in it as they are. */
export const decoded = (text: string): Node | undefined => layers(text)?.root;

/** How many times the JSON in a text is looked for in a text inside that text. */
const MOST_LAYERS = 8;

/** What `decoded` gives, with the text that has it alone, and how many times that was encoded. */
export function layers(text: string): { readonly root: Node; readonly inner: string; readonly count: number } | undefined {
  let inner = text;
  for (let count = 1; count <= MOST_LAYERS; count += 1) {
    const root = '{["'.includes(inner.charAt(skipBlanks(inner, 0)) || " ") ? scan(inner, 1).root : undefined;
    if (root === undefined) return undefined;
    if (root.kind !== "string") return { root, inner, count };
    inner = root.value;
  }
  return undefined;
}

/** What to say of an object that is no event but holds some. */
export function envelope(event: ObjectNode, inBatch: boolean): Params | undefined {
  if (event.members.size > 0 && isNumbered(event)) return { reason: "numbered" };
  for (const [names, node] of [...members(event), ...membersOfMembers(event)]) {
    const reason = inside(node);
    if (reason !== undefined) {
      const where = inBatch && reason.includes("list") ? "-of-batch" : "";
      return { member: shown(names.join(".")), reason: `${reason}${where}${rest(event, names)}` };
    }
  }
  return named(event);
}

type Inner = readonly [names: readonly string[], node: Node];

const members = (event: ObjectNode): Inner[] => first(event).map(([name, node]) => [[name], node]);

/** What is two levels down, but not in what an event may have itself. */
function membersOfMembers(event: ObjectNode): Inner[] {
  const inner = first(event).flatMap(([name, node]): Inner[] =>
    isObject(node) && !KNOWN.has(name) ? first(node).map(([each, value]) => [[name, each], value]) : [],
  );
  return inner.slice(0, 2 * limits.namesCompared - Math.min(event.members.size, limits.namesCompared));
}

/** The end of the reason: something is beside the events, and is lost when they are taken out. */
function rest(event: ObjectNode, [name = "", inner]: readonly string[]): string {
  const node = event.members.get(name)?.node;
  const isInnerAlone = inner === undefined || (node !== undefined && isObject(node) && node.members.size === 1);
  return event.members.size === 1 && isInnerAlone ? "" : "-rest";
}

/** What to say of an object in which the name of the event's type is that of a property. */
function named(event: ObjectNode): Params | undefined {
  if ([...event.members.keys()].some((name) => KNOWN.has(name))) return undefined;
  for (const [name, node] of first(event)) {
    const item = node.kind === "array" ? node.items[0] : node;
    const found = item && isObject(item) && !item.members.has(TYPE) ? meaning(name) : undefined;
    const flat = found?.isCertain && found.type !== undefined ? events.get(found.type) : undefined;
    if (item === undefined || !isObject(item) || !flat || found?.type === undefined) continue;
    if (!Object.keys(flat.schema.properties ?? {}).some((each) => item.members.has(each))) continue;
    const reason = node.kind === "array" ? "named-list" : "named";
    return { member: shown(name), suggestion: found.type, reason: `${reason}${rest(event, [name])}` };
  }
  return undefined;
}

/** Whether an object was a list: its names are numbers, and the first values are events. */
function isNumbered(event: ObjectNode): boolean {
  for (const name of event.members.keys()) if (!/^[0-9]+$/.test(name)) return false;
  return first(event).every(([, node]) => isEvent(node));
}

const first = (event: ObjectNode): [name: string, node: Node][] => firstMembers(event, limits.namesCompared);

/** How the value of a property holds events. */
function inside(node: Node | undefined): string | undefined {
  if (node === undefined) return undefined;
  if (node.kind === "string") return isAround(decoded(node.value)) ? "text-inside" : undefined;
  if (node.kind !== "array") return isEvent(node) ? "event-inside" : undefined;
  const [item] = node.items;
  return item && isEvent(item) ? "list-inside" : undefined;
}

/** Whether what a text holds is an event, or has one in it. */
function isAround(node: Node | undefined): boolean {
  const inner = node && isObject(node) ? first(node).map(([, each]) => each) : [];
  return [node, ...inner.filter(({ kind }) => kind !== "string")].some((each) => inside(each) !== undefined);
}

/** Whether a value is an object with an event type, or with what certainly stands for one. */
function isEvent(node: Node): boolean {
  return isObject(node) && (schemaOfEvent(node)[0] !== null || typeMeant(node)?.certain !== undefined);
}
