/**
 * Report a misspelt name of an event once, and give each missing or unknown property its hint.
 *
 * A misspelt name makes one property unknown and, where it is required, another one missing. That is one mistake: it is
 * reported for the unknown one, or, where unknown ones are not errors, for the missing one.
 */

import { PRODUCT, isListOfProducts, propertyAlias } from "./aliases";
import { type FlatSchema, KNOWN, events, schemaOfEvent, limits } from "./contract";
import { type Finding, type Params, shown } from "./finding";
import type { Breach } from "./judge";
import { type NameMeant, nameMeant } from "./name_meant";
import { type ObjectNode, firstMembers } from "./node";
import type { Path } from "./pointer";
import { type Placed, insideUnknown, isFree, placedOf } from "./placed";
import { isShort } from "./suggest";
import { TIMESTAMP, together } from "./together";
import { isNoCode } from "./wrong_type";

export class Names {
  private readonly type: string | null;
  private readonly flat: FlatSchema;
  /** Says that names are unknown; absent if none is. */
  private readonly closed: Breach | undefined;
  /** Which properties are missing. */
  private readonly absent: ReadonlySet<string | undefined>;
  private readonly isBlamed: boolean;
  /** By unknown name, the property that was meant. */
  private readonly meant: ReadonlyMap<string, NameMeant>;
  /** Where missing properties are instead, by their names; and the properties that these hints explain. */
  private readonly placed: ReadonlyMap<string, Placed>;
  private readonly around: ReadonlySet<string>;

  constructor(
    private readonly event: ObjectNode,
    private readonly path: Path,
    broken: readonly Breach[],
    found: readonly Finding[],
    blameUnknown: boolean,
  ) {
    [this.type, this.flat] = schemaOfEvent(event);
    this.closed = broken.find(({ keyword }) => keyword === "additionalProperties");
    const missing = found.filter(({ code }) => code === "missing-property");
    this.absent = new Set(missing.map(({ params }) => String(params["property"])));
    this.isBlamed = blameUnknown && this.type !== null;
    this.meant = this.closed || missing.length > 0 ? meantBy(event, this.flat) : new Map();
    const names = missing.map(({ params }) => String(params["property"]));
    const misspelt = new Set([...this.meant.values()].map(({ name }) => name));
    const placed = placedOf(event, this.flat, names.filter((name) => !misspelt.has(name)));
    this.placed = new Map(placed.flatMap((each) => names.filter((name) => each.names.includes(name)).map((name) => [name, each])));
    this.around = new Set(placed.filter(({ isExplained }) => isExplained).map(({ member }) => member));
  }

  /** A finding with its hint, if it is of a missing property; nothing, if an unknown one reports it. */
  explain(finding: Finding): Finding[] {
    if (finding.code !== "missing-property") return [finding];
    const name = String(finding.params["property"]);
    const place = this.placed.get(name);
    if (place) {
      const [first] = [...this.placed].find(([, each]) => each === place) ?? [];
      return first === name ? [withParams(finding, place.params)] : [];
    }
    const [wrong, meant] = [...this.meant].find(([, right]) => right.name === name) ?? [];
    if (wrong === undefined || meant === undefined) return [withParams(finding, { reason: "add" })];
    return this.isBlamed ? [] : [withParams(finding, { found: shown(wrong), ...this.paramsOf(wrong, meant) })];
  }

  /** What the hint about a name that means another one is filled with; there may be no code in it. */
  private paramsOf(name: string, meant: NameMeant): Params {
    const node = this.event.members.get(name)?.node;
    const mayBeKept = node?.kind === "string" && !String(meant.params["reason"]).startsWith("alias");
    const isEmpty = !mayBeKept && node !== undefined && isNoCode(meant.name, node) && this.flat.codes.includes(meant.name);
    return isEmpty ? { reason: "no-code" } : meant.params;
  }

  /** The unknown properties that are reported, in the order of the text: at most `limit`. */
  unknown(limit: number): Finding[] {
    const { closed, path, type } = this;
    const reported: Finding[] = [];
    if (closed === undefined) return reported;
    for (const name of this.event.members.keys()) {
      if (reported.length === limit) break;
      if (!this.isReported(name)) continue;
      const params = { type, property: shown(name), ...this.hint(name) };
      const { schemaLocation } = closed;
      reported.push({ code: "unknown-property", path: [...path, name], schemaLocation, params, onName: true });
    }
    return reported;
  }

  /** Whether the value at a place is that of an unknown property that is reported. */
  isReportedAt(place: Path): boolean {
    const name = place[this.path.length];
    return place.length === this.path.length + 1 && typeof name === "string" && this.isReported(name);
  }

  /** Whether an unknown name that is reported was meant as this property. */
  isMeant(property: string): boolean {
    const isOfTwo = (name: string): boolean => property === TIMESTAMP && together(this.event, name) !== undefined;
    const names = firstMembers(this.event, limits.namesCompared).flatMap(([name]) => (isOfTwo(name) ? [name] : []));
    for (const [name, right] of this.meant) if (right.name === property) names.push(name);
    return names.some((name) => this.isReported(name));
  }

  private isReported(name: string): boolean {
    if (this.closed === undefined || isOf(this.flat, name) || this.around.has(name)) return false;
    return this.isBlamed || !this.absent.has(this.meant.get(name)?.name);
  }

  /** The advice on one of two properties that belong together: the second one refers to the first. */
  private ofParts(name: string, parts: readonly string[]): Params {
    const [first = ""] = [...this.event.members.keys()].filter((each) => parts.includes(each));
    const isSecond = name !== first && !isOf(this.flat, first);
    return isSecond ? { other: shown(first), reason: "together-other" } : { parts: parts.map((part) => shown(part)), reason: "together" };
  }

  private hint(name: string): Params {
    const meant = this.meant.get(name);
    const parts = together(this.event, name);
    if (parts) return { suggestion: TIMESTAMP, ...this.ofParts(name, parts) };
    const inside = insideUnknown(this.event, this.flat, name);
    if (inside && (meant === undefined || inside["reason"] !== "inside-if")) return inside;
    if (meant !== undefined) return { suggestion: meant.name, ...this.paramsOf(name, meant) };
    const knowing = KNOWN.has(name) ? [...events].filter(([, flat]) => isOf(flat, name)) : [];
    if (knowing.length > 0 && knowing.length <= limits.typesTold) {
      return { types: knowing.map(([other]) => other), reason: "elsewhere" };
    }
    if (isShort(name) && isListOfProducts(name) && isOf(this.flat, PRODUCT)) return { reason: "list" };
    const alias = isShort(name) ? propertyAlias(name, [], Object.keys(this.flat.schema.properties ?? {})) : undefined;
    return alias ? { note: alias.note ?? {}, reason: "alias-none" } : { reason: "remove" };
  }
}

const isOf = (flat: FlatSchema, name: string): boolean => Object.hasOwn(flat.schema.properties ?? {}, name);

const withParams = (finding: Finding, more: Params): Finding => ({
  ...finding,
  params: { ...finding.params, ...more },
});

/** The names of an event that no type knows but that look like one of its absent properties, and which. */
function meantBy(event: ObjectNode, flat: FlatSchema): Map<string, NameMeant> {
  const properties = Object.keys(flat.schema.properties ?? {});
  let absent = properties.filter((name) => !event.members.has(name));
  const meant = new Map<string, NameMeant>();
  let compared = 0;
  for (const [name, { node }] of event.members) {
    if (KNOWN.has(name)) continue;
    if (compared === limits.namesCompared) break;
    compared += 1;
    const isContainer = node.kind === "object" || node.kind === "array";
    const free = isContainer ? absent.filter((each) => isFree(flat, each)) : absent;
    const found = nameMeant(name, absent, free, properties);
    if (found === undefined) continue;
    meant.set(name, found);
    absent = absent.filter((each) => each !== found.name);
  }
  return meant;
}
