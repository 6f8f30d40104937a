"use strict";
/** What part of a picture is seen: fitting, zooming, and what lies over the canvas. */

const ZOOM_RANGE = [0.08, 4];
/** Few nodes are not blown up beyond this. */
const MOST_FIT = 1.25;
/** In a window narrower than this the buttons take a part of the width that marks would need. */
const NARROW = 760;
/** Pixels left free around the marks for the labels: they keep their size at every zoom. */
const MARGIN = 64;
/** More below: labels hang down there, and the buttons stand there. */
const FOOT = 30;

/** Pixels of an exported picture for each of the window. */
const SHARP = 2;

/** What takes this share of the width over a wide canvas leaves no room beside it. */
const WIDE_SHARE = 0.35;

/** @typedef {ReturnType<typeof createCamera>} Camera */

/**
 * @param {vis.Network} network
 * @param {HTMLElement} container
 */
function createCamera(network, container) {
  const still = window.matchMedia("(prefers-reduced-motion: reduce)");
  /** How all was fitted, for as long as the reader moves nothing. @type {(() => void) | null} */
  let refit = null;
  for (const event of ["zoom", "dragStart"]) network.on(event, () => (refit = null));
  network.on("resize", () => refit?.());
  network.on("zoom", bound);

  /** @param {number} scale */
  const bounded = (scale) => Math.min(ZOOM_RANGE[1], Math.max(ZOOM_RANGE[0], scale));

  /**
   * A wheel or two fingers go no farther than the buttons; what is under them stays there.
   *
   * @param {{scale: number, pointer?: vis.Point}} zoom
   */
  function bound({ scale, pointer }) {
    const allowed = bounded(scale);
    if (allowed === scale) return;
    const middle = network.getViewPosition();
    const { x, y } = pointer ? network.DOMtoCanvas(pointer) : middle;
    const share = scale / allowed;
    const position = { x: x + (middle.x - x) * share, y: y + (middle.y - y) * share };
    network.moveTo({ position, scale: allowed, animation: false });
  }

  /** @param {vis.Point} position @param {number} scale @param {boolean} [animated] */
  function move(position, scale, animated = true) {
    refit = null;
    const animation =
      animated && !still.matches ? { duration: 350, easingFunction: "easeInOutQuad" } : false;
    network.moveTo({ position, scale, animation });
  }

  /** What lies over the canvas. @returns {DOMRect[]} in pixels of the window */
  const overlays = () =>
    [...(container.parentElement?.querySelectorAll(".over") ?? [])]
      .map((element) => element.getBoundingClientRect())
      .filter(({ width }) => width > 0);

  /** Pixels above and below that notices and buttons take, with room for labels. */
  function margins() {
    const own = container.getBoundingClientRect();
    const side = Math.min(MARGIN, 0.12 * own.width);
    const free = Math.min(MARGIN, 0.08 * own.height);
    const narrowest = own.width < NARROW ? 0 : WIDE_SHARE * own.width;
    let [head, foot] = [free, free + FOOT];
    for (const { top, bottom, width } of overlays()) {
      if (width < narrowest) continue;
      if (top + bottom < own.top + own.bottom) head = Math.max(head, bottom - own.top + free / 2);
      else foot = Math.max(foot, own.bottom - top + free / 2);
    }
    return { side, head, foot };
  }

  /** Zoom at which all of a box is seen. @param {Box} box */
  function fittingScale({ left, right, top, bottom }) {
    const { clientWidth, clientHeight } = container;
    const { side, head, foot } = margins();
    const scale = Math.min(
      (clientWidth - 2 * side) / Math.max(1, right - left),
      Math.max(clientHeight / 4, clientHeight - head - foot) / Math.max(1, bottom - top),
      MOST_FIT,
    );
    return Math.max(ZOOM_RANGE[0], scale); // beside a list there may be but a strip of the picture
  }

  return {
    move,
    fittingScale,
    scale: () => network.getScale(),
    /** What is seen, in units of the picture. @returns {Box} */
    frame() {
      const { x: left, y: top } = network.DOMtoCanvas({ x: 0, y: 0 });
      const { x: right, y: bottom } = network.DOMtoCanvas({
        x: container.clientWidth,
        y: container.clientHeight,
      });
      return { left, right, top, bottom };
    },
    /** What buttons and notices hide of it. @returns {Box[]} */
    covered() {
      const own = container.getBoundingClientRect();
      return overlays().map(({ left, right, top, bottom }) => {
        const low = network.DOMtoCanvas({ x: left - own.left - 6, y: top - own.top - 6 });
        const high = network.DOMtoCanvas({ x: right - own.left + 6, y: bottom - own.top + 6 });
        return { left: low.x, top: low.y, right: high.x, bottom: high.y };
      });
    },
    /**
     * Show all of a box.
     *
     * @param {Box} box
     * @param {boolean} [animated]
     */
    fit(box, animated = true) {
      if (!container.clientWidth || !Number.isFinite(box.left)) return;
      // A window that becomes another one shows all the same.
      const again = () => this.fit(box, false);
      window.queueMicrotask(() => (refit = again));
      const scale = fittingScale(box);
      const { left, right, top, bottom } = box;
      const { head, foot } = margins();
      const down = (foot - head) / 2 / scale;
      move({ x: (left + right) / 2, y: (top + bottom) / 2 + down }, scale, animated);
    },
    /** @param {number} factor */
    zoom(factor) {
      move(network.getViewPosition(), bounded(network.getScale() * factor));
    },
    /** Bring a point into sight if it is not. @param {vis.Point} point */
    follow(point) {
      const frame = grown(this.frame(), -48 / network.getScale());
      const isSeen = isWithin(
        { left: point.x, right: point.x, top: point.y, bottom: point.y },
        frame,
      );
      if (!isSeen) move(point, network.getScale());
    },
    /** A point of the picture in pixels of the window. @param {vis.Point} place */
    toWindow(place) {
      const { x, y } = network.canvasToDOM(place);
      const own = container.getBoundingClientRect();
      return { x: own.left + x, y: own.top + y };
    },
    /**
     * A point of the window, as events have it, on the picture.
     *
     * @param {{clientX: number, clientY: number}} event
     */
    fromWindow({ clientX, clientY }) {
      const own = container.getBoundingClientRect();
      return network.DOMtoCanvas({ x: clientX - own.left, y: clientY - own.top });
    },
  };
}

/**
 * Box around points; without any its sides are infinite.
 *
 * @param {Iterable<vis.Point>} points
 * @returns {Box}
 */
function boxAround(points) {
  const box = { left: Infinity, right: -Infinity, top: Infinity, bottom: -Infinity };
  for (const { x, y } of points) {
    box.left = Math.min(box.left, x);
    box.right = Math.max(box.right, x);
    box.top = Math.min(box.top, y);
    box.bottom = Math.max(box.bottom, y);
  }
  return box;
}

/**
 * What is seen of a picture, on the color of its ground.
 *
 * @param {HTMLElement} container
 * @param {Camera} camera
 * @param {Theme} theme
 * @param {(ctx: CanvasRenderingContext2D) => void} paint in units of the picture
 * @returns {HTMLCanvasElement} of twice the pixels of the window
 */
function snapshotOf(container, camera, theme, paint) {
  const canvas = document.createElement("canvas");
  canvas.width = SHARP * container.clientWidth;
  canvas.height = SHARP * container.clientHeight;
  const ctx = /** @type {CanvasRenderingContext2D} */ (canvas.getContext("2d"));
  ctx.fillStyle = theme.ground;
  ctx.fillRect(0, 0, canvas.width, canvas.height);
  const scale = SHARP * camera.scale();
  const { left, top } = camera.frame();
  ctx.setTransform(scale, 0, 0, scale, -left * scale, -top * scale);
  paint(ctx);
  return canvas;
}
