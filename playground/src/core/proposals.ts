/** A change for each kind of finding that one is certain for: the value or the name that was meant is kept. */

import { advice } from "./contract";
import type { Params } from "./finding";
import { type Node, type ObjectNode, isObject } from "./node";
import type { Operation } from "./patch";
import {
  asArray,
  missingRenamed,
  movedUp,
  named,
  onlyItem,
  partKept,
  textDecoded,
  typeReplaced,
  unknownMovedUp,
  unknownRenamed,
  unwrapped,
} from "./patches";
import { nodeAt } from "./places";
import { type Path, pointer } from "./pointer";
import { type Edit, TEXT_EDITS } from "./text_edits";
import { fix } from "./timestamp_values";

export type { Edit } from "./text_edits";

/** Takes an event, the path of the value concerned, and the finding's parameters; pointers lead into the event. */
export type ProposePatch = (event: Node, path: Path, params: Params) => readonly Operation[] | undefined;

/** Takes a text, the offset of the fault in code points, and the parameters; returns edits in code points. */
export type ProposeEdits = (text: string, offset: number, params: Params) => readonly Edit[] | undefined;

/** How a patch is proposed, and whether it holds values of the payload. */
export interface Proposal {
  readonly propose: ProposePatch;
  readonly hasValues: boolean;
}

const replace = (place: Path, value: unknown): Operation[] => [{ op: "replace", path: pointer(place), value }];

const valueAt = (event: Node, path: Path): unknown => {
  const node = nodeAt(event, path);
  return node.kind === "string" || node.kind === "number" ? node.value : undefined;
};

type ProposeOfObject = (event: ObjectNode, path: Path, params: Params) => readonly Operation[] | undefined;

/** Of an event that is an object. */
const ofObjects = (propose: ProposeOfObject): Proposal => ({
  propose: (event, path, params) => (isObject(event) ? propose(event, path, params) : undefined),
  hasValues: false,
});
const ofValues = (propose: ProposePatch): Proposal => ({ propose, hasValues: true });
const inQuotes = ofValues((event, path) => replace(path, String(valueAt(event, path))));

/** By code and reason. */
export const PATCHES: ReadonlyMap<string, Proposal> = new Map([
  ["missing-property rename", ofObjects(missingRenamed)],
  ["missing-property odd-character", ofObjects(missingRenamed)],
  ["missing-property event-inside", ofObjects(unwrapped)],
  ["missing-property list-inside", ofObjects(unwrapped)],
  ["missing-property text-inside", ofValues(textDecoded)],
  ["missing-property numbered", ofObjects(asArray)],
  ["missing-property inside-all", ofObjects(movedUp)],
  ["missing-property named", ofObjects(named)],
  ["not-an-event encoded", ofValues(textDecoded)],
  ["not-an-event encoded-often", ofValues(textDecoded)],
  ["unknown-property rename", ofObjects(unknownRenamed)],
  ["unknown-property odd-character", ofObjects(unknownRenamed)],
  ["unknown-property inside-all", ofObjects(unknownMovedUp)],
  ["unknown-event-type rename", ofObjects(typeReplaced)],
  ["unknown-event-type odd-character", ofObjects(typeReplaced)],
  ["unknown-event-type class-name", ofObjects(typeReplaced)],
  ["not-one-of meant", { propose: (_, path, params) => replace(path, params["suggestion"]), hasValues: false }],
  ["not-one-of part", ofObjects(partKept)],
  ["wrong-type only-item", { propose: onlyItem, hasValues: false }],
  ["wrong-type to-code", inQuotes],
  ["wrong-type to-number", ofValues((event, path) => replace(path, Number(valueAt(event, path))))],
  ...advice.timestamps.reasons.map((reason) => [`not-a-timestamp ${reason}`, ofValues(fix)] as const),
  ["wrong-type unix-time", ofValues(fix)],
  ["wrong-type date-object", ofValues(fix)],
]);

export const EDITS: ReadonlyMap<string, ProposeEdits> = new Map(
  [...TEXT_EDITS].map(([reason, make]) => [`not-json ${reason}`, make]),
);
