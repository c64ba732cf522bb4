/** What was sent in the place of a timestamp → the moment: a text, a number, or the object of some library. */

import { type ObjectRow, advice, codes } from "./contract";
import type { Params } from "./finding";
import type { Breach } from "./judge";
import { type Node, type ObjectNode, isObject } from "./node";
import type { Operation } from "./patch";
import { nodeAt } from "./places";
import { type Path, pointer } from "./pointer";
import { OTHER, type Reading, paramsOfReading, read } from "./timestamps";
import { LATEST } from "./unix_time";

const { objects, unset } = advice.timestamps;

/** So many digits a Unix time has at most, and so many objects may be around the value of one that a library writes. */
const [MOST_DIGITS, DEPTH] = [19, 2];

/** A float that has so many digits may have been sent with more. */
const MOST_FLOAT_DIGITS = 17;

const [CODE, DAY_NUMBER] = ["not-a-timestamp", "day-number"];

const schemaAt = (place: string): string => place.slice(0, place.lastIndexOf("/"));

/** The places of the schemas of timestamps: those whose format has the code of timestamps. */
const schemas: ReadonlySet<string> = new Set(
  Object.entries(codes["by-place"])
    .filter(([, code]) => code === CODE)
    .map(([place]) => schemaAt(place)),
);

/** What the words about a timestamp are filled with; nothing about other values. */
export function explainTimestamp({ schemaLocation, value }: Breach, code: string, until: number): Params {
  if (code === CODE) {
    const reading = value.kind === "string" ? read(value.value, until) : OTHER;
    return { ...paramsOfReading(reading), reasons: reading.reasons };
  }
  const isOther = code === "wrong-type" && value.kind !== "null" && schemas.has(schemaAt(schemaLocation));
  return isOther ? paramsOfReading(readOther(value, until)) : {};
}

/** The moment of a value as a timestamp of the contract; null where something would have to be invented. */
export function written(value: Node, until: number = LATEST): string | null {
  const text = isExact(value) ? textOf(value) : null;
  return text === null ? null : read(text, until).written;
}

/** Whether a number was surely sent with no more digits than it has: a float has 17 at most, a text any number. */
function isExact(value: Node): boolean {
  return value.kind !== "number" || value.digits !== undefined || String(value.value).replace(/\D/g, "").length < MOST_FLOAT_DIGITS;
}

/**
 * The operations that write the moment at a path of an event as the contract has it, if it is certain.
 *
 * A number is a Unix time if the parameters of the finding say in which unit.
 */
export function fix(event: Node, path: Path, params: Params): Operation[] | undefined {
  const value = nodeAt(event, path);
  const moment = written(value, "unit" in params ? LATEST : 0);
  // Digits of other scripts often come from a calendar of another era.
  const isOfCalendar = value.kind === "string" && /(?![0-9])\p{Nd}/u.test(value.value);
  return moment === null || (isOfCalendar && !/^(?:19|20)/.test(moment)) ? undefined : [{ op: "replace", path: pointer(path), value: moment }];
}

/** Read a value that is no text: the only reason is that of `wrong-type`. */
function readOther(value: Node, until: number): Reading {
  const text = textOf(value);
  const reading = text === null ? OTHER : read(text, until);
  const written = isExact(value) ? reading.written : null;
  if (reading.unit !== undefined) return { ...reading, written, reasons: ["unix-time"], odd: undefined };
  if (value.kind === "array" || value.kind === "object") return { reasons: ["date-object"], written: reading.written };
  if (reading.reasons.includes(DAY_NUMBER)) return { reasons: [DAY_NUMBER], written: null };
  const isUnset = value.kind === "number" && unset.includes(value.value);
  return { reasons: [isUnset ? "no-date" : "timestamp"], written: null };
}

/** A value as a text that may be a timestamp. */
function textOf(value: Node, depth: number = DEPTH): string | null {
  if (value.kind === "string") return value.value;
  if (value.kind === "number") return numeral(value.value, value.digits);
  if (!isObject(value) || depth === 0) return null;
  const row = objects.find(({ members }) => members.length === value.members.size && members.every((name) => value.members.has(name)));
  return row ? joined(value, row, depth) : null;
}

/** A number that is not negative as digits, as long as every reader knows which. */
function numeral(value: number, digits: string | undefined): string | null {
  if (value < 0) return null;
  if (digits !== undefined) return digits.length <= MOST_DIGITS ? digits : null;
  return Number.isInteger(value) && !Number.isSafeInteger(value) ? null : String(value);
}

/** The text that a row makes of the members of an object. */
function joined(value: ObjectNode, row: ObjectRow, depth: number): string | null {
  const texts = row.text.map((part) => {
    if (typeof part === "string") return part;
    const member = value.members.get(part.member)?.node;
    const text = member ? textOf(member, depth - 1) : null;
    return text && text.padStart(part.digits ?? 0, "0");
  });
  return texts.includes(null) ? null : texts.join("");
}
