/** Puts the playground into its page. Who imports this module elsewhere has the verdict alone. */

import { carryAlong } from "./language";
import { Playground } from "./playground";

export { check } from "../core/check";

const place = document.querySelector<HTMLElement>("[data-playground]");
if (place) {
  const playground = new Playground(place.dataset.codes ?? "");
  place.replaceChildren(playground.element);
  carryAlong(playground);
  addEventListener("hashchange", () => void playground.openFragment(location.hash));
  await playground.openFragment(location.hash);
}
