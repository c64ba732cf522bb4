// A table that is wider than the page scrolls: then, and only then, it takes the focus, so that keys can scroll it.
const sized = new ResizeObserver((entries) => {
  for (const { target } of entries) {
    if (target.scrollWidth > target.clientWidth) target.tabIndex = 0;
    else target.removeAttribute("tabindex");
  }
});
addEventListener("load", () => {
  for (const table of document.querySelectorAll(".md-typeset__scrollwrap")) sized.observe(table);
});
