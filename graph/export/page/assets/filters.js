"use strict";
/**
 * Which facts, nodes and lines the chosen filters let through. A fact passes when its topic and
 * status are not switched off, one of the chosen articles and outlets tells it, it has enough
 * sources and its days meet the chosen stretch. A line is shown when one of its facts passes and
 * both its ends are shown; a node when it is drawn, its type is not switched off and, where facts
 * are filtered, one of its facts passes.
 */

/** @typedef {ReturnType<typeof createFilters>} Filters */

/**
 * @param {Model} model
 * @param {View} view
 */
function createFilters(model, view) {
  const { facts, nodes, edges, articles, factsOf } = model;
  /** @type {{nodes: Set<NodeId>, edges: GraphEdge[], passing: Uint8Array} | null} */
  let shown = null;
  view.on((_, changed) => {
    if (changed.has("drawn") || FILTER_KEYS.some((key) => changed.has(key))) shown = null;
  });

  /** Whether filters look at facts at all. @param {State} state */
  const isFactFilter = (state) =>
    FILTER_KEYS.some((key) => key !== "hiddenTypes" && !isUnset(state[key]));
  /** @param {State[typeof FILTER_KEYS[number]]} value */
  const isUnset = (value) => (value instanceof Set ? !value.size : value === null || value === 1);

  /**
   * Whether a fact passes; `except` is a filter that is left out, so that its choices can be
   * counted as if none of them were made.
   *
   * @param {Fact} fact
   * @param {State} state
   * @param {string} [except]
   */
  function passes(fact, state, except) {
    if (except !== "hiddenTopics" && state.hiddenTopics.has(fact.topic)) return false;
    if (except !== "hiddenStatuses" && fact.status && state.hiddenStatuses.has(fact.status)) {
      return false;
    }
    if (except !== "articles" && state.articles.size) {
      if (!fact.articles.some((article) => state.articles.has(article))) return false;
    }
    if (except !== "outlets" && state.outlets.size) {
      const outlets = fact.articles.map((article) => articles[article].outlet ?? "");
      if (!outlets.some((outlet) => state.outlets.has(outlet))) return false;
    }
    if (except !== "minSources" && fact.sources < state.minSources) return false;
    if (except !== "time" && (state.from || state.to)) {
      if (!fact.span) return false;
      if (state.from && fact.span[1] < state.from) return false;
      if (state.to && fact.span[0] > state.to) return false;
    }
    return true;
  }

  function current() {
    if (shown) return shown;
    const { state } = view;
    const passing = Uint8Array.from(facts, (fact) => Number(passes(fact, state)));
    const filtered = isFactFilter(state);
    /** @type {Set<NodeId>} */
    const kept = new Set();
    for (const id of state.drawn) {
      if (state.hiddenTypes.has(nodes[id].kind)) continue;
      if (!filtered || factsOf[id].some((fact) => passing[fact])) kept.add(id);
    }
    const lines = new Set();
    for (const id of kept) {
      for (const edge of model.edgesOf[id]) {
        if (kept.has(edge.from) && kept.has(edge.to) && edge.facts.some((fact) => passing[fact])) {
          lines.add(edge.id);
        }
      }
    }
    shown = { nodes: kept, edges: edges.filter((edge) => lines.has(edge.id)), passing };
    return shown;
  }

  return {
    passes,
    isActive: () => FILTER_KEYS.some((key) => !isUnset(view.state[key])),
    /** Nodes of the picture that are shown. */
    nodes: () => current().nodes,
    /** Lines of the picture that are shown. */
    edges: () => current().edges,
    /** @param {FactId} fact */
    isPassing: (fact) => current().passing[fact] === 1,
    /** Facts that pass, by number. */
    facts: () => facts.filter((fact) => current().passing[fact.id]),
  };
}
