/** An event as the one that it was meant to be, so that all its mistakes are reported in one round. */

import type { Schema } from "@cfworker/json-schema";
import { codeOf, openEvent, schemaOfEvent } from "./contract";
import { envelope } from "./envelope";
import type { Finding, Param, Params } from "./finding";
import { type Node, type ObjectNode, isObject } from "./node";
import type { Path } from "./pointer";
import { wholeOrder } from "./placed";
import { typeMeant, withType } from "./type_of";

/** An event as it is explained. */
export interface Seen {
  /** The event, with the type that it was meant to have, if that is certain. */
  readonly event: Node;
  readonly value: unknown;
  /** What to report of its type, if anything is known of it. */
  readonly aboutType: Finding | undefined;
  /** It only holds events, so that nothing else is reported of it. */
  readonly isEnvelope: boolean;
}

const TYPE = "type";

/** An event at `path` of the payload as it is explained. */
export function seenAs(event: Node, value: unknown, path: Path): Seen {
  const asIs = { event, value, aboutType: undefined, isEnvelope: false };
  if (!isObject(event) || schemaOfEvent(event)[0] !== null) return asIs;
  const meant = typeMeant(event);
  if (meant?.certain) {
    const { certain, params } = meant;
    const others = Object.entries(value as object).filter(([name]) => name !== certain.member && name !== TYPE);
    const corrected = Object.fromEntries([...others, [TYPE, certain.type]]) as unknown;
    const aboutType = findingOf(event, path, params);
    return { event: withType(event, certain), value: corrected, aboutType, isEnvelope: false };
  }
  const around = envelope(event, path.length > 0);
  const aboutType = around && findingOf(event, path, around);
  if (around) return { ...asIs, aboutType, isEnvelope: aboutType !== undefined };
  const params = meant?.params ?? (event.members.has(TYPE) ? undefined : wholeOrder(event));
  return { ...asIs, aboutType: params && findingOf(event, path, params) };
}

/** What to report of a type; nothing where the contract would let it pass, or it is no text. */
function findingOf(event: ObjectNode, path: Path, params: Params): Finding | undefined {
  const given = event.members.get(TYPE)?.node;
  if (given === undefined) {
    const schemaLocation = openEvent.schemaLocations.get(`/required/${TYPE}`);
    if (schemaLocation === undefined) return undefined;
    return { code: "missing-property", path, schemaLocation, params: { ...params, property: TYPE } };
  }
  const schemaLocation = openEvent.schemaLocations.get(`/properties/${TYPE}/enum`);
  if (schemaLocation === undefined || given.kind !== "string") return undefined;
  const known = openEvent.schema.properties?.[TYPE] as Schema;
  const all = { ...params, choices: known.enum as Param[] };
  return { code: codeOf(schemaLocation), path: [...path, TYPE], schemaLocation, params: all };
}
