/** The menu of the examples. */

import { element } from "./dom";
import { type Example, exampleOf, groups } from "./examples";
import { lang, words } from "./words";

export class Menu {
  readonly element: HTMLElement;
  readonly #select: HTMLSelectElement;

  constructor(whenChosen: (example: Example) => void) {
    this.#select = element("select", { class: "ce-button" }, element("option", { value: "" }, words.choose), ...options());
    this.#select.addEventListener("change", () => {
      const example = exampleOf(this.#select.value);
      if (example) whenChosen(example);
    });
    this.element = element("label", { class: "ce-menu" }, element("span", {}, words.example), this.#select);
  }

  /** Show which example is there; none if it is something else. */
  show(name: string): void {
    this.#select.value = name;
  }
}

function options(): HTMLElement[] {
  return (["valid", "text", "schema", "warning"] as const).map((group) =>
    element(
      "optgroup",
      { label: words.groups[group] },
      ...groups[group].map(({ name, titles }) => element("option", { value: name }, label(group, name, titles[lang]))),
    ),
  );
}

const label = (group: string, name: string, title: string): string => (group === "valid" ? `${name}: ${title}` : name);
