/** A date and a time of day that were sent as two properties, where one timestamp belongs. */

import { advice, limits } from "./contract";
import { type Node, type ObjectNode, firstMembers } from "./node";
import { bare, isShort } from "./suggest";

const { date, property, time } = advice.aliases.together;

/** The property that they make up together. */
export const TIMESTAMP = property;

interface Part {
  readonly names: ReadonlySet<string>;
  readonly pattern: RegExp;
}

const [DATE, TIME] = [date, time].map(
  ({ names, pattern }): Part => ({ names: new Set(names.map(bare)), pattern: new RegExp(`^(?:${pattern})$`, "u") }),
) as [Part, Part];

/** The properties of an event that have a date and a time of day, if a name is that of one of them. */
export function together(event: ObjectNode, name: string): [date: string, time: string] | undefined {
  if (![DATE, TIME].some((part) => isPart(part, name, event.members.get(name)?.node))) return undefined;
  const first = firstMembers(event, limits.namesCompared);
  const [date, time] = [DATE, TIME].map((part) => first.find(([each, node]) => isPart(part, each, node))?.[0]);
  return date !== undefined && time !== undefined && [date, time].includes(name) ? [date, time] : undefined;
}

/** Whether the value of a property of this name is such a part alone. */
function isPart({ names, pattern }: Part, name: string, node: Node | undefined): boolean {
  return node?.kind === "string" && isShort(name) && names.has(bare(name)) && pattern.test(node.value);
}
