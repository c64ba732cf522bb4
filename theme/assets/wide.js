// What is wider than the page scrolls, and then, and only then, it takes the focus, so that keys can scroll it.
// A table of words does not scroll on a narrow screen: it is shown row by row, each cell with its column's name before it.
// Numbers stay in columns, where they can be compared.

const isTooWide = (around) => around.scrollWidth > around.clientWidth;

function nameCells(table) {
  const names = Array.from(table.tHead.rows[0].cells, (cell) => cell.textContent);
  for (const row of table.tBodies[0].rows) {
    for (const [column, cell] of Array.from(row.cells).entries()) cell.dataset.column = names[column];
  }
}

const sized = new ResizeObserver((entries) => {
  for (const { target } of entries) {
    const table = target.querySelector("table");
    if (table && isTooWide(target) && !table.querySelector("[align=right]")) nameCells(table);
    if (isTooWide(target)) target.tabIndex = 0;
    else target.removeAttribute("tabindex");
  }
});

addEventListener("load", () => {
  for (const around of document.querySelectorAll(".md-typeset__scrollwrap, .md-typeset p:has(> img)")) sized.observe(around);
});
