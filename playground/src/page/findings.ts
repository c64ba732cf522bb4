/** What is wrong, then what is suspicious, in the order of the command; each leads to its place in the text. */

import { type Fix, type Report, type Violation, shown } from "../core/check";
import { button, element, prose } from "./dom";
import { counted, fill, lang, words } from "./words";

/** So many are listed together with the verdict, which is more than a screen shows; the others a moment later. */
const AT_ONCE = 20;
const LATER = 50;

/** Of a location so many characters are shown, as the command does. */
const LONGEST = 100;

export class Findings {
  readonly element = element("div", { class: "ce-findings" });
  #later = 0;

  /** `codes` is the address of the pages of the codes; `go` leads to a place, `fix` makes a fix. */
  constructor(
    private readonly codes: string,
    private readonly go: (found: Violation) => void,
    private readonly fix: (fix: Fix) => void,
  ) {}

  show(report: Report | null): void {
    clearTimeout(this.#later);
    this.element.replaceChildren();
    if (!report) return;
    const items = [report.violations, report.warnings].flatMap((found) => this.#list(found));
    for (const add of items.slice(0, AT_ONCE)) add();
    if (report.truncated) this.element.append(element("p", { class: "ce-findings__more" }, truncated(report)));
    if (items.length <= AT_ONCE) return;
    this.#later = setTimeout(() => {
      for (const add of items.slice(AT_ONCE)) add();
    }, LATER);
  }

  /** A list that is still empty; what is told in it, each to be added. */
  #list(found: readonly Violation[]): (() => void)[] {
    const list = element("ol", { class: "ce-findings__list" });
    if (found.length) this.element.append(list);
    return found.map((each) => () => list.append(this.#item(each)));
  }

  #item(found: Violation): HTMLElement {
    const link = element("a", { href: `${this.codes}${found.code}/` }, element("code", {}, found.code));
    const severity = element("span", { class: "ce-finding__severity" }, words[found.severity]);
    const head = element("p", { class: "ce-finding__head" }, severity, link, this.#place(found));
    if (found.instanceLocation) head.append(element("code", { class: "ce-finding__at" }, located(found)));
    const message = element("p", {}, ...prose(found.message(lang)));
    const hint = element("p", { class: "ce-finding__hint" }, element("b", {}, words.hint), " ", ...prose(found.hint(lang)));
    const item = element("li", { class: "ce-finding", "data-severity": found.severity }, head, message, hint);
    const { fix } = found;
    if (fix) hint.append(" ", button(words.fix, () => this.fix(fix), { class: "ce-button ce-finding__fix" }));
    // A large target for those who point; the button in it is for all.
    item.addEventListener("click", ({ target }) => {
      const isOther = target instanceof Element && target.closest("a, button");
      if (!isOther && getSelection()?.isCollapsed) this.go(found);
    });
    return item;
  }

  #place(found: Violation): Node {
    const { column, line } = found;
    if (line === null || column === null) return element("span", {}, words.whole);
    const place = `${line}:${column}`;
    const label = `${place}, ${fill(words.go, { line, column })}`;
    return button(place, () => this.go(found), { "aria-label": label, class: "ce-finding__place" });
  }
}

/** Where it stands in the body, fit to be shown: what names are made of may be anything. */
export const located = ({ instanceLocation }: Violation): string => shown(instanceLocation, LONGEST);

/** That not everything is listed. */
export const truncated = ({ violations, warnings }: Report): string =>
  counted(words.truncated, Math.max(violations.length, warnings.length));
