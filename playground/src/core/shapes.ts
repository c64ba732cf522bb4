/**
 * What a program did to a text that is not JSON, or not UTF-8: the table `shapes` of the package, read as its module
 * `shapes` reads it. The first row that fits gives the reason; patterns look at windows of the text alone.
 */

import { named, unseenCharacter } from "./characters";
import { type ShapeRow, advice } from "./contract";
import type { Expected } from "./diagnose";
import type { Params } from "./finding";
import { skipBlanks, trimBlanks } from "./tokens";

/** Where a text stops being JSON. */
export interface Place {
  readonly text: string;
  /** In UTF-16 code units. */
  readonly at: number;
  /** The reason that the grammar gives. */
  readonly found: string;
  readonly expected: Expected;
  /** An array or object is open. */
  readonly isInside: boolean;
  /** Of the innermost object, the property that was read last. */
  readonly name: string | undefined;
}

type Windows = Readonly<Record<string, string>>;

interface Row extends ShapeRow {
  readonly patterns: readonly (readonly [window: string, pattern: RegExp])[];
}

/** Where the patterns of a window have to match: at its start, at its end, or all of it. */
const ANCHORS: readonly (readonly [windows: readonly string[], start: string, end: string])[] = [
  [["head", "start", "here", "around"], "^(?:", ")"],
  [["before", "end"], "(?:", ")$"],
  [["rest", "whole", "broken"], "^(?:", ")$"],
];

const { shapes } = advice;
const OF_TEXT = shapes.text.map(compiled);
const OF_BYTES = shapes.bytes.map(compiled);
const NAMES = new Map(Object.entries(shapes.names).map(([kind, name]) => [kind, new RegExp(`^(?:${name})$`, "u")]));
const ENCODER = new TextEncoder();

/** Why a text is not JSON, as the words of `not-json` know it. */
export function shape(place: Place): Params {
  const found = windows(place);
  const row = OF_TEXT.find((row) => fits(row, place) && matches(row, found));
  if (row === undefined) return { reason: place.found };
  const told = (row.tells ?? []).map((name) => [name, name === "bytes" ? bytes(place.text) : named(markOf(place))]);
  return { reason: row.reason ?? row.id, ...(Object.fromEntries(told) as Params) };
}

/** Why bytes are not UTF-8, of which the first broken one is at a place. */
export function shapeOfBytes(raw: Uint8Array, at: number): Params {
  const found = {
    head: hexadecimal(raw.subarray(0, shapes.window / 2)),
    broken: hexadecimal(raw.subarray(at, at + 4)), // no character has more
    around: hexadecimal(raw.subarray(Math.max(0, at - 1), at + 3)),
  };
  const row = OF_BYTES.find((row) => matches(row, found));
  if (row === undefined) return { reason: "bytes" };
  const told = (row.tells ?? []).map((name) => [name, raw.length]);
  return { reason: row.reason ?? row.id, ...(Object.fromEntries(told) as Params) };
}

function compiled(row: ShapeRow): Row {
  const patterns = ANCHORS.flatMap(([names, start, end]) =>
    names.flatMap((name) => {
      const pattern = row[name as keyof ShapeRow];
      return pattern === undefined ? [] : [[name, new RegExp(`${start}${String(pattern)}${end}`, "u")] as const];
    }),
  );
  return { ...row, patterns };
}

const matches = (row: Row, found: Windows): boolean =>
  row.patterns.every(([name, pattern]) => pattern.test(found[name] ?? ""));

/** Whether what is known of a place is as a row wants it. */
function fits(row: Row, place: Place): boolean {
  const { found, expected, inside, name, odd } = row;
  return (
    (found?.includes(place.found) ?? true) &&
    (expected?.includes(place.expected) ?? true) &&
    (inside === undefined || place.isInside) &&
    (inside !== "object" || place.name !== undefined) &&
    (name === undefined || (NAMES.get(name)?.test(place.name ?? "") ?? false)) &&
    (odd === undefined || unseenCharacter(markOf(place)) !== undefined)
  );
}

function windows({ text, at }: Place): Windows {
  const size = shapes.window;
  const end = trimBlanks(text, text.length);
  const isNear = end - at <= 2 * size;
  return {
    head: first(text, 0),
    start: first(text, startOf(text)),
    before: last(text, at),
    here: first(text, at),
    rest: isNear ? whole(text.slice(at, end)) : "",
    end: last(text, end),
    whole: end <= 2 * size ? whole(text.slice(0, end)) : "",
  };
}

/** Behind blanks and byte order marks. */
function startOf(text: string): number {
  let at = skipBlanks(text, 0);
  while (text.charAt(at) === "\ufeff") at = skipBlanks(text, at + 1);
  return at;
}

/** As many characters as a window has, from a place on. */
const first = (text: string, at: number): string =>
  Array.from(text.slice(at, at + 2 * shapes.window)).slice(0, shapes.window).join("");

/** As many characters as a window has, before a place. */
const last = (text: string, at: number): string =>
  Array.from(text.slice(Math.max(0, at - 2 * shapes.window), at)).slice(-shapes.window).join("");

/** A text, if it fits into a window. */
const whole = (text: string): string => (Array.from(text).length <= shapes.window ? text : "");

const markOf = ({ text, at }: Place): string => String.fromCodePoint(text.codePointAt(at) ?? 0);

const bytes = (text: string): number => ENCODER.encode(text).length;

const hexadecimal = (raw: Uint8Array): string =>
  [...raw].map((byte) => byte.toString(16).padStart(2, "0")).join("");
