/** Unix times: the unit is the one that gives a moment from 2000 up to a day from now. */

import { advice } from "./contract";

const { ahead, first, fraction: mostDigits, latest: last, units } = advice.timestamps;

/** Up to this second a number is taken for a Unix time where no clock is at hand. */
export const LATEST = last;

interface Reading {
  readonly unit: string;
  readonly seconds: number;
  /** The digits of the fraction of a second. */
  readonly fraction: string;
}

/** The second up to which a number is taken for a Unix time. */
export const latest = (now: Date): number => Math.floor(now.getTime() / 1000) + ahead;

/** The unit of a number in digits, perhaps with a fraction; undefined if none fits. */
export function unitOf(number: string, until: number): string | undefined {
  return readings(number).find(({ seconds }) => first <= seconds && seconds <= until)?.unit;
}

/** The moment of a Unix time, in UTC; null if its fraction of a second has too many digits. */
export function momentOf(number: string, unit: string): string | null {
  const reading = readings(number).find((each) => each.unit === unit);
  if (reading === undefined || reading.fraction.length > mostDigits) return null;
  const { fraction, seconds } = reading;
  return `${new Date(seconds * 1000).toISOString().slice(0, 19)}${fraction && `.${fraction}`}Z`;
}

/** The seconds and the fraction that a number has in each unit. */
function readings(number: string): Reading[] {
  const [whole = "", fraction = ""] = number.split(".");
  return units.map(([unit, digits]) => {
    const at = Math.max(0, whole.length - digits);
    return { unit, seconds: Number(whole.slice(0, at)), fraction: whole.slice(at) + fraction };
  });
}
