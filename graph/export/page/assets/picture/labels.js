"use strict";
/**
 * Names on the picture. A label keeps its size on the screen at every zoom, stands on the side of
 * its mark where the fewest lines run, and is left out rather than laid over another, cut by the
 * edge of the window or hidden by the buttons.
 */

const LABEL_PX = 13;
const SMALL_PX = 12;
const LINE_PX = 16;
/** How often labels are placed anew so that those without room find some. */
const ROUNDS = 4;
/** So many nodes may all carry their names; of more, those that a window can hold. */
const ALL_NAMED = 75;
/** Above this many lines a label does not mind what runs under it. */
const WEIGHED_LINES = 400;
/** Circles of this radius in pixels bear their names inside, though these may stick out. */
const ROOMY_PX = 18;
/** Pixels between a label and the edge of the picture. */
const INSET = 5;
/** Pixels between two labels side by side. */
const BESIDE = 6;
/** Milliseconds without a movement after which labels are placed anew. */
const REST = 140;
/** Zooming by more than this places them anew at once. */
const ZOOMED = 1.15;

/**
 * What can bear a label.
 *
 * @typedef {{id: number, x: number, y: number, radius: number, text: string, weight: number,
 *   bold: boolean, small: boolean}} Named
 */

/**
 * A label on a side of its mark; width and height in pixels.
 *
 * @typedef {{id: number, text: string, side: number, rows: string[], font: string,
 *   small: boolean, width: number, height: number}} Label
 */

/** @typedef {{scale: number, labels: Label[], taken: BoxGrid}} LabelPlan */

/**
 * What labels ask of the picture; lengths in units of the picture.
 *
 * @typedef {{
 *   named: () => Named[],
 *   placeOf: (id: number) => vis.Point,
 *   radius: (id: number) => number,
 *   lines: () => {from: vis.Point, to: vis.Point}[],
 *   most: () => number,
 *   theme: () => Theme,
 *   isChosen: (id: number) => boolean,
 *   isLit: (id: number) => boolean,
 *   fadeOf: (id: number) => number | null,
 *   frame: () => Box,
 *   covered: () => Box[],
 *   inside?: boolean,
 * }} LabelStage
 */

/**
 * @param {LabelStage} stage
 * @param {ReturnType<typeof createRuler>} widthOf
 */
function createLabels(stage, widthOf) {
  /** @type {LabelPlan | null} */
  let plan = null;
  /** Which side each label had: it stays there if it can. @type {Map<number, number>} */
  const habit = new Map();

  /** @param {Named} named @returns {Label} */
  function labelOf({ id, text, bold, small }) {
    const rows = text.split("\n").flatMap((part) => wrapped(part).split("\n"));
    const weight = bold ? 650 : small ? 400 : 500;
    const font = `${weight} ${small ? SMALL_PX : LABEL_PX}px ${stage.theme().font}`;
    const width = Math.max(...rows.map((row) => widthOf(row, font)));
    return { id, text, side: 0, rows, font, small, width, height: rows.length * LINE_PX };
  }

  /**
   * The box of a label on a side of its mark: below, above, right, left, on it.
   *
   * @param {Label} label
   * @param {number} side
   * @param {number} pixel
   * @returns {Box}
   */
  function boxAt(label, side, pixel) {
    const { x, y } = stage.placeOf(label.id);
    const [width, height] = [label.width * pixel, label.height * pixel];
    const gap = stage.radius(label.id) + 4 * pixel;
    const [middle, center] = [x - width / 2, y - height / 2];
    const left = [middle, middle, x + gap + pixel, x - gap - pixel - width, middle][side];
    const top = [y + gap, y - gap - height, center, center, center][side];
    return { owner: label.id, left, top, right: left + width, bottom: top + height };
  }

  /** @param {Named} named @returns {Box} */
  function markBox({ id, x, y, radius }) {
    // Of a large circle the square in it: a name may lie over its rim.
    const half = stage.inside ? 0.7 * radius : radius;
    return { owner: id, left: x - half, right: x + half, top: y - half, bottom: y + half };
  }

  /**
   * Choose a side for every label; those that found none may choose first the next time.
   *
   * @param {number} pixel
   */
  function place(pixel) {
    const named = stage.named();
    const frame = stage.frame();
    const inner = grown(frame, -INSET * pixel);
    const lines = stage.lines();
    const weighed = lines.length <= WEIGHED_LINES ? lines : [];
    const covered = stage.covered();
    /** Wholly in sight, or wholly out of it. @param {Box} box */
    const isWhole = (box) => isWithin(box, inner) || !isOver(box, frame);
    const candidates = named.map((item) => {
      const label = labelOf(item);
      const isRoomy = stage.inside && item.radius > ROOMY_PX * pixel;
      const choices = (isRoomy ? [4, 0, 1, 2, 3] : [0, 1, 2, 3])
        .map((side) => {
          const box = boxAt(label, side, pixel);
          let under = 0;
          for (const { from, to } of weighed) {
            const share = shareInside(box, from, to);
            if (share > 0) under += share * Math.hypot(to.x - from.x, to.y - from.y);
          }
          const cost =
            under / pixel +
            12 * (side % 4) -
            (side === 4 ? 12 : 0) -
            (habit.get(item.id) === side ? 20 : 0);
          return { box, side, cost };
        })
        .filter(({ box }) => isWhole(box) && !covered.some((other) => isOver(box, other)))
        .sort((a, b) => a.cost - b.cost);
      const rank = (stage.isChosen(item.id) ? 1e9 : stage.isLit(item.id) ? 1e6 : 0) + item.weight;
      return { item, label, choices, rank };
    });
    const most = stage.most();
    const isCrowded = named.length > ALL_NAMED && !stage.inside;
    /** @type {Set<number>} */
    const early = new Set();
    /** @type {{labels: Label[], taken: BoxGrid} | null} */
    let best = null;
    for (let round = 0; round < ROUNDS; round += 1) {
      const taken = createBoxGrid(120 * pixel);
      if (!isCrowded) for (const { item } of candidates) taken.add(markBox(item));
      const labels = [];
      const missed = [];
      candidates.sort(
        (a, b) =>
          b.rank + (early.has(b.item.id) ? 1e4 : 0) - a.rank - (early.has(a.item.id) ? 1e4 : 0) ||
          a.item.id - b.item.id,
      );
      for (const { item, label, choices } of candidates) {
        const isChosen = stage.isChosen(item.id);
        // In a crowd a name may lie over the marks of what matters less than its own.
        if (isCrowded) taken.add(markBox(item));
        if (labels.length >= most && !isChosen) break;
        const choice = choices.find(({ box }) => !taken.isTaken(box)) ?? (isChosen && choices[0]);
        if (!choice) {
          missed.push(item.id);
          continue;
        }
        taken.add({
          ...choice.box,
          left: choice.box.left - BESIDE * pixel,
          right: choice.box.right + BESIDE * pixel,
        });
        labels.push({ ...label, side: choice.side });
      }
      if (best === null || labels.length > best.labels.length) best = { labels, taken };
      // With many marks some have no room whatever is tried.
      if (isCrowded || stage.inside || missed.every((id) => early.has(id))) break;
      for (const id of missed) early.add(id);
    }
    const { labels, taken } = /** @type {NonNullable<typeof best>} */ (best);
    habit.clear();
    for (const { id, side } of labels) habit.set(id, side);
    return { scale: 1 / pixel, labels, taken };
  }

  /** @param {CanvasRenderingContext2D} ctx @param {Label} label @param {number} pixel */
  function paint(ctx, label, pixel) {
    const { side, rows, font, small, id } = label;
    const box = boxAt(label, side, pixel);
    const theme = stage.theme();
    const alpha = stage.fadeOf(id) ?? 1;
    // A veil of the ground's color: lines go on under a name, but do not cut it.
    if (side !== 4) {
      ctx.globalAlpha = 0.72 * alpha;
      ctx.fillStyle = theme.ground;
      ctx.fillRect(box.left, box.top, box.right - box.left, box.bottom - box.top);
    }
    ctx.globalAlpha = alpha;
    ctx.font = scaledFont(font, pixel);
    ctx.textAlign = side === 2 ? "left" : side === 3 ? "right" : "center";
    const x = side === 2 ? box.left : side === 3 ? box.right : (box.left + box.right) / 2;
    rows.forEach((row, index) =>
      outlinedText(
        ctx,
        row,
        x,
        box.top + (index + 0.5) * LINE_PX * pixel,
        small ? theme.muted : theme.ink,
        theme.ground,
        pixel,
      ),
    );
  }

  return {
    /** Place the labels if something changed. @param {number} scale */
    plan(scale) {
      if (plan === null || Math.abs(Math.log(scale / plan.scale)) > Math.log(ZOOMED)) {
        plan = place(1 / scale);
      }
      return plan;
    },
    /**
     * Draw the labels; those that are pointed at get theirs even if there was no room for it.
     *
     * @param {CanvasRenderingContext2D} ctx
     * @param {number} scale
     * @param {Named[]} extra
     */
    draw(ctx, scale, extra = []) {
      const { labels } = this.plan(scale);
      ctx.lineJoin = "round";
      ctx.textBaseline = "middle";
      const frame = stage.frame();
      const later = extra.filter(({ id, text }) =>
        labels.every((label) => label.id !== id || label.text !== text),
      );
      for (const label of labels) {
        if (later.every(({ id }) => id !== label.id)) paint(ctx, label, 1 / scale);
      }
      for (const named of later) {
        const label = labelOf(named);
        const side = [0, 1, 2, 3].find((choice) =>
          isWithin(boxAt(label, choice, 1 / scale), frame),
        );
        paint(ctx, { ...label, side: side ?? 0 }, 1 / scale);
      }
      ctx.globalAlpha = 1;
    },
    /** Place all labels anew at the next drawing, where they stand if they can. */
    forget() {
      plan = null;
    },
    /** The picture is another one: no label keeps its side. */
    reset() {
      plan = null;
      habit.clear();
    },
    /**
     * Whose label is drawn at a point of the picture; null where none is.
     *
     * @param {vis.Point} point
     * @param {number} scale
     */
    at({ x, y }, scale) {
      for (const label of plan?.labels ?? []) {
        const box = boxAt(label, label.side, 1 / scale);
        if (x >= box.left && x <= box.right && y >= box.top && y <= box.bottom) return label.id;
      }
      return null;
    },
    /** @param {number} scale */
    boxes: (scale) =>
      (plan?.labels ?? []).map((label) => {
        const { left, right, top, bottom } = boxAt(label, label.side, 1 / scale);
        return { id: label.id, left, right, top, bottom };
      }),
  };
}
