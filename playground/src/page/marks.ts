/** The marks of places in a text, and a line cut up by them. */

import type { Severity } from "../core/check";
import type { Lines } from "./lines";

/** A place that something is told of. */
export interface Mark {
  readonly start: number;
  readonly end: number;
  readonly severity: Severity;
}

/** A part of a line; it is plain if it has no mark. */
export interface Piece {
  readonly text: string;
  readonly mark?: Mark;
}

/** The marks by the line that they start in, each line's in order; of two at one place the error is seen. */
export function byLine(marks: readonly Mark[], lines: Lines): Map<number, Mark[]> {
  const found = new Map<number, Mark[]>();
  const weight = ({ severity }: Mark): number => (severity === "error" ? 0 : 1);
  for (const each of [...marks].sort((a, b) => a.start - b.start || weight(a) - weight(b))) {
    const line = lines.at(each.start);
    found.set(line, [...(found.get(line) ?? []), each]);
  }
  return found;
}

/**
 * A line, of which the first character stands at `start`, in pieces.
 *
 * A mark at its very end stands on a blank; what is behind that is not drawn: the line may be the beginning of another.
 */
export function pieces(line: string, start: number, marks: readonly Mark[]): Piece[] {
  const cut: Piece[] = [];
  let at = 0;
  for (const each of marks) {
    const from = Math.max(each.start - start, at);
    const to = Math.min(each.end - start, Math.max(line.length, from + 1));
    if (to <= from || from > line.length) continue;
    if (from > at) cut.push({ text: line.slice(at, from) });
    cut.push({ text: line.slice(from, to) || " ", mark: each });
    at = to;
  }
  return at < line.length ? [...cut, { text: line.slice(at) }] : cut;
}
