/** The report as a text for a ticket. Like all messages it has no values of the body, which are customers' data. */

import type { Report, Violation } from "../core/check";
import { located, truncated } from "./findings";
import { accepted, refused, sentence } from "./verdict";
import { fill, lang, words } from "./words";

export function asText(report: Report): string {
  const indices = refused(report);
  const events = [accepted(report), ...(indices.length ? [words["refused-events"], indices.join(", ")] : [])].join(" ");
  const head = [`${fill(words.contract, { version: report.version })}: ${sentence(report)}`, events];
  const found = [...report.violations, ...report.warnings].flatMap((each) => ["", ...told(each)]);
  return [...head, ...found, ...(report.truncated ? ["", truncated(report)] : [])].filter(isWanted).join("\n");
}

/** The report in the form that the command has with `--format json`. */
export const asJson = (report: Report): string => JSON.stringify(report.toDict(lang), null, 2);

function told(found: Violation): string[] {
  const place = found.line === null ? words.whole : `${found.line}:${found.column}`;
  const at = found.instanceLocation ? ` ${located(found)}` : "";
  const event = [
    ...(found.eventIndex === null ? [] : [fill(words.event, { index: found.eventIndex })]),
    ...(found.eventType === null ? [] : [found.eventType]),
  ].join(", ");
  return [
    `${place} ${words[found.severity]} [${found.code}]${at}${event ? ` (${event})` : ""}`,
    `  ${found.message(lang)}`,
    `  ${words.hint} ${found.hint(lang)}`,
  ];
}

/** Two empty lines do not follow each other. */
const isWanted = (line: string, index: number, lines: string[]): boolean => line !== "" || lines[index - 1] !== "";
