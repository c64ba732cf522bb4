/** Copying a text; where the browser refuses that, the text is shown to be copied by hand. */

import { button, element } from "./dom";
import { words } from "./words";

export class Copying {
  readonly element: HTMLDialogElement;
  readonly #text = element("textarea", { readonly: true, rows: "8", "aria-label": words["by-hand"] });

  constructor(private readonly told: (text: string) => void) {
    this.element = element(
      "dialog",
      { class: "ce-dialog", "aria-label": words["by-hand"] },
      element("p", {}, words["by-hand"]),
      this.#text,
      button(words.close, () => this.element.close()),
    );
  }

  /** Copy a text, and say so in these words. */
  async copy(text: string, done: string): Promise<void> {
    try {
      await navigator.clipboard.writeText(text);
      this.told(done);
    } catch {
      this.#text.value = text;
      this.element.showModal();
      this.#text.focus();
      this.#text.select();
    }
  }
}
