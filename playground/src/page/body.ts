/** What is judged, and the text that the editor shows of it. */

import { decode } from "../core/check";
import { Lines, below } from "./lines";

/** A body: what is typed, or what was opened and not edited since, as it is, to the byte. */
export interface Body {
  readonly source: string | Uint8Array;
  /** As a text field has it: each end of a line is one `\n`. */
  readonly shown: string;
  /** Where the shown text has one character for two of the source. */
  readonly breaks: readonly number[];
  /** Whether it has so many lines that only the first of them are shown: a text field takes seconds for them. */
  readonly isCut: boolean;
}

const MOST_LINES = 50_000;

export const typed = (text: string): Body => ({ source: text, shown: text, breaks: [], isCut: false });

export function opened(source: string | Uint8Array): Body {
  const text = typeof source === "string" ? source : decode(source);
  const breaks = [...text.matchAll(/\r\n/g)].map((found) => found.index);
  const lines = new Lines(text.replace(/\r\n?/g, "\n"));
  const shown = lines.text.slice(0, lines.start(MOST_LINES));
  return { source, shown, breaks, isCut: lines.count > MOST_LINES };
}

/** Where a place of the source, in UTF-16 code units, stands in the shown text. */
export const placeShown = (body: Body, offset: number): number => offset - below(body.breaks, offset);

/** Whether there is nothing to judge: an empty file is something, an empty field is not. */
export const isNothing = (body: Body): boolean => body.source === "";
