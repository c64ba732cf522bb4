/** The options of a check, seen to be what they must be: a wrong one could make an invalid body valid. */

import { limits } from "./contract";

export interface Options {
  /** The moment that timestamps are compared with; the clock's if left out. */
  readonly now?: Date;
  /** How many violations, and how many warnings, the report lists at most: at least 1. */
  readonly maxViolations?: number;
  /** The largest body to look at, in bytes of UTF-8: at least 1. */
  readonly maxBytes?: number;
  /** Whether an unknown property is an error, or a warning. */
  readonly unknown?: "error" | "warn";
}

/**
 * The options with what was left out.
 *
 * Throws a `TypeError` if an option is of another type, a `RangeError` if it has no such value.
 */
export function completed(options: Options): Required<Options> {
  const { now = new Date(), maxViolations = limits.violations, maxBytes = limits.bytes, unknown = "error" } = options;
  checkCount("maxViolations", maxViolations);
  checkCount("maxBytes", maxBytes);
  if (unknown !== "error" && unknown !== "warn") throw new RangeError('unknown is "error" or "warn"');
  if (!(now instanceof Date)) throw new TypeError("now is a Date");
  if (Number.isNaN(now.getTime())) throw new RangeError("now is a Date that is a moment");
  return { now, maxViolations, maxBytes, unknown };
}

function checkCount(name: string, count: unknown): void {
  if (typeof count !== "number") throw new TypeError(`${name} is a number, not of type ${typeof count}`);
  if (!Number.isSafeInteger(count) || count < 1) throw new RangeError(`${name} is an integer of at least 1, not ${count}`);
}

/** Throw a `TypeError` if a body is neither a text nor its bytes. */
export function checkBody(body: unknown): void {
  if (typeof body === "string" || body instanceof Uint8Array) return;
  throw new TypeError(`a body is a string or a Uint8Array, not ${Object.prototype.toString.call(body).slice(8, -1)}`);
}
