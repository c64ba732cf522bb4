// The declarations of the contract and those that are generated from its union mean the same events. The two may say in
// different words that `metadata` is any JSON value: of it, another test puts all valid vectors to both.
import type * as generated from "./generated/declarations";
import type * as ours from "./ours/declarations";

type Bare<Event> = Event extends unknown ? Omit<Event, "metadata"> : never;

export const taken = (payload: generated.Payload): ours.Payload => payload;
export const given = (event: Bare<ours.AnyEvent>): generated.AnyEvent => event;
export const named = (name: ours.EventType): generated.AnyEvent["type"] => name;
