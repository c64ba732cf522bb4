/** Where the tokens of JSON end (RFC 8259). Each function goes forward only: linear, whatever the text. */

import type { Span } from "./node";

const ESCAPES = '"\\/bfnrt';
const [BLANK, QUOTE, BACKSLASH, POINT, PLUS, MINUS] = [0x20, 0x22, 0x5c, 0x2e, 0x2b, 0x2d];
const [ZERO, NINE, UPPER_E, LOWER_E] = [0x30, 0x39, 0x45, 0x65];

/** Where the blanks end that start here. */
export function skipBlanks(text: string, at: number): number {
  while (isBlank(text.charCodeAt(at))) at += 1;
  return at;
}

const isBlank = (unit: number): boolean => unit === BLANK || unit === 0x0a || unit === 0x0d || unit === 0x09;

/** Where a text ends without the blanks before a place. */
export function trimBlanks(text: string, end: number): number {
  while (isBlank(text.charCodeAt(end - 1))) end -= 1;
  return end;
}

/** Where the string that starts here ends, or, if it is broken, where it breaks; and whether it has escapes. */
export function stringEnd(text: string, start: number): { end: number; whole: boolean; escaped: boolean } {
  let at = start + 1;
  let escaped = false;
  for (;;) {
    const unit = text.charCodeAt(at);
    if (unit === QUOTE) return { end: at + 1, whole: true, escaped };
    if (unit === BACKSLASH) {
      const length = escapeLength(text, at);
      if (length === 0) return { end: at, whole: false, escaped };
      escaped = true;
      at += length;
    } else if (unit >= BLANK) {
      at += 1;
    } else {
      return { end: at, whole: false, escaped }; // a control character, or, of which no unit is known, the end
    }
  }
}

function escapeLength(text: string, at: number): number {
  const char = text.charAt(at + 1);
  if (char === "u") return /^[0-9A-Fa-f]{4}$/.test(text.slice(at + 2, at + 6)) ? 6 : 0;
  return char !== "" && ESCAPES.includes(char) ? 2 : 0;
}

/** The number that starts here; none, if what is here is not how JSON writes one. */
export function numberAt(text: string, start: number): (Span & { isInteger: boolean }) | undefined {
  const first = text.charCodeAt(start) === MINUS ? start + 1 : start;
  const whole = digitsEnd(text, first);
  if (whole === first || (text.charCodeAt(first) === ZERO && whole > first + 1)) return undefined;
  let end = whole;
  if (text.charCodeAt(end) === POINT) end = digitsOr(text, end + 1, end);
  if (isExponent(text.charCodeAt(end))) {
    end = digitsOr(text, isSign(text.charCodeAt(end + 1)) ? end + 2 : end + 1, end);
  }
  const next = text.charCodeAt(end);
  const goesOn = next === POINT || isDigit(next) || isExponent(next) || isSign(next);
  return goesOn ? undefined : { start, end, isInteger: end === whole };
}

/** Where the digits end that start at a place; `otherwise`, if there are none. */
function digitsOr(text: string, at: number, otherwise: number): number {
  const end = digitsEnd(text, at);
  return end > at ? end : otherwise;
}

function digitsEnd(text: string, at: number): number {
  while (isDigit(text.charCodeAt(at))) at += 1;
  return at;
}

/** Whether a UTF-16 code unit is a digit of ASCII. */
export const isDigit = (unit: number): boolean => unit >= ZERO && unit <= NINE;

const isSign = (unit: number): boolean => unit === PLUS || unit === MINUS;
const isExponent = (unit: number): boolean => unit === LOWER_E || unit === UPPER_E;

const LITERALS = new Map<string, boolean | null>([["true", true], ["false", false], ["null", null]]);

/** The literal that starts here, if one does. */
export function literalAt(text: string, at: number): { word: string; value: boolean | null } | undefined {
  for (const [word, value] of LITERALS) {
    if (text.startsWith(word, at) && !/[0-9A-Za-z_]/.test(text.charAt(at + word.length))) return { word, value };
  }
  return undefined;
}
