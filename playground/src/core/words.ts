/** Codes → words, in each language. */

import { type Lang, words } from "./contract";
import type { Details } from "./finding";

/**
 * The `message` or `hint` of a code.
 *
 * A template may have variants, of which the detail `reason` picks one. `{name}` is filled with the detail of that
 * name, `{name:types}` with what the words have for it as the type of a value.
 */
export function say(code: string, part: "message" | "hint", details: Details, lang: Lang): string {
  const said = words[lang].codes[code]?.[part];
  const template = typeof said === "object" ? said[details["reason"] ?? ""] : said;
  if (template === undefined) throw new Error(`no ${part} for ${code}`);
  return template.replace(/\{(\w+)(:types)?\}/g, (_, name: string, isType?: string) => {
    const value = details[name] ?? "";
    return isType ? (words[lang].types[value] ?? "") : value;
  });
}
