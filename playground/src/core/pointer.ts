/** JSON Pointers (RFC 6901), and the paths that they write. */

/** Steps from the root of a JSON value to a place in it: names of properties, indices of items. */
export type Path = readonly (string | number)[];

/** The JSON Pointer of a path. A lone surrogate in a name becomes `?`. */
export function pointer(path: Path): string {
  const text = path.map((step) => `/${typeof step === "string" ? escaped(step) : step}`).join("");
  return /\p{Cs}/u.test(text) ? text.replace(/\p{Cs}/gu, "?") : text;
}

/** By parts: where all characters of a long name are escaped, `replaceAll` takes twenty times as long. */
const escaped = (name: string): string => name.split("~").join("~0").split("/").join("~1");

/** The path that a JSON Pointer writes. */
export function steps(text: string): string[] {
  return text
    .split("/")
    .slice(1)
    .map((step) => step.replaceAll("~1", "/").replaceAll("~0", "~"));
}

/** Places, compared step by step: no path is written out, however long its names are. */
export class PlaceSet {
  private readonly root: Steps = { inside: new Map(), isPlace: false };

  constructor(places: readonly Path[]) {
    for (const place of places) this.add(place);
  }

  has(place: Path): boolean {
    let at: Steps | undefined = this.root;
    for (const step of place) at = at?.inside.get(step);
    return at?.isPlace ?? false;
  }

  private add(place: Path): void {
    let at = this.root;
    for (const step of place) {
      const next = at.inside.get(step) ?? { inside: new Map(), isPlace: false };
      at.inside.set(step, next);
      at = next;
    }
    at.isPlace = true;
  }
}

interface Steps {
  readonly inside: Map<string | number, Steps>;
  isPlace: boolean;
}
