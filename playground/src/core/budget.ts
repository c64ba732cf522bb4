/** How much a report may say: in proportion to the body, however long the names are that lead to what it lists. */

import { limits } from "./contract";
import type { Param, Params } from "./finding";

/** The bytes of UTF-8 that a code unit of UTF-16 takes at most. */
const LARGEST_UNIT = 3;

/** More violations than these are never listed of a body with so many bytes, or code units. */
export function listable(units: number): number {
  return Math.ceil(roomFor(LARGEST_UNIT * units) / limits.answerFlat);
}

const roomFor = (bytes: number): number => limits.answerBase + limits.answerPerByte * bytes;

/** What is left to say of a body with so many bytes. */
export class Budget {
  private left: number;

  constructor(bytes: number) {
    this.left = roomFor(bytes);
  }

  /** Whether a violation at a place, with these parameters, still fits; what it takes is then gone. */
  take(instanceLocation: string, params: Params): boolean {
    const names = Object.keys(params).reduce((sum, name) => sum + name.length, 0);
    const values = total(Object.values(params)); // in `params`, in the message, and in the hint
    const reasons = params["reasons"];
    const fixed = limits.answerFlat + limits.answerReason * (Array.isArray(reasons) ? reasons.length : 0);
    this.left -= fixed + jsonSize(instanceLocation) + names + 3 * values + 2 * jsonSize("");
    return this.left >= 0;
  }
}

/** How much values take at the most, with what stands around each. */
const total = (values: readonly Param[]): number =>
  values.reduce((sum: number, value) => sum + limits.answerAround + sizeOf(value), 0);

function sizeOf(value: Param): number {
  if (typeof value === "string") return jsonSize(value);
  if (typeof value !== "object" || value === null) return limits.answerNumber;
  return Array.isArray(value) ? total(value as readonly Param[]) : total(Object.entries(value).flat());
}

/** Characters below it are controls, and above the last one nothing is ASCII that can be seen. */
const [BLANK, TILDE] = [0x20, 0x7e];
const TWICE = new Set([...'"\\\b\f\n\r\t'].map((char) => char.charCodeAt(0)));

/** How many characters a text has as JSON in ASCII, quotes included. */
export function jsonSize(text: string): number {
  let size = 2;
  for (let at = 0; at < text.length; at += 1) {
    const unit = text.charCodeAt(at);
    if (TWICE.has(unit)) size += 2;
    else size += unit >= BLANK && unit <= TILDE ? 1 : 6;
  }
  return size;
}
