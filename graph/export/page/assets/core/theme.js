"use strict";
/** Shapes and colors, for the canvas and the legend alike. */

/**
 * Outlines of the marks in units of their radius; one table for the canvas and the legend.
 *
 * @type {Record<string, string>}
 */
const MARKS = {
  circle: "M1 0A1 1 0 1 1-1 0A1 1 0 1 1 1 0Z",
  square: "M-.6-.88H.6Q.88-.88.88-.6V.6Q.88.88.6.88H-.6Q-.88.88-.88.6V-.6Q-.88-.88-.6-.88Z",
  diamond: "M0-1.15L1.15 0L0 1.15L-1.15 0Z",
  jewel: "M0-1.15L1.15 0L0 1.15L-1.15 0ZM0-.5L.5 0L0 .5L-.5 0Z",
  hexagon: "M-1.06 0L-.53-.92H.53L1.06 0L.53.92H-.53Z",
  triangle: "M0-1L1.02.82H-1.02Z",
  house: "M0-1.05L1-.3V.88H-1V-.3Z",
  pin: "M0 1.2C-.35.62-.86.22-.86-.3A.86.86 0 1 1 .86-.3C.86.22.35.62 0 1.2ZM.32-.3A.32.32 0 1 0-.32-.3A.32.32 0 1 0 .32-.3Z",
  page: "M-.74-1H.26L.76-.48V1H-.74ZM.26-1V-.48H.76Z",
  star: "M0-1.12L.27-.37L1.06-.34L.44.14L.66.91L0 .46L-.66.91L-.44.14L-1.06-.34L-.27-.37Z",
  bubble: "M-.95-.82H.95V.45H-.05L-.5.98V.45H-.95Z",
};

/** @typedef {ReturnType<typeof readTheme>} Theme */

/** Colors of the page's theme as plain rgb(…) for the canvas, which knows no custom properties. */
function readTheme() {
  const probe = make("span", { hidden: true });
  document.body.append(probe);
  const style = getComputedStyle(probe);
  /** @param {string} name */
  const value = (name) => {
    probe.style.color = `var(--${name})`;
    return style.color;
  };
  const hues = ["blue", "sky", "green", "orange", "vermilion", "purple", "yellow", "gray"];
  const families = ["membership", "event", "work", "place", "other", "statement"];
  const theme = {
    ground: value("ground"),
    ink: value("ink"),
    muted: value("muted"),
    accent: value("accent"),
    rim: value("rim"),
    denied: value("denied"),
    done: value("done"),
    font: style.fontFamily,
    hue: Object.fromEntries(hues.map((hue) => [hue, value(hue)])),
    line: Object.fromEntries(families.map((family) => [family, value(`line-${family}`)])),
  };
  probe.remove();
  return theme;
}

/**
 * Tell who draws with `readTheme` when the colors are others: the reader or the system chose light
 * or dark ground (`followPreferences` puts the choice on the page).
 *
 * @param {View} view
 * @param {() => void} redraw
 */
function followTheme(view, redraw) {
  window.matchMedia("(prefers-color-scheme: dark)").addEventListener("change", redraw);
  view.on((_, changed) => {
    if (changed.has("theme")) redraw();
  });
  redraw();
}
