/** What a check finds, before it is put into words: what, where, by which rule. */

import { limits } from "./contract";
import type { Span } from "./node";
import type { Path } from "./pointer";

/** The value of a parameter, as JSON. */
export type Param = string | number | boolean | null | readonly Param[] | { readonly [name: string]: Param };

/** What a message is filled with: names, limits, types and choices; never values of the payload. */
export type Params = Readonly<Record<string, Param>>;

export interface Finding {
  readonly code: string;
  /** The value concerned. */
  readonly path: Path;
  /** The keyword of the schemas that says so, as `file#pointer`; absent where none does. */
  readonly schemaLocation?: string;
  readonly params: Params;
  /** The place to show is the property's name rather than its value. */
  readonly onName?: boolean;
  /** Where in the text it stands, if known already. */
  readonly span?: Span;
}

/** A text from a payload, such as the name of a property, fit to be shown: short, and every character visible. */
export function shown(text: string, longest: number = limits.shown): string {
  if (text.length <= longest && /^[ -~]*$/.test(text)) return text;
  const chars = [...text.slice(0, 2 * longest + 2)]; // so many units have one character more than is shown
  const cut = chars.length <= longest ? chars : [...chars.slice(0, longest), "…"];
  return cut.join("").replace(/[^ \p{L}\p{M}\p{N}\p{P}\p{S}]|[\p{DI}\u2800]/gu, escaped);
}

function escaped(char: string): string {
  return `\\u${(char.codePointAt(0) ?? 0).toString(16).padStart(4, "0")}`;
}
