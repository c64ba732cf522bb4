/**
 * A payload → its verdict with all findings: first the batch as such, then event by event.
 *
 * The verdict is the judge's alone. What is refused and not explained is told as such, and never counts as valid.
 */

import { batch, schemaOfEvent } from "./contract";
import { NOTHING, explainBatch, explainEvent, inOrder, refusedAt } from "./explain";
import type { Finding } from "./finding";
import { accepts } from "./judge";
import type { Node } from "./node";
import type { Path } from "./pointer";
import type { EventVerdict, Outcome } from "./report";
import { latest } from "./unix_time";
import { Warnings } from "./warnings";

/** What is found in a payload that is refused as a whole. */
export function refused(findings: readonly Finding[]): Outcome {
  return { valid: false, errors: findings.length > 0 ? findings : [refusedAt([])], warnings: [], verdicts: [] };
}

/** Judge and explain the value of a body, of which `root` knows the places; `tolerant` lets unknown properties pass. */
export function validateEvents(root: Node, value: unknown, tolerant: boolean, limit: number, now: Date): Outcome {
  const validator = new EventsValidator(tolerant, limit, now);
  if (root.kind !== "array") {
    validator.add(root, value, null);
    return validator;
  }
  if (!accepts(batch, value)) return refused(explainBatch(root, value));
  root.items.forEach((event, index) => validator.add(event, (value as unknown[])[index], index));
  return validator;
}

/**
 * Collects what is found in one event after the other.
 *
 * Every event gets its verdict. Once there are more than `limit` errors nothing else is told of the events that follow:
 * what a hostile payload costs is bounded.
 */
class EventsValidator implements Outcome {
  valid = true;
  readonly errors: Finding[] = [];
  readonly warnings: Finding[] = [];
  readonly verdicts: EventVerdict[] = [];
  private readonly finder: Warnings;
  private readonly until: number;

  constructor(
    private readonly tolerant: boolean,
    private readonly limit: number,
    now: Date,
  ) {
    this.finder = new Warnings(now);
    this.until = latest(now);
  }

  add(event: Node, value: unknown, index: number | null): void {
    const [type] = schemaOfEvent(event);
    const valid = isAccepted(event, value, this.tolerant);
    this.verdicts.push({ index, type, valid });
    this.valid &&= valid;
    if (this.errors.length <= this.limit) this.explain(event, value, index === null ? [] : [index], valid);
  }

  private explain(event: Node, value: unknown, path: Path, valid: boolean): void {
    const { limit, tolerant, until } = this;
    const explanation = valid && !tolerant ? NOTHING : explainEvent(event, value, path, !tolerant, limit + 1, until);
    const isTolerated = (finding: Finding): boolean => tolerant && finding.code === "unknown-property";
    const errors = explanation.findings.filter((finding) => !isTolerated(finding));
    if (!valid) add(errors.length > 0 ? errors : [refusedAt(path)], this.errors);
    if (this.warnings.length > limit) return;
    const found = this.finder.about(path, event, explanation, limit + 1);
    add(inOrder(event, path, [...explanation.findings.filter(isTolerated), ...found]), this.warnings);
  }
}

/** One by one: a call takes only so many arguments. */
function add(found: readonly Finding[], all: Finding[]): void {
  for (const finding of found) all.push(finding);
}

/** The verdict on an event. */
function isAccepted(event: Node, value: unknown, tolerant: boolean): boolean {
  const [type, flat] = schemaOfEvent(event);
  if (!tolerant || type === null) return accepts(flat, value);
  const known = Object.entries(value as object).filter(([name]) => Object.hasOwn(flat.schema.properties ?? {}, name));
  return accepts(flat, Object.fromEntries(known));
}
