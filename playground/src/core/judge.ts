/** The judge: a validator of JSON Schema on the schema of an event's type. What it accepts is valid, nothing else is. */

import { type Schema, Validator } from "@cfworker/json-schema";
import type { FlatSchema } from "./contract";
import { type Node, isObject } from "./node";
import { steps } from "./pointer";

/** One keyword that one value does not meet. */
export interface Breach {
  readonly keyword: string;
  /** The place in the schema files that states it; of `required`, each name has its own. */
  readonly schemaLocation: string;
  /** What the keyword has there: the limit, the list of names. */
  readonly limit: unknown;
  /** The value's path in what was judged. */
  readonly path: readonly string[];
  readonly value: Node;
  /** The schema that the keyword stands in. */
  readonly schema: Schema;
}

const validators = new WeakMap<FlatSchema, Validator>();

/** Whether a value is valid. */
export function accepts(flat: FlatSchema, value: unknown): boolean {
  return validator(flat).validate(value).valid;
}

/**
 * What makes a value, of which `root` knows the places, invalid, in the order of the schema's keywords.
 *
 * This explains a verdict, and is not asked for one: of what it does not know it says nothing.
 */
export function breaches(flat: FlatSchema, root: Node, value: unknown): Breach[] {
  const order = [...flat.schemaLocations.keys()];
  const found = new Map<string, Breach & { rank: number }>();
  for (const error of validator(flat).validate(value).errors) {
    // It has the place of an unknown property in the value, where others have theirs in the schema.
    if (error.keyword === "false") continue;
    const which = `${error.keywordLocation} ${error.instanceLocation}`;
    if (found.has(which)) continue;
    const keyword = fragment(error.keywordLocation);
    const schemaLocation = flat.schemaLocations.get(keyword) ?? "";
    // What only leads to another error has no place in the schema files.
    if (schemaLocation === "" && keyword !== "/required") continue;
    const schema = schemaOf(flat.schema, keyword);
    const place = fragment(error.instanceLocation);
    const path = steps(place);
    const about = { path, value: valueAt(root, path), schema, limit: schema[error.keyword] as unknown };
    found.set(which, { keyword: error.keyword, schemaLocation, ...about, rank: order.indexOf(keyword) });
  }
  const ranked = [...found.values()].sort((one, other) => one.rank - other.rank);
  return ranked.filter((breach) => !isToldByNot(breach, ranked));
}

/**
 * Whether Python tells `not` alone: there, `$` also matches before a final line break, so that such a text meets its
 * pattern.
 */
function isToldByNot({ keyword, limit, value }: Breach, all: readonly Breach[]): boolean {
  if (keyword !== "pattern" || value.kind !== "string" || !value.value.endsWith("\n")) return false;
  const isRefused = all.some((other) => other.keyword === "not" && other.value === value);
  return isRefused && new RegExp(String(limit), "u").test(value.value.slice(0, -1));
}

function valueAt(root: Node, path: readonly string[]): Node {
  return path.reduce((node, step) => (isObject(node) ? (node.members.get(step)?.node ?? node) : node), root);
}

/** The schema that a keyword stands in. */
function schemaOf(root: Schema, keyword: string): Schema {
  return steps(keyword)
    .slice(0, -1)
    .reduce<Schema>((schema, step) => schema[step] as Schema, root);
}

/** The JSON Pointer of a URI fragment. */
const fragment = (location: string): string => decodeURIComponent(location.slice(1));

function validator(flat: FlatSchema): Validator {
  let made = validators.get(flat);
  if (made === undefined) {
    made = new Validator(flat.schema, "2020-12", false);
    validators.set(flat, made);
  }
  return made;
}
