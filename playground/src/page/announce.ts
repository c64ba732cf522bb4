/** What is told to those who do not see the page: each once, and no verdict while the body still changes. */

import { element } from "./dom";

const QUIET = 1000;

export class Announcer {
  readonly element = element("div", { class: "ce-unseen", role: "status" });
  #asked = 0;

  /** Take back at once what was told. */
  forget(): void {
    this.element.textContent = "";
  }

  /** Tell this when nothing else has been to tell for a second. */
  tell(text: string): void {
    clearTimeout(this.#asked);
    this.#asked = setTimeout(() => {
      if (this.element.textContent !== text) this.element.textContent = text;
    }, QUIET);
  }
}
