/** How much two texts are alike, as Python's `difflib.SequenceMatcher` measures it: names are suggested alike. */

type Chars = readonly string[];

/** Twice the characters of all matching blocks, divided by the characters of both texts: from 0 to 1. */
export function ratio(one: Chars, other: Chars): number {
  return share(matching(one, other), one, other);
}

/** The same, if the order of characters did not count: at least `ratio`, and told faster. */
export function quickRatio(one: Chars, other: Chars): number {
  const left = new Map<string, number>();
  for (const char of other) left.set(char, (left.get(char) ?? 0) + 1);
  let matches = 0;
  for (const char of one) {
    const count = left.get(char) ?? 0;
    if (count > 0) matches += 1;
    left.set(char, count - 1);
  }
  return share(matches, one, other);
}

function share(matches: number, one: Chars, other: Chars): number {
  const length = one.length + other.length;
  return length > 0 ? (2 * matches) / length : 1;
}

/** How many characters the longest matching block has, and those on both sides of it. */
function matching(one: Chars, other: Chars): number {
  const { from, to, size } = longestBlock(one, other);
  if (size === 0) return 0;
  const before = matching(one.slice(0, from), other.slice(0, to));
  return before + size + matching(one.slice(from + size), other.slice(to + size));
}

/** Of the longest blocks the one that starts first in `one`, and of these the one that starts first in `other`. */
function longestBlock(one: Chars, other: Chars): { from: number; to: number; size: number } {
  let best = { from: 0, to: 0, size: 0 };
  let ending: number[] = []; // how long the block is that ends at each character of `other`, and at the one before here
  one.forEach((char, i) => {
    const here: number[] = [];
    other.forEach((candidate, j) => {
      if (candidate !== char) return;
      const size = (ending[j - 1] ?? 0) + 1;
      here[j] = size;
      if (size > best.size) best = { from: i - size + 1, to: j - size + 1, size };
    });
    ending = here;
  });
  return best;
}
