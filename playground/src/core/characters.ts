/** Characters that are invisible, or look like one of ASCII: the table `characters` of the package says which. */

import { type ByLanguage, advice, words } from "./contract";

const { characters } = advice;
const { blank, control, format, lost, like, runs } = characters;
const invisible = [...control, ...format];
const likes = [...Object.values(like), ...Object.values(runs)].flat();

const ODD = classOf([...invisible, ...blank, ...likes]);
const ODD_ONES = new RegExp(ODD.source, "gu");
const UNSEEN = classOf([...invisible, ...blank, ...lost]);

const LIKES = Object.entries(like).map(([plain, ranges]) => [plain, classOf(ranges)] as const);
const RUNS = Object.entries(runs).flatMap(([first, ranges]) => ranges.map((range) => [first, ends(range)] as const));
const NAMES = Object.entries(characters.names).map(([range, names]) => [ends(range), names] as const);

/** The characters that look like a blank, U+0020 among them. */
export const blanks: ReadonlySet<string> = new Set([
  " ",
  ...blank.map(ends).flatMap(([first, last]) => Array.from({ length: last - first + 1 }, (_, nth) => String.fromCodePoint(first + nth))),
]);

/** The first character that is invisible, an odd blank, or looks like one of ASCII; its index in code points. */
export function oddCharacter(text: string): [index: number, character: string] | undefined {
  const found = ODD.exec(text);
  return found ? [[...text.slice(0, found.index)].length, found[0]] : undefined;
}

/** The first character that can't be seen: a control or format character, an odd blank, or U+FFFD. */
export function unseenCharacter(text: string): string | undefined {
  return UNSEEN.exec(text)?.[0];
}

/** A text in ASCII as far as it looks like that: without invisible characters, odd blanks as U+0020. */
export function plain(text: string): string {
  return text.replace(ODD_ONES, plainOf);
}

/** The code point of a character, such as `U+00A0`. */
export function described(character: string): string {
  return `U+${pointOf(character).toString(16).toUpperCase().padStart(4, "0")}`;
}

/** A character's code point by language, with its name where the table has one: a parameter of messages. */
export function named(character: string): ByLanguage {
  const point = pointOf(character);
  const names = NAMES.find(([[first, last]]) => first <= point && point <= last)?.[1] ?? {};
  const code = described(character);
  const each = Object.keys(words).map((lang) => [lang, lang in names ? `${code} (${names[lang]})` : code]);
  return Object.fromEntries(each) as ByLanguage;
}

function plainOf(character: string): string {
  if (blanks.has(character)) return " ";
  const point = pointOf(character);
  const [first, [start]] = RUNS.find(([, [from, to]]) => from <= point && point <= to) ?? ["", [0]];
  if (first !== "") return String.fromCodePoint(pointOf(first) + point - start);
  return LIKES.find(([, looks]) => looks.test(character))?.[0] ?? "";
}

const pointOf = (character: string): number => character.codePointAt(0) ?? 0;

/** The first and the last code point of a range such as `200B-200F`, or of one code point. */
function ends(range: string): [first: number, last: number] {
  const [first = "", last = first] = range.split("-");
  return [parseInt(first, 16), parseInt(last, 16)];
}

function classOf(ranges: readonly string[]): RegExp {
  const parts = ranges.map((range) => range.split("-").map((point) => `\\u{${point}}`).join("-"));
  return new RegExp(`[${parts.join("")}]`, "u");
}
