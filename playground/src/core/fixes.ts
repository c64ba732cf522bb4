/**
 * Try fixes: apply what is proposed for a finding; offer it if the finding is gone then, and none is new.
 *
 * A patch is tried on its event alone, edits on the text as a whole. What becomes readable by edits may have other
 * mistakes: they were there before, and the next check reports them.
 */

import type { Body } from "./body";
import { limits } from "./contract";
import type { Finding, Params } from "./finding";
import { type Operation, endOf, patched } from "./patch";
import { codePoints, nodeAt } from "./places";
import { type Path, pointer } from "./pointer";
import { scan } from "./scan";
import { EDITS, type Edit, PATCHES, type ProposeEdits, type ProposePatch } from "./proposals";

/** What a number or a literal, and what stands around a value, counts for. */
const [NUMBER, AROUND] = [8, 4];

/** A change that fixes one violation: operations on the payload as it was given, or edits of its text. */
export type Fix = { readonly patch: readonly Operation[] } | { readonly edits: readonly Edit[] };

/** A fix that is not tried yet, and whether a report without values may have it. */
export interface Offer {
  readonly isShown: boolean;
  readonly attempt: () => Fix | undefined;
}

/** The errors of a text; how they are found is that of the check that asks. */
export type ErrorsOf = (text: string) => { readonly isReadable: boolean; readonly errors: readonly Finding[] };

/** The fixes of one report, with a budget for what is tried and for what is offered. */
export class Fixes {
  private toTry: number;
  private toOffer: number;
  private readonly errorsBefore = new Map<number, readonly Finding[]>();

  constructor(
    private readonly body: Body,
    private readonly errorsOf: ErrorsOf,
  ) {
    this.toTry = limits.fixTried + body.size;
    this.toOffer = limits.fixOffered + body.size;
  }

  /** An offer that tries a fix when it is asked for it; nothing if nothing fixes findings of this kind. */
  offer(finding: Finding): Offer | undefined {
    const kind = `${finding.code} ${String(finding.params["reason"])}`;
    const propose = finding.span && EDITS.get(kind);
    if (propose) return { isShown: true, attempt: () => this.tryEdits(finding, propose) };
    const proposal = PATCHES.get(kind);
    return proposal && { isShown: !proposal.hasValues, attempt: () => this.tryPatch(finding, proposal.propose) };
  }

  private tryPatch(finding: Finding, propose: ProposePatch): Fix | undefined {
    const { root, text = "" } = this.body;
    if (!root) return undefined;
    const around = root.kind === "array" ? finding.path.slice(0, 1) : [];
    const path = finding.path.slice(around.length);
    const event = nodeAt(root, around);
    const operations = propose(event, path, finding.params);
    const after = operations && patched(text, event, operations);
    if (!operations || !after) return undefined;
    const value: unknown = JSON.parse(after);
    const isEvent = around.length === 0 || !Array.isArray(value);
    if (!isEvent || !this.canPayFor(value)) return undefined;
    const index = Number(around[0] ?? 0);
    const before = this.errorsBefore.get(index) ?? this.errorsOf(text.slice(event.start, endOf(text, event))).errors;
    this.errorsBefore.set(index, before);
    const { isReadable, errors } = this.errorsOf(after);
    if (!isReadable || (errors.length > 0 && !isLess(errors, before, { ...finding, path }))) return undefined;
    return this.offered({ patch: operations.flatMap((operation) => placed(operation, around)) });
  }

  private tryEdits(finding: Finding, propose: ProposeEdits): Fix | undefined {
    const { text = "" } = this.body;
    const edits = propose(text, codePoints(text.slice(0, finding.span?.start)), finding.params);
    if (!edits || edits.length === 0 || !this.canPayFor(text)) return undefined;
    const { isReadable, errors } = this.errorsOf(edited(text, edits));
    return isReadable || isLess(errors, this.errorsOf(text).errors, finding) ? this.offered({ edits }) : undefined;
  }

  private canPayFor(value: unknown): boolean {
    this.toTry -= weight(value);
    return this.toTry >= 0;
  }

  private offered(fix: Fix): Fix | undefined {
    this.toOffer -= weight(fix);
    return this.toOffer >= 0 ? fix : undefined;
  }
}

/** An operation on an item of an array, as operations on the array: what is moved into it takes the place of another. */
function placed(operation: Operation, around: Path): Operation[] {
  const start = pointer(around);
  const from = operation.from === undefined ? {} : { from: start + operation.from };
  const own: Operation = { ...operation, ...from, path: start + operation.path };
  const isInserted = around.length > 0 && operation.op === "move" && operation.path === "";
  return isInserted ? [own, { op: "remove", path: pointer([Number(around[0]) + 1]) }] : [own];
}

/** Whether one error is gone and none is new. */
function isLess(left: readonly Finding[], before: readonly Finding[], fixed: Finding): boolean {
  if (before.length > limits.fixErrors) return false;
  const known = new Map<string, number>();
  for (const error of before) known.set(keyOf(error), (known.get(keyOf(error)) ?? 0) + 1);
  known.set(keyOf(fixed), (known.get(keyOf(fixed)) ?? 0) - 1);
  return left.every((error) => {
    const count = known.get(keyOf(error)) ?? 0;
    known.set(keyOf(error), count - 1);
    return count > 0;
  });
}

/** What errors are compared by. */
function keyOf({ code, path, params }: { code: string; path: Path; params: Params }): string {
  return JSON.stringify([code, path, params]);
}

/** About how many characters a value has as JSON: the same number in every language. */
function weight(value: unknown): number {
  if (typeof value === "string") return codePoints(value) + AROUND;
  if (typeof value !== "object" || value === null) return NUMBER;
  const parts = Array.isArray(value) ? (value as unknown[]) : Object.entries(value).flat();
  return parts.reduce((sum: number, part) => sum + weight(part), AROUND);
}

/** A text with a fix made; nothing if it does not apply to it. */
export function fixed(text: string, fix: Fix): string | undefined {
  if ("edits" in fix) return edited(text, fix.edits);
  const { root } = scan(text, 1);
  const after = root && patched(text, root, fix.patch);
  return root && after === undefined ? undefined : root && text.slice(0, root.start) + after + text.slice(endOf(text, root));
}

/** A text with its edits made. */
function edited(text: string, edits: readonly Edit[]): string {
  const points = [...text];
  const parts: string[] = [];
  let end = 0;
  for (const { offset, length, replacement } of edits) {
    parts.push(points.slice(end, offset).join(""), replacement);
    end = offset + length;
  }
  return parts.join("") + points.slice(end).join("");
}
