// Filters and sorts the posts. Without it they stand there by risk, and neither is offered.
(() => {
  "use strict";
  const form = document.getElementById("filter");
  if (!form) return;
  const table = document.querySelector(".posts");
  const body = table.tBodies[0];
  const rows = [...body.rows];
  const count = form.querySelector("output");
  const order = new Intl.Collator(document.documentElement.lang, { numeric: true });
  const sought = new Map(rows.map((row) => [row, row.textContent.toLowerCase()]));

  const fits = (row, text, action, entity) =>
    sought.get(row).includes(text) &&
    (!action || row.dataset.action === action) &&
    (!entity || ` ${row.dataset.entities} `.includes(` ${entity} `));

  const filter = () => {
    const text = form.elements.text.value.trim().toLowerCase();
    let shown = 0;
    for (const row of rows) {
      row.hidden = !fits(row, text, form.elements.action.value, form.elements.entity.value);
      shown += row.hidden ? 0 : 1;
    }
    count.textContent = count.dataset.shown.replace("{n}", shown).replace("{all}", rows.length);
    document.getElementById("no-match").hidden = shown > 0;
    table.hidden = shown === 0;
  };

  const sort = (heading) => {
    // The first click sorts as the heading says, the next one the other way round.
    const again = heading.getAttribute("aria-sort") === heading.dataset.sort;
    const down = again !== (heading.dataset.sort === "descending");
    const key = (row) => row.cells[heading.cellIndex].dataset.key;
    for (const other of table.querySelectorAll("[aria-sort]")) other.removeAttribute("aria-sort");
    heading.setAttribute("aria-sort", down ? "descending" : "ascending");
    // Rows are sorted from where they stood at first: among equals that is by risk, then as in the dump.
    const sorted = [...rows].sort((a, b) => (down ? -1 : 1) * order.compare(key(a), key(b)));
    body.append(...sorted);
  };

  for (const heading of table.querySelectorAll("th[data-sort]")) {
    const button = document.createElement("button");
    button.type = "button";
    button.textContent = heading.textContent;
    button.addEventListener("click", () => sort(heading));
    heading.replaceChildren(button);
  }
  form.addEventListener("input", filter);
  form.addEventListener("reset", () => setTimeout(filter));
  form.addEventListener("submit", (event) => event.preventDefault());
  form.hidden = false;
  filter();
})();
