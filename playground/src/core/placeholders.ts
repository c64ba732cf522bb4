/** What programs write where they have no value: the table `placeholders` of the package lists it. */

import { blanks } from "./characters";
import { type PlaceholderRow, type TemplateRow, advice } from "./contract";

const { codes, patterns, templates, texts } = advice.placeholders;
const FORMS = patterns.map(({ pattern, reason }) => ({ reason, pattern: new RegExp(`^(?:${pattern})$`, "u") }));

/** Why a code is a placeholder, whatever its case; undefined if it is none. */
export function placeholderOfCode(name: string, value: string): string | undefined {
  return reason(codes, templates, name, trimmed(value).toLowerCase(), true);
}

/** Why a required text is a placeholder; undefined if it is none. */
export function placeholderOfText(name: string, value: string): string | undefined {
  return reason(texts, templates.filter((row) => row.texts), name, trimmed(value), false);
}

function reason(
  rows: readonly PlaceholderRow[],
  forms: readonly TemplateRow[],
  name: string,
  text: string,
  isCode: boolean,
): string | undefined {
  if (text === "") return "blank";
  const fitting = rows.filter(({ values }) => values.includes(text));
  const found = fitting.find(({ property }) => property === name) ?? fitting.find(({ property }) => property === undefined);
  const form = isCode ? FORMS.find(({ pattern }) => pattern.test(text)) : undefined;
  return found?.reason ?? form?.reason ?? (forms.some((row) => isTemplate(text, row, isCode)) ? "template" : undefined);
}

/** Whether a text is a template; of the kinds that nothing else looks like, a code may have it anywhere. */
function isTemplate(text: string, { start, end, inside, texts: isPlain = false }: TemplateRow, isCode: boolean): boolean {
  if (isCode && isPlain) {
    const at = text.indexOf(start);
    return at >= 0 && text.includes(end, at + start.length);
  }
  if (text.length <= start.length + end.length || !text.startsWith(start) || !text.endsWith(end)) return false;
  return inside === undefined || new RegExp(`^(?:${inside})$`, "u").test(text.slice(start.length, text.length - end.length));
}

/** A text without the blanks around it. */
function trimmed(text: string): string {
  let start = 0;
  let end = text.length;
  while (start < end && blanks.has(text.charAt(start))) start += 1;
  while (start < end && blanks.has(text.charAt(end - 1))) end -= 1;
  return text.slice(start, end);
}
