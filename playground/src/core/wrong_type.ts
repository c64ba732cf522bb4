/** What a value of a wrong type was meant to be, as the reason that the words of `wrong-type` know. */

import { PRODUCT } from "./aliases";
import type { Param, Params } from "./finding";
import type { Breach } from "./judge";
import type { Node } from "./node";

/** Where the schemas say that a property is a code: an identifier that was registered as text. */
const CODES = "definitions.schema.json#/$defs/code/";

const INTEGER = /^(?:0|[1-9][0-9]{0,15})$/u;
const DECIMAL = /^[0-9]{1,20}[.,][0-9]{1,20}$/u;
/** Longer texts are no integers that anybody means. */
const LONGEST = 40;

const LIMITS: Readonly<Record<string, "minimum" | "maximum">> = { below: "minimum", above: "maximum" };

/** The type of a value as JSON Schema calls it, but for a number that is not spelt as an integer: a `decimal`. */
export function typeOf(value: Node): string {
  if (value.kind !== "number") return value.kind;
  return value.digits === undefined ? "decimal" : "integer";
}

/** The parameters of the hint: the reason, which says how the value stays what it was, and a limit. */
export function aboutType(breach: Breach, optional: boolean): Params {
  const reason = reasonOf(breach, optional);
  const limit = LIMITS[reason];
  const about = limit ? { [limit]: breach.schema[limit] as Param } : {};
  return { actual: typeOf(breach.value), reason, ...about };
}

function reasonOf({ limit: expected, path, schema, schemaLocation, value }: Breach, optional: boolean): string {
  const actual = typeOf(value);
  if (actual === "null" && optional) return "null";
  if (actual === "array" && path.at(-1) === PRODUCT) return "one-each";
  if (expected === "string" && schemaLocation.startsWith(CODES)) return ofCode(value);
  if (expected === "string" && value.kind === "number" && !("enum" in schema) && !("pattern" in schema)) {
    return actual === "integer" && Number.isSafeInteger(value.value) ? "to-string" : "to-text";
  }
  if (expected === "integer" && value.kind === "string") return ofInteger(value.value, schema);
  return expected === "integer" && actual === "decimal" ? "to-integer" : "other";
}

function ofCode(value: Node): string {
  if (value.kind === "null") return "no-code";
  if (value.kind !== "number") return "other";
  if (value.digits === undefined) return "digits-lost";
  if (value.value === 0) return "no-code";
  return value.value > 0 && Number.isSafeInteger(value.value) ? "to-code" : "digits-lost";
}

/** The reason for a text where an integer belongs. */
function ofInteger(text: string, { minimum, maximum }: Breach["schema"]): string {
  if (INTEGER.test(text)) {
    if (Number(text) < (minimum ?? 0)) return "below";
    return Number(text) > (maximum ?? Number.MAX_SAFE_INTEGER) ? "above" : "to-number";
  }
  if (DECIMAL.test(text)) return "to-integer";
  return [...text.slice(0, 2 * LONGEST + 1)].length <= LONGEST && /\p{Nd}/u.test(text) ? "plain-integer" : "other";
}
