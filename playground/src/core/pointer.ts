/** JSON Pointers (RFC 6901). */

/** Steps from the root of a JSON value to a place in it: names of properties, indices of items. */
export type Path = readonly (string | number)[];

/** The JSON Pointer of a path. A lone surrogate in a name becomes `?`. */
export function pointer(path: Path): string {
  const steps = path.map((step) => `/${String(step).replaceAll("~", "~0").replaceAll("/", "~1")}`);
  return steps.join("").replace(/\p{Cs}/gu, "?");
}

/** The path that a JSON Pointer writes. */
export function steps(text: string): string[] {
  return text
    .split("/")
    .slice(1)
    .map((step) => step.replaceAll("~1", "/").replaceAll("~0", "~"));
}
