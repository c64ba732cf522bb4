/** What a caller hands in → the value to judge, or why there is none. */

import type { Finding } from "./finding";
import type { Node } from "./node";
import { scan } from "./scan";
import { shapeOfBytes } from "./shapes";

export interface Body {
  /** The value to judge, as JavaScript's own reader has it; absent, like `root`, if the body was refused. */
  readonly value?: unknown;
  /** The same value with its places. */
  readonly root?: Node;
  /** The text that findings have their places in; absent if there is none to show. */
  readonly text?: string;
  /** How many bytes its UTF-8 has; 0 if it was not read. */
  readonly size: number;
  /** Why the body was refused. */
  readonly findings: readonly Finding[];
}

const REPLACEMENT = "\ufffd";
const LENIENT = new TextDecoder("utf-8", { ignoreBOM: true });
const ENCODER = new TextEncoder();

/** Bytes as text, with a replacement character for what is not UTF-8. */
export function decode(bytes: Uint8Array): string {
  return LENIENT.decode(bytes);
}

/** Read a body; report at most `limit` reasons if it has to be refused. */
export function read(body: string | Uint8Array, maxBytes: number, limit: number): Body {
  const size = sizeOf(body, maxBytes);
  if (size > maxBytes) {
    return { size: 0, findings: [{ code: "too-large", path: [], params: { limit: maxBytes } }] };
  }
  if (typeof body === "string") return { text: body, size, ...readText(body, limit) };
  const text = decode(body);
  const broken = firstBroken(body, text);
  return { text, size, ...(broken ? { findings: [notUTF8(body, broken)] } : readText(text, limit)) };
}

/** Two readers have to take a text: one is strict and knows places, the other one is everybody's. */
function readText(text: string, limit: number): Pick<Body, "findings" | "root" | "value"> {
  const { findings, root } = scan(text, limit);
  if (root === undefined) return { findings };
  try {
    return { findings, root, value: JSON.parse(text) };
  } catch {
    return { findings };
  }
}

/** How many bytes of UTF-8 a body has; of a text that is too large anyway, how many it has at the least. */
function sizeOf(body: string | Uint8Array, limit: number): number {
  return typeof body !== "string" || body.length > limit ? body.length : ENCODER.encode(body).length;
}

function notUTF8(bytes: Uint8Array, { at, mark }: Broken): Finding {
  return { code: "not-utf8", path: [], params: shapeOfBytes(bytes, at), span: { start: mark, end: mark + 1 } };
}

/** Where the first bytes are that are not UTF-8, and where the text has a replacement character for them. */
interface Broken {
  readonly at: number;
  readonly mark: number;
}

function firstBroken(bytes: Uint8Array, text: string): Broken | undefined {
  let at = 0;
  let from = 0;
  for (;;) {
    const mark = text.indexOf(REPLACEMENT, from);
    if (mark === -1) return undefined;
    at += ENCODER.encode(text.slice(from, mark)).length;
    if (bytes[at] !== 0xef || bytes[at + 1] !== 0xbf || bytes[at + 2] !== 0xbd) return { at, mark };
    at += 3;
    from = mark + 1;
  }
}
