/** How much a report may say: in proportion to the body, however long the names are that lead to what it lists. */

import { limits } from "./contract";
import type { Details } from "./finding";

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

  /** Whether a violation at a place, with these details, still fits; what it takes is then gone. */
  take(instanceLocation: string, details: Details): boolean {
    const sizes = Object.values(details).map(jsonSize);
    const words = 2 * sizes.reduce((sum, size) => sum + size, 0); // in the message, and in the hint
    this.left -= limits.answerFlat + jsonSize(instanceLocation) + words + jsonSize("");
    return this.left >= 0;
  }
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
