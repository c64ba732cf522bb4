/** A JSON text as read: values with their places, in the order and the spelling of the text. */

/** A part of a text, in UTF-16 code units. */
export interface Span {
  readonly start: number;
  readonly end: number;
}

export interface Member {
  readonly name: Span;
  readonly node: Node;
}

/** An object; its span is that of its opening bracket. */
export interface ObjectNode extends Span {
  readonly kind: "object";
  readonly members: Map<string, Member>;
}

/** An array; its span is that of its opening bracket. */
export interface ArrayNode extends Span {
  readonly kind: "array";
  readonly items: Node[];
}

export interface StringNode extends Span {
  readonly kind: "string";
  readonly value: string;
}

export interface NumberNode extends Span {
  readonly kind: "number";
  readonly value: number;
  /** Set if it is spelt as an integer, without point and exponent: its exact value may be beyond a double's. */
  readonly digits: string | undefined;
}

export interface LiteralNode extends Span {
  readonly kind: "boolean" | "null";
  readonly value: boolean | null;
}

export type Node = ObjectNode | ArrayNode | StringNode | NumberNode | LiteralNode;

/** Narrows better than a comparison where a node may be of any kind. */
export const isObject = (node: Node): node is ObjectNode => node.kind === "object";

/** The first members of an object, with their values. */
export function firstMembers(object: ObjectNode, count: number): [name: string, node: Node][] {
  const members: [string, Node][] = [];
  for (const [name, { node }] of object.members) {
    if (members.length === count) break;
    members.push([name, node]);
  }
  return members;
}

/** A text that two values share if and only if they are equal as JSON, where `2` and `2.0` are one number. */
export function canonical(node: Node): string {
  if (node.kind === "array") return `[${node.items.map(canonical).join(",")}]`;
  if (node.kind === "number") return number(node);
  if (node.kind !== "object") return JSON.stringify(node.value);
  const members = [...node.members].map(([name, member]) => `${JSON.stringify(name)}:${canonical(member.node)}`);
  return `{${members.sort().join(",")}}`;
}

/** Of a number that is beyond those that every double tells apart, the digits are compared, and not all written out. */
function number({ value, digits }: NumberNode): string {
  const isExact = Number.isSafeInteger(value) || digits === undefined || BigInt(digits) === BigInt(value);
  return isExact ? String(value) : `${digits}n`;
}
