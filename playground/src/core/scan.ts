/**
 * JSON text → its value, and every breach of I-JSON (RFC 7493) in it, each with its place.
 *
 * It goes token by token, without recursion, and knows at each token which value it is in. A breach of the grammar or
 * of the depth ends the scan; a duplicate key, a lone surrogate or a number out of range does not.
 */

import { limits } from "./contract";
import { type Expected, diagnose } from "./diagnose";
import { type Finding, type Params, shown } from "./finding";
import type { ArrayNode, Node, ObjectNode, Span } from "./node";
import type { Path } from "./pointer";
import { shape } from "./shapes";
import { loneSurrogate } from "./surrogates";
import { literalAt, numberAt, skipBlanks, stringEnd } from "./tokens";

/** Where an array or object may end. */
const CLOSABLE: ReadonlySet<Expected> = new Set(["comma", "first value", "first name"]);

/** An array or object around the scan's place, and the step into it that leads there. */
interface Container {
  readonly node: ArrayNode | ObjectNode;
  readonly closing: string;
  step: string | number;
  name: Span;
}

/** The value of a text with its places, if it is I-JSON, or its first breaches: at most `limit`. */
export function scan(text: string, limit: number): { root?: Node; findings: Finding[] } {
  const walk = new Walk(text);
  while (!walk.done && walk.findings.length < limit) walk.step();
  const { findings, isSound, isWhole, root } = walk;
  return root && isSound && isWhole ? { root, findings } : { findings };
}

/** A walk through a text; `expected` is what the grammar allows next. */
class Walk {
  readonly findings: Finding[] = [];
  root: Node | undefined;
  done = false;
  /** Nothing was found, whether or not it is told. */
  isSound = true;
  /** The text ended where its value did. */
  isWhole = false;
  private at = 0;
  private expected: Expected = "value";
  private readonly around: Container[] = [];

  constructor(private readonly text: string) {}

  /** Read one token. */
  step(): void {
    this.at = skipBlanks(this.text, this.at);
    const mark = this.text.charAt(this.at);
    const inside = this.around.at(-1);
    if (mark === inside?.closing && CLOSABLE.has(this.expected)) {
      this.at += 1;
      this.around.pop();
      this.afterValue();
      return;
    }
    switch (this.expected) {
      case "value":
      case "first value":
        return this.readValue(mark, inside);
      case "name":
      case "first name":
        return this.readName(inside as Container);
      case "comma":
        return mark === "," ? this.pass(inside?.closing === "}" ? "name" : "value") : this.notJSON();
      case "colon":
        return mark === ":" ? this.pass("value") : this.notJSON();
      case "end":
        this.done = this.isWhole = mark === "";
        return this.done ? undefined : this.notJSON();
    }
  }

  private pass(next: Expected): void {
    this.at += 1;
    this.expected = next;
  }

  private get path(): Path {
    return this.around.map((container) => container.step);
  }

  private afterValue(): void {
    this.expected = this.around.length > 0 ? "comma" : "end";
  }

  private readValue(mark: string, inside: Container | undefined): void {
    if (inside && typeof inside.step === "number" && inside.closing === "]") inside.step += 1;
    if (mark === "[" || mark === "{") {
      this.open(mark, inside);
      return;
    }
    const node = this.scalar(mark);
    if (node === undefined) {
      this.notJSON();
      return;
    }
    this.put(node, inside);
    this.at = node.end;
    this.afterValue();
  }

  private open(mark: "[" | "{", inside: Container | undefined): void {
    const start = this.at;
    const end = start + 1;
    if (this.around.length === limits.depth) {
      this.done = true;
      this.find("too-deep", this.path, { start, end }, { limit: limits.depth });
      return;
    }
    const isArray = mark === "[";
    const node: ArrayNode | ObjectNode = isArray
      ? { kind: "array", start, end, items: [] }
      : { kind: "object", start, end, members: new Map() };
    this.put(node, inside);
    this.around.push({ node, closing: isArray ? "]" : "}", step: -1, name: node });
    this.expected = isArray ? "first value" : "first name";
    this.at += 1;
  }

  private scalar(mark: string): Node | undefined {
    const start = this.at;
    if (mark === '"') {
      const string = this.string();
      if (string === undefined) return undefined;
      this.loneSurrogates(string, () => this.path);
      return { kind: "string", start, end: string.end, value: string.value };
    }
    const number = numberAt(this.text, start);
    if (number) {
      const digits = this.text.slice(start, number.end);
      const value = Number(digits);
      if (!Number.isFinite(value)) this.find("number-out-of-range", this.path, number);
      return { kind: "number", start, end: number.end, value, digits: number.isInteger ? digits : undefined };
    }
    const literal = literalAt(this.text, start);
    if (literal === undefined) return undefined;
    const { word, value } = literal;
    return { kind: value === null ? "null" : "boolean", start, end: start + word.length, value };
  }

  private put(node: Node, inside: Container | undefined): void {
    if (inside === undefined) this.root = node;
    else if (inside.node.kind === "array") inside.node.items.push(node);
    else inside.node.members.set(String(inside.step), { name: inside.name, node });
  }

  private readName(inside: Container): void {
    const string = this.text.charAt(this.at) === '"' ? this.string() : undefined;
    if (string === undefined) {
      this.notJSON();
      return;
    }
    this.loneSurrogates(string, () => this.path.slice(0, -1));
    const { value: name, start, end } = string;
    if (inside.node.kind === "object" && inside.node.members.has(name)) {
      this.find("duplicate-key", [...this.path.slice(0, -1), name], { start, end }, { property: shown(name) });
    }
    inside.step = name;
    inside.name = { start, end };
    this.at = end;
    this.expected = "colon";
  }

  private string(): (Span & { value: string }) | undefined {
    const start = this.at;
    const { end, escaped, whole } = stringEnd(this.text, start);
    if (!whole) return undefined;
    const value = escaped ? (JSON.parse(this.text.slice(start, end)) as string) : this.text.slice(start + 1, end - 1);
    return { start, end, value };
  }

  private loneSurrogates({ start, end }: Span, path: () => Path): void {
    const found = loneSurrogate(this.text.slice(start, end));
    if (found) this.find("lone-surrogate", path(), { start: start + found.start, end: start + found.end });
  }

  private notJSON(): void {
    this.done = true;
    const { expected, text } = this;
    const [found, at] = diagnose(text, this.at, expected);
    const step = this.around.at(-1)?.step;
    const name = typeof step === "string" ? step : undefined;
    const params = shape({ text, at, found, expected, isInside: this.around.length > 0, name });
    const char = String.fromCodePoint(this.text.codePointAt(at) ?? 0);
    const end = Math.min(at + char.length, this.text.length);
    this.find("not-json", this.path.slice(0, -1), { start: at, end }, params);
  }

  private find(code: string, path: Path, span: Span, params: Params = {}): void {
    this.isSound = false;
    this.findings.push({ code, path, span, params });
  }
}
