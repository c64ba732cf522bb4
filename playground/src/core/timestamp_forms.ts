/** Match a text with the forms that programs and people write timestamps in: rows of the table `timestamps`. */

import { type FormItem, type FormPart, type FormRow, advice } from "./contract";

/** A text in one of the forms. */
export interface Match {
  readonly form: string;
  /** Why it is not written as the contract has it. */
  readonly reasons: ReadonlySet<string>;
  /** By the name of a part, what it means. */
  readonly texts: ReadonlyMap<string, string>;
  /** Whether nothing is missing or ambiguous. */
  readonly isCertain: boolean;
}

/** One form, as one pattern with a group for each part. */
export class Form {
  readonly id: string;
  private readonly parts: FormPart[] = [];
  private readonly flags: string;
  private readonly pattern: RegExp;

  constructor(row: FormRow) {
    this.id = row.id;
    this.flags = row["any-case"] ? "iu" : "u";
    this.pattern = new RegExp(`^(?:${this.joined(row.parts)})$`, this.flags);
  }

  /** Match a whole text. */
  match(text: string): Match | undefined {
    const found = this.pattern.exec(text);
    if (found === null) return undefined;
    const reasons = new Set<string>();
    const texts = new Map<string, string>();
    let isCertain = true;
    this.parts.forEach((part, nth) => {
      const each = found[nth + 1];
      if (each === undefined) return;
      for (const reason of this.reasonsOf(part, each)) reasons.add(reason);
      const written = writtenAs(part, each);
      if (written === null) isCertain = false;
      else texts.set(part.name, written);
    });
    return { form: this.id, reasons, texts, isCertain };
  }

  private joined(items: readonly FormItem[]): string {
    return items.map((item) => this.built(item)).join("");
  }

  private built(item: FormItem): string {
    if (typeof item === "string") {
      return `(?:${advice.timestamps.slots[item]?.map((items) => this.joined(items)).join("|")})`;
    }
    this.parts.push(item);
    return `(${item.pattern})`;
  }

  private reasonsOf({ expected, missing, reason }: FormPart, text: string): string[] {
    const isExpected = expected !== undefined && new RegExp(`^(?:${expected})$`, this.flags).test(text);
    const found = missing !== undefined && text === "" ? [missing] : [];
    return reason !== undefined && !isExpected ? [...found, reason] : found;
  }
}

/** What a part means; null if that is not certain. */
function writtenAs({ missing, write = undefined }: FormPart, text: string): string | null {
  if (missing !== undefined && text === "") return null;
  if (write === undefined) return text;
  return typeof write === "object" && write !== null ? (write[text.toLowerCase()] ?? null) : write;
}

/** All forms, those that are more certain first. */
export const forms: readonly Form[] = advice.timestamps.forms.map((row) => new Form(row));
