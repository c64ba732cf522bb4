/** The words of the playground itself; those of the verdict are the core's. */

import english from "./words/en.json";
import spanish from "./words/es.json";

export type Words = typeof english;

/** Both languages have the same words: a missing one is an error of types. */
const all = { en: english, es: spanish } satisfies Record<string, Words>;

/** A language of the site. */
export type Lang = keyof typeof all;

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

const plurals = new Intl.PluralRules(lang);

/** A text for each category of numbers that the language has. */
type Forms = Readonly<{ other: string } & Partial<Record<Intl.LDMLPluralRule, string>>>;

/** So many of something. */
export function counted(
  forms: Forms,
  count: number,
  more: Readonly<Record<string, number>> = {},
): string {
  return fill(forms[plurals.select(count)] ?? forms.other, { ...more, count });
}
