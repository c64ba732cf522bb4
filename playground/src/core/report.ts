/** The answer of a check: a report, the verdict on each event, and what is wrong. */

import { Budget } from "./budget";
import { type Lang, schemaOfEvent, version } from "./contract";
import type { Body } from "./body";
import type { Finding, Params } from "./finding";
import { type Fix, Fixes, type ErrorsOf, type Offer } from "./fixes";
import type { Span } from "./node";
import { Places, spanOf } from "./places";
import { pointer } from "./pointer";
import { say } from "./words";

export type Severity = "error" | "warning";

/** The verdict on one event: its index in the batch, and its type if it is one of the contract's. */
export interface EventVerdict {
  readonly index: number | null;
  readonly type: string | null;
  readonly valid: boolean;
}

/** What is found in a payload, in the order of the text. */
export interface Outcome {
  /** The judge's verdict, whatever is found. */
  readonly valid: boolean;
  readonly errors: readonly Finding[];
  readonly warnings: readonly Finding[];
  readonly verdicts: readonly EventVerdict[];
}

/** One breach of the contract, or one thing that is suspicious. Where something is not known it is null. */
export class Violation {
  readonly code: string;
  readonly instanceLocation: string;
  readonly keywordLocation: string | null;

  constructor(
    finding: Finding,
    readonly severity: Severity,
    readonly eventIndex: number | null,
    readonly eventType: string | null,
    /** Line and column as people count them: from 1, the column in code points. */
    readonly line: number | null,
    readonly column: number | null,
    /** What to mark in the text, in UTF-16 code units: a name, a value, or the bracket that opens one. */
    readonly offset: number | null,
    readonly length: number | null,
    private readonly offer?: Offer,
  ) {
    this.code = finding.code;
    this.instanceLocation = pointer(finding.path);
    this.keywordLocation = finding.schemaLocation ? `${version}/${finding.schemaLocation}` : null;
    this.params = finding.params;
  }

  /** What the words are filled with: names and limits, never values of the payload. */
  readonly params: Params;

  /** What is wrong, as a sentence. It has no values of the payload. */
  message(lang: Lang): string {
    return say(this.code, "message", this.params, lang);
  }

  /** What to do about it, as a sentence. */
  hint(lang: Lang): string {
    return say(this.code, "hint", this.params, lang);
  }

  /**
   * A change that fixes it; nothing where what was sent would not be certain to be kept.
   *
   * It is tried when it is first asked for: the event is valid with it, or has lost this violation and gained none.
   */
  get fix(): Fix | undefined {
    this.tried ??= { fix: this.offer?.attempt() };
    return this.tried.fix;
  }

  private tried: { readonly fix: Fix | undefined } | undefined;

  /** The violation as JSON, without values of the payload; what is not known is left out. */
  toDict(lang: Lang): Record<string, unknown> {
    const { code, instanceLocation, keywordLocation, eventIndex, eventType, line, column, params } = this;
    const place = { code, instanceLocation, keywordLocation, eventIndex, eventType, line, column, params };
    const members = { ...place, error: this.message(lang), hint: this.hint(lang) };
    const fix = this.offer?.isShown ? this.fix : undefined;
    return Object.fromEntries(Object.entries({ ...members, fix: fix ?? null }).filter(([, member]) => member !== null));
  }
}

/** The answer to one payload. */
export class Report {
  readonly version = version;

  constructor(
    /** Whether the contract accepts the payload as a whole. */
    readonly valid: boolean,
    /** There is more than is listed. */
    readonly truncated: boolean,
    /** What is wrong, in the order of the text. */
    readonly violations: readonly Violation[],
    /** What is suspicious, in the order of the text; it never makes a payload invalid. */
    readonly warnings: readonly Violation[],
    /** The verdict on each event; none, if the payload could not be taken apart. */
    readonly events: readonly EventVerdict[],
  ) {}

  /** The report as JSON, with messages and hints in one language. */
  toDict(lang: Lang): Record<string, unknown> {
    const { version, valid, truncated, events } = this;
    const violations = this.violations.map((violation) => violation.toDict(lang));
    const warnings = this.warnings.map((warning) => warning.toDict(lang));
    return { version, valid, truncated, violations, warnings, events };
  }
}

/** The report on a body, with at most `limit` violations and `limit` warnings, and no more than there is room for. */
export function describe(
  body: Body,
  { errors, valid, verdicts, warnings }: Outcome,
  limit: number,
  errorsOf: ErrorsOf,
): Report {
  const describer = new Describer(body, new Fixes(body, errorsOf));
  const violations = describer.list(errors.slice(0, limit), "error");
  const described = describer.list(warnings.slice(0, limit), "warning");
  const truncated = errors.length > violations.length || warnings.length > described.length;
  return new Report(valid, truncated, violations, described, verdicts);
}

class Describer {
  private readonly places: Places;
  private readonly budget: Budget;
  private isFull = false;

  constructor(
    private readonly body: Body,
    private readonly fixes: Fixes,
  ) {
    this.places = new Places(body.text ?? "");
    this.budget = new Budget(body.size);
  }

  /** The first that does not fit ends all listing. */
  list(findings: readonly Finding[], severity: Severity): Violation[] {
    const listed: Violation[] = [];
    for (const finding of findings) {
      const violation = this.violation(finding, severity);
      this.isFull ||= !this.budget.take(violation.instanceLocation, violation.params);
      if (this.isFull) break;
      listed.push(violation);
    }
    return listed;
  }

  private violation(finding: Finding, severity: Severity): Violation {
    const step = finding.path.at(0);
    const index = typeof step === "number" ? step : null;
    const span = this.spanOf(finding);
    const [line, column] = span ? this.places.lineAndColumn(span.start) : [null, null];
    const length = span ? span.end - span.start : null;
    const [type, offer] = [this.eventType(index), severity === "error" ? this.fixes.offer(finding) : undefined];
    return new Violation(finding, severity, index, type, line, column, span?.start ?? null, length, offer);
  }

  private eventType(index: number | null): string | null {
    const { root } = this.body;
    const event = index !== null && root?.kind === "array" ? root.items[index] : root;
    return schemaOfEvent(event)[0];
  }

  private spanOf(finding: Finding): Span | undefined {
    const { root } = this.body;
    return finding.span ?? (root && spanOf(root, finding.path, finding.onName ?? false));
  }
}
