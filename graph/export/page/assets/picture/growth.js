"use strict";
/**
 * What the picture draws: more neighbors on demand, fewer when a node is collapsed, one node with
 * its neighbors, one community; and never more than can be looked at.
 */

/** The picture stays quick and legible up to this many nodes. */
const COMFORTABLE = 300;
/** From here on it is still quick, but no longer legible. */
const CROWD = 1000;
/** More are never drawn. */
const MOST_DRAWN = 2000;
/** Neighbors that come at once. */
const STEP = 40;
/** Nodes of a scene of its own: a node with its neighbors, or a community. */
const SCENE = { 1: 60, 2: 120 };
const COMMUNITY = 50;

/** No scene of its own is open. */
const LEFT = { overview: false, focus: null, depth: 1, community: null };

/** @typedef {ReturnType<typeof createGrowth>} Growth */

/**
 * @param {Model} model
 * @param {View} view
 * @param {Places} places
 */
function createGrowth(model, view, places) {
  const { nodes, edgesOf } = model;
  const drawn = () => view.state.drawn;
  /** Whose neighbors each node was drawn with. @type {Map<NodeId, NodeId>} */
  const parents = new Map();
  /** What was drawn before a scene of its own was opened. @type {ReadonlySet<NodeId> | null} */
  let before = null;

  const isScene = () => view.state.focus !== null || view.state.community !== null;

  /**
   * Nodes joined to this one, the best supported first.
   *
   * @param {NodeId} id
   * @param {(other: NodeId) => boolean} wanted
   */
  function ranked(id, wanted) {
    /** @type {Map<NodeId, number>} */
    const support = new Map();
    for (const { from, to, sources } of edgesOf[id]) {
      const other = from === id ? to : from;
      if (other !== id && wanted(other)) support.set(other, (support.get(other) ?? 0) + sources);
    }
    const of = (/** @type {NodeId} */ other) => support.get(other) ?? 0;
    return [...support.keys()].sort(
      (a, b) => of(b) - of(a) || nodes[b].weight - nodes[a].weight || a - b,
    );
  }

  /** Nodes joined to this one that are not drawn yet. @param {NodeId} id */
  const hiddenNeighbors = (id) => ranked(id, (other) => !drawn().has(other));

  /**
   * What is drawn for the sake of this node alone, and goes when it is collapsed.
   *
   * @param {NodeId} id
   */
  function heldBy(id) {
    const isOpened = new Set(
      [...parents].filter(([child]) => drawn().has(child)).map(([, parent]) => parent),
    );
    return ranked(id, (other) => {
      if (!drawn().has(other) || other === view.state.focus) return false;
      if (parents.get(other) === id) return !isOpened.has(other);
      return places.neighbors(other).every((far) => far === id || !drawn().has(far));
    });
  }

  /**
   * A node with its neighbors and, two steps deep, theirs.
   *
   * @param {NodeId} id
   * @param {number} depth
   */
  function circle(id, depth) {
    const most = SCENE[depth === 2 ? 2 : 1];
    const near = ranked(id, () => true).slice(0, SCENE[1] - 1);
    const members = new Set([id, ...near]);
    if (depth === 2) {
      const share = Math.max(2, Math.floor((most - members.size) / Math.max(1, near.length)));
      for (const other of near) {
        for (const far of ranked(other, (one) => !members.has(one)).slice(0, share)) {
          if (members.size < most) members.add(far);
        }
      }
    }
    return members;
  }

  /**
   * How many nodes lie within so many steps of one, itself among them.
   *
   * @param {NodeId} id
   * @param {number} depth
   */
  function within(id, depth) {
    const near = new Set([id, ...places.neighbors(id)]);
    if (depth < 2) return near.size;
    return new Set([...near].flatMap((other) => [other, ...places.neighbors(other)])).size;
  }

  /**
   * Members of a community, the most important first, that hang together.
   *
   * @param {number} number
   */
  function membersOf(number) {
    const main = new Set((model.communities ?? [])[number].members.slice(0, COMMUNITY));
    return [...main].filter((id) => places.neighbors(id).some((other) => main.has(other)));
  }

  /** @param {ReadonlySet<NodeId>} next what is drawn in the scene @param {Partial<State>} patch */
  function enter(next, patch) {
    if (!isScene()) before = drawn();
    view.set({ ...LEFT, ...patch, drawn: next });
  }

  return {
    isScene,
    hiddenNeighbors,
    heldBy,
    circle,
    within,
    membersOf,
    /**
     * Draw a node that is not drawn yet, near those it is joined to; false when there is no room.
     * A scene of its own that it is no part of is left.
     *
     * @param {NodeId} id
     */
    reveal(id) {
      if (view.state.overview) view.set({ overview: false });
      if (drawn().has(id)) return true;
      const held = isScene() ? (before ?? view.start.drawn) : drawn();
      if (!held.has(id) && held.size >= MOST_DRAWN) return false;
      const next = new Set([...held, id]);
      // It would be a stranger among neighbors or members.
      if (isScene()) view.set({ ...LEFT, drawn: next, node: id, edge: null, fact: null });
      else view.set({ drawn: next });
      return true;
    },
    /** Draw nodes beside those that are drawn, as many as there is room for. @param {NodeId[]} ids */
    add(ids) {
      const added = ids.slice(0, MOST_DRAWN - drawn().size);
      view.set({ drawn: new Set([...drawn(), ...added]) });
    },
    /**
     * Draw up to 40 neighbors of a node around it; the others keep their places.
     *
     * @param {NodeId} id
     * @returns {number} how many came
     */
    expand(id) {
      if (!this.reveal(id)) return 0;
      const added = hiddenNeighbors(id).slice(0, Math.min(STEP, MOST_DRAWN - drawn().size));
      if (!added.length) return 0;
      places.surround(id, added);
      for (const other of added) parents.set(other, id);
      view.set({ drawn: new Set([...drawn(), ...added]) });
      return added.length;
    },
    /**
     * Take away what only this node holds in the picture.
     *
     * @param {NodeId} id
     * @returns {number} how many went
     */
    collapse(id) {
      const gone = heldBy(id);
      const left = new Set(drawn());
      for (const other of gone) {
        left.delete(other);
        parents.delete(other);
      }
      if (gone.length) view.set({ drawn: left });
      places.drop(gone);
      return gone.length;
    },
    /**
     * Draw one node with its neighbors and nothing else.
     *
     * @param {NodeId} id
     * @param {number} depth
     */
    only: (id, depth = 1) =>
      enter(circle(id, depth), { focus: id, depth, node: id, edge: null, fact: null }),
    /** Draw the members of a community. @param {number} number */
    community: (number) => enter(new Set(membersOf(number)), { community: number }),
    /** From a scene of its own to what was drawn before. */
    leave() {
      view.set({ ...LEFT, drawn: before ?? view.start.drawn });
      before = null;
    },
    /** As the page was opened. */
    restart() {
      before = null;
      parents.clear();
      view.set({ ...LEFT, drawn: view.start.drawn });
    },
  };
}
