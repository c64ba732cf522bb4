/** Codes → words, in each language. */

import { type Lang, type Template, words } from "./contract";
import type { Param, Params } from "./finding";

/**
 * The `message` or `hint` of a code.
 *
 * `{name}` is filled with the parameter of that name, `{name:types}` with what the words have for it as the type of a
 * value. Of a list, each item gets the backticks around the placeholder; of an object that has a text for each language,
 * it takes the one of this language.
 */
export function say(code: string, part: "message" | "hint", params: Params, lang: Lang): string {
  const said = words[lang]?.codes[code]?.[part];
  const template = picked(said, params, lang);
  if (template === undefined) throw new Error(`no ${part} for ${code}`);
  return template.replace(/(`?)\{(\w+)(:types)?\}(`?)/g, (_, opening: string, name: string, isType: string, closing: string) => {
    const param = inLanguage(params[name] ?? "", lang);
    const value = isType ? (words[lang]?.types[String(param)] ?? "") : param;
    const items = Array.isArray(value) ? (value as readonly Param[]) : [value];
    return items.map((item) => opening + textOf(item) + closing).join(", ");
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
