"use strict";
/**
 * Which facts, nodes and lines the chosen filters let through. A fact passes when its topic and
 * status are not switched off, one of the chosen articles and outlets tells it, it has enough
 * sources and its days meet the chosen stretch. A line is shown when one of its facts passes and
 * both its ends are shown; a node when it is drawn, its type is not switched off and, where facts
 * are filtered, one of its facts passes. Statements, and events that are merely named, have the
 * status "none".
 *
 * Beside every choice stands how much it would let through while all other filters hold: what a
 * click would bring.
 */

/** The filters that look at facts, as bits: those that hold a fact back are added up. */
const HOLDS = /** @type {const} */ ({
  hiddenTopics: 1,
  hiddenStatuses: 2,
  articles: 4,
  outlets: 8,
  minSources: 16,
  time: 32,
});

/**
 * What every choice of a filter would let through with all other filters applied.
 *
 * @typedef {object} Counts
 * @property {Map<string, {shown: number, all: number}>} types nodes shown, and such as would be
 *   if all were drawn
 * @property {Map<string, number>} topics facts
 * @property {Map<string, number>} statuses facts
 * @property {number[]} articles facts, by number of the article
 * @property {Map<string, number>} outlets facts; "" stands for articles that name no outlet
 * @property {number[]} sources facts that have at least so many sources, by that number
 * @property {number[]} bins facts by bin of the timeline
 * @property {number} undated facts without any day
 * @property {Record<Fact["kind"], number>} passing facts that all filters let through
 */

/** @typedef {ReturnType<typeof createFilters>} Filters */

/**
 * @param {Model} model
 * @param {View} view
 */
function createFilters(model, view) {
  const { facts, nodes, edges, articles, edgesOf, factsOf } = model;
  const timeline = createTimeline(facts);
  /** The outlets that tell a fact, each once. */
  const outletsOf = facts.map(({ articles: tellers }) => {
    const first = outletOf(tellers[0]);
    return tellers.length === 1 ? [first] : [...new Set(tellers.map(outletOf))];
  });
  /** @param {ArticleId} article */
  function outletOf(article) {
    return articles[article]?.outlet ?? "";
  }
  /** @type {{nodes: Set<NodeId>, edges: GraphEdge[], passing: FactId[], held: Uint8Array} | null} */
  let shown = null;
  /** @type {Counts | null} */
  let counted = null;
  view.on((_, changed) => {
    if (changed.has("drawn") || FILTER_KEYS.some((key) => changed.has(key))) {
      shown = null;
      counted = null;
    }
  });

  /** @param {Fact} fact @returns {string} */
  const statusOf = (fact) =>
    fact.kind === "event" && fact.mentioned ? NO_STATUS : (fact.status ?? NO_STATUS);

  /** Whether filters look at facts at all. @param {State} state */
  const isFactFilter = (state) =>
    FILTER_KEYS.some((key) => key !== "hiddenTypes" && !isUnset(state[key]));
  /** @param {State[typeof FILTER_KEYS[number]]} value */
  const isUnset = (value) => (value instanceof Set ? !value.size : value === null || value === 1);

  /**
   * The filters that hold a fact back, as a sum of HOLDS.
   *
   * @param {Fact} fact
   * @param {State} state
   */
  function holds(fact, state) {
    let sum = 0;
    if (state.hiddenTopics.has(fact.topic)) sum |= HOLDS.hiddenTopics;
    if (state.hiddenStatuses.has(statusOf(fact))) sum |= HOLDS.hiddenStatuses;
    if (state.articles.size && !fact.articles.some((article) => state.articles.has(article))) {
      sum |= HOLDS.articles;
    }
    if (state.outlets.size && !outletsOf[fact.id].some((outlet) => state.outlets.has(outlet))) {
      sum |= HOLDS.outlets;
    }
    if (fact.sources < state.minSources) sum |= HOLDS.minSources;
    if (state.from || state.to) {
      const { span } = fact;
      if (!span || (state.from && span[1] < state.from) || (state.to && span[0] > state.to)) {
        sum |= HOLDS.time;
      }
    }
    return sum;
  }

  /**
   * Whether a fact passes; `except` is a filter that is left out, so that its choices can be
   * counted as if none of them were made.
   *
   * @param {Fact} fact
   * @param {State} state
   * @param {keyof typeof HOLDS} [except]
   */
  const passes = (fact, state, except) =>
    (holds(fact, state) & ~(except ? HOLDS[except] : 0)) === 0;

  function current() {
    if (shown) return shown;
    const { state } = view;
    const held = new Uint8Array(facts.length);
    /** @type {FactId[]} */
    const passing = [];
    for (const fact of facts) {
      held[fact.id] = holds(fact, state);
      if (!held[fact.id]) passing.push(fact.id);
    }
    const filtered = isFactFilter(state);
    /** @type {Set<NodeId>} */
    const kept = new Set();
    for (const id of state.drawn) {
      if (state.hiddenTypes.has(nodes[id].kind)) continue;
      if (!filtered || factsOf[id].some((fact) => !held[fact])) kept.add(id);
    }
    const lines = new Set();
    for (const id of kept) {
      for (const edge of edgesOf[id]) {
        if (kept.has(edge.from) && kept.has(edge.to) && edge.facts.some((fact) => !held[fact])) {
          lines.add(edge.id);
        }
      }
    }
    shown = {
      nodes: kept,
      edges: edges.filter((edge) => lines.has(edge.id)),
      passing,
      held,
    };
    return shown;
  }

  /** @template Key @param {Map<Key, number>} map @param {Key} key */
  const tally = (map, key) => map.set(key, (map.get(key) ?? 0) + 1);

  /** @returns {Counts} */
  function count() {
    const { held } = current();
    const bins = timeline.counter();
    /** @type {Counts} */
    const counts = {
      types: countTypes(held),
      topics: new Map(),
      statuses: new Map(),
      articles: articles.map(() => 0),
      outlets: new Map(),
      sources: [],
      bins: [],
      undated: 0,
      passing: { claim: 0, event: 0, statement: 0 },
    };
    for (const fact of facts) {
      const only = held[fact.id];
      if (!only) counts.passing[fact.kind] += 1;
      // Held back by none, it counts for all filters; by one, for this one; by two, for none.
      if (!only || only === HOLDS.hiddenTopics) tally(counts.topics, fact.topic);
      if (!only || only === HOLDS.hiddenStatuses) tally(counts.statuses, statusOf(fact));
      if (!only || only === HOLDS.articles) {
        for (const article of fact.articles) counts.articles[article] += 1;
      }
      if (!only || only === HOLDS.outlets) {
        for (const outlet of outletsOf[fact.id]) tally(counts.outlets, outlet);
      }
      if (!only || only === HOLDS.minSources) {
        counts.sources[fact.sources] = (counts.sources[fact.sources] ?? 0) + 1;
      }
      if (!only || only === HOLDS.time) {
        bins.add(fact.id);
        if (!fact.span) counts.undated += 1;
      }
    }
    let atLeast = 0;
    for (let sources = counts.sources.length - 1; sources >= 0; sources -= 1) {
      atLeast += counts.sources[sources] ?? 0;
      counts.sources[sources] = atLeast;
    }
    counts.bins = bins.counts();
    return counts;
  }

  /** @param {Uint8Array} held */
  function countTypes(held) {
    const { state } = view;
    const filtered = isFactFilter(state);
    /** @type {Counts["types"]} */
    const types = new Map();
    for (const { id, kind } of nodes) {
      if (!edgesOf[id].length) continue;
      const row = types.get(kind) ?? { shown: 0, all: 0 };
      types.set(kind, row);
      if (filtered && !factsOf[id].some((fact) => !held[fact])) continue;
      row.all += 1;
      if (state.drawn.has(id)) row.shown += 1;
    }
    return types;
  }

  return {
    timeline,
    passes,
    statusOf,
    /** Whether a filter is set: any, or the one that is named. @param {FilterKey} [name] */
    isActive: (name) => (name ? [name] : FILTER_KEYS).some((key) => !isUnset(view.state[key])),
    /** Nodes of the picture that are shown. */
    nodes: () => current().nodes,
    /** Lines of the picture that are shown. */
    edges: () => current().edges,
    /** @param {FactId} fact */
    isPassing: (fact) => current().held[fact] === 0,
    /** Facts that pass, by number. */
    facts: () => current().passing.map((id) => facts[id]),
    /** The outlets that tell a fact. @param {FactId} fact */
    outletsOf: (fact) => outletsOf[fact],
    counts: () => (counted ??= count()),
  };
}

/** @typedef {typeof FILTER_KEYS[number]} FilterKey */
