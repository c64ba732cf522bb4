/** When to judge: at once where that is quick; otherwise in a pause of typing, which goes on undisturbed. */

/** What is judged within this many milliseconds disturbs nobody: browsers call a longer task a long one. */
const QUICK = 50;
const LONGEST_PAUSE = 1500;

export class Schedule {
  #cost = 0;
  #asked = 0;

  constructor(private readonly judge: () => void) {}

  /** Ask for a verdict on so many characters; false if it has to wait for a pause. */
  ask(size: number): boolean {
    clearTimeout(this.#asked);
    const expected = this.#cost * size;
    const pause = expected < QUICK ? 0 : Math.min(LONGEST_PAUSE, expected * 4);
    this.#asked = setTimeout(() => this.now(size), pause);
    return pause === 0;
  }

  /** Judge now, and learn what it costs. */
  now(size: number): void {
    clearTimeout(this.#asked);
    const start = performance.now();
    this.judge();
    this.#cost = (performance.now() - start) / Math.max(size, 1000);
  }
}
