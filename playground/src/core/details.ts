/** A breach → what the words of its code are filled with. */

import { REFUSED } from "./contract";
import { type Details, shown } from "./finding";
import type { Breach } from "./judge";
import type { Node } from "./node";
import type { Path } from "./pointer";
import { suggest } from "./suggest";
import { refusal } from "./timestamps";

/** The details for the code of a breach by a value that stands at `path` of the payload. */
export function detailsOf(code: string, breach: Breach, path: Path, optional: boolean): Details {
  const { limit, value } = breach;
  const about: Details = path.length > 0 ? { property: shown(String(path.at(-1))) } : {};
  const text = value.kind === "string" ? value.value : undefined;
  switch (code) {
    case "wrong-type":
      return { ...about, expected: String(limit), actual: typeOf(value), reason: mend(breach, optional) };
    case "not-an-event": {
      const reason = value.kind === "array" ? "nested" : path.length > 0 ? "item" : "body";
      return { reason, actual: typeOf(value) };
    }
    case "not-one-of":
      return { ...about, choices: listed(breach.keyword === "const" ? [limit] : limit) };
    case "unknown-event-type": {
      const suggestion = text === undefined ? undefined : suggest(text, limit as string[]);
      const hint = suggestion === undefined ? { reason: "list" } : { suggestion, reason: "rename" };
      return { ...hint, choices: listed(limit) };
    }
    case "not-a-timestamp":
      return { ...about, reason: text === undefined ? "other" : refusal(text) };
    case "too-many-events":
      return { count: String(value.kind === "array" ? value.items.length : 0), limit: JSON.stringify(limit) };
    case "pattern-mismatch":
    case "not-allowed":
      return about;
    case REFUSED:
      return {};
    default:
      return { ...about, limit: JSON.stringify(limit) };
  }
}

/** The type of a value as JSON Schema calls it, but for a number that is not spelt as an integer: a `decimal`. */
function typeOf(value: Node): string {
  if (value.kind !== "number") return value.kind;
  return value.digits === undefined ? "decimal" : "integer";
}

/** The values to choose from: texts without quotes, others as JSON. */
function listed(choices: unknown): string {
  const texts = (choices as unknown[]).map((choice) => (typeof choice === "string" ? choice : JSON.stringify(choice)));
  return texts.map((text) => `\`${text}\``).join(", ");
}

/** The reason that picks the hint of `wrong-type`: what will do, if a small change of the value will. */
function mend({ limit: expected, schema, value }: Breach, optional: boolean): string {
  const actual = typeOf(value);
  if (actual === "null") return optional ? "null" : "other";
  if (expected === "string" && value.kind === "number" && !("enum" in schema) && !("pattern" in schema)) {
    return "to-string";
  }
  if (expected === "integer" && value.kind === "string" && /^\p{Nd}+$/u.test(value.value)) return "to-number";
  return expected === "integer" && actual === "decimal" ? "to-integer" : "other";
}
