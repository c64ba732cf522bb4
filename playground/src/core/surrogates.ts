/** Surrogates without their other half, in a string as JSON spells it. */

import type { Span } from "./node";

/** A pair of escaped surrogates, a lone one (the group), or another escape, of which only the first two matter. */
const SURROGATES = /\\u[dD][89abAB]..\\u[dD][c-fC-F]..|(\\u[dD][89a-fA-F]..|[\ud800-\udfff])|\\./gsu;
const MAY_HAVE_SURROGATES = /\\u[dD][89a-fA-F]|[\ud800-\udfff]/u;

/** Where the first lone surrogate stands in a string's token: the others are most likely of the same mistake. */
export function loneSurrogate(token: string): Span | undefined {
  if (!MAY_HAVE_SURROGATES.test(token)) return undefined;
  for (const match of token.matchAll(SURROGATES)) {
    if (match[1] !== undefined) return { start: match.index, end: match.index + match[1].length };
  }
  return undefined;
}
