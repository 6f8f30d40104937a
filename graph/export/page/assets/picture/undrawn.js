"use strict";
/**
 * What passes the filters and is not drawn. Filters sift what is drawn, so that few nodes or none
 * may be left where much passes: the picture says so and draws it on demand, an empty one by
 * itself. What came by itself goes by itself with the next filter.
 */

/** Fewer nodes than this leave room, and the wish, for more. */
const FEW_SHOWN = 10;
/** As many as a start view has. */
const ENOUGH_SHOWN = 40;
/** Milliseconds after a filter: a handle of the timeline passes empty stretches. */
const SETTLED = 150;

/**
 * @param {HTMLElement} container
 * @param {Model} model
 * @param {View} view
 * @param {Filters} filters
 * @param {{growth: Growth, places: Places, fit: () => void}} picture
 */
function createUndrawn(container, model, view, filters, { growth, places, fit }) {
  const { nodes, edges, edgesOf, factsOf } = model;
  const box = make("div", { class: "undrawn over", role: "status", hidden: true });
  /** @type {HTMLElement} */ (container.parentElement).append(box);
  /** What came by itself, and what was drawn before and after that.
   * @type {{ids: NodeId[], before: ReadonlySet<NodeId>, after: ReadonlySet<NodeId>} | null} */
  let own = null;
  let timer = 0;

  /** @param {NodeId} id */
  const isMissing = (id) => !view.state.drawn.has(id) && !view.state.hiddenTypes.has(nodes[id].kind);

  /** How many nodes pass and are not drawn. */
  const count = () =>
    [...filters.counts().types].reduce(
      (sum, [kind, { shown, all }]) => sum + (view.state.hiddenTypes.has(kind) ? 0 : all - shown),
      0,
    );

  /**
   * The best supported of them: first both ends of lines that pass, then what has none.
   *
   * @param {number} most
   * @returns {NodeId[]}
   */
  function best(most) {
    const { hiddenTypes } = view.state;
    /** @param {GraphEdge} edge */
    const weight = ({ from, to }) => nodes[from].weight + nodes[to].weight;
    const lines = edges
      .filter(
        ({ from, to, facts }) =>
          (isMissing(from) || isMissing(to)) &&
          !hiddenTypes.has(nodes[from].kind) &&
          !hiddenTypes.has(nodes[to].kind) &&
          facts.some(filters.isPassing),
      )
      .sort((a, b) => b.sources - a.sources || weight(b) - weight(a) || a.id - b.id);
    const alone = nodes
      .filter(({ id }) => isMissing(id) && edgesOf[id].length && factsOf[id].some(filters.isPassing))
      .sort((a, b) => b.weight - a.weight || a.id - b.id)
      .map(({ id }) => [id]);
    /** @type {Set<NodeId>} */
    const found = new Set();
    for (const ids of [...lines.map(({ from, to }) => [from, to]), ...alone]) {
      const missing = ids.filter((id) => isMissing(id) && !found.has(id));
      if (found.size + missing.length > most) break;
      for (const id of missing) found.add(id);
    }
    return [...found];
  }

  /** Draw them beside what is shown. */
  function draw() {
    if (growth.isScene()) growth.leave();
    growth.add(best(ENOUGH_SHOWN - filters.nodes().size));
    fit();
  }

  /** Where nothing is shown they have the picture to themselves. */
  function drawAlone() {
    const before = view.state.drawn;
    const ids = best(ENOUGH_SHOWN);
    places.lay(ids);
    growth.add(ids);
    own = { ids, before, after: view.state.drawn };
    fit();
  }

  /** What came by itself goes, unless the reader went on from there. */
  function undo() {
    if (!own) return;
    const { ids, before, after } = own;
    own = null;
    places.drop(ids);
    if (view.state.drawn === after) view.set({ drawn: before });
  }

  /** @param {string} words @param {string} [key] @param {() => void} [click] */
  function tell(words, key, click) {
    box.hidden = false;
    box.replaceChildren(
      make("span", {}, words),
      key && click ? make("button", { type: "button", on: { click } }, t(key)) : "",
    );
  }

  function show() {
    const { overview } = view.state;
    const shown = filters.nodes().size;
    const missing = count();
    box.hidden = true;
    if (overview) return;
    if (!edges.length) tell(t("undrawn.empty"));
    else if (!filters.isActive()) return;
    else if (missing && shown < FEW_SHOWN) {
      const words = plural(missing, "undrawn.node");
      tell(shown ? t("undrawn.more", { words }) : words, "undrawn.show", draw);
    } else if (!shown) {
      const isTold = filters.facts().length > 0;
      tell(t(isTold ? "undrawn.lists" : "undrawn.none"), "undrawn.reset", () =>
        view.clearFilters(),
      );
    }
  }

  function settle() {
    const isBlank = filters.isActive() && !filters.nodes().size && count() > 0;
    if (isBlank && !growth.isScene() && !view.state.overview) drawAlone();
    show();
  }

  view.on((_, changed) => {
    const isFiltered = FILTER_KEYS.some((key) => changed.has(key));
    if (isFiltered) {
      undo();
      window.clearTimeout(timer);
      timer = window.setTimeout(settle, SETTLED);
    } else if (changed.has("drawn") || changed.has("overview") || changed.has("language")) {
      show();
    }
  });
  return { settle };
}
