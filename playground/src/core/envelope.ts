/** Events one level too deep: in an object with another purpose, in one with numbers as names, in a text. */

import { limits, schemaOfEvent } from "./contract";
import { type Params, shown } from "./finding";
import { type Node, type ObjectNode, isObject } from "./node";
import { scan } from "./scan";
import { skipBlanks } from "./tokens";
import { typeMeant } from "./type_of";

/** The array or object that a text holds as JSON, with the texts in it as they are. */
export function decoded(text: string): Node | undefined {
  const first = text.charAt(skipBlanks(text, 0));
  return first === "{" || first === "[" ? scan(text, 1).root : undefined;
}

/** What to say of an object that is no event but holds some. */
export function envelope(event: ObjectNode, inBatch: boolean): Params | undefined {
  if (event.members.size > 0 && isNumbered(event)) return { reason: "numbered" };
  for (const [name, node] of first(event)) {
    const reason = inside(node);
    if (reason !== undefined) {
      const isList = inBatch && reason.includes("list");
      return { member: shown(name), reason: isList ? `${reason}-of-batch` : reason };
    }
  }
  return undefined;
}

/** Whether an object was a list: its names are numbers, and the first values are events. */
function isNumbered(event: ObjectNode): boolean {
  for (const name of event.members.keys()) if (!/^[0-9]+$/.test(name)) return false;
  return first(event).every(([, node]) => isEvent(node));
}

function first(event: ObjectNode): [name: string, node: Node][] {
  const members: [string, Node][] = [];
  for (const [name, { node }] of event.members) {
    if (members.length === limits.namesCompared) break;
    members.push([name, node]);
  }
  return members;
}

/** How the value of a property holds events. */
function inside(node: Node | undefined): string | undefined {
  if (node === undefined) return undefined;
  if (node.kind === "string") return inside(decoded(node.value)) === undefined ? undefined : "text-inside";
  if (node.kind !== "array") return isEvent(node) ? "event-inside" : undefined;
  const [item] = node.items;
  return item && isEvent(item) ? "list-inside" : undefined;
}

/** Whether a value is an object with an event type, or with what certainly stands for one. */
function isEvent(node: Node): boolean {
  return isObject(node) && (schemaOfEvent(node)[0] !== null || typeMeant(node)?.certain !== undefined);
}
