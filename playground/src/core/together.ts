/** A date and a time of day that were sent as two properties, where one timestamp belongs. */

import { advice, limits } from "./contract";
import type { Node, ObjectNode } from "./node";
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
  const node = event.members.get(name)?.node;
  const [own, other] = isPart(DATE, name, node) ? [DATE, TIME] : [TIME, DATE];
  if (!isPart(own, name, node)) return undefined;
  const first = [...event.members].slice(0, limits.namesCompared);
  const [partner] = first.find(([each, member]) => isPart(other, each, member.node)) ?? [];
  if (partner === undefined) return undefined;
  return own === DATE ? [name, partner] : [partner, name];
}

/** Whether the value of a property of this name is such a part alone. */
function isPart({ names, pattern }: Part, name: string, node: Node | undefined): boolean {
  return node?.kind === "string" && isShort(name) && names.has(bare(name)) && pattern.test(node.value);
}
