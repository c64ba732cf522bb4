/**
 * A payload → its verdict with all findings: first the batch as such, then event by event.
 *
 * The verdict is the judge's alone. What is refused and not explained is told as such, and never counts as valid.
 */

import { batch, formOf } from "./contract";
import { NOTHING, explainBatch, explainEvent, inOrder, refusedAt } from "./explain";
import type { Finding } from "./finding";
import { accepts } from "./judge";
import type { Node } from "./node";
import type { Path } from "./pointer";
import type { EventVerdict, Outcome } from "./report";
import { Suspicions } from "./suspect";

/** What is found in a payload that is refused as a whole. */
export function refused(findings: readonly Finding[]): Outcome {
  return { valid: false, errors: findings.length > 0 ? findings : [refusedAt([])], warnings: [], verdicts: [] };
}

/** Judge and explain the value of a body, of which `root` knows the places; `tolerant` lets unknown properties pass. */
export function examine(root: Node, value: unknown, tolerant: boolean, most: number, now: Date): Outcome {
  const examiner = new Examiner(tolerant, most, now);
  if (root.kind !== "array") {
    examiner.add(root, value, null);
    return examiner;
  }
  if (!accepts(batch, value)) return refused(explainBatch(root, value));
  root.items.forEach((event, index) => examiner.add(event, (value as unknown[])[index], index));
  return examiner;
}

/**
 * Collects what is found in one event after the other.
 *
 * Every event gets its verdict. Once there are more than `most` errors nothing else is told of the events that follow:
 * what a hostile payload costs is bounded.
 */
class Examiner implements Outcome {
  valid = true;
  readonly errors: Finding[] = [];
  readonly warnings: Finding[] = [];
  readonly verdicts: EventVerdict[] = [];
  private readonly suspicions: Suspicions;

  constructor(
    private readonly tolerant: boolean,
    private readonly most: number,
    now: Date,
  ) {
    this.suspicions = new Suspicions(now);
  }

  add(event: Node, value: unknown, index: number | null): void {
    const [type] = formOf(event);
    const valid = isAccepted(event, value, this.tolerant);
    this.verdicts.push({ index, type, valid });
    this.valid &&= valid;
    if (this.errors.length <= this.most) this.explain(event, value, index === null ? [] : [index], valid);
  }

  private explain(event: Node, value: unknown, path: Path, valid: boolean): void {
    const { most, tolerant } = this;
    const explanation = valid && !tolerant ? NOTHING : explainEvent(event, value, path, !tolerant, most + 1);
    const isTolerated = (finding: Finding): boolean => tolerant && finding.code === "unknown-property";
    const errors = explanation.findings.filter((finding) => !isTolerated(finding));
    if (!valid) add(errors.length > 0 ? errors : [refusedAt(path)], this.errors);
    if (this.warnings.length > most) return;
    const suspicious = this.suspicions.about(path, event, explanation, most + 1);
    add(inOrder(event, path, [...explanation.findings.filter(isTolerated), ...suspicious]), this.warnings);
  }
}

/** One by one: a call takes only so many arguments. */
function add(found: readonly Finding[], all: Finding[]): void {
  for (const finding of found) all.push(finding);
}

/** The verdict on an event. */
function isAccepted(event: Node, value: unknown, tolerant: boolean): boolean {
  const [type, form] = formOf(event);
  if (!tolerant || type === null) return accepts(form, value);
  const known = Object.entries(value as object).filter(([name]) => Object.hasOwn(form.schema.properties ?? {}, name));
  return accepts(form, Object.fromEntries(known));
}
