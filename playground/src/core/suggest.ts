/** A misspelt name → the name that was meant. */

import { limits } from "./contract";
import { quickRatio, ratio } from "./likeness";

/**
 * The candidate that was most likely meant; none if none comes near, or several do.
 *
 * Case and separators don't count (`customer_code`), then a part that only one candidate contains counts (`sale` for
 * `EventSale`), then spelling.
 */
export function suggest(name: string, candidates: readonly string[]): string | undefined {
  if (!isShort(name)) return undefined;
  const sought = bare(name);
  const byBare = new Map(candidates.map((candidate) => [bare(candidate), candidate]));
  const same = byBare.get(sought);
  if (same !== undefined) return same;
  const containing = [...byBare.keys()].filter((candidate) => candidate.includes(sought));
  if (containing.length > 0 && [...sought].length >= limits.partLength) {
    return containing.length === 1 ? byBare.get(containing[0] ?? "") : undefined;
  }
  const scores = [...byBare.keys()].map((other) => ({ other, score: likeness([...sought], [...other]) }));
  scores.sort((a, b) => b.score - a.score);
  const [best, second] = scores;
  const least = Math.max(limits.closeEnough, (second?.score ?? 0) + limits.ahead);
  return best !== undefined && best.score >= least ? byBare.get(best.other) : undefined;
}

/** The candidate that differs in case and separators alone. */
export function sameLetters(name: string, candidates: readonly string[]): string | undefined {
  const sought = bare(name);
  return isShort(name) ? candidates.findLast((candidate) => bare(candidate) === sought) : undefined;
}

/** Whether a name is short enough to be compared. */
export function isShort(name: string): boolean {
  return name.length <= 2 * limits.nameLength && [...name].length <= limits.nameLength;
}

/** How much of both is the same, from 0 to 1; 0 also where it is too little to count, which is told faster. */
function likeness(one: readonly string[], other: readonly string[]): number {
  const counts = limits.closeEnough - limits.ahead;
  if (2 * Math.min(one.length, other.length) < counts * (one.length + other.length)) return 0;
  return quickRatio(one, other) >= counts ? ratio(one, other) : 0;
}

/** Without separators, and in a form that no difference of case is left in (Unicode's case folding). */
export function bare(name: string): string {
  const folded = [...name].map((char) => (char === "ı" ? char : lower(lower(char).toUpperCase())));
  return folded.join("").replace(/[^\p{L}\p{N}]/gu, "");
}

/** Character by character: at the end of a word, a sigma would become another one. */
const lower = (text: string): string => [...text].map((char) => char.toLowerCase()).join("");
