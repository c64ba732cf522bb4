/** A timestamp → why its moment is none at which an event can have happened (D8, D9). */

import { advice, limits } from "./contract";

const TIMESTAMP = /^(.{19})(?:\.([0-9]+))?(?:Z|([+-])([0-9]{2}):([0-9]{2}))$/;

const DOUBTS = advice.placeholders.dates.map(({ reason, from = "", before }) => ({
  reason,
  from: from === "" ? -Infinity : Date.parse(from),
  before: Date.parse(before),
}));

/** Whether a timestamp is too far in the future; what is no timestamp is for the judge to tell. */
export function isAhead(timestamp: string, now: Date): boolean {
  const [start, fraction] = moment(timestamp);
  const ahead = (start - now.getTime() - limits.hoursAhead * 3_600_000) * 1000;
  return ahead + Number(fraction.slice(0, 6).padEnd(6, "0")) > 0;
}

/** Why a timestamp is too old, such as that of a date that was never set; the doubts begin and end with whole seconds. */
export function reasonOfPast(timestamp: string): string | undefined {
  const [start] = moment(timestamp);
  return DOUBTS.find(({ from, before }) => from <= start && start < before)?.reason;
}

/** The whole seconds of a timestamp, in milliseconds, and its fraction; NaN if it is none. */
function moment(timestamp: string): [start: number, fraction: string] {
  const [, seconds, fraction = "", sign, hours, minutes] = TIMESTAMP.exec(timestamp) ?? [];
  const offset = sign === undefined ? 0 : Number(`${sign}1`) * (Number(hours) * 60 + Number(minutes));
  const start = Date.parse(`${seconds}Z`);
  const isDate = !Number.isNaN(start) && new Date(start).toISOString().startsWith(seconds ?? " ");
  return [isDate ? start - offset * 60_000 : NaN, fraction];
}
