/** The lines and columns of a text, and the places of its values. */

import type { Node, Span } from "./node";
import type { Path } from "./pointer";

/** How many code points a text has, without an array of them. */
export function codePoints(text: string): number {
  let count = text.length;
  for (let at = 1; at < text.length; at += 1) if (isSecondHalf(text, at)) count -= 1;
  return count;
}

/** Whether a unit is the second half of a pair of surrogates. */
function isSecondHalf(text: string, at: number): boolean {
  return at > 0 && (text.charCodeAt(at) & 0xfc00) === 0xdc00 && (text.charCodeAt(at - 1) & 0xfc00) === 0xd800;
}

/** The value at a path. */
export function nodeAt(root: Node, path: Path): Node {
  let node = root;
  for (const step of path) {
    const inside: Node | undefined =
      node.kind === "array" ? node.items[Number(step)] : node.kind === "object" ? node.members.get(String(step))?.node : node;
    node = inside ?? node;
  }
  return node;
}

/** The part of the text to show for a value, or for the name of a property. */
export function spanOf(root: Node, path: Path, onName: boolean): Span {
  let node = root;
  let name: Span = root;
  for (const step of path) {
    if (node.kind === "array") {
      node = node.items[Number(step)] as Node;
    } else if (node.kind === "object") {
      const member = node.members.get(String(step));
      if (member) ({ node, name } = member);
    }
  }
  return onName ? name : node;
}

/** Tells line and column of one place after another; it is fastest where each is behind the last. */
export class Places {
  private at = 0;
  private line = 1;
  private column = 1;

  constructor(private readonly text: string) {}

  /** The line, and the column in code points, of an offset, both from 1. */
  lineAndColumn(offset: number): [line: number, column: number] {
    if (offset < this.at) [this.at, this.line, this.column] = [0, 1, 1];
    for (; this.at < offset; this.at += 1) {
      if (this.text.charCodeAt(this.at) === 0x0a) {
        this.line += 1;
        this.column = 1;
      } else if (!isSecondHalf(this.text, this.at)) {
        this.column += 1;
      }
    }
    return [this.line, this.column];
  }
}
