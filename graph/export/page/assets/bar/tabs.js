"use strict";
/**
 * Tabs by keyboard, as the ARIA Authoring Practices have them: one of them takes the focus, the
 * arrow keys, Home and End open the others.
 *
 * @param {HTMLElement} list the element with the tabs; each is a button that opens its view
 * @param {View} view
 */
function createTabKeys(list, view) {
  const tabs = () => /** @type {HTMLElement[]} */ ([...list.querySelectorAll("[role=tab]")]);
  const rove = () => {
    for (const tab of tabs()) tab.tabIndex = tab.getAttribute("aria-selected") === "true" ? 0 : -1;
  };
  list.addEventListener("keydown", (event) => {
    const all = tabs();
    const at = all.indexOf(/** @type {HTMLElement} */ (event.target));
    /** @type {Record<string, number>} */
    const goal = { ArrowLeft: at - 1, ArrowRight: at + 1, Home: 0, End: all.length - 1 };
    if (at < 0 || !Object.hasOwn(goal, event.key)) return;
    event.preventDefault();
    const next = all[(goal[event.key] + all.length) % all.length];
    next.focus();
    next.click();
  });
  view.on((_, changed) => {
    if (changed.has("tab") || changed.has("language")) rove();
  });
  rove();
}
