/** What the playground knows of the contract, as `commerce_events.publish.playground` makes it. */

import type { Schema } from "@cfworker/json-schema";
import data from "../../../build/playground/contract.json";
import type { Finding } from "./finding";
import { type Node, isObject } from "./node";
import { steps } from "./pointer";

/** A text, or what picks one: by the number that `plural` names, or else by the parameter `reason`. */
export type Template = string | { readonly [which: string]: Template };

export interface Words {
  readonly codes: Record<string, { readonly message: Template; readonly hint: Template }>;
  readonly types: Record<string, string>;
}

/** A language of messages, such as `en`. */
export type Lang = string;

/** What a warning says of a part of an event that is deprecated: of a property, or of `type` for the event type. */
export interface Deprecated extends Pick<Finding, "code" | "params"> {
  readonly name: string;
  readonly schemaLocation: string;
  readonly onName: boolean;
}

interface FlatData {
  readonly schema: Schema;
  readonly schemaLocations: Record<string, string>;
  readonly deprecated: readonly Deprecated[];
}

/** A row's words by language. */
export type ByLanguage = Readonly<Record<Lang, string>>;

/** Names of other vocabularies that mean an event type or a property here, or none. */
export interface Alias {
  readonly names: readonly string[];
  readonly fit: string;
  readonly type?: string;
  readonly property?: string;
  readonly note?: ByLanguage;
}

/** The tables of advice, as the package has them. Ranges are such as `200B-200F`, or one code point. */
interface Advice {
  readonly aliases: Readonly<Record<"types" | "properties" | "type-properties", readonly Alias[]>> & {
    readonly lists: { readonly property: string; readonly names: readonly string[] };
  };
  readonly characters: Readonly<Record<"control" | "format" | "blank" | "lost", readonly string[]>> & {
    readonly like: Readonly<Record<string, readonly string[]>>;
    readonly runs: Readonly<Record<string, readonly string[]>>;
    readonly names: Readonly<Record<string, ByLanguage>>;
  };
}

interface Data {
  readonly version: string;
  readonly schema: Schema;
  readonly schemas: { readonly events: Record<string, FlatData>; readonly open: FlatData; readonly batch: FlatData };
  readonly codes: {
    readonly text: readonly string[];
    readonly schema: readonly string[];
    readonly warning: readonly string[];
    readonly "by-keyword": Record<string, string>;
    readonly "by-place": Record<string, string>;
  };
  readonly words: Record<Lang, Words>;
  readonly limits: Record<
    | "bytes"
    | "violations"
    | "depth"
    | "integer"
    | "hoursAhead"
    | "shown"
    | "namesCompared"
    | "typesTold"
    | "nameLength"
    | "aliasLength"
    | "partLength"
    | "closeEnough"
    | "ahead"
    | "answerFlat"
    | "answerBase"
    | "answerPerByte"
    | "answerNumber"
    | "answerAround"
    | "fixTried"
    | "fixOffered"
    | "fixErrors",
    number
  >;
  readonly text: {
    readonly encodings: readonly (readonly [start: string, reason: string])[];
    readonly literals: readonly string[];
    readonly numeric: string;
    readonly quotes: string;
    readonly word: string;
  };
  readonly advice: Advice;
  readonly timestamps: readonly (readonly [reason: string, pattern: string])[];
}

/** One schema without references. */
export interface FlatSchema {
  readonly schema: Schema;
  /** The place in the schema files that states each keyword, by the keyword's pointer in `schema`. */
  readonly schemaLocations: ReadonlyMap<string, string>;
  readonly deprecated: readonly Deprecated[];
}

const found = data as unknown as Data;

export const { version, codes, words, limits, text, timestamps, advice } = found;

/** The flattened schema of each event type, by the type's name. */
export const events: ReadonlyMap<string, FlatSchema> = new Map(
  Object.entries(found.schemas.events).map(([name, data]) => [name, flatSchema(data)]),
);

/** What can be said of an event whose type is missing or unknown. */
export const openEvent = flatSchema(found.schemas.open);

/** The limits of a batch; its events are judged one by one. */
export const batch = flatSchema(found.schemas.batch);

/** The known type of an event, or null, and the schema that validates it. */
export function schemaOfEvent(event: Node | undefined): [type: string | null, flat: FlatSchema] {
  const type = event && isObject(event) ? event.members.get("type")?.node : undefined;
  const flat = type?.kind === "string" ? events.get(type.value) : undefined;
  return type?.kind === "string" && flat ? [type.value, flat] : [null, openEvent];
}

/** The code of what is invalid, where nothing says why. */
export const REFUSED = "refused";

/** The code of the keyword at `file#pointer` of the schemas. */
export function codeOf(schemaLocation: string): string {
  const keyword = schemaLocation.slice(schemaLocation.lastIndexOf("/") + 1);
  return codes["by-place"][schemaLocation] ?? codes["by-keyword"][keyword] ?? REFUSED;
}

function flatSchema({ schema, schemaLocations, deprecated }: FlatData): FlatSchema {
  return { schema: resolved(schema) as Schema, schemaLocations: new Map(Object.entries(schemaLocations)), deprecated };
}

/** A schema with what its references lead to in their places; the published file has no circles of them. */
function resolved(part: unknown): unknown {
  if (Array.isArray(part)) return part.map(resolved);
  if (typeof part !== "object" || part === null) return part;
  const { $ref: reference } = part as Schema;
  if (typeof reference === "string") return resolved(at(reference));
  return Object.fromEntries(Object.entries(part).map(([name, inner]) => [name, resolved(inner)]));
}

function at(reference: string): unknown {
  return steps(reference).reduce<unknown>((whole, step) => (whole as Record<string, unknown>)[step], found.schema);
}
