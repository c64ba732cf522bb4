/** What names of other vocabularies mean here: the table `aliases` of the package says so. */

import { type Alias, advice } from "./contract";
import { bare } from "./suggest";

const { lists, parts, properties, types, values } = advice.aliases;
const EVENT = "event";

/** A row of the table for one of its names. */
export interface Named extends Alias {
  readonly name: string;
}

const TYPES = new Map([...named(types)].reverse());
const PROPERTIES = new Map<string, Named[]>();
for (const [key, alias] of named(properties)) PROPERTIES.set(key, [...(PROPERTIES.get(key) ?? []), alias]);
const TYPE_PROPERTIES = new Set(advice.aliases["type-properties"].flatMap(({ names }) => names.map(keyOf)));
const LISTS = new Set(lists.names.map(keyOf));

/** The property of which an event has one, where other vocabularies have a list. */
export const PRODUCT = lists.property;

/** What the name of an event means; it may have `event` before or behind it. */
export function typeAlias(name: string): Named | undefined {
  const key = keyOf(name);
  const before = key.startsWith(EVENT) ? key.slice(EVENT.length) : key;
  const behind = key.endsWith(EVENT) ? key.slice(0, -EVENT.length) : key;
  return TYPES.get(key) ?? TYPES.get(before) ?? TYPES.get(behind);
}

/** What the name of a property means in an event that lacks some of the properties that it may have. */
export function propertyAlias(
  name: string,
  absent: readonly string[],
  properties: readonly string[],
): Named | undefined {
  const known = PROPERTIES.get(keyOf(name)) ?? [];
  return known.find(({ fit, property = "" }) => (fit === "none" ? properties : absent).includes(property));
}

/** Whether a property of this name has what belongs into `type`. */
export const namesType = (name: string): boolean => TYPE_PROPERTIES.has(keyOf(name));

/** Whether a list of this name has a product in each item. */
export const isListOfProducts = (name: string): boolean => LISTS.has(keyOf(name));

const ORDERS = new Set(lists.orders.names.map(keyOf));

/** The event type of the items of a list of products, if its name says so. */
export const typeOfList = (name: string): string | undefined => (ORDERS.has(keyOf(name)) ? lists.orders.type : undefined);

/** Which of its allowed values a property was meant to have: the same letters, or a word for it. */
export function valueMeant(name: string, value: string, choices: readonly string[]): string | undefined {
  const key = keyOf(value);
  const same = choices.filter((choice) => keyOf(choice) === key);
  const word = values.find((row) => row.property === name && row.names.map(keyOf).includes(key))?.value;
  const [found] = same.length === 1 && key !== "" ? same : choices.filter((choice) => choice === word);
  return found;
}

/** An allowed value in a text that says more, the rest of that without separators, and where the rest belongs. */
export interface Part {
  readonly choice: string;
  readonly rest: string;
  readonly belongs: string;
}

/** Which of its allowed values a property was meant to have, if that ends or starts a text that says more. */
export function partMeant(name: string, value: string, choices: readonly string[]): Part | undefined {
  const belongs = Object.hasOwn(parts, name) ? parts[name] : undefined;
  const words = value.split(/[-_ .:,;/|+]/u);
  if (belongs === undefined || words.length < 2) return undefined;
  for (const [part = "", others] of [[words.at(-1), words.slice(0, -1)], [words[0], words.slice(1)]] as const) {
    const [choice, rest] = [valueMeant(name, part, choices), bare(others.join(""))];
    if (choice !== undefined && rest !== "") return { choice, rest, belongs };
  }
  return undefined;
}

/** Whether a property counts units. */
export const isCounted = (name: string): boolean => name === advice.aliases.counted;

/** The name without case and separators; `$schema` is another one than `schema`. */
function keyOf(name: string): string {
  return name.startsWith("$") ? `$${bare(name)}` : bare(name);
}

function* named(rows: readonly Alias[]): Iterable<[key: string, alias: Named]> {
  for (const row of rows) for (const name of row.names) yield [keyOf(name), { ...row, name }];
}
