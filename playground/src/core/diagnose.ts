/**
 * What the grammar says of a place where a text stops being JSON: a reason that the words of `not-json` know. What a
 * program did to the text, so that it is wrong there, is for `shapes` to find.
 */

import { text as known } from "./contract";
import { isDigit, skipBlanks, stringEnd, trimBlanks } from "./tokens";

/** What the grammar allows at a place. */
export type Expected = "value" | "first value" | "name" | "first name" | "colon" | "comma" | "end";

type Diagnosis = [reason: string, at: number];

const WORD = new RegExp(known.word, "y");
const NUMERIC = new RegExp(known.numeric, "iy");
const LITERALS = new Set(known.literals);

/** The reason, and the place to show. */
export function diagnose(text: string, at: number, expected: Expected): Diagnosis {
  const mark = text.charAt(at);
  if (mark === "") {
    return skipBlanks(text, 0) === text.length ? ["empty", 0] : ["cut-off", trimBlanks(text, text.length)];
  }
  if (mark === "\ufeff" && at === 0) return ["byte-order-mark", at];
  if (mark === "\0") return ["zero", at];
  if (["//", "/*", "#"].some((start) => text.startsWith(start, at))) return ["comment", at];
  return /(value|name)$/.test(expected) ? noToken(text, at, expected) : [noSeparator(text, at, expected), at];
}

/** Why no value or name starts here. */
function noToken(text: string, at: number, expected: Expected): Diagnosis {
  const mark = text.charAt(at);
  if (mark === '"') return brokenString(text, at);
  if ("]}".includes(mark)) {
    const before = trimBlanks(text, at) - 1;
    return text.charAt(before) === "," ? ["trailing-comma", before] : ["no-value", at];
  }
  if (known.quotes.includes(mark)) return ["quotes", at];
  const word = wordAt(WORD, text, at);
  if (expected.endsWith("name")) return [word ? "unquoted" : "no-name", at];
  return [noValue(text, at, word), at];
}

/** Why no value starts here, where this word, if any, stands. */
function noValue(text: string, at: number, word: string): string {
  if (wordAt(NUMERIC, text, at)) return "not-a-number";
  if ("+-.".includes(text.charAt(at)) || isDigit(text.charCodeAt(at))) return "bad-number";
  if (LITERALS.has(word)) return "literal";
  return word ? "unquoted" : "no-value";
}

function wordAt(pattern: RegExp, text: string, at: number): string {
  pattern.lastIndex = at;
  return pattern.exec(text)?.[0] ?? "";
}

/** Why the string that starts here is none. */
function brokenString(text: string, at: number): Diagnosis {
  const { end } = stringEnd(text, at);
  const mark = text.charAt(end);
  if (mark === "\\") {
    const isCut = /^\\(?:u[0-9A-Fa-f]{0,3})?$/.test(text.slice(end, end + 6));
    return isCut ? ["cut-escape", at] : ["bad-escape", end];
  }
  if (skipBlanks(text, end) === text.length) return ["cut-text", at];
  return "\n\r".includes(mark) ? ["unterminated", at] : ["control-character", end];
}

/** Why what stands after a value or a name can't stand there. */
function noSeparator(text: string, at: number, expected: Expected): string {
  const mark = text.charAt(at);
  if (expected === "end") return "]},:".includes(mark) ? "leftover" : "extra";
  if (expected === "colon") return "missing-colon";
  if ("]}".includes(mark)) return "wrong-bracket";
  return '"{['.includes(mark) || isDigit(text.charCodeAt(at)) ? "missing-comma" : "unexpected";
}
