/** Make the fixes of a report, one after the other, since they may overlap. */

import { check, decode, fixed } from "../core/check";
import type { Body } from "./body";

/** For so many milliseconds fixes are made at once; the button can be pressed again. */
const PATIENCE = 1000;

export const textOf = ({ source }: Body): string => (typeof source === "string" ? source : decode(source));

/** A text with one fix made after the other, until there is none. */
export function allFixed(text: string): string {
  const end = performance.now() + PATIENCE;
  let now = text;
  while (performance.now() < end) {
    const fix = check(now).violations.find((each) => each.fix)?.fix;
    const after = fix && fixed(now, fix);
    if (after === undefined || after === now) break;
    now = after;
  }
  return now;
}
