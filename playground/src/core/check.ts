/**
 * Body → report: what `commerce_events.check` says in Python, said in the browser.
 *
 * Nothing is fetched, nothing is evaluated: the contract is part of the bundle.
 */

import { read } from "./body";
import { limits } from "./contract";
import { examine } from "./examine";
import { type Report, describe } from "./report";

export { decode } from "./body";
export { type Lang, codes, limits } from "./contract";
export { visible } from "./finding";
export type { Report, Severity, Violation } from "./report";

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

/** Judge a body of `POST /events` and explain the verdict. A bad payload is an answer, never an exception. */
export function check(body: string | Uint8Array, options: Options = {}): Report {
  const most = options.maxViolations ?? limits.violations;
  const given = read(body, options.maxBytes ?? limits.bytes, most + 1);
  const outcome = given.value
    ? examine(given.value, options.unknown === "warn", most, options.now ?? new Date())
    : { errors: [...given.findings], warnings: [], verdicts: [] };
  return describe(given, outcome, most);
}
