/** The examples of the menu, as `commerce_events` writes them: each event type, a batch, and each code. */

import rows from "../../../build/playground/examples.json";
import { codes } from "../core/check";
import type { Lang } from "./words";

export interface Example {
  readonly name: string;
  readonly titles: Readonly<Record<Lang, string>>;
  readonly body: () => string | Uint8Array;
}

/** Of a row, the text is `before`, so many times `repeated`, and `after`; bytes that are no text stand in `base64`. */
interface Row {
  readonly name: string;
  readonly titles: Readonly<Record<Lang, string>>;
  readonly before: string;
  readonly repeated: string;
  readonly times: number;
  readonly after: string;
  readonly base64?: string;
}

const examples = (rows as readonly Row[]).map(
  (row): Example => ({ name: row.name, titles: row.titles, body: () => bodyOf(row) }),
);

const named = (names: readonly string[]): readonly Example[] => examples.filter(({ name }) => names.includes(name));

const { schema, text, warning } = codes;
const isOfCode = ({ name }: Example): boolean => [text, schema, warning].some((names) => names.includes(name));

/** The groups of the menu: what is valid, and the codes by what finds them. */
export const groups = {
  valid: examples.filter((each) => !isOfCode(each)),
  text: named(text),
  schema: named(schema),
  warning: named(warning),
} as const;

export const exampleOf = (name: string): Example | undefined => examples.find((each) => each.name === name);

function bodyOf({ after, base64, before, repeated, times }: Row): string | Uint8Array {
  if (base64 === undefined) return before + repeated.repeat(times) + after;
  return Uint8Array.from(atob(base64), (char) => char.charCodeAt(0));
}
