/** The lines of a text: where each starts. */

/** How many of sorted numbers are below a bound. */
export function below(sorted: readonly number[], bound: number): number {
  let low = 0;
  let high = sorted.length;
  while (low < high) {
    const middle = (low + high) >> 1;
    if ((sorted[middle] ?? bound) < bound) low = middle + 1;
    else high = middle;
  }
  return low;
}

export class Lines {
  readonly #starts: number[] = [0];

  constructor(readonly text: string) {
    for (let at = text.indexOf("\n"); at !== -1; at = text.indexOf("\n", at + 1)) this.#starts.push(at + 1);
  }

  get count(): number {
    return this.#starts.length;
  }

  /** The line, from 0, that a place of the text stands in. */
  at(offset: number): number {
    return below(this.#starts, offset + 1) - 1;
  }

  /** Where a line starts. */
  start(line: number): number {
    return this.#starts[line] ?? this.text.length;
  }

  /** A line without its end; of a very long one only the beginning. */
  slice(line: number, longest: number): string {
    const start = this.start(line);
    const end = line + 1 < this.count ? this.start(line + 1) - 1 : this.text.length;
    return this.text.slice(start, Math.min(end, start + longest));
  }
}
