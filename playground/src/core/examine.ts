/** A payload → its verdict with all findings: first the batch as such, then event by event. */

import { formOf } from "./contract";
import { explainBatch, explainEvent, inOrder } from "./explain";
import type { Finding } from "./finding";
import { accepts } from "./judge";
import { type Node, type ObjectNode, isObject } from "./node";
import type { Outcome } from "./report";
import { Suspicions } from "./suspect";

/**
 * Judge and explain what a body holds.
 *
 * Every event gets its verdict. Once there are more than `most` errors nothing else is told of the events that follow:
 * what a hostile payload costs is bounded.
 */
export function examine(payload: Node, tolerant: boolean, most: number, now: Date): Outcome {
  const outcome: Outcome = { errors: [], warnings: [], verdicts: [] };
  if (payload.kind === "array") {
    outcome.errors.push(...explainBatch(payload));
    if (outcome.errors.length > 0) return outcome;
  }
  const suspicions = new Suspicions(now);
  const batch = payload.kind === "array" ? payload.items : [payload];
  batch.forEach((event, position) => {
    const index = payload.kind === "array" ? position : null;
    const path = index === null ? [] : [index];
    const [type] = formOf(event);
    if (outcome.errors.length > most) {
      outcome.verdicts.push({ index, type, valid: isAccepted(event, tolerant) });
      return;
    }
    const findings = explainEvent(event, path, !tolerant);
    const isTolerated = (finding: Finding): boolean => tolerant && finding.code === "unknown-property";
    const errors = findings.filter((finding) => !isTolerated(finding));
    outcome.verdicts.push({ index, type, valid: errors.length === 0 });
    for (const error of errors) outcome.errors.push(error);
    if (outcome.warnings.length > most) return;
    const warnings = [...findings.filter(isTolerated), ...suspicions.about(path, event, findings)];
    for (const warning of inOrder(event, path, warnings)) outcome.warnings.push(warning);
  });
  return outcome;
}

/** The verdict on an event; `tolerant` lets unknown properties pass. */
function isAccepted(event: Node, tolerant: boolean): boolean {
  const [type, form] = formOf(event);
  if (!tolerant || type === null || !isObject(event)) return accepts(form, event);
  const known = [...event.members].filter(([name]) => Object.hasOwn(form.schema.properties ?? {}, name));
  const kept: ObjectNode = { ...event, members: new Map(known) };
  return accepts(form, kept);
}
