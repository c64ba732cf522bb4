/**
 * Body → report: what `commerce_events.check` says in Python, said in the browser.
 *
 * Nothing is fetched, nothing is evaluated: the contract is part of the bundle.
 */

import { type Body, read } from "./body";
import { limits } from "./contract";
import { listable } from "./budget";
import { validateEvents, refused } from "./validate_events";
import { type Options, checkBody, completed } from "./options";
import { type Outcome, type Report, describe } from "./report";

export { decode } from "./body";
export { type Lang, codes, limits } from "./contract";
export { shown } from "./finding";
export { type Fix, fixed } from "./fixes";
export type { Options } from "./options";
export type { Report, Severity, Violation } from "./report";

/**
 * Judge a body of `POST /events` and explain the verdict. A bad payload is an answer, never an exception.
 *
 * A body is a text or its bytes; an `ArrayBuffer` is handed in as `new Uint8Array(buffer)`. What is neither is a
 * `TypeError`, and so is an option of another type; an option that has no such value is a `RangeError`.
 */
export function check(body: string | Uint8Array, options: Options = {}): Report {
  checkBody(body);
  const { now, maxViolations, maxBytes, unknown } = completed(options);
  const limit = Math.min(maxViolations, listable(body.length));
  const outcomeOf = (given: Body, most: number): Outcome =>
    given.root
      ? validateEvents(given.root, given.value, unknown === "warn", most, now)
      : refused(given.findings);
  const given = read(body, maxBytes, limit + 1);
  return describe(given, outcomeOf(given, limit), limit, (text) => {
    const other = read(text, maxBytes, limits.fixErrors + 1);
    return { isReadable: other.root !== undefined, errors: outcomeOf(other, limits.fixErrors).errors };
  });
}
