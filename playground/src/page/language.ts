/** The link to the page in the other language takes along what is there. */

/** `fragment` carries it; empty if there is nothing. */
export function carryAlong(fragment: () => Promise<string>): void {
  const link = document.querySelector<HTMLAnchorElement>("a.ce-language");
  if (!link) return;
  const renew = async (): Promise<void> => {
    link.hash = await fragment();
  };
  // For what the browser opens by itself, in another tab.
  for (const event of ["pointerenter", "focus"]) link.addEventListener(event, () => void renew());
  link.addEventListener("click", (event) => {
    if (event.ctrlKey || event.metaKey || event.shiftKey || event.altKey) return;
    event.preventDefault();
    void renew().then(() => location.assign(link.href));
  });
}
