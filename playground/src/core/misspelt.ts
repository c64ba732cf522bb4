/**
 * The names of one event, missing and unknown → one finding for each mistake, with a hint.
 *
 * A misspelt name makes one property unknown and, where it is required, another one missing. That is one mistake: it is
 * told of the unknown one, or, where unknown ones are not errors, of the missing one.
 */

import { type Form, events, formOf, limits } from "./contract";
import { type Details, type Finding, shown } from "./finding";
import type { Breach } from "./judge";
import type { ObjectNode } from "./node";
import type { Path } from "./pointer";
import { suggest } from "./suggest";

/** The names of the properties of all event types. */
const KNOWN = new Set([...events.values()].flatMap((form) => Object.keys(form.schema.properties ?? {})));

export class Names {
  private readonly type: string | null;
  private readonly form: Form;
  /** Says that names are unknown; absent if none is. */
  private readonly closed: Breach | undefined;
  /** Which properties are missing. */
  private readonly absent: ReadonlySet<string | undefined>;
  private readonly isBlamed: boolean;
  /** By unknown name, the property that was meant. */
  private readonly meant: ReadonlyMap<string, string>;

  constructor(
    private readonly event: ObjectNode,
    private readonly path: Path,
    broken: readonly Breach[],
    found: readonly Finding[],
    blameUnknown: boolean,
  ) {
    [this.type, this.form] = formOf(event);
    this.closed = broken.find(({ keyword }) => keyword === "additionalProperties");
    const missing = found.filter(({ code }) => code === "missing-property");
    this.absent = new Set(missing.map(({ details }) => details["property"]));
    this.isBlamed = blameUnknown && this.type !== null;
    this.meant = this.closed || missing.length > 0 ? meantBy(event, this.form) : new Map();
  }

  /** A finding with its hint, if it is of a missing property; nothing, if an unknown one tells it. */
  explain(finding: Finding): Finding[] {
    if (finding.code !== "missing-property") return [finding];
    const name = finding.details["property"];
    const [wrong] = [...this.meant].find(([, right]) => right === name) ?? [];
    if (wrong === undefined) return [withDetails(finding, { reason: "add" })];
    return this.isBlamed ? [] : [withDetails(finding, { found: shown(wrong), reason: "rename" })];
  }

  /** The unknown properties that are told, in the order of the text: at most `most`. */
  unknown(most: number): Finding[] {
    const { closed, path, type } = this;
    const told: Finding[] = [];
    if (closed === undefined) return told;
    for (const name of this.event.members.keys()) {
      if (told.length === most) break;
      if (!this.isTold(name)) continue;
      const details = { type: `\`${type}\``, property: shown(name), ...this.hint(name) };
      told.push({ code: "unknown-property", path: [...path, name], origin: closed.origin, details, onName: true });
    }
    return told;
  }

  /** Whether the value at a place is that of an unknown property that is told. */
  isToldAt(place: Path): boolean {
    const name = place[this.path.length];
    return place.length === this.path.length + 1 && typeof name === "string" && this.isTold(name);
  }

  /** Whether an unknown name that is told was meant as this property. */
  isMeant(property: string): boolean {
    return [...this.meant].some(([name, right]) => right === property && this.isTold(name));
  }

  private isTold(name: string): boolean {
    if (this.closed === undefined || isOf(this.form, name)) return false;
    return this.isBlamed || !this.absent.has(this.meant.get(name) ?? "");
  }

  private hint(name: string): Details {
    const meant = this.meant.get(name);
    if (meant !== undefined) return { suggestion: meant, reason: "rename" };
    if (!KNOWN.has(name)) return { reason: "remove" };
    const knowing = [...events].filter(([, form]) => isOf(form, name));
    if (knowing.length > limits.typesTold) return { reason: "remove" };
    return { types: knowing.map(([other]) => `\`${other}\``).join(", "), reason: "elsewhere" };
  }
}

const isOf = (form: Form, name: string): boolean => Object.hasOwn(form.schema.properties ?? {}, name);

const withDetails = (finding: Finding, more: Details): Finding => ({
  ...finding,
  details: { ...finding.details, ...more },
});

/** The names of an event that no type knows but that look like one of its absent properties, and which. */
function meantBy(event: ObjectNode, form: Form): Map<string, string> {
  const absent = new Set(Object.keys(form.schema.properties ?? {}).filter((name) => !event.members.has(name)));
  const meant = new Map<string, string>();
  let compared = 0;
  for (const name of event.members.keys()) {
    if (KNOWN.has(name)) continue;
    if (compared === limits.namesCompared) break;
    compared += 1;
    const suggestion = suggest(name, [...absent]);
    if (suggestion === undefined) continue;
    meant.set(name, suggestion);
    absent.delete(suggestion);
  }
  return meant;
}
