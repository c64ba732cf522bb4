/** A text that is no event type → the one that is meant: the first of several ways that finds one. */

import { typeAlias } from "./aliases";
import { named, oddCharacter, plain } from "./characters";
import { events, limits } from "./contract";
import type { Params } from "./finding";
import { bare, sameLetters, suggest } from "./suggest";

/** What a text stands for, where the name of an event type belongs. */
export interface Meaning {
  /** The event type that is meant, if there is one. */
  readonly type: string | undefined;
  /** Whether the event can be explained as one of that type. */
  readonly isCertain: boolean;
  readonly isAlias: boolean;
  /** What the hint is filled with. */
  readonly params: Params;
}

const TYPES = [...events.keys()];
/** What separates the parts of the name of a class. */
export const SEPARATOR = /[\\./:$]/;
const WORD = /[A-Z]?[a-z0-9]+|[A-Z]+/g;

/** What a text means, if anything is known of it. Of a long one, the last part alone may count. */
export function meaning(text: string): Meaning | undefined {
  const { aliasLength } = limits;
  const chars = [...text.slice(-2 * (aliasLength + 1))];
  const end = chars.slice(-aliasLength - 1).join("");
  const isWhole = end === text && chars.length <= aliasLength;
  const parts = end.split(SEPARATOR);
  const last = parts.length > 1 ? [parts.at(-1) ?? ""] : [];
  const [found] = meanings(isWhole ? [text] : [], last);
  return found;
}

/** What a hint says about the first odd character of a text, counted from 1; nothing if there is none. */
export function oddParams(text: string): Params | undefined {
  const odd = oddCharacter(text);
  return odd && { character: named(odd[1]), position: odd[0] + 1 };
}

/** What is found in the whole text, if it is not too long, and in the last part of the name of a class. */
function* meanings(whole: readonly string[], last: readonly string[]): Iterable<Meaning> {
  const both = [...whole, ...last].map(plain);
  for (const text of whole) {
    const found = byLetters(plain(text));
    const odd = oddParams(text);
    if (found !== undefined) yield meant(found, odd ? { reason: "odd-character", ...odd } : { reason: "rename" });
  }
  for (const text of last) {
    const found = byLetters(plain(text));
    if (found !== undefined) yield meant(found, { reason: "class-name" });
  }
  for (const text of both) {
    const found = TYPES.find((type) => [wordsOf(text), wordsOf(`event_${text}`)].includes(wordsOf(type)));
    if (found !== undefined) yield meant(found, { reason: "rename" });
  }
  for (const text of both) yield* byAlias(text);
  for (const text of both) {
    const found = suggest(text, TYPES);
    if (found !== undefined) yield { ...meant(found, { reason: "rename" }), isCertain: !bare(found).includes(bare(text)) };
  }
}

function meant(type: string, params: Params): Meaning {
  return { type, isCertain: true, isAlias: false, params: { suggestion: type, ...params } };
}

/** The type that has the same letters, with or without `event` before them. */
function byLetters(text: string): string | undefined {
  return sameLetters(text, TYPES) ?? sameLetters(`event${text}`, TYPES);
}

/** The words of a name without their order. */
export function wordsOf(name: string): string {
  return [...name.matchAll(WORD)].map(([word]) => word.toLowerCase()).sort().join(" ");
}

function* byAlias(text: string): Iterable<Meaning> {
  const alias = typeAlias(text);
  if (alias === undefined || (alias.type !== undefined && !events.has(alias.type))) return;
  const { fit, name, note, type } = alias;
  const about = type === undefined ? { alias: name } : { alias: name, suggestion: type };
  if (fit === "same") yield { type, isCertain: true, isAlias: true, params: { ...about, reason: "alias" } };
  else {
    const params = { ...about, reason: `alias-${fit}`, note: note ?? {} };
    yield { type, isCertain: false, isAlias: true, params };
  }
}
