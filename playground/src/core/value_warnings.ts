/** Codes and texts of an event that are no data, and codes with characters that can't be seen (D9). */

import { named, unseenCharacter } from "./characters";
import type { FlatSchema } from "./contract";
import type { Finding } from "./finding";
import type { ObjectNode } from "./node";
import { placeholderOfCode, placeholderOfText } from "./placeholders";
import type { Path } from "./pointer";

const LOST = "\ufffd";

/** What is suspicious about the values of an event at `path`. Of one value, the placeholder alone is reported. */
export function suspiciousValues(path: Path, event: ObjectNode, { codes, texts }: FlatSchema): Finding[] {
  const found: Finding[] = [];
  const placeholder = (name: string, reason: string | undefined): boolean => {
    if (reason === undefined) return false;
    found.push({ code: "placeholder-value", path: [...path, name], params: { property: name, reason } });
    return true;
  };
  for (const name of codes) {
    const value = textOf(event, name);
    if (value === undefined || placeholder(name, placeholderOfCode(name, value))) continue;
    const params = unseen(value);
    if (params) found.push({ code: "invisible-character", path: [...path, name], params: { property: name, ...params } });
  }
  for (const name of texts) {
    const value = textOf(event, name);
    if (value !== undefined) placeholder(name, placeholderOfText(name, value));
  }
  return found;
}

function textOf(event: ObjectNode, name: string): string | undefined {
  const node = event.members.get(name)?.node;
  return node?.kind === "string" ? node.value : undefined;
}

function unseen(value: string): Finding["params"] | undefined {
  const character = unseenCharacter(value);
  if (character !== undefined) return { reason: character === LOST ? "lost" : "character", character: named(character) };
  return value.startsWith(" ") || value.endsWith(" ") ? { reason: "blank" } : undefined;
}
