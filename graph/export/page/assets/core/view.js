"use strict";
/**
 * What the reader chose: one state from which all that the page shows follows. Parts of the page
 * change it with `set` and are told with `on`; none of them calls another.
 */

/** The status of what has none. */
const NO_STATUS = "none";

/** What filters look at: when one of these changes, other facts pass. */
const FILTER_KEYS = /** @type {const} */ ([
  "hiddenTypes",
  "hiddenTopics",
  "hiddenStatuses",
  "articles",
  "outlets",
  "minSources",
  "from",
  "to",
]);

/**
 * The state of a page that was just opened.
 *
 * @param {GraphNode[]} nodes
 * @returns {State}
 */
function startState(nodes) {
  return {
    language: "ru",
    theme: "auto",
    tab: "graph",
    node: null,
    edge: null,
    fact: null,
    drawn: new Set(nodes.filter((node) => node.x !== undefined).map((node) => node.id)),
    focus: null,
    depth: 1,
    community: null,
    overview: false,
    rings: false,
    hiddenTypes: new Set(),
    hiddenTopics: new Set(),
    hiddenStatuses: new Set(),
    articles: new Set(),
    outlets: new Set(),
    minSources: 1,
    from: null,
    to: null,
    query: "",
    tall: false,
    onlyDrawn: false,
    asTable: false,
    sort: "",
    grouping: "speaker",
    pointed: null,
  };
}

/** @typedef {ReturnType<typeof createView>} View */

/** @param {State} start */
function createView(start) {
  let state = start;
  /** @type {((state: State, changed: ReadonlySet<keyof State>) => void)[]} */
  const listeners = [];
  /** @param {unknown} value @returns {unknown} */
  const plain = (value) => (value instanceof Set ? [...value].sort().join("\u0000") : value);

  return {
    get state() {
      return state;
    },
    start,
    /**
     * Change the state; listeners are told once, in the order in which they were added.
     *
     * @param {Partial<State>} patch
     */
    set(patch) {
      const next = { ...state, ...patch };
      const changed = new Set(
        /** @type {(keyof State)[]} */ (Object.keys(patch)).filter(
          (key) => plain(next[key]) !== plain(state[key]),
        ),
      );
      if (!changed.size) return;
      state = next;
      for (const listener of listeners) {
        try {
          listener(state, changed);
        } catch (error) {
          reportError(error); // one part that fails does not stop the others
        }
      }
    },
    /** @param {(state: State, changed: ReadonlySet<keyof State>) => void} listener */
    on(listener) {
      listeners.push(listener);
    },
    /** Nothing, a node, a line or a fact is chosen: never two of them. */
    selectNode(/** @type {NodeId | null} */ node) {
      this.set({ node, edge: null, fact: null });
    },
    selectEdge(/** @type {number} */ edge) {
      this.set({ node: null, edge, fact: null });
    },
    selectFact(/** @type {FactId} */ fact) {
      this.set({ node: null, edge: null, fact });
    },
    /**
     * Switch one member of a set on or off.
     *
     * @param {"hiddenTypes" | "hiddenTopics" | "hiddenStatuses" | "articles" | "outlets"} key
     * @param {any} member
     */
    toggle(key, member) {
      const members = new Set(/** @type {Set<any>} */ (state[key]));
      if (!members.delete(member)) members.add(member);
      this.set({ [key]: members });
    },
    /** Let everything pass. */
    clearFilters() {
      this.set(Object.fromEntries(FILTER_KEYS.map((key) => [key, start[key]])));
    },
  };
}
