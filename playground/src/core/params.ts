/** A breach → what the words of its code are filled with. */

import { partMeant, valueMeant } from "./aliases";
import { REFUSED } from "./contract";
import { layers } from "./envelope";
import { type Param, type Params, shown } from "./finding";
import type { Breach } from "./judge";
import type { Path } from "./pointer";
import { isShort } from "./suggest";
import { explainTimestamp } from "./timestamp_values";
import { aboutType, tooSmall, typeOf } from "./wrong_type";

/**
 * What the words of a code are filled with, for a breach by a value at `path` of the payload.
 *
 * A number in the place of a timestamp is a Unix time up to the second `until`.
 */
export function paramsOf(code: string, breach: Breach, path: Path, optional: boolean, until: number): Params {
  return { ...paramsOfCode(code, breach, path, optional), ...explainTimestamp(breach, code, until) };
}

/** The allowed value that was meant, if it is one of several that a text can mean. */
function meantBy({ limit, path, value }: Breach): Params {
  const isMeant = value.kind === "string" && Array.isArray(limit) && path.length > 0 && isShort(value.value);
  const choices = isMeant ? (limit as unknown[]).filter((choice) => typeof choice === "string") : [];
  const found = isMeant ? valueMeant(path.at(-1) ?? "", value.value, choices) : undefined;
  if (found !== undefined) return { reason: "meant", suggestion: found };
  const part = isMeant ? partMeant(path.at(-1) ?? "", value.value, choices) : undefined;
  return part ? { reason: "part", suggestion: part.choice, rest: part.belongs } : { reason: "list" };
}

function paramsOfCode(code: string, breach: Breach, path: Path, optional: boolean): Params {
  const { limit, value } = breach;
  const about: Params = path.length > 0 ? { property: shown(String(path.at(-1))) } : {};
  const text = value.kind === "string" ? value.value : undefined;
  switch (code) {
    case "wrong-type":
      return { ...about, expected: String(limit), ...aboutType(breach, optional) };
    case "not-an-event": {
      const place = value.kind === "array" ? "nested" : path.length > 0 ? "item" : "body";
      const encoded = text === undefined ? 0 : (layers(text)?.count ?? 0);
      const often = encoded > 1 ? { reason: "encoded-often", count: encoded + 1 } : { reason: "encoded" };
      return { reason: place, actual: typeOf(value), ...(encoded > 0 ? often : {}) };
    }
    case "not-one-of":
      return { ...about, choices: (breach.keyword === "const" ? [limit] : limit) as Param[], ...meantBy(breach) };
    case "too-small":
      return { ...about, reason: tooSmall(breach), limit: limit as Param };
    case "unknown-event-type": {
      return { reason: "list", choices: limit as Param[] };
    }
    case "too-many-events":
      return { count: value.kind === "array" ? value.items.length : 0, limit: limit as Param };
    case "not-a-timestamp":
    case "pattern-mismatch":
    case "not-allowed":
      return about;
    case REFUSED:
      return {};
    default:
      return { ...about, limit: limit as Param };
  }
}
