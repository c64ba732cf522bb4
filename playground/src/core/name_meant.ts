/** A name that no event type knows → the property that is meant: the first of several ways that finds one. */

import { propertyAlias } from "./aliases";
import { plain } from "./characters";
import type { Params } from "./finding";
import { oddParams } from "./meaning";
import { isShort, sameLetters, suggest } from "./suggest";

/** The property that is meant, and what the hint is filled with. */
export interface NameMeant {
  readonly name: string;
  readonly params: Params;
}

/**
 * Which absent property of an event is meant by a name, if one is.
 *
 * Of the absent ones, only those that are `free` may have such a value: only they are meant by a name with other letters.
 */
export function nameMeant(
  name: string,
  absent: readonly string[],
  free: readonly string[],
  properties: readonly string[],
): NameMeant | undefined {
  if (!isShort(name)) return undefined;
  const text = plain(name);
  const letters = sameLetters(text, absent);
  if (letters !== undefined) {
    const odd = oddParams(name);
    return { name: letters, params: odd ? { ...odd, reason: "odd-character" } : { reason: "rename" } };
  }
  const alias = propertyAlias(text, free, properties);
  if (alias !== undefined) {
    const { fit, note, property } = alias;
    if (fit === "none" || property === undefined) return undefined;
    return { name: property, params: fit === "same" ? { reason: "alias" } : { reason: `alias-${fit}`, note: note ?? {} } };
  }
  const found = suggest(text, free);
  return found === undefined ? undefined : { name: found, params: { reason: "rename" } };
}
