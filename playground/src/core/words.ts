/** Codes → words, in each language. */

import { type Lang, type Template, type Words, words } from "./contract";
import type { Param, Params } from "./finding";

const PLACEHOLDER = /(`?)\{(\w+)(?::(\w+))?\}(`?)/g;

/** A section of the words that a placeholder may name. */
type Section = Exclude<keyof Words, "codes">;

/**
 * The `message` or `hint` of a code.
 *
 * `{name}` is filled with the parameter of that name, `{name:section}` with what the section of the words has for it,
 * filled likewise; of a list, what it has for each item: several sentences, or parts of one. Of a list, each item gets the
 * backticks around the placeholder; of an object that has a text for each language, it takes the one of this language.
 */
export function say(code: string, part: "message" | "hint", params: Params, lang: Lang): string {
  const said = words[lang]?.codes[code]?.[part];
  const template = picked(said, params, lang);
  if (template === undefined) throw new Error(`no ${part} for ${code}`);
  return filled(template, params, lang);
}

/** A text with its placeholders filled. */
function filled(template: string, params: Params, lang: Lang): string {
  return template.replace(PLACEHOLDER, (_, opening: string, name: string, section: Section | undefined, closing: string) => {
    const param = inLanguage(params[name] ?? "", lang);
    const items = Array.isArray(param) ? (param as readonly Param[]) : [param];
    const of = section && words[lang]?.[section];
    const texts = items.map((item) => (of ? filled(of[String(item)] ?? "", params, lang) : textOf(item)));
    const separator = of && texts[0]?.endsWith(".") ? " " : ", ";
    return texts.map((text) => opening + text + closing).join(separator);
  });
}

/** Of an object that has a text for each language, the one of this language. */
const inLanguage = (param: Param, lang: Lang): Param =>
  typeof param === "object" && param !== null && !Array.isArray(param)
    ? ((param as Params)[lang] ?? "")
    : param;

const textOf = (param: Param): string => (typeof param === "string" ? param : JSON.stringify(param));

/** The text that a template picks: by the number that `plural` names, or else by the parameter `reason`. */
function picked(template: Template | undefined, params: Params, lang: Lang): string | undefined {
  if (typeof template !== "object") return template;
  const { plural } = template;
  if (plural === undefined) return picked(template[String(params["reason"])], params, lang);
  const count = Number(params[plural as string]);
  const form = template[`=${count}`] ?? template[new Intl.PluralRules(lang).select(count)] ?? template["other"];
  return form as string | undefined;
}
