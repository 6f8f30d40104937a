"use strict";
/** The picture as the rest of the page knows it: what it shows follows from the state. */

/** @typedef {ReturnType<typeof createPicture>} Picture */

/**
 * @param {HTMLElement} container
 * @param {Model} model
 * @param {View} view
 * @param {Filters} filters
 */
function createPicture(container, model, view, filters) {
  const { edgesOf, nodes } = model;
  const places = createPlaces(model);
  const stage = createStage(container, model, view, filters, places);
  const growth = createGrowth(model, view, places);
  const { network, camera } = stage;
  const overview = createOverview(container, model, view, filters, (number) => growth.community(number));

  /** Where the eye begins: what the story is about, else what is told of most. */
  function center() {
    const { focus } = view.state;
    if (focus !== null) return focus;
    /** @type {NodeId | null} */
    let best = null;
    for (const id of filters.nodes()) {
      if (nodes[id].central) return id;
      if (best === null || nodes[id].weight > nodes[best].weight) best = id;
    }
    return best;
  }

  /** Show all. @param {boolean} [animated] */
  function fit(animated = true) {
    if (view.state.overview) return overview.fit(animated);
    camera.fit(stage.bounds(), animated);
    stage.renew();
  }

  /** The scene of the state; one that was never seen gets its places now. */
  function openScene() {
    const { focus, depth, community, drawn } = view.state;
    if (focus !== null) {
      const isNew = places.open(`focus ${focus} ${depth}`);
      if (isNew) places.lay([focus, ...[...drawn].filter((id) => id !== focus)]);
    } else if (community !== null) {
      if (places.open(`community ${community}`)) places.lay([...drawn]);
    } else {
      places.open("start");
    }
  }

  /** @param {NodeId} id */
  function expand(id) {
    const count = growth.expand(id);
    if (count) fit();
    return count;
  }

  // ---------------------------------------------------------------- mouse and touch

  /** @param {any} event of vis-network */
  const byOf = ({ event }) =>
    (event?.pointerType ?? event?.srcEvent?.pointerType) === "touch" ? "touch" : "mouse";

  network.on("click", (event) => {
    const { node, edge } = stage.hit(event.pointer.canvas, byOf(event));
    if (node !== null) view.selectNode(node);
    else if (edge !== null) view.selectEdge(edge);
    else view.selectNode(null);
  });
  network.on("doubleClick", (event) => {
    const { node } = stage.hit(event.pointer.canvas, byOf(event));
    if (node !== null) expand(node);
  });
  network.on("dragging", ({ nodes: [dragged] }) => {
    if (dragged !== undefined) stage.drag(dragged, network.getPosition(dragged));
  });
  container.addEventListener("pointermove", (event) => {
    if (event.buttons || event.pointerType === "touch") return;
    const { node, edge } = stage.hit(camera.fromWindow(event), "mouse");
    stage.point(node, edge);
  });
  container.addEventListener("pointerleave", () => stage.point(null, null));

  // ---------------------------------------------------------------- state

  /** A list points at a fact: its line, or the event that it is. */
  function pointAtFact() {
    const fact = view.state.pointed === null ? null : model.facts[view.state.pointed];
    const edge = fact && filters.edges().find(({ facts }) => facts.includes(fact.id));
    const node = fact?.kind === "event" && filters.nodes().has(fact.node) ? fact.node : null;
    stage.point(node, node === null ? (edge?.id ?? null) : null);
  }

  followTheme(view, () => {
    stage.setTheme();
    overview.setTheme();
  });
  const picture = {
    expand,
    collapse: growth.collapse,
    only: growth.only,
    leave: growth.leave,
    restart: growth.restart,
    reveal: growth.reveal,
    hiddenNeighbors: growth.hiddenNeighbors,
    heldBy: growth.heldBy,
    circle: growth.circle,
    within: growth.within,
    fit,
    center,
    /** @param {number} factor */
    zoom: (factor) => (view.state.overview ? overview.camera().zoom(factor) : camera.zoom(factor)),
    /** Bring a drawn node to the middle. @param {NodeId} id */
    focus: (id) => camera.move(stage.placeOf(id), Math.max(1, network.getScale())),
    /** What is seen, as PNG of twice the window's pixels. @returns {Promise<Blob>} */
    /** @returns {Promise<Blob>} */
    png: () =>
      new Promise((resolve, reject) => {
        const canvas = view.state.overview ? overview.snapshot() : stage.snapshot();
        canvas.toBlob(
          (blob) => (blob ? resolve(blob) : reject(new Error("no picture"))),
          "image/png",
        );
      }),
    isShown: (/** @type {NodeId} */ id) => filters.nodes().has(id),
    isEdgeVisible: stage.isEdgeShown,
    isDrawable: (/** @type {NodeId} */ id) => edgesOf[id].length > 0,
    counts: () => ({ nodes: filters.nodes().size, edges: filters.edges().length }),
    pixelOfNode: (/** @type {NodeId} */ id) => camera.toWindow(stage.placeOf(id)),
    pixelOfEdge: (/** @type {number} */ id) => camera.toWindow(stage.middle(id)),
    placeOf: stage.placeOf,
    labels: stage.labels,
    scale: () => network.getScale(),
    overview,
  };
  createPictureBar(container, model, view, filters, picture);
  const undrawn = createUndrawn(container, model, view, filters, { growth, places, fit });
  createKeys(container, model, view, { stage, picture, overview, filters, growth });
  // After those that stand over the picture: what they cover is known when it is fitted.
  openScene();
  stage.refresh();
  stage.select();
  fit(false);
  undrawn.settle();
  view.on((_, changed) => {
    /** @param {readonly (keyof State)[]} keys */
    const has = (...keys) => keys.some((key) => changed.has(key));
    const isOther = has("focus", "depth", "community");
    if (isOther) openScene();
    if (has("drawn", ...FILTER_KEYS) || isOther) stage.refresh();
    if (has("node", "edge", "fact", "drawn", "language", "rings", ...FILTER_KEYS) || isOther) {
      stage.select();
    }
    if (has("pointed")) pointAtFact();
    if (has("overview", "language")) overview.show();
    if (isOther || has("overview", "rings")) fit(false);
  });
  return picture;
}
