"use strict";
/**
 * Communities of a large graph at a glance: a circle for each, as large as its members are many.
 * A click opens one of them.
 */

/** Pixels of the least and the greatest line between two communities. */
const TIE_WIDTHS = [0.75, 5];
/** Ties that are drawn: the strongest of all; the others would hide them. */
const MOST_TIES = 220;
/** What is left of the rim of a circle of which nothing passes the filters. */
const LEAST_RIM = 0.25;
/** Circles of this radius on the screen show all that they have to tell. */
const FULL_NAME_PX = 62;

/** @typedef {ReturnType<typeof createOverview>} Overview */

/**
 * @param {HTMLElement} container of the picture, beside which this one stands
 * @param {Model} model
 * @param {View} view
 * @param {Filters} filters
 * @param {(community: number) => void} open
 */
function createOverview(container, model, view, filters, open) {
  const communities = model.communities ?? [];
  const stage = make("div", { class: "canvas overview", hidden: true });
  container.after(stage);
  const widthOf = createRuler();
  let theme = readTheme();
  /** @type {vis.Network | null} */
  let network = null;
  /** @type {Camera | null} */
  let camera = null;
  /** @type {number | null} */
  let pointed = null;
  /** @type {number | null} */
  let cursor = null;

  const heaviest = Math.max(
    1,
    ...communities.flatMap(({ ties }) => ties.map(([, weight]) => weight)),
  );
  const ties = communities
    .flatMap(({ ties: own }, from) => own.map(([to, weight]) => ({ from, to, weight })))
    .sort((a, b) => b.weight - a.weight || a.from - b.from || a.to - b.to)
    .slice(0, MOST_TIES);
  const scale = () => (network ? network.getScale() : 1);
  const bounds = () =>
    boxAround(
      communities.flatMap(({ x, y, radius }) => [
        { x: x - radius, y: y - radius },
        { x: x + radius, y: y + radius },
      ]),
    );
  /** Members that pass the filters, by community. @type {number[] | null} */
  let passing = null;
  const passingCounts = () => (passing ??= communities.map(({ members }) => countPassing(members)));
  /** @param {readonly NodeId[]} members */
  function countPassing(members) {
    const { hiddenTypes } = view.state;
    return members.filter(
      (id) =>
        !hiddenTypes.has(model.nodes[id].kind) && model.factsOf[id].some(filters.isPassing),
    ).length;
  }

  /** @param {number} number */
  function membersWords(number) {
    const all = communities[number].members.length;
    const shown = passingCounts()[number];
    const words = plural(all, "picture.member");
    return shown < all ? t("overview.passing", { shown, all: words }) : words;
  }

  /** @param {number} number */
  const near = (number) =>
    new Set(ties.flatMap(({ from, to }) => (from === number ? [to] : to === number ? [from] : [])));

  /**
   * The first of its names; all of them and the count where there is room or it is asked for.
   *
   * @param {number} number
   */
  function nameFor(number) {
    const { radius, members } = communities[number];
    const name = communityName(communities[number]);
    const room = radius * scale();
    if (number === pointed || number === cursor)
      return `${name}\n${membersWords(number)}`;
    if (room < FULL_NAME_PX) return name.split(" · ")[0];
    const shown = passingCounts()[number];
    const all = members.length;
    return `${name}\n${shown < all ? t("trail.count", { shown, all }) : all}`;
  }

  /** @param {number} number @returns {Named} */
  const named = (number) => ({
    id: number,
    x: communities[number].x,
    y: communities[number].y,
    radius: communities[number].radius,
    text: nameFor(number),
    weight: communities[number].members.length,
    bold: communities[number].radius * scale() > 44,
    small: false,
  });

  const labels = createLabels(
    {
      named: () => communities.map((_, number) => named(number)),
      placeOf: (id) => communities[id],
      // A name stands in its circle, or under it where it is too wide.
      radius: (id) => communities[id].radius,
      lines: () => [],
      most: () => Infinity,
      theme: () => theme,
      isChosen: (id) => id === cursor,
      isLit: (id) => id === pointed,
      fadeOf: (id) => (pointed === null || id === pointed || near(pointed).has(id) ? null : 0.4),
      frame: () => /** @type {Camera} */ (camera).frame(),
      covered: () => /** @type {Camera} */ (camera).covered(),
      inside: true,
    },
    widthOf,
  );

  /** @param {CanvasRenderingContext2D} ctx */
  function paintTies(ctx) {
    const around = pointed === null ? null : near(pointed);
    ctx.strokeStyle = theme.line.other;
    for (const { from, to, weight } of ties) {
      const isOwn = pointed === null || from === pointed || to === pointed;
      const share = Math.log1p(weight) / Math.log1p(heaviest);
      ctx.globalAlpha = isOwn ? (around ? 0.7 : 0.1 + 0.2 * share) : 0.06;
      ctx.lineWidth = (TIE_WIDTHS[0] + (TIE_WIDTHS[1] - TIE_WIDTHS[0]) * share) / scale();
      ctx.beginPath();
      ctx.moveTo(communities[from].x, communities[from].y);
      ctx.lineTo(communities[to].x, communities[to].y);
      ctx.stroke();
    }
    ctx.globalAlpha = 1;
    communities.forEach(({ x, y, radius, members }, number) => {
      const isLit = pointed === null || number === pointed || near(pointed).has(number);
      ctx.beginPath();
      ctx.arc(x, y, radius, 0, 2 * Math.PI);
      ctx.fillStyle = theme.ground;
      ctx.fill();
      const share = passingCounts()[number] / (members.length || 1);
      ctx.globalAlpha = (isLit ? 0.22 : 0.08) * share;
      ctx.fillStyle = theme.accent;
      ctx.fill();
      ctx.globalAlpha = isLit ? LEAST_RIM + (1 - LEAST_RIM) * share : 0.4 * share;
      ctx.strokeStyle = theme.accent;
      ctx.lineWidth = (number === pointed || number === cursor ? 3.5 : 1.25) / scale();
      ctx.stroke();
      ctx.globalAlpha = 1;
    });
  }

  /** @param {CanvasRenderingContext2D} ctx */
  function paintNames(ctx) {
    const extra = [pointed, cursor].filter((number) => number !== null).map(named);
    labels.draw(ctx, scale(), extra);
  }

  /** @param {vis.Point} point */
  function at({ x, y }) {
    const found = communities.findIndex(
      (one) => Math.hypot(one.x - x, one.y - y) <= Math.max(one.radius, 12 / scale()),
    );
    return found < 0 ? null : found;
  }

  function renew() {
    labels.forget();
    network?.redraw();
  }

  /** vis-network is asked to pan, zoom and pinch alone: there is nothing to drag. */
  function start() {
    network = new vis.Network(
      stage,
      { nodes: new vis.DataSet(), edges: new vis.DataSet() },
      { physics: false, interaction: { hover: false, selectable: false, zoomSpeed: 0.7 } },
    );
    camera = createCamera(network, stage);
    network.on("beforeDrawing", paintTies);
    network.on("afterDrawing", paintNames);
    for (const event of ["zoom", "dragEnd", "animationFinished", "resize"])
      network.on(event, renew);
    network.on("click", ({ pointer }) => {
      const number = at(pointer.canvas);
      if (number !== null) open(number);
    });
    stage.addEventListener("pointermove", (event) => {
      const number = at(/** @type {Camera} */ (camera).fromWindow(event));
      if (number === pointed) return;
      pointed = number;
      stage.classList.toggle("pointing", number !== null);
      network?.redraw();
    });
  }

  view.on((_, changed) => {
    if (!FILTER_KEYS.some((key) => changed.has(key))) return;
    passing = null;
    if (view.state.overview) renew();
  });

  const overview = {
    element: stage,
    membersWords,
    /** How many things pass the filters, and how many there are. */
    counts: () => ({
      shown: passingCounts().reduce((sum, count) => sum + count, 0),
      all: communities.reduce((sum, { members }) => sum + members.length, 0),
    }),
    communities,
    near,
    /** @returns {Camera} */
    camera: () => /** @type {Camera} */ (camera),
    /** @param {boolean} [animated] */
    fit(animated = true) {
      camera?.fit(bounds(), animated);
      renew();
    },
    show() {
      const isShown = view.state.overview && communities.length > 0;
      stage.hidden = !isShown;
      container.hidden = isShown;
      if (isShown && !network) start();
      if (isShown) renew();
    },
    setTheme() {
      theme = readTheme();
      renew();
    },
    /** The keyboard is on a community. @param {number | null} number */
    setCursor(number) {
      cursor = number;
      renew();
    },
    open,
    /** @returns {HTMLCanvasElement} */
    snapshot: () =>
      snapshotOf(stage, /** @type {Camera} */ (camera), theme, (ctx) => {
        paintTies(ctx);
        paintNames(ctx);
      }),
  };
  overview.show();
  return overview;
}

/** What has no circle of its own has no name of its own either. @param {Community} community */
const communityName = ({ label }) => label || t("overview.rest");
