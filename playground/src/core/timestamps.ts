/** A refused timestamp → why, and how to write the same moment as the contract has it. */

import { named, oddCharacter, plain } from "./characters";
import { advice } from "./contract";
import type { Params } from "./finding";
import { type Match, forms } from "./timestamp_forms";
import { LATEST, momentOf, unitOf } from "./unix_time";

const { blank, greatest, longest, reasons: order, utc, weekdays } = advice.timestamps;
/** What is wrong with a moment that is not written. */
const NO_MOMENT = ["no-such-moment", "leap-second", "weekday", "two-offsets"];
const DATE = ["year", "month", "day"];
const LEAP = String(greatest["second"]);
const unix = forms.find(({ id }) => id === "unix");

/** What is known about a refused timestamp. */
export interface Reading {
  /** Why it was refused, in the order of the table. */
  readonly reasons: readonly string[];
  /** The same moment as the contract has it; null where something would have to be invented. */
  readonly written: string | null;
  /** The unit, if it is a Unix time. */
  readonly unit?: string | undefined;
  /** The first odd character, with its index in code points. */
  readonly odd?: readonly [index: number, character: string] | undefined;
}

export const OTHER: Reading = { reasons: ["other"], written: null };

/** What the words about a reading are filled with, without a value of the payload. */
export function paramsOfReading({ odd, reasons, unit }: Reading): Params {
  const [reason = "other"] = reasons;
  const known = { reason, ...(unit === undefined ? {} : { unit }) };
  if (odd === undefined) return known;
  const [index, character] = odd;
  return { ...known, character: character === " " ? blank : named(character), position: index + 1 };
}

/** Read a text that the schemas refused; numbers are Unix times up to the second `until`. */
export function read(text: string, until: number = LATEST): Reading {
  if (text.length > 2 * longest || [...text].length > longest) return OTHER;
  const clean = strip(plain(text));
  const number = unix?.match(clean)?.texts.get("unix");
  const unit = number === undefined ? undefined : unitOf(number, until);
  const match = matchOf(clean, unit);
  const reasons = new Set([...match.reasons, ...impossible(match.texts)]);
  const odd = reasons.has("no-date") || reasons.has("zero-date") ? undefined : oddIn(text);
  const isMoment = match.isCertain && !NO_MOMENT.some((reason) => reasons.has(reason));
  if (reasons.has("two-offsets")) reasons.delete("zone-name"); // it may be the right one
  const written = isMoment ? moment(match.texts, unit) : null;
  if (odd) reasons.add("odd-character");
  if (unit) reasons.add("unix-time");
  const inOrder = order.filter((reason) => reasons.has(reason));
  return { reasons: inOrder.length > 0 ? inOrder : OTHER.reasons, written, unit, odd };
}

function strip(text: string): string {
  return text.slice(0, lengthOfRest(text)).replace(/^ +/, "");
}

/** The length without blanks at the end. */
function lengthOfRest(text: string): number {
  let end = text.length;
  while (text[end - 1] === " ") end -= 1;
  return end;
}

/** The first form that a text has; that of a Unix time, if it has a unit. */
function matchOf(clean: string, unit: string | undefined): Match {
  for (const form of forms) {
    const match = unit !== undefined || form !== unix ? form.match(clean) : undefined;
    if (match) return match;
  }
  throw new Error("the last form has every text");
}

/** The index and the first character that is odd, as is a blank at either end. */
function oddIn(text: string): readonly [number, string] | undefined {
  const end = lengthOfRest(text);
  const ends = [0, end].filter((index) => text[index] === " ");
  const [blank] = ends.map((index) => [...text.slice(0, index)].length);
  const odd = oddCharacter(text);
  if (blank === undefined) return odd;
  return odd && odd[0] < blank ? odd : [blank, " "];
}

/** Why a date and a time of day are not those of a moment. */
function impossible(texts: ReadonlyMap<string, string>): string[] {
  const isBeyond = Object.entries(greatest).some(([name, most]) => Number(texts.get(name) ?? 0) > most);
  if (isBeyond || !isDate(texts)) return ["no-such-moment"];
  const found: string[] = texts.get("second") === LEAP ? ["leap-second"] : [];
  if (isOfAnotherDay(texts)) found.push("weekday");
  const zone = (texts.get("zone") ?? "").replace(/^[ [\]]+|[ [\]]+$/g, "").toLowerCase();
  const hasOffset = ["offset-hour", "offset-minute"].some((name) => Number(texts.get(name) ?? 0) > 0);
  return utc.includes(zone) && hasOffset ? [...found, "two-offsets"] : found;
}

/** Whether the weekday, if it is a known one, is not that of the date. */
function isOfAnotherDay(texts: ReadonlyMap<string, string>): boolean {
  const weekday = (texts.get("weekday") ?? "").slice(0, 3).toLowerCase();
  if (!weekdays.includes(weekday) || !DATE.every((name) => texts.get(name))) return false;
  const [year = 0, month = 0, day = 0] = DATE.map((name) => Number(texts.get(name)));
  const date = new Date(0);
  date.setUTCFullYear(year, month - 1, day);
  return weekdays[(date.getUTCDay() + 6) % 7] !== weekday;
}

/** Whether year, month and day are a date, if they are all known. */
function isDate(texts: ReadonlyMap<string, string>): boolean {
  if (!DATE.every((name) => texts.has(name))) return true;
  const [year = 0, month = 0, day = 0] = DATE.map((name) => Number(texts.get(name)));
  const isLeap = year % 4 === 0 && (year % 100 !== 0 || year % 400 === 0);
  const days = [31, isLeap ? 29 : 28, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31];
  return year > 0 && day > 0 && day <= (days[month - 1] ?? 0);
}

/** The moment that the texts of all parts are. */
function moment(texts: ReadonlyMap<string, string>, unit: string | undefined): string | null {
  if (unit !== undefined) return momentOf(texts.get("unix") ?? "", unit);
  const text = (name: string): string => texts.get(name) ?? "";
  const two = (name: string): string => text(name).padStart(2, "0");
  const fraction = texts.has("fraction") ? `.${text("fraction")}` : "";
  const offset = text("zulu") || `${text("sign")}${two("offset-hour")}:${text("offset-minute")}`;
  return `${text("year")}-${two("month")}-${two("day")}T${two("hour")}:${two("minute")}:${two("second")}${fraction}${offset}`;
}
