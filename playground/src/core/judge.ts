/** The judge: a validator of JSON Schema on the form of an event's type. What it accepts is valid, nothing else is. */

import { type Schema, Validator } from "@cfworker/json-schema";
import type { Form } from "./contract";
import { type Node, plain } from "./node";
import { steps } from "./pointer";

/** One keyword that one value does not meet. */
export interface Breach {
  readonly keyword: string;
  /** The place in the schema files that states it; of `required`, each name has its own. */
  readonly origin: string;
  /** What the keyword has there: the limit, the list of names. */
  readonly limit: unknown;
  /** The value's path in what was judged. */
  readonly path: readonly string[];
  /** The schema that the keyword stands in. */
  readonly schema: Schema;
}

const validators = new WeakMap<Form, Validator>();

/** Whether a value is valid. */
export function accepts(form: Form, value: Node): boolean {
  return validator(form).validate(plain(value)).valid;
}

/** All that makes a value invalid, in the order of the form's keywords. */
export function breaches(form: Form, value: Node): Breach[] {
  const order = [...form.origins.keys()];
  const found = new Map<string, Breach & { rank: number }>();
  for (const error of validator(form).validate(plain(value)).errors) {
    const keyword = fragment(error.keywordLocation);
    const origin = form.origins.get(keyword) ?? "";
    // What only leads to another error has no origin.
    if (origin === "" && keyword !== "/required") continue;
    const schema = schemaOf(form.schema, keyword);
    const place = fragment(error.instanceLocation);
    const rank = order.indexOf(keyword);
    const limit: unknown = schema[error.keyword];
    found.set(`${keyword} ${place}`, { keyword: error.keyword, origin, limit, path: steps(place), schema, rank });
  }
  return [...found.values()].sort((one, other) => one.rank - other.rank);
}

/** The schema that a keyword stands in. */
function schemaOf(root: Schema, keyword: string): Schema {
  return steps(keyword)
    .slice(0, -1)
    .reduce<Schema>((schema, step) => schema[step] as Schema, root);
}

/** The JSON Pointer of a URI fragment. */
const fragment = (location: string): string => decodeURIComponent(location.slice(1));

function validator(form: Form): Validator {
  let made = validators.get(form);
  if (made === undefined) {
    made = new Validator(form.schema, "2020-12", false);
    validators.set(form, made);
  }
  return made;
}
