/** Files that are chosen, or dropped on the page, read as the bytes that they are. */

import { button, element } from "./dom";
import { LIMIT } from "./fragment";
import { words } from "./words";

const LINE_BY_LINE = /\.(ndjson|jsonl)$/i;

export interface Opening {
  /** What is there now: a file that is read does not replace what came meanwhile. */
  readonly current: () => unknown;
  readonly opened: (bytes: Uint8Array) => void;
  readonly told: (text: string) => void;
}

/** A button that opens a file. */
export function fileButton(opening: Opening): HTMLElement {
  const chooser = element("input", { type: "file", hidden: true, accept: ".json,application/json,text/plain" });
  chooser.addEventListener("change", () => {
    void open(chooser.files?.[0], opening);
    chooser.value = "";
  });
  return element("span", {}, button(words.open, () => chooser.click()), chooser);
}

/** Let files be dropped on an element; meanwhile it says so. */
export function takeDrops(target: HTMLElement, opening: Opening): void {
  const isFile = (event: DragEvent): boolean => event.dataTransfer?.types.includes("Files") ?? false;
  target.addEventListener("dragover", (event) => {
    if (!isFile(event)) return;
    event.preventDefault();
    target.dataset.drop = words.drop;
  });
  target.addEventListener("dragleave", (event) => {
    if (!target.contains(event.relatedTarget as Node | null)) delete target.dataset.drop;
  });
  target.addEventListener("drop", (event) => {
    delete target.dataset.drop;
    if (!isFile(event)) return;
    event.preventDefault();
    void open(event.dataTransfer?.files[0], opening);
  });
}

/** Of a file that is too large no more is read than shows that it is. */
async function open(file: File | undefined, { current, opened, told }: Opening): Promise<void> {
  if (!file) return;
  const before = current();
  try {
    const bytes = await file.slice(0, LIMIT).arrayBuffer();
    if (current() !== before) return;
    opened(new Uint8Array(bytes));
    if (LINE_BY_LINE.test(file.name)) told(words.refused["line-by-line"]);
    if (file.size > LIMIT) told(words.refused.cut);
  } catch {
    told(words.refused.unreadable);
  }
}
