/** Elements of the page, made without a line of HTML: what a body says is only ever text. */

type Attributes = Readonly<Record<string, string | boolean>>;

/** An element with its attributes (`true` sets one without a value, `false` leaves it out) and what is in it. */
export function element<Tag extends keyof HTMLElementTagNameMap>(
  tag: Tag,
  attributes: Attributes = {},
  ...inside: (Node | string)[]
): HTMLElementTagNameMap[Tag] {
  const made = document.createElement(tag);
  for (const [name, value] of Object.entries(attributes)) {
    if (value !== false) made.setAttribute(name, value === true ? "" : value);
  }
  made.append(...inside);
  return made;
}

/** A button that does something. */
export function button(label: string, action: () => void, attributes: Attributes = {}): HTMLButtonElement {
  const made = element("button", { type: "button", class: "ce-button", ...attributes }, label);
  made.addEventListener("click", action);
  return made;
}

/** A sentence in which names stand between back quotes, as they do in all messages. */
export function prose(sentence: string): (Node | string)[] {
  const parts = sentence.split(/`([^`]*)`/);
  return parts.map((part, index) => (index % 2 === 1 ? element("code", {}, part) : part));
}
