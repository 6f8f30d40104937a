"use strict";
/**
 * On a phone the panel is a drawer at the foot of the window: half open, full, or closed but for
 * its handle. On wider windows the handle is not shown and the height means nothing.
 */

/** @typedef {"closed" | "half" | "full"} DrawerHeight */

/**
 * @param {HTMLElement} body what scrolls
 */
function createDrawer(body) {
  /** @type {DrawerHeight} */
  let height = "half";
  const less = make("button", { type: "button", class: "pull", on: { click: () => step(-1) } }, "⌄");
  const more = make("button", { type: "button", class: "pull", on: { click: () => step(1) } }, "⌃");
  const grip = make("span", { class: "grip", "aria-hidden": "true" });
  const handle = make("div", { class: "handle" }, less, grip, more);

  /** @type {DrawerHeight[]} */
  const HEIGHTS = ["closed", "half", "full"];

  /** @param {DrawerHeight} wanted */
  function set(wanted) {
    height = wanted;
    document.body.dataset.drawer = height;
    body.inert = height === "closed" && isNarrow();
    const place = HEIGHTS.indexOf(height);
    less.disabled = place === 0;
    more.disabled = place === HEIGHTS.length - 1;
    label(less, HEIGHTS[place - 1] ?? height);
    label(more, HEIGHTS[place + 1] ?? height);
  }

  /** @param {HTMLElement} button @param {DrawerHeight} target */
  function label(button, target) {
    button.setAttribute("aria-label", t(`drawer.${target}`));
    button.title = t(`drawer.${target}`);
  }

  /** @param {number} by */
  function step(by) {
    const place = HEIGHTS.indexOf(height) + by;
    set(HEIGHTS[Math.min(HEIGHTS.length - 1, Math.max(0, place))]);
  }

  // The handle can be dragged as well: by a third of the window from one height to the next.
  /** @type {number | null} */
  let from = null;
  handle.addEventListener("pointerdown", (event) => {
    from = event.clientY;
    const isButton = event.target instanceof HTMLButtonElement;
    if (!isButton) handle.setPointerCapture(event.pointerId);
  });
  handle.addEventListener("pointerup", (event) => {
    const way = from === null ? 0 : from - event.clientY;
    from = null;
    if (Math.abs(way) > DRAG) step(Math.sign(way) * (Math.abs(way) > window.innerHeight / 2 ? 2 : 1));
  });

  const narrow = window.matchMedia("(max-width: 760px)");
  const isNarrow = () => narrow.matches;
  narrow.addEventListener("change", () => set(height));
  set(height);

  return {
    handle,
    /** Open far enough to read a card. */
    show() {
      if (height === "closed") set("half");
    },
    /** Words in another language. */
    relabel: () => set(height),
  };
}

/** Pixels from which on a touch of the handle is a drag. */
const DRAG = 24;
