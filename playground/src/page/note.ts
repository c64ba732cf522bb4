/** What is said of the last thing that was done, and how to undo it where that is possible. */

import { button, element } from "./dom";

export class Note {
  readonly element = element("p", { class: "ce-play__note", role: "status" });
  readonly #said = element("span");
  readonly #undoing = element("span");

  constructor() {
    this.element.append(this.#said, " ", this.#undoing);
  }

  /** Say this; the offer that stands there stays. */
  tell(text: string): void {
    this.#said.textContent = text;
  }

  /** Offer to undo something. */
  offer(text: string, label: string, undo: () => void): void {
    this.#undoing.replaceChildren(text, " ", button(label, undo));
  }

  clear(): void {
    this.tell("");
    this.#undoing.replaceChildren();
  }
}
