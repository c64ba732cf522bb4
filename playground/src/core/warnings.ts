/** An event, alone or of a batch → what is suspicious about it (D8, D9), or deprecated. None of it makes a payload invalid. */

import { type FlatSchema, schemaOfEvent, limits } from "./contract";
import type { Explanation } from "./explain";
import type { Finding } from "./finding";
import { isAhead, reasonOfPast } from "./moments";
import { type ArrayNode, type Node, type ObjectNode, canonical, isObject } from "./node";
import type { Path } from "./pointer";
import { suspiciousValues } from "./value_warnings";

/** Goes through the events of one payload, and remembers them to see which come twice. */
export class Warnings {
  /** By timestamp, the first event that has it; once there is a second, both are in `seen`. */
  private readonly first = new Map<string | null, { index: number; event: ObjectNode }>();
  private readonly seen = new Map<string, number>();

  constructor(private readonly now: Date) {}

  /**
   * What is suspicious about an event at `path` (empty outside a batch) that its errors don't tell already: of unsafe
   * integers at most `limit`.
   */
  about(path: Path, event: Node, { isMeant, isWrong }: Explanation, limit: number): Finding[] {
    if (!isObject(event)) return [];
    const found = this.aboutItself(path, event).filter(
      (finding) => !isWrong(finding.path) && !(finding.code === "timestamp-missing" && isMeant("timestamp")),
    );
    return [...found, ...new UnsafeIntegers(path, isWrong, limit).in(event)];
  }

  private aboutItself(path: Path, event: ObjectNode): Finding[] {
    const found: Finding[] = [];
    const timestamp = event.members.get("timestamp")?.node;
    const text = timestamp?.kind === "string" ? timestamp.value : null;
    const index = path.at(0);
    if (typeof index === "number") {
      if (timestamp === undefined) found.push({ code: "timestamp-missing", path, params: {} });
      const first = this.firstEqual(index, event, text);
      if (first !== undefined) found.push({ code: "duplicate-event", path, params: { first, reason: isCounted(event) ? "quantity" : "once" } });
    }
    if (text !== null && isAhead(text, this.now)) {
      const params = { hours: limits.hoursAhead };
      found.push({ code: "timestamp-in-future", path: [...path, "timestamp"], params });
    }
    const reason = text === null ? undefined : reasonOfPast(text);
    if (reason !== undefined) found.push({ code: "timestamp-in-past", path: [...path, "timestamp"], params: { reason } });
    const [, flat] = schemaOfEvent(event);
    return [...found, ...deprecatedIn(path, event, flat), ...suspiciousValues(path, event, flat)];
  }

  /** The index of the first event before this one that equals it. Only those of one timestamp are compared. */
  private firstEqual(index: number, event: ObjectNode, timestamp: string | null): number | undefined {
    const first = this.first.get(timestamp);
    if (first === undefined) {
      this.first.set(timestamp, { index, event });
      return undefined;
    }
    this.earliest(first.event, first.index);
    const earliest = this.earliest(event, index);
    return earliest === index ? undefined : earliest;
  }

  private earliest(event: ObjectNode, index: number): number {
    const key = canonical(event);
    const known = this.seen.get(key) ?? index;
    this.seen.set(key, known);
    return known;
  }
}

/** Whether one event of the type may stand for several units. */
function isCounted(event: ObjectNode): boolean {
  return Object.hasOwn(schemaOfEvent(event)[1].schema.properties ?? {}, "quantity");
}

/** That the type of an event at `path`, or a property of it, is deprecated. */
function deprecatedIn(path: Path, event: ObjectNode, flat: FlatSchema): Finding[] {
  return flat.deprecated
    .filter(({ name }) => event.members.has(name))
    .map(({ name, ...said }) => ({ ...said, path: [...path, name] }));
}

/** Looks for integers that not every receiver reads alike, in the order of the text. */
class UnsafeIntegers {
  private readonly found: Finding[] = [];
  /** The path of the array or object that is looked into. */
  private readonly around: (string | number)[];

  constructor(
    path: Path,
    private readonly isWrong: (place: Path) => boolean,
    private readonly limit: number,
  ) {
    this.around = [...path];
  }

  in(event: ObjectNode): readonly Finding[] {
    this.enter(event);
    return this.found;
  }

  /** As deep as a text may be nested. */
  private enter(node: ArrayNode | ObjectNode): void {
    if (node.kind === "array") {
      for (let index = 0; index < node.items.length && this.isMissing(); index += 1) {
        this.look(index, node.items[index] as Node);
      }
      return;
    }
    for (const [name, member] of node.members) {
      if (!this.isMissing()) return;
      this.look(name, member.node);
    }
  }

  private look(step: string | number, node: Node): void {
    if (node.kind === "number") {
      if (node.digits === undefined || Math.abs(node.value) <= limits.integer) return;
      const path = [...this.around, step];
      if (this.isWrong(path)) return;
      this.found.push({ code: "unsafe-integer", path, params: { limit: limits.integer } });
    } else if (node.kind === "array" || node.kind === "object") {
      this.around.push(step);
      this.enter(node);
      this.around.pop();
    }
  }

  private isMissing(): boolean {
    return this.found.length < this.limit;
  }
}
