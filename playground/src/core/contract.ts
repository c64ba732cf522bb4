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
  readonly faults: Record<string, string>;
  readonly advice: Record<string, string>;
  readonly units: Record<string, string>;
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
  readonly codes: readonly string[];
  readonly texts: readonly string[];
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

/** A word for an allowed value of a property. */
export interface ValueAlias {
  readonly names: readonly string[];
  readonly property: string;
  readonly value: string;
}

/** Names of properties that have a part of a timestamp, and what their values look like. */
export interface TimestampPart {
  readonly names: readonly string[];
  readonly pattern: string;
}

/** Values that are placeholders, of one property or of all. */
export interface PlaceholderRow {
  readonly reason: string;
  readonly property?: string;
  readonly values: readonly string[];
}

/** What is around the name of what a template is filled with; `texts` if nothing else looks like it, also in a text. */
export interface TemplateRow {
  readonly start: string;
  readonly end: string;
  readonly inside?: string;
  readonly texts?: boolean;
}

/** The tables of advice, as the package has them. Ranges are such as `200B-200F`, or one code point. */
interface Advice {
  readonly aliases: Readonly<Record<"types" | "properties" | "type-properties", readonly Alias[]>> & {
    readonly values: readonly ValueAlias[];
    readonly parts: Readonly<Record<string, string>>;
    readonly together: { readonly property: string; readonly date: TimestampPart; readonly time: TimestampPart };
    readonly counted: string;
    readonly inside: readonly string[];
    readonly lists: {
      readonly property: string;
      readonly names: readonly string[];
      readonly orders: { readonly names: readonly string[]; readonly type: string };
    };
  };
  readonly characters: Readonly<Record<"control" | "format" | "blank" | "lost", readonly string[]>> & {
    readonly like: Readonly<Record<string, readonly string[]>>;
    readonly runs: Readonly<Record<string, readonly string[]>>;
    readonly names: Readonly<Record<string, ByLanguage>>;
  };
  readonly placeholders: {
    readonly codes: readonly PlaceholderRow[];
    readonly texts: readonly PlaceholderRow[];
    readonly patterns: readonly { readonly reason: string; readonly pattern: string }[];
    readonly templates: readonly TemplateRow[];
    readonly dates: readonly { readonly reason: string; readonly from?: string; readonly before: string }[];
  };
  readonly timestamps: {
    readonly reasons: readonly string[];
    readonly longest: number;
    readonly first: number;
    readonly latest: number;
    readonly ahead: number;
    readonly fraction: number;
    readonly greatest: Readonly<Record<string, number>>;
    readonly unset: readonly number[];
    readonly weekdays: readonly string[];
    readonly utc: readonly string[];
    readonly blank: ByLanguage;
    readonly units: readonly (readonly [unit: string, digits: number])[];
    readonly slots: Readonly<Record<string, readonly (readonly FormItem[])[]>>;
    readonly forms: readonly FormRow[];
    readonly objects: readonly ObjectRow[];
  };
  readonly shapes: {
    /** How many characters the patterns look at. */
    readonly window: number;
    /** The names of properties of a kind. */
    readonly names: Readonly<Record<string, string>>;
    readonly text: readonly ShapeRow[];
    readonly bytes: readonly ShapeRow[];
  };
}

/** A part of a form of timestamps: `_explaining/timestamp_forms.py` has what its members mean. */
export interface FormPart {
  readonly name: string;
  readonly pattern: string;
  readonly expected?: string;
  readonly reason?: string;
  readonly missing?: string;
  readonly write?: string | null | Readonly<Record<string, string>>;
}

/** A part, or the name of a slot. */
export type FormItem = string | FormPart;

export interface FormRow {
  readonly id: string;
  readonly "any-case"?: boolean;
  readonly parts: readonly FormItem[];
}

/** What a library makes of a date: the names of the object's members, and the text that they are. */
export interface ObjectRow {
  readonly members: readonly string[];
  readonly text: readonly (string | { readonly member: string; readonly digits?: number })[];
}

/** What a text looks like to which a program did something; all conditions have to hold. */
export interface ShapeRow {
  readonly id: string;
  /** The reason, if it is not the id. */
  readonly reason?: string;
  /** The parameters that the words have beside it. */
  readonly tells?: readonly string[];
  readonly found?: readonly string[];
  readonly expected?: readonly string[];
  readonly inside?: "any" | "object";
  readonly name?: string;
  readonly odd?: true;
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
    | "answerReason"
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
    readonly literals: readonly string[];
    readonly numeric: string;
    readonly quotes: string;
    readonly word: string;
  };
  readonly advice: Advice;
}

/** One schema without references. */
export interface FlatSchema {
  readonly schema: Schema;
  /** The place in the schema files that states each keyword, by the keyword's pointer in `schema`. */
  readonly schemaLocations: ReadonlyMap<string, string>;
  readonly deprecated: readonly Deprecated[];
  /** The properties that are codes, and those that are required texts. */
  readonly codes: readonly string[];
  readonly texts: readonly string[];
}

const found = data as unknown as Data;

export const { version, codes, words, limits, text, advice } = found;

/** The flattened schema of each event type, by the type's name. */
export const events: ReadonlyMap<string, FlatSchema> = new Map(
  Object.entries(found.schemas.events).map(([name, data]) => [name, flatSchema(data)]),
);

/** The names of the properties of all event types. */
export const KNOWN: ReadonlySet<string> = new Set([...events.values()].flatMap((flat) => Object.keys(flat.schema.properties ?? {})));

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

function flatSchema({ schema, schemaLocations, ...more }: FlatData): FlatSchema {
  return { schema: resolved(schema) as Schema, schemaLocations: new Map(Object.entries(schemaLocations)), ...more };
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
