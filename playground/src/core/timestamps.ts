/** A refused timestamp → the reason, as the words of `not-a-timestamp` know it. The schemas have refused it already. */

import { timestamps } from "./contract";

/** The first form that matches the whole text tells the reason. */
const REASONS = timestamps.map(([reason, form]) => [reason, new RegExp(`^(?:${form})$`, "u")] as const);

/** Why a text is none of the contract's timestamps. */
export function refusal(timestamp: string): string {
  return REASONS.find(([, form]) => form.test(timestamp))?.[0] ?? "other";
}
