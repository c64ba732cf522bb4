/** What a value of a wrong type was meant to be, as the reason that the words of `wrong-type` know. */

import { PRODUCT, isCounted, propertyAlias } from "./aliases";
import { advice, limits } from "./contract";
import { type Param, type Params, shown } from "./finding";
import type { Breach } from "./judge";
import { type Node, type ObjectNode, firstMembers, isObject } from "./node";
import { placeholderOfCode } from "./placeholders";
import { isShort } from "./suggest";

/** Where the schemas say that a property is a code: an identifier that was registered as text. */
const CODES = "definitions.schema.json#/$defs/code/";

const INTEGER = /^(?:0|[1-9][0-9]{0,15})$/u;
const DECIMAL = /^[0-9]{1,20}[.,][0-9]{1,20}$/u;
const NEGATIVE = /^-[1-9][0-9]{0,15}$/u;
/** A comma or a point among digits: it may separate thousands or decimals. */
const GROUPS = /^[0-9]{1,3}(?:[.,][0-9]{3}){1,5}$/u;
/** The names of codes, which may be those of something else. */
const CODE_NAMES = new RegExp(`^(?:${advice.shapes.names["code"]})$`, "u");
/** Reasons why a placeholder is no code at all. */
const NO_CODE: readonly (string | undefined)[] = ["nothing", "guest", "blank"];
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
  const name = breach.path.at(-1) ?? "";
  const inner = reason === "code-inside" && isObject(breach.value) ? codeIn(name, breach.value) : undefined;
  const found = inner === undefined ? {} : { found: shown(`${name}.${inner}`) };
  return { actual: typeOf(breach.value), reason, ...about, ...found };
}

/** The reason that the hint about a number below a limit has. */
export function tooSmall({ path, value }: Breach): string {
  if (!isCounted(path.at(-1) ?? "") || value.kind !== "number" || value.value > 0) return "limit";
  return value.value < 0 ? "negative" : "no-units";
}

/** Whether a value in the place of a code is what programs have where there is none. */
export function isNoCode(name: string, value: Node): boolean {
  if (value.kind === "null") return true;
  if (value.kind === "string") return NO_CODE.includes(placeholderOfCode(name, value.value));
  return value.kind === "number" && value.digits !== undefined && NO_CODE.includes(placeholderOfCode(name, String(value.value)));
}

function reasonOf({ limit: expected, path, schema, schemaLocation, value }: Breach, optional: boolean): string {
  const actual = typeOf(value);
  const isBlank = expected === "integer" && value.kind === "string" && /^[ \t\n\r]*$/u.test(value.value);
  if (optional && (actual === "null" || isBlank)) return "null";
  const name = path.at(-1) ?? "";
  const isCode = expected === "string" && schemaLocation.startsWith(CODES);
  if (value.kind === "array" && (isCode || name === PRODUCT)) return ofArray(value.items.length);
  if (isCode) return ofCode(name, value);
  if (expected === "string" && value.kind === "number" && !("enum" in schema) && !("pattern" in schema)) {
    return actual === "integer" && Number.isSafeInteger(value.value) ? "to-string" : "to-text";
  }
  if (expected === "integer" && value.kind === "string") return ofInteger(name, value.value, schema);
  return expected === "integer" && actual === "decimal" ? "to-integer" : "other";
}

const ofArray = (count: number): string => (count > 1 ? "one-each" : count === 1 ? "only-item" : "no-code");

function ofCode(name: string, value: Node): string {
  if (isObject(value)) return codeIn(name, value) === undefined ? "code-object" : "code-inside";
  if (value.kind === "boolean" || isNoCode(name, value)) return "no-code";
  if (value.kind !== "number") return "other";
  if (value.digits === undefined) return "digits-lost";
  return value.value > 0 && Number.isSafeInteger(value.value) ? "to-code" : "digits-lost";
}

/** The member of an object that is most likely the code that belongs in its place. */
function codeIn(name: string, value: ObjectNode): string | undefined {
  const first = firstMembers(value, limits.namesCompared);
  const isText = (node: Node): boolean => node.kind === "string" || (node.kind === "number" && node.digits !== undefined);
  const members = first.flatMap(([each, node]) => (isText(node) && isShort(each) ? [each] : []));
  const [exact] = members.filter((each) => ["id", "code", name.toLowerCase()].includes(each.toLowerCase()));
  const [alias] = members.filter((each) => propertyAlias(each, [name], []) !== undefined);
  const [other] = members.filter((each) => value.members.size === 1 && !CODE_NAMES.test(each));
  return exact ?? alias ?? other;
}

/** The reason for a text where an integer belongs. */
function ofInteger(name: string, text: string, { minimum, maximum }: Breach["schema"]): string {
  if (isCounted(name) && text === "0") return "no-units";
  if (isCounted(name) && NEGATIVE.test(text)) return "negative";
  if (INTEGER.test(text)) {
    if (Number(text) < (minimum ?? 0)) return "below";
    return Number(text) > (maximum ?? Number.MAX_SAFE_INTEGER) ? "above" : "to-number";
  }
  if (GROUPS.test(text)) return "thousands";
  if (DECIMAL.test(text)) return "to-integer";
  return [...text.slice(0, 2 * LONGEST + 1)].length <= LONGEST && /\p{Nd}/u.test(text) ? "plain-integer" : "other";
}
