/** Operations of JSON Patch (RFC 6902), applied to a text: what they don't touch stays as it is written. */

import type { Node, Span } from "./node";
import { steps } from "./pointer";

/** One operation; its pointers lead into the value that is patched. */
export interface Operation {
  readonly op: "add" | "move" | "remove" | "replace";
  readonly path: string;
  readonly from?: string;
  readonly value?: unknown;
}

/** A value as it is written: its text, or, of an object or array that has changed, its parts. */
interface Draft {
  raw: string | undefined;
  readonly kind: Node["kind"];
  readonly parts: Part[];
  readonly style: Style;
}

/** A member of an object, or an item of an array. Its label is the name as it is written, with the colon. */
interface Part {
  readonly name: string;
  readonly label: string;
  draft: Draft;
}

/** The blanks behind the opening bracket, behind a comma, and before the closing bracket. */
interface Style {
  readonly open: string;
  readonly between: string;
  readonly close: string;
}

const PLAIN: Style = { open: "", between: " ", close: "" };

/** The text of a value to which operations were applied; nothing if one can't be. `text` is what `node` was read from. */
export function patched(text: string, node: Node, operations: readonly Operation[]): string | undefined {
  const value = { name: "", label: "", draft: draftOf(text, node) };
  const root: Draft = { raw: undefined, kind: "object", parts: [value], style: PLAIN };
  for (const operation of operations) if (!isApplied(root, operation)) return undefined;
  return root.parts.map(({ draft }) => written(draft)).join("");
}

function isApplied(root: Draft, { op, path, from, value }: Operation): boolean {
  if (op === "remove") return take(root, path) !== undefined;
  if (op !== "move") return put(root, path, plain(value), op === "replace");
  if (isRenamed(root, from ?? "", path)) return true;
  const moved = take(root, from ?? "");
  return moved !== undefined && put(root, path, moved, false);
}

function plain(value: unknown): Draft {
  const kind = Array.isArray(value) && value.length === 0 ? "array" : "null"; // an empty one may get items
  return { raw: JSON.stringify(value), kind, parts: [], style: PLAIN };
}

/** Where a value ends in its text. */
export function endOf(text: string, node: Node): number {
  if (node.kind !== "object" && node.kind !== "array") return node.end;
  const last = childrenOf(node).at(-1);
  return blanksAt(text, last ? endOf(text, last[2]) : node.start + 1).end + 1;
}

/** The names of the members of an object, or the indices of the items of an array; where each begins, and its value. */
function childrenOf(node: Node): [name: string, start: number, node: Node][] {
  if (node.kind === "array") return node.items.map((item, index) => [String(index), item.start, item]);
  if (node.kind !== "object") return [];
  return [...node.members].map(([name, member]) => [name, member.name.start, member.node]);
}

function blanksAt(text: string, start: number): Span {
  let end = start;
  while (" \t\n\r".includes(text.charAt(end) || "x")) end += 1;
  return { start, end };
}

function blanksBefore(text: string, end: number): Span {
  let start = end;
  while (" \t\n\r".includes(text.charAt(start - 1))) start -= 1;
  return { start, end };
}

function draftOf(text: string, node: Node): Draft {
  const { kind, start } = node;
  const end = endOf(text, node);
  const children = childrenOf(node);
  const parts = children.map(([name, at, child]) => ({
    name,
    label: text.slice(at, child.start),
    draft: draftOf(text, child),
  }));
  const slice = ({ start, end }: Span): string => text.slice(start, end);
  const [first, second] = children;
  const open = slice(blanksAt(text, start + 1));
  const between = first && second ? slice(blanksBefore(text, second[1])) : undefined;
  const last = children.at(-1);
  const close = first && last ? slice(blanksAt(text, endOf(text, last[2]))) : "";
  return { raw: text.slice(start, end), kind, parts, style: { open, between: between ?? (open || " "), close } };
}

function written({ raw, kind, parts, style: { open, between, close } }: Draft): string {
  if (raw !== undefined) return raw;
  const inside = parts.map(({ label, draft }) => label + written(draft)).join(`,${between}`);
  return kind === "array" ? `[${open}${inside}${close}]` : `{${open}${inside}${close}}`;
}

/** The object or array that the last step of a pointer leads into, which will change, and that step. */
function around(root: Draft, place: string): [Draft, string] | undefined {
  const path = ["", ...steps(place)];
  const last = path.pop() ?? "";
  let at: Draft | undefined = root;
  for (const step of path) {
    at = at.parts.find((part, index) => nameOf(at as Draft, part, index) === step)?.draft;
    if (at === undefined) return undefined;
    at.raw = undefined;
  }
  return at.kind === "object" || at.kind === "array" ? [at, last] : undefined;
}

const nameOf = (draft: Draft, { name }: Part, index: number): string => (draft.kind === "array" ? String(index) : name);

const indexOf = (draft: Draft, step: string): number =>
  draft.parts.findIndex((part, index) => nameOf(draft, part, index) === step);

/** Rename a member where it is, if that is all that a move does. */
function isRenamed(root: Draft, from: string, to: string): boolean {
  const [parent, old] = around(root, from) ?? [];
  const [other, name] = around(root, to) ?? [];
  if (!parent || parent !== other || parent.kind !== "object" || old === undefined || name === undefined) return false;
  const index = indexOf(parent, old);
  const part = parent.parts[index];
  if (!part || indexOf(parent, name) >= 0) return false;
  parent.parts[index] = { ...part, name, label: labelled(name, part.label.slice(part.label.lastIndexOf('"') + 1)) };
  return true;
}

const labelled = (name: string, colon = ": "): string => JSON.stringify(name) + colon;

function take(root: Draft, place: string): Draft | undefined {
  const [parent, step] = around(root, place) ?? [root, undefined];
  const index = step === undefined ? -1 : indexOf(parent, step);
  return index < 0 ? undefined : parent.parts.splice(index, 1)[0]?.draft;
}

function put(root: Draft, place: string, draft: Draft, isThere: boolean): boolean {
  const [parent, step] = around(root, place) ?? [root, undefined];
  if (step === undefined) return false;
  const index = indexOf(parent, step);
  if (isThere && index < 0) return false;
  const part = { name: step, label: parent.kind === "array" || parent === root ? "" : labelled(step), draft };
  if (parent.kind === "array" && !isThere) {
    parent.parts.splice(index < 0 ? parent.parts.length : index, 0, part);
  } else if (index < 0) {
    parent.parts.push(part);
  } else {
    parent.parts[index] = { ...(parent.parts[index] as Part), draft };
  }
  return true;
}
