"use strict";
/**
 * Where nodes stand. A node keeps its place for as long as it is drawn, in every scene of the
 * picture (the start view, one node with its neighbors, a community) one of its own; what comes
 * later takes a free place near those it is joined to.
 */

/** New neighbors come no farther from their node than this. */
const REACH = 390;
/** Width and height that a mark with its label needs; where it is crowded, less. */
const ROOM = [
  [150, 62],
  [112, 54],
  [84, 42],
  [58, 34],
  [38, 26],
  [26, 18],
];

/** @typedef {ReturnType<typeof createPlaces>} Places */

/** @param {Model} model */
function createPlaces(model) {
  const { nodes, edgesOf } = model;
  /** @type {Map<string, Map<NodeId, vis.Point>>} */
  const scenes = new Map();
  /** @type {Map<NodeId, vis.Point>} */
  const start = new Map();
  for (const { id, x, y } of nodes) {
    if (x !== undefined && y !== undefined) start.set(id, { x, y });
  }
  scenes.set("start", start);
  let at = start;

  /** @param {NodeId} id */
  const neighbors = (id) => edgesOf[id].map(({ from, to }) => (from === id ? to : from));

  /**
   * Free places around a point, the nearest first, none closer to another than there is room for.
   *
   * @param {vis.Point} center
   * @param {number} count
   * @param {number} [reach]
   * @returns {vis.Point[]}
   */
  function free(center, count, reach = REACH) {
    /** @type {vis.Point[]} */
    let found = [];
    for (const [width, height] of ROOM) {
      const taken = createBoxGrid(width);
      /** @param {vis.Point} point @returns {Box} */
      const around = ({ x, y }) => ({
        left: x - width / 2,
        right: x + width / 2,
        top: y - height / 2,
        bottom: y + height / 2,
      });
      for (const place of at.values()) {
        if (
          Math.abs(place.x - center.x) < reach + width &&
          Math.abs(place.y - center.y) < reach + height
        ) {
          taken.add(around(place));
        }
      }
      found = [];
      for (const point of rings(center, reach, height)) {
        if (found.length === count) return found;
        if (taken.isTaken(around(point))) continue;
        taken.add(around(point));
        found.push(point);
      }
      if (found.length === count) return found;
    }
    // No room at all: on a ring, one over the other.
    while (found.length < count) {
      const angle = found.length * 2.4;
      const away = reach * (0.4 + 0.6 * ((found.length * 0.618) % 1));
      found.push({
        x: Math.round(center.x + away * Math.cos(angle)),
        y: Math.round(center.y + away * Math.sin(angle)),
      });
    }
    return found;
  }

  /** One node of each piece that these hang together in. @param {NodeId[]} ids */
  function firsts(ids) {
    const left = new Set(ids);
    const found = [];
    for (const id of ids) {
      if (!left.delete(id)) continue;
      found.push(id);
      const next = [id];
      for (let one = next.pop(); one !== undefined; one = next.pop()) {
        for (const other of neighbors(one)) if (left.delete(other)) next.push(other);
      }
    }
    return found;
  }

  /**
   * Points on rings around a center, from the inside out.
   *
   * @param {vis.Point} center
   * @param {number} reach
   * @param {number} step between rings
   */
  function* rings(center, reach, step) {
    for (let radius = 70; radius <= reach; radius += Math.max(10, step / 2)) {
      const slots = Math.max(8, Math.round((2 * Math.PI * radius) / 24));
      for (let slot = 0; slot < slots; slot += 1) {
        const angle = (2 * Math.PI * slot) / slots + radius;
        yield {
          x: Math.round(center.x + radius * Math.cos(angle)),
          y: Math.round(center.y + radius * Math.sin(angle)),
        };
      }
    }
  }

  return {
    /** The places of the current scene, by node. @returns {ReadonlyMap<NodeId, vis.Point>} */
    get at() {
      return at;
    },
    neighbors,
    /** @param {NodeId} id @param {vis.Point} place */
    put(id, place) {
      at.set(id, place);
    },
    /**
     * Go on with the places of another scene; true when it has none yet.
     *
     * @param {string} name
     */
    open(name) {
      const known = scenes.get(name);
      at = known ?? new Map();
      scenes.set(name, at);
      return !known;
    },
    /**
     * Give nodes places of their own by what joins them; the first is the middle.
     *
     * @param {NodeId[]} ids
     */
    lay(ids) {
      const index = new Map(ids.map((id, place) => [id, place]));
      /** @type {[number, number][]} */
      const links = [];
      for (const id of ids) {
        for (const { from, to } of edgesOf[id]) {
          const [a, b] = [index.get(from), index.get(to)];
          if (from === id && a !== undefined && b !== undefined && a !== b) links.push([a, b]);
        }
      }
      const boxes = ids.map((id) => {
        const rows = wrapped(model.nameOf(id)).split("\n");
        const letters = Math.max(...rows.map((row) => row.length));
        return {
          width: Math.max(2 * nodes[id].size, letters * 7.6) + 16,
          height: 2 * (nodes[id].size + 16 * rows.length) + 12,
        };
      });
      relax(boxes, links).forEach((place, order) => at.set(ids[order], place));
    },
    /**
     * Free places around a node for what is drawn because of it.
     *
     * @param {NodeId} parent
     * @param {NodeId[]} ids
     */
    surround(parent, ids) {
      const center = at.get(parent) ?? { x: 0, y: 0 };
      free(center, ids.length).forEach((place, order) => at.set(ids[order], place));
    },
    /**
     * Places for all that has none: near the drawn nodes it is joined to, else in the middle.
     *
     * @param {Iterable<NodeId>} ids
     * @param {vis.Point} middle
     */
    complete(ids, middle) {
      let missing = [...ids].filter((id) => !at.has(id));
      while (missing.length) {
        /** @type {Map<NodeId, NodeId[]>} */
        const groups = new Map();
        const left = [];
        for (const id of missing) {
          const parent = neighbors(id).find((other) => at.has(other));
          if (parent === undefined) left.push(id);
          else groups.set(parent, [...(groups.get(parent) ?? []), id]);
        }
        if (!groups.size) {
          // Nothing drawn holds them: places of their own, around which the next ones gather.
          const first = firsts(left);
          const found = at.size ? [] : [middle];
          found.push(...free(middle, first.length - found.length, 4 * REACH));
          first.forEach((id, order) => at.set(id, found[order]));
          missing = left.filter((id) => !at.has(id));
          continue;
        }
        for (const [parent, children] of groups) this.surround(parent, children);
        missing = left;
      }
    },
    /**
     * Let nodes go, so that they find a new place when they come again.
     *
     * @param {Iterable<NodeId>} ids
     */
    drop(ids) {
      for (const id of ids) at.delete(id);
    },
  };
}
