"use strict";
/** Rows under keys and mouse: what the lists have in common. */

/**
 * Keys for the rows: arrows, Home, End and Page keys move, Enter opens. Tab leaves the table: only
 * what stands in the row with the focus can be tabbed to.
 *
 * @param {HTMLElement} body
 * @param {HTMLElement[]} rows
 * @param {(by: number) => boolean} turn
 * @param {(id: FactId) => void} open
 */
function walkRows(body, rows, turn, open) {
  const inside = (/** @type {HTMLElement} */ row) => row.querySelectorAll("button, a");
  let current = rows[0];
  for (const row of rows) for (const one of inside(row)) one.setAttribute("tabindex", "-1");
  /** @param {HTMLElement} row */
  function enter(row) {
    for (const one of inside(current)) one.setAttribute("tabindex", "-1");
    current.tabIndex = -1;
    current = row;
    current.tabIndex = 0;
    for (const one of inside(current)) one.removeAttribute("tabindex");
  }
  const rowOf = (/** @type {Event} */ event) =>
    /** @type {HTMLElement | null} */ (/** @type {Element} */ (event.target).closest("tr"));

  body.addEventListener("focusin", (event) => {
    const row = rowOf(event);
    if (row) enter(row);
  });
  body.addEventListener("click", (event) => {
    const row = rowOf(event);
    if (!row || /** @type {Element} */ (event.target).closest("button, a")) return;
    if (String(window.getSelection() ?? "")) return;
    row.focus({ preventScroll: true });
    open(Number(row.dataset.fact));
  });
  body.addEventListener("keydown", (event) => {
    const row = rowOf(event);
    if (!row || event.ctrlKey || event.altKey || event.metaKey) return;
    const place = rows.indexOf(row);
    /** @type {Record<string, number>} */
    const steps = { ArrowDown: place + 1, ArrowUp: place - 1, Home: 0, End: rows.length - 1 };
    if (event.key in steps) {
      event.preventDefault();
      const next = rows[steps[event.key]];
      if (next) next.focus();
      else turn(event.key === "ArrowDown" ? 1 : -1);
    } else if (event.key === "PageDown" || event.key === "PageUp") {
      if (turn(event.key === "PageDown" ? 1 : -1)) event.preventDefault();
    } else if (event.key === "Enter" && event.target === row) {
      open(Number(row.dataset.fact));
    }
  });
}

/**
 * What the mouse or the focus is on is pointed at in the picture, too.
 *
 * @param {HTMLElement} body holds elements with data-fact
 * @param {View} view
 */
function pointAt(body, view) {
  const factOf = (/** @type {Event} */ event) => {
    const row = /** @type {Element} */ (event.target).closest("[data-fact]");
    return row ? Number(row.getAttribute("data-fact")) : null;
  };
  for (const name of ["pointerover", "focusin"]) {
    body.addEventListener(name, (event) => view.set({ pointed: factOf(event) }));
  }
  for (const name of ["pointerleave", "focusout"]) {
    body.addEventListener(name, () => view.set({ pointed: null }));
  }
}
