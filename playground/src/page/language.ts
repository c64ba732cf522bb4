/** The link to the page in the other language takes along what is there. */

import type { Playground } from "./playground";

/** What no link can carry stays, and so does the page. */
export function carryAlong(playground: Playground): void {
  const link = document.querySelector<HTMLAnchorElement>("a.ce-language");
  if (!link) return;
  const renew = async (): Promise<boolean> => {
    const fragment = await playground.fragment();
    link.hash = fragment ?? "";
    return fragment !== null;
  };
  // For what the browser opens by itself, in another tab.
  for (const event of ["pointerenter", "focus"]) link.addEventListener(event, () => void renew());
  link.addEventListener("click", (event) => {
    if (event.ctrlKey || event.metaKey || event.shiftKey || event.altKey) return;
    event.preventDefault();
    void renew().then((isCarried) => (isCarried ? location.assign(link.href) : playground.tellNoLink()));
  });
}
