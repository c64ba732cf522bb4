/** The text field, with line numbers beside it and the marks of places behind it. */

import { element } from "./dom";
import { Lines } from "./lines";
import { type Mark, byLine, pieces } from "./marks";
import { words } from "./words";

/** Of a line longer than this, in UTF-16 code units, the marks behind are not drawn; going to them works. */
const LONGEST = 20_000;

export class Editor {
  readonly element: HTMLElement;
  readonly #field = element("textarea", {
    "aria-label": words.body,
    autocapitalize: "off",
    autocomplete: "off",
    class: "ce-editor__field",
    dir: "ltr",
    placeholder: words.placeholder,
    spellcheck: "false",
    wrap: "off",
  });
  readonly #gutter = element("div", { "aria-hidden": "true", class: "ce-editor__gutter" });
  readonly #layer = element("div", { "aria-hidden": "true", class: "ce-editor__layer", dir: "ltr" });
  #lines = new Lines("");
  #marks: ReadonlyMap<number, readonly Mark[]> = new Map();
  #asked = 0;

  constructor(whenEdited: () => void) {
    const area = element("div", { class: "ce-editor__area" }, this.#layer, this.#field);
    this.element = element("div", { class: "ce-editor" }, this.#gutter, area);
    this.#field.addEventListener("input", () => {
      this.#read();
      whenEdited();
    });
    this.#field.addEventListener("scroll", () => this.#paintSoon());
    new ResizeObserver(() => this.#paintSoon()).observe(this.#field);
  }

  get text(): string {
    return this.#field.value;
  }

  focus(): void {
    this.#field.focus();
  }

  /** Show another text from its start. */
  show(text: string): void {
    this.#field.value = text;
    this.#field.setSelectionRange(0, 0);
    this.#field.scrollTo(0, 0);
    this.#read();
  }

  /** Mark these places, and no others; those behind the text that is shown are left out. */
  mark(marks: readonly Mark[]): void {
    const seen = marks.filter(({ start }) => start <= this.#lines.text.length);
    this.#marks = byLine(seen, this.#lines);
    this.#paintSoon();
  }

  /** Go to a place: it is selected, and seen. */
  go({ start, end }: Mark): void {
    const line = this.#lines.at(start);
    const field = this.#field;
    field.focus({ preventScroll: true });
    field.setSelectionRange(start, end);
    const height = this.#lineHeight();
    if (line * height < field.scrollTop || (line + 2) * height > field.scrollTop + field.clientHeight) {
      field.scrollTop = line * height - field.clientHeight / 3;
    }
    this.#paint();
    const left = this.#left(start, line);
    if (left < field.scrollLeft || left > field.scrollLeft + field.clientWidth * 0.8) {
      field.scrollLeft = left - field.clientWidth / 3;
    }
    this.element.scrollIntoView({ block: "nearest" });
  }

  #read(): void {
    this.#lines = new Lines(this.#field.value);
    this.#marks = new Map();
    this.element.style.setProperty("--digits", String(String(this.#lines.count).length));
    this.#paintSoon();
  }

  #paintSoon(): void {
    cancelAnimationFrame(this.#asked);
    this.#asked = requestAnimationFrame(() => this.#paint());
  }

  #paint(): void {
    const { clientHeight, scrollLeft, scrollTop } = this.#field;
    const height = this.#lineHeight();
    const first = Math.floor(scrollTop / height);
    const last = Math.min(this.#lines.count, first + Math.ceil(clientHeight / height) + 1);
    const seen = Array.from({ length: Math.max(0, last - first) }, (_, index) => first + index);
    this.#gutter.replaceChildren(element("div", {}, ...seen.map((line) => this.#number(line))));
    this.#layer.replaceChildren(element("div", {}, ...seen.map((line) => this.#line(line))));
    const down = first * height - scrollTop;
    for (const [layer, right] of [[this.#gutter, 0], [this.#layer, -scrollLeft]] as const) {
      (layer.firstElementChild as HTMLElement).style.transform = `translate(${right}px, ${down}px)`;
    }
  }

  #number(line: number): HTMLElement {
    const marks = this.#marks.get(line) ?? [];
    const worst = marks.some(({ severity }) => severity === "error") ? "error" : (marks[0]?.severity ?? "none");
    return element("div", { class: "ce-editor__number", "data-severity": worst }, String(line + 1));
  }

  #line(line: number): HTMLElement {
    const marks = this.#marks.get(line);
    const made = element("div", { class: "ce-editor__line" });
    if (!marks) return made;
    for (const { text, mark } of pieces(this.#lines.slice(line, LONGEST), this.#lines.start(line), marks)) {
      made.append(
        mark ? element("mark", { "data-severity": mark.severity, "data-start": String(mark.start) }, text) : text,
      );
    }
    return made;
  }

  #lineHeight(): number {
    return Number.parseFloat(getComputedStyle(this.#field).lineHeight);
  }

  /** How far from the start of its line a place is seen, in pixels; a guess where its mark is not drawn. */
  #left(start: number, line: number): number {
    const drawn = this.#layer.querySelector(`[data-start="${start}"]`);
    if (!drawn?.parentElement) return (start - this.#lines.start(line)) * this.#lineHeight() * 0.4;
    return drawn.getBoundingClientRect().left - drawn.parentElement.getBoundingClientRect().left;
  }
}
