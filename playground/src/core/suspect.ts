/** An event, alone or of a batch → what is suspicious about it (D8). None of it makes a payload invalid. */

import { limits } from "./contract";
import type { Finding } from "./finding";
import { type Node, type ObjectNode, canonical, isObject } from "./node";
import type { Path } from "./pointer";

/** Goes through the events of one payload, and remembers them to see which come twice. */
export class Suspicions {
  /** By timestamp, the first event that has it; once there is a second, both are in `seen`. */
  private readonly first = new Map<string | null, { index: number; event: ObjectNode }>();
  private readonly seen = new Map<string, number>();

  constructor(private readonly now: Date) {}

  /** What is suspicious about an event at `path` (empty outside a batch) that its errors don't tell already. */
  about(path: Path, event: Node, errors: readonly Finding[]): Finding[] {
    if (!isObject(event)) return [];
    const told = errors.filter(({ code }) => code !== "missing-property").map((error) => JSON.stringify(error.path));
    const wrong = new Set(told);
    const isMeant = errors.some(({ details }) => details["suggestion"] === "timestamp");
    return this.all(path, event).filter(
      (finding) => !wrong.has(JSON.stringify(finding.path)) && !(finding.code === "timestamp-missing" && isMeant),
    );
  }

  private all(path: Path, event: ObjectNode): Finding[] {
    const found: Finding[] = [];
    const timestamp = event.members.get("timestamp")?.node;
    const text = timestamp?.kind === "string" ? timestamp.value : null;
    const index = path.at(0);
    if (typeof index === "number") {
      if (timestamp === undefined) found.push({ code: "timestamp-missing", path, details: {} });
      const first = this.firstEqual(index, event, text);
      if (first !== undefined) found.push({ code: "duplicate-event", path, details: { first: String(first) } });
    }
    if (text !== null && isAhead(text, this.now)) {
      const details = { hours: String(limits.hoursAhead) };
      found.push({ code: "timestamp-in-future", path: [...path, "timestamp"], details });
    }
    unsafeIntegers(path, event, found);
    return found;
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

const TIMESTAMP = /^(.{19})(?:\.([0-9]+))?(?:Z|([+-])([0-9]{2}):([0-9]{2}))$/;

/** Whether a timestamp is too far in the future; what is no timestamp is for the judge to tell. */
function isAhead(timestamp: string, now: Date): boolean {
  const [, moment, fraction = "", sign, hours, minutes] = TIMESTAMP.exec(timestamp) ?? [];
  const offset = sign === undefined ? 0 : Number(`${sign}1`) * (Number(hours) * 60 + Number(minutes));
  const start = Date.parse(`${moment}Z`) - offset * 60_000;
  const ahead = (start - now.getTime() - limits.hoursAhead * 3_600_000) * 1000;
  return ahead + Number(fraction.slice(0, 6).padEnd(6, "0")) > 0;
}

function unsafeIntegers(path: Path, node: Node, found: Finding[]): void {
  if (node.kind === "number" && node.digits !== undefined && Math.abs(node.value) > limits.integer) {
    found.push({ code: "unsafe-integer", path, details: { limit: String(limits.integer) } });
  } else if (node.kind === "object") {
    for (const [name, member] of node.members) unsafeIntegers([...path, name], member.node, found);
  } else if (node.kind === "array") {
    node.items.forEach((item, index) => unsafeIntegers([...path, index], item, found));
  }
}
