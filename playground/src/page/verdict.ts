/** The verdict in a word, in numbers, and on the events of a batch. */

import type { Report } from "../core/check";
import { element } from "./dom";
import { counted, fill, words } from "./words";

export type State = keyof typeof words.verdicts;

/** What is said in a sentence, to be read aloud or pasted. */
export function sentence(report: Report): string {
  return [words.verdicts[stateOf(report)], ...counts(report)].join(", ");
}

/** How many events of a batch are accepted; nothing for what is no batch. */
export function accepted(report: Report): string {
  const events = batch(report);
  return events.length ? counted(words.accepted, events.length, { accepted: events.filter((e) => e.valid).length }) : "";
}

/** The indices of the events of a batch that are not accepted. */
export function refused(report: Report): string[] {
  return batch(report).flatMap((event) => (event.valid ? [] : [String(event.index)]));
}

export class Verdict {
  readonly element = element("div", { class: "ce-verdict" });

  /** Show a verdict, or that there is none. */
  show(report: Report | null, state: State = report ? stateOf(report) : "none"): void {
    this.element.dataset.verdict = state;
    const word = element("p", { class: "ce-verdict__word" }, words.verdicts[state]);
    if (!report) return this.element.replaceChildren(word);
    const numbers = [...counts(report), fill(words.contract, { version: report.version })].join(" · ");
    this.element.replaceChildren(word, element("p", { class: "ce-verdict__counts" }, numbers), ...events(report));
  }
}

const stateOf = (report: Report): State => (report.valid ? "valid" : "invalid");

function counts({ violations, warnings, truncated }: Report): string[] {
  const { length } = violations;
  const errors = length ? [truncated ? fill(words["more-errors"], { count: length }) : counted(words.errors, length)] : [];
  return warnings.length ? [...errors, counted(words.warnings, warnings.length)] : errors;
}

const batch = (report: Report): Report["events"] => report.events.filter((event) => event.index !== null);

function events(report: Report): HTMLElement[] {
  const said = accepted(report);
  const indices = refused(report);
  if (!said) return [];
  const list = indices.flatMap((index) => [" ", element("code", {}, index)]);
  const told = indices.length ? [` ${words["refused-events"]}`, ...list] : [];
  return [element("p", { class: "ce-verdict__events" }, said, ...told)];
}
