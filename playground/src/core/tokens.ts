/** Where the tokens of JSON end (RFC 8259). Each function goes forward only: linear, whatever the text. */

import type { Span } from "./node";

const ESCAPES = '"\\/bfnrt';

/** Where the blanks end that start here. */
export function skipBlanks(text: string, at: number): number {
  while (isBlank(text.charCodeAt(at))) at += 1;
  return at;
}

const isBlank = (unit: number): boolean => unit === 0x20 || unit === 0x0a || unit === 0x0d || unit === 0x09;

/** Where a text ends without the blanks before a place. */
export function trimBlanks(text: string, end: number): number {
  while (isBlank(text.charCodeAt(end - 1))) end -= 1;
  return end;
}

/** Where the string that starts here ends, or, if it is broken, where it breaks. */
export function stringEnd(text: string, start: number): { end: number; whole: boolean } {
  let at = start + 1;
  for (;;) {
    const char = text.charAt(at);
    if (char === '"') return { end: at + 1, whole: true };
    if (char === "\\") {
      const length = escapeLength(text, at);
      if (length === 0) return { end: at, whole: false };
      at += length;
    } else if (char < " ") {
      return { end: at, whole: false }; // a control character, or the end of the text
    } else {
      at += 1;
    }
  }
}

function escapeLength(text: string, at: number): number {
  const char = text.charAt(at + 1);
  if (char === "u") return /^[0-9A-Fa-f]{4}$/.test(text.slice(at + 2, at + 6)) ? 6 : 0;
  return char !== "" && ESCAPES.includes(char) ? 2 : 0;
}

/** The number that starts here; none, if what stands here is not how JSON writes one. */
export function numberAt(text: string, start: number): (Span & { isInteger: boolean }) | undefined {
  const first = text.charAt(start) === "-" ? start + 1 : start;
  const whole = digitsEnd(text, first);
  if (whole === first || (text.charAt(first) === "0" && whole > first + 1)) return undefined;
  let end = whole;
  if (text.charAt(end) === ".") end = digitsOr(text, end + 1, end);
  if (/[eE]/.test(text.charAt(end))) {
    end = digitsOr(text, /[+-]/.test(text.charAt(end + 1)) ? end + 2 : end + 1, end);
  }
  return /[0-9.eE+-]/.test(text.charAt(end)) ? undefined : { start, end, isInteger: end === whole };
}

/** Where the digits end that start at a place; `otherwise`, if there are none. */
function digitsOr(text: string, at: number, otherwise: number): number {
  const end = digitsEnd(text, at);
  return end > at ? end : otherwise;
}

function digitsEnd(text: string, at: number): number {
  while (isDigit(text.charAt(at))) at += 1;
  return at;
}

export const isDigit = (char: string): boolean => char >= "0" && char <= "9";

const LITERALS = new Map<string, boolean | null>([["true", true], ["false", false], ["null", null]]);

/** The literal that starts here, if one does. */
export function literalAt(text: string, at: number): { word: string; value: boolean | null } | undefined {
  for (const [word, value] of LITERALS) {
    if (text.startsWith(word, at) && !/[0-9A-Za-z_]/.test(text.charAt(at + word.length))) return { word, value };
  }
  return undefined;
}
