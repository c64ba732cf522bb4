/** The playground: one body, its verdict, and what can be done with both. */

import { type Report, type Violation, check, fixed } from "../core/check";
import { Announcer } from "./announce";
import { type Body, isNothing, opened, placeShown, typed } from "./body";
import { Copying } from "./copying";
import { button, element } from "./dom";
import { Editor } from "./editor";
import { type Example, exampleOf } from "./examples";
import { fileButton, takeDrops } from "./files";
import { Findings } from "./findings";
import { allFixed, textOf } from "./fixing";
import { read, written } from "./fragment";
import type { Mark } from "./marks";
import { Menu } from "./menu";
import { Note } from "./note";
import { asJson, asText } from "./report";
import { Schedule } from "./schedule";
import { type State, Verdict, sentence } from "./verdict";
import { fill, words } from "./words";

export class Playground {
  readonly element: HTMLElement;
  #body: Body = typed("");
  #example = "";
  #report: Report | null = null;

  readonly #announcer = new Announcer();
  readonly #copying = new Copying((text) => this.#note.tell(text));
  readonly #editor = new Editor(() => this.#edited());
  readonly #findings: Findings;
  readonly #fixAll = button(words["fix-all"], () => this.#becomeFixed(allFixed(textOf(this.#body))));
  readonly #link = button(words["copy-link"], () => void this.#copyLink());
  readonly #menu = new Menu((example) => this.#replace(example.body(), example));
  readonly #note = new Note();
  readonly #schedule = new Schedule(() => this.#judge());
  readonly #verdict = new Verdict();
  readonly #copies = element("div", { class: "ce-play__tools" });

  /** `codes` is the address of the pages of the codes. */
  constructor(codes: string) {
    this.#findings = new Findings(
      codes,
      (found) => this.#editor.go(this.#mark(found)),
      (fix) => this.#becomeFixed(fixed(textOf(this.#body), fix)),
    );
    this.element = this.#page();
    this.#become(this.#body, "");
    this.#judge();
  }

  /** Open what a fragment carries, if it carries something. */
  async openFragment(fragment: string): Promise<void> {
    const carried = await read(fragment);
    // Meanwhile another address may have been opened, or something typed.
    if (fragment !== location.hash) return;
    if (carried?.kind === "refused") this.#note.tell(words.refused[carried.reason]);
    if (carried?.kind === "body") this.#open(opened(carried.body));
    if (carried?.kind !== "example") return;
    const example = exampleOf(carried.name);
    if (example) this.#open(opened(example.body()), example.name);
    else this.#note.tell(words.refused["no-example"]);
  }

  /** The fragment that opens the same elsewhere, empty if there is nothing; null if none can. */
  async fragment(): Promise<string | null> {
    if (this.#example) return `#example=${this.#example}`;
    return isNothing(this.#body) ? "" : written(this.#body.source);
  }

  /** Say that no link can carry the body. */
  tellNoLink(): void {
    this.#note.tell(words.refused["no-link"]);
  }

  #page(): HTMLElement {
    const opening = {
      current: () => this.#body,
      opened: (bytes: Uint8Array) => this.#replace(bytes),
      told: (text: string) => this.#note.tell(text),
    };
    const tools = element("div", { class: "ce-play__tools" }, this.#menu.element, fileButton(opening), this.#link);
    this.#copies.append(
      this.#fixAll,
      button(words["copy-text"], () => this.#copyReport(asText)),
      button(words["copy-json"], () => this.#copyReport(asJson)),
    );
    const answer = element("section", { class: "ce-play__answer", "aria-label": words.verdict });
    answer.append(this.#verdict.element, this.#copies, this.#findings.element);
    takeDrops(this.#editor.element, opening);
    const main = element("div", { class: "ce-play__main" }, this.#editor.element, answer);
    const page = element("div", { class: "ce-play", role: "group", "aria-label": words.region }, tools, this.#note.element, main);
    page.append(this.#announcer.element, this.#copying.element);
    return page;
  }

  /** Open something else than the address says, and offer to bring back what no menu has. */
  #replace(source: string | Uint8Array, example?: Example): void {
    const before = this.#body;
    const isLost = !this.#example && !isNothing(before);
    leaveFragment();
    this.#open(opened(source), example?.name);
    if (isLost) this.#note.offer(words.replaced, words.restore, () => this.#restore(before));
  }

  /** Show a text with fixes made, and offer to bring back what was there. */
  #becomeFixed(text: string | undefined): void {
    const before = this.#body;
    if (text === undefined || text === textOf(before)) return;
    leaveFragment();
    this.#open(opened(text));
    this.#note.offer(words.fixed, words.restore, () => this.#restore(before));
  }

  #restore(body: Body): void {
    this.#open(body);
    this.#editor.focus();
  }

  #open(body: Body, example = ""): void {
    this.#become(body, example);
    this.#editor.show(body.shown);
    if (body.isCut) this.#note.tell(words.refused.lines);
    this.#schedule.now(body.shown.length);
  }

  #edited(): void {
    leaveFragment();
    this.#become(typed(this.#editor.text), "");
    if (!this.#schedule.ask(this.#body.shown.length)) this.#show(null, "pending");
  }

  #become(body: Body, example: string): void {
    this.#body = body;
    this.#example = example;
    this.#menu.show(example);
    this.#link.disabled = isNothing(body);
    this.#note.clear();
  }

  /** What was found before is gone before the core is asked: if it fails, nothing else is left to be read. */
  #judge(): void {
    this.#show(null, "pending");
    try {
      this.#show(isNothing(this.#body) ? null : check(this.#body.source));
    } catch (error) {
      console.error(error);
      this.#announcer.forget();
      this.#show(null, "failed");
    }
  }

  #show(report: Report | null, state?: State): void {
    const found = report ? [...report.violations, ...report.warnings].filter((each) => each.offset !== null) : [];
    this.#report = report;
    this.#verdict.show(report, state);
    this.#findings.show(report);
    this.#editor.mark(found.map((each) => this.#mark(each)));
    this.#copies.hidden = !report;
    this.#fixAll.hidden = !report?.violations.some(({ fix }) => fix);
    this.#announcer.tell(report ? sentence(report) : state === "failed" ? words.verdicts.failed : "");
  }

  #mark({ length, offset, severity }: Violation): Mark {
    const start = placeShown(this.#body, offset ?? 0);
    return { start, end: Math.max(start + 1, placeShown(this.#body, (offset ?? 0) + (length ?? 0))), severity };
  }

  async #copyLink(): Promise<void> {
    const fragment = await written(this.#body.source);
    if (fragment === null) return this.tellNoLink();
    const link = new URL(fragment, location.href).href;
    const done = link.length > 8000 ? fill(words.copied["long-link"], { count: link.length }) : words.copied.link;
    await this.#copying.copy(link, done);
  }

  #copyReport(form: (report: Report) => string): void {
    if (this.#report) void this.#copying.copy(form(this.#report), words.copied.report);
  }
}

/** The address no longer says what is there. */
function leaveFragment(): void {
  if (location.hash) history.replaceState(null, "", location.pathname + location.search);
}
