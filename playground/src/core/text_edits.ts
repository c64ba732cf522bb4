/**
 * Edits of a text that is not JSON, so that it is, where no value can be lost; by the reason of the violation. The package
 * has the same, as its module `text_edits`.
 */

import { plain, unseenCharacter } from "./characters";
import { codePoints } from "./places";
import { skipBlanks, trimBlanks } from "./tokens";

/** Replace a part of a text; offset and length are in code points. */
export interface Edit {
  readonly offset: number;
  readonly length: number;
  readonly replacement: string;
}

/** The same in UTF-16 code units, as they are counted here. */
type Part = readonly [offset: number, length: number, replacement: string];

/** Edits of a text, given the offset of the violation; none, if nothing is certain. */
type Editor = (text: string, offset: number) => readonly Part[];

/** More than so many edits are none. */
const MOST_EDITS = 10_000;

const BLANKS = " \t\n\r";
const TRAILING_COMMA = /,(?=[ \t\r\n]*[}\]])/g;
/** A comma that no value is before: something is missing there, and nobody knows what. */
const LEADING_COMMA = /[[{,:][ \t\r\n]*,/;
const ESCAPE = /\\./gsu;

const EDITORS: Readonly<Record<string, Editor>> = {
  "byte-order-mark": (text) => matches(/^\ufeff+/, text).flatMap(([mark]) => [...mark].map((_, at) => [at, 1, ""] as const)),
  "nul-at-end": end,
  "end-of-file": end,
  semicolon: end,
  "no-brackets": brackets,
  "odd-blank": oddBlanks,
  "trailing-comma": trailingCommas,
  "quotes-around": quotesAround,
  "escaped-quotes": escapedQuotes,
  apostrophe: (text) => matches(ESCAPE, text).flatMap(({ 0: escape, index }) => (escape === "\\'" ? [[index, 1, ""] as const] : [])),
  "code-digits": codeDigits,
  "big-integer": (text, offset) => (text.startsWith("n", offset) ? [[offset, 1, ""]] : []),
  "digit-groups": digitGroups,
};

/** By the reason of `not-json`: the edits that fix a text, given the offset of the violation in code points. */
export const TEXT_EDITS: ReadonlyMap<string, (text: string, offset: number) => readonly Edit[] | undefined> = new Map(
  Object.entries(EDITORS).map(([reason, edit]) => [
    reason,
    (text, offset) => {
      const parts = edit(text, unitsOf(text, offset));
      return parts.length > 0 && parts.length <= MOST_EDITS ? inCodePoints(text, parts) : undefined;
    },
  ]),
);

function end(text: string, offset: number): readonly Part[] {
  const length = trimBlanks(text, text.length) - offset;
  return /^[\0\x1a; \t\r\n]*$/.test(text.slice(offset)) ? [[offset, length, ""]] : [];
}

/** Put the brackets of an array around the whole. */
function brackets(text: string): readonly Part[] {
  return [[startOf(text), 0, "["], [trimBlanks(text, text.length), 0, "]"]];
}

function oddBlanks(text: string): readonly Part[] {
  const odd = new Map([...new Set(text)].filter(isOdd).map((char) => [char, plain(char)]));
  return outside(text).flatMap(([start, piece]) => {
    let at = start;
    return Array.from(piece).flatMap((char): Part[] => {
      const [from, instead] = [at, odd.get(char)];
      at += char.length;
      return instead === undefined ? [] : [[from, char.length, instead]];
    });
  });
}

const isOdd = (char: string): boolean =>
  !BLANKS.includes(char) && unseenCharacter(char) !== undefined && plain(char) !== char;

function trailingCommas(text: string): readonly Part[] {
  const pieces = outside(text);
  if (pieces.some(([, piece]) => LEADING_COMMA.test(piece))) return [];
  return pieces.flatMap(([start, piece]) => matches(TRAILING_COMMA, piece).map(({ index }) => [start + index, 1, ""] as const));
}

/** None of the quotes in the text may be written twice because of those around it. */
function quotesAround(text: string): readonly Part[] {
  const start = startOf(text);
  const stop = trimBlanks(text, text.length) - 1;
  const quote = text.charAt(start);
  const isQuoted = quote === text.charAt(stop) && (quote === '"' || !text.includes(quote.repeat(2)));
  return isQuoted ? [[start, 1, ""], [stop, 1, ""]] : [];
}

/** Behind blanks and byte order marks. */
function startOf(text: string): number {
  let start = skipBlanks(text, 0);
  while (text.charAt(start) === "\ufeff") start = skipBlanks(text, start + 1);
  return start;
}

/** A backslash that is escaped itself may be part of a value, or be there because of the second encoding. */
function escapedQuotes(text: string): readonly Part[] {
  if (text.includes("\\\\")) return [];
  let isOutside = true;
  return matches(ESCAPE, text).flatMap(({ 0: escape, index }): Part[] => {
    if (escape === '\\"') {
      isOutside = !isOutside;
      return [[index, 1, ""]];
    }
    return isOutside && "nrt".includes(escape.charAt(1)) ? [[index, 2, " "]] : [];
  });
}

function codeDigits(text: string, offset: number): readonly Part[] {
  const [digits] = matches(/^[0-9]+/, text.slice(offset));
  return digits ? [[offset, 0, '"'], [offset + digits[0].length, 0, '"']] : [];
}

function digitGroups(text: string, offset: number): readonly Part[] {
  const [groups] = matches(/^(?:_[0-9]+)+(?![0-9A-Za-z_.])/, text.slice(offset));
  return groups ? matches(/_/g, groups[0]).map(({ index }) => [offset + index, 1, ""] as const) : [];
}

/** The matches of a pattern: all of them, or, if it is not global, the first. */
function matches(pattern: RegExp, text: string): RegExpExecArray[] {
  if (pattern.global) return [...text.matchAll(pattern)];
  const match = pattern.exec(text);
  return match ? [match] : [];
}

/** The pieces of a text outside of its strings, each with its offset. */
function outside(text: string): (readonly [start: number, piece: string])[] {
  let start = 0;
  return text.replaceAll("\\\\", "__").replaceAll('\\"', "__").split('"').flatMap((piece, nth) => {
    const from = start;
    start += piece.length + 1;
    return nth % 2 === 0 ? [[from, piece] as const] : [];
  });
}

/** An offset in UTF-16 code units that is given in code points. */
function unitsOf(text: string, offset: number): number {
  let at = 0;
  for (let points = 0; points < offset; points += 1) at += (text.codePointAt(at) ?? 0) > 0xffff ? 2 : 1;
  return at;
}

/** Edits in code points; they are in the order of the text. */
function inCodePoints(text: string, parts: readonly Part[]): readonly Edit[] {
  let [at, points] = [0, 0];
  return parts.map(([start, size, replacement]) => {
    points += codePoints(text.slice(at, start));
    at = start;
    return { offset: points, length: codePoints(text.slice(start, start + size)), replacement };
  });
}
