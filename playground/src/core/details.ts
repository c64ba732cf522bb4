/** A breach → what the words of its code are filled with. */

import { type Details, shown } from "./finding";
import type { Breach } from "./judge";
import type { Node } from "./node";
import type { Path } from "./pointer";
import { suggest } from "./suggest";
import { refusal } from "./timestamps";

/** The details for the code of a breach by a value that stands at `path` of the payload. */
export function detailsOf(code: string, breach: Breach, path: Path, optional: boolean): Details {
  const { value } = breach;
  const about: Details = path.length > 0 ? { property: shown(String(path.at(-1))) } : {};
  const text = value.kind === "string" ? value.value : "";
  switch (code) {
    case "wrong-type": {
      const reason = mend(breach, optional);
      return { ...about, expected: String(breach.limit), actual: typeOf(value), reason };
    }
    case "not-an-event": {
      const reason = value.kind === "array" ? "nested" : path.length > 0 ? "item" : "body";
      return { reason, actual: typeOf(value) };
    }
    case "not-one-of":
      return { ...about, choices: listed(breach.limit) };
    case "unknown-event-type": {
      const suggestion = value.kind === "string" ? suggest(text, breach.limit as string[]) : undefined;
      const hint = suggestion === undefined ? { reason: "list" } : { suggestion, reason: "rename" };
      return { ...hint, choices: listed(breach.limit) };
    }
    case "not-a-timestamp":
      return { ...about, reason: refusal(text) };
    case "too-many-events":
      return { count: String(value.kind === "array" ? value.items.length : 0), limit: String(breach.limit) };
    default:
      return { ...about, limit: String(breach.limit) };
  }
}

/** The type of a value as JSON Schema calls it, but for a number that is not spelt as an integer: a `decimal`. */
function typeOf(value: Node): string {
  if (value.kind !== "number") return value.kind;
  return value.digits === undefined ? "decimal" : "integer";
}

function listed(choices: unknown): string {
  return (choices as string[]).map((choice) => `\`${choice}\``).join(", ");
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
