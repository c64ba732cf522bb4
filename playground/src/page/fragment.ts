/** A body in the fragment of an address, which no browser sends to a server, and back. */

import { limits } from "../core/check";

/** What a fragment carries, or why that can't be read. */
export type Carried =
  | { readonly kind: "body"; readonly body: string | Uint8Array }
  | { readonly kind: "example"; readonly name: string }
  | { readonly kind: "refused"; readonly reason: "broken" | "too-large" };

/** At most so many bytes are unpacked: enough for the largest body, and for one that is too large by a byte. */
export const LIMIT = limits.bytes + 1;

/** The bytes of a UTF-16 code unit. */
const UNIT = 2;

/** So many bytes are handed to a stream at once: when unpacked they are at most some thousand times as many. */
const PART = 1024;

/** The fragment that carries a body; null if the body is too large for it, or the browser can't pack it. */
export async function written(body: string | Uint8Array): Promise<string | null> {
  if (!("CompressionStream" in globalThis)) return null;
  const isText = typeof body === "string";
  const units = isText && /\p{Surrogate}/u.test(body) ? unitsOf(body) : null;
  const bytes = units ?? (isText ? new TextEncoder().encode(body) : body);
  if (bytes.length > LIMIT * (units ? UNIT : 1)) return null;
  const packed = await through(bytes, new CompressionStream("deflate-raw"), Number.POSITIVE_INFINITY);
  return `#${units ? "utf16" : "body"}=${base64(packed ?? bytes)}`;
}

/** What a fragment carries; null if it is of another kind. It never throws. */
export async function read(fragment: string): Promise<Carried | null> {
  const [, kind, value = ""] = /^#(body|utf16|example)=(.*)$/s.exec(fragment) ?? [];
  if (kind === undefined) return null;
  if (kind === "example") return { kind, name: value };
  try {
    const limit = LIMIT * (kind === "utf16" ? UNIT : 1);
    const bytes = await through(fromBase64(value), new DecompressionStream("deflate-raw"), limit);
    if (!bytes) return { kind: "refused", reason: "too-large" };
    return { kind: "body", body: kind === "body" ? bytes : ofUnits(bytes) };
  } catch {
    return { kind: "refused", reason: "broken" };
  }
}

/** Bytes sent through a stream, a few at a time; null if more than `limit` come out. */
async function through(bytes: Uint8Array, stream: GenericTransformStream, limit: number): Promise<Uint8Array | null> {
  let at = 0;
  const source = new ReadableStream({
    pull(controller) {
      if (at < bytes.length) controller.enqueue(bytes.slice(at, (at += PART)));
      else controller.close();
    },
  });
  const reader = (source.pipeThrough(stream) as ReadableStream<Uint8Array>).getReader();
  const parts: Uint8Array[] = [];
  let size = 0;
  for (let part = await reader.read(); !part.done; part = await reader.read()) {
    size += part.value.length;
    if (size > limit) {
      await reader.cancel();
      return null;
    }
    parts.push(part.value);
  }
  return joined(parts, size);
}

function joined(parts: readonly Uint8Array[], size: number): Uint8Array {
  const whole = new Uint8Array(size);
  let at = 0;
  for (const part of parts) {
    whole.set(part, at);
    at += part.length;
  }
  return whole;
}

/** Half a character has no UTF-8: such a text is carried as its UTF-16 code units. */
function unitsOf(text: string): Uint8Array {
  const bytes = new DataView(new ArrayBuffer(text.length * UNIT));
  for (let at = 0; at < text.length; at++) bytes.setUint16(at * UNIT, text.charCodeAt(at), true);
  return new Uint8Array(bytes.buffer);
}

function ofUnits(bytes: Uint8Array): string {
  const view = new DataView(bytes.buffer);
  let text = "";
  for (let at = 0; at < bytes.length; at += UNIT) text += String.fromCharCode(view.getUint16(at, true));
  return text;
}

function base64(bytes: Uint8Array): string {
  let binary = "";
  for (const byte of bytes) binary += String.fromCharCode(byte);
  return btoa(binary).replaceAll("+", "-").replaceAll("/", "_").replace(/=+$/, "");
}

function fromBase64(text: string): Uint8Array {
  const binary = atob(text.replaceAll("-", "+").replaceAll("_", "/"));
  return Uint8Array.from(binary, (char) => char.charCodeAt(0));
}
