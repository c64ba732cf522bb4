/** The words of the playground itself; those of the verdict are the core's. */

import type { Lang } from "../core/check";
import english from "./words/en.json";
import spanish from "./words/es.json";

export type Words = typeof english;

/** Both languages have the same words: a missing one is an error of types. */
const all: Record<Lang, Words> = { en: english, es: spanish };

/** The language of the page. */
export const lang: Lang = document.documentElement.lang === "es" ? "es" : "en";

export const words: Words = all[lang];

const numbers = new Intl.NumberFormat(lang);

/** A template with its blanks filled in; numbers as the language writes them. */
export function fill(template: string, values: Readonly<Record<string, string | number>>): string {
  return template.replace(/\{(\w+)\}/g, (blank, name: string) => {
    const value = values[name] ?? blank;
    return typeof value === "number" ? numbers.format(value) : value;
  });
}

/** So many of something. */
export function counted(
  forms: { readonly one: string; readonly other: string },
  count: number,
  more: Readonly<Record<string, number>> = {},
): string {
  return fill(count === 1 ? forms.one : forms.other, { ...more, count });
}
