/** The properties under other names, so that the mistakes of their values are told together with the names. */

import { type Finding, shown } from "./finding";
import type { ObjectNode } from "./node";
import { isCertain } from "./patches";

/** Reasons why a name is wrong whose advice is to write another one, and to keep the value. */
const RENAMED: readonly unknown[] = ["rename", "odd-character", "alias", "alias-if"];

const TYPE = "type";

/** The name of an event, and the property that it means. */
export type Pair = readonly [name: string, meant: string];

/**
 * The names of an event that findings are about, and the properties that they certainly mean.
 *
 * Without `blameUnknown`, the unknown ones are let pass, and only required properties are meant.
 */
export function renamed(event: ObjectNode, findings: readonly Finding[], blameUnknown: boolean): Pair[] {
  const told = findings.filter(({ onName, params }) => RENAMED.includes(params["reason"]) && (!onName || blameUnknown));
  return told.flatMap((finding) => {
    const [name, meant] = pairOf(event, finding);
    const isMeant = String(finding.params["reason"]).startsWith("alias") || isCertain(name, meant);
    return isMeant && meant !== TYPE ? [[name, meant] as const] : [];
  });
}

function pairOf(event: ObjectNode, { onName, params, path }: Finding): Pair {
  if (onName) return [String(path.at(-1)), String(params["suggestion"])];
  const name = [...event.members.keys()].find((each) => shown(each) === params["found"]) ?? "";
  return [name, String(params["property"])];
}
