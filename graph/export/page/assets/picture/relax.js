"use strict";
/**
 * Places for a small graph, computed while the reader waits: what is related comes together, and
 * no label lies over another. The start view has its places from Python; this is for a node with
 * its neighbors and for the members of a community.
 *
 * Stress majorization (Kamada and Kawai's objective, solved node by node as Gansner, Koren and
 * North 2004), then boxes that overlap push one another apart.
 */

/** Pixels of a line between two neighbors: room for a name of ten letters. */
const LINK = 150;
const STRESS_ROUNDS = 60;
const PUSH_ROUNDS = 80;
/** Leaves of one hub are two hops apart, which a ring of more than six cannot give. */
const RING = 6;
const CROWDING = 0.05;
/** Neighbors of one node that a ring around it can hold, and what of its radius each needs. */
const RING_SIZE = 22;
const RING_ROOM = 0.085;

/**
 * The same input gives the same places. Time: O(n² · rounds), 20 ms for 100 nodes.
 *
 * @param {{width: number, height: number}[]} boxes around the nodes, labels included, in pixels
 * @param {[number, number][]} links between nodes by place in `boxes`
 * @returns {vis.Point[]} centers around (0, 0); the first node is the middle of its piece
 */
function relax(boxes, links) {
  const n = boxes.length;
  const near = neighborLists(n, links);
  if (n > 1 && near[0].length >= n - 1 && new Set(near[0]).size === n - 1) {
    return settled(rings(near), boxes);
  }
  const wanted = hopsBetween(near, links);
  const points = fan(near);
  for (let round = 0; round < STRESS_ROUNDS; round += 1) {
    for (let node = 0; node < n; node += 1) settle(node, points, wanted[node]);
  }
  const middle = points[0] ?? { x: 0, y: 0 };
  return settled(
    points.map(({ x, y }) => ({ x: x - middle.x, y: y - middle.y })),
    boxes,
  );
}

/**
 * From steps between nodes to pixels, with no box over another.
 *
 * @param {vis.Point[]} points
 * @param {{width: number, height: number}[]} boxes
 */
function settled(points, boxes) {
  const placed = points.map(({ x, y }) => ({
    x: x * LINK * 1.25, // windows are wider than high
    y: y * LINK,
  }));
  for (let round = 0; round < PUSH_ROUNDS; round += 1) if (!pushApart(placed, boxes)) break;
  return placed.map(({ x, y }) => ({ x: Math.round(x), y: Math.round(y) }));
}

/**
 * A node to which all others are joined, in the middle of them: on one ring where they are few, on
 * several where they are many. What is joined stands side by side.
 *
 * @param {number[][]} near
 * @returns {vis.Point[]}
 */
function rings(near) {
  /** @type {number[]} */
  const order = [];
  const seen = new Set([0]);
  /** @param {number} node */
  const visit = (node) => {
    if (seen.has(node)) return;
    seen.add(node);
    order.push(node);
    near[node].forEach(visit);
  };
  near.forEach((_, node) => visit(node));
  const count = Math.max(1, Math.ceil(order.length / RING_SIZE));
  const radius = Math.max(1, (order.length / count) * RING_ROOM);
  /** @type {vis.Point[]} */
  const points = near.map(() => ({ x: 0, y: 0 }));
  order.forEach((node, index) => {
    const angle = (2 * Math.PI * index) / order.length - Math.PI / 2;
    const away = radius * (1 + 0.55 * (index % count));
    points[node] = { x: away * Math.cos(angle), y: away * Math.sin(angle) };
  });
  return points;
}

/**
 * A first guess without chance: the first node in the middle, what is joined to it around it, and
 * every other behind the one that leads to it, each with room by how much it leads to.
 *
 * @param {number[][]} near
 * @returns {vis.Point[]}
 */
function fan(near) {
  const n = near.length;
  /** @type {number[][]} */
  const children = near.map(() => []);
  const order = [];
  const seen = new Set();
  for (let root = 0; root < n; root += 1) {
    if (seen.has(root)) continue;
    // A piece that nothing joins to the first hangs on it all the same.
    if (root > 0) children[0].push(root);
    seen.add(root);
    const queue = [root];
    for (const node of queue) {
      for (const other of near[node]) {
        if (seen.has(other)) continue;
        seen.add(other);
        children[node].push(other);
        queue.push(other);
      }
    }
    order.push(...queue);
  }
  const leaves = new Float64Array(n);
  for (const node of order.reverse()) {
    leaves[node] = Math.max(
      1,
      children[node].reduce((sum, child) => sum + leaves[child], 0),
    );
  }
  /** @type {vis.Point[]} */
  const points = Array.from({ length: n }, () => ({ x: 0, y: 0 }));
  /** @param {number} node @param {number} first @param {number} last angle @param {number} depth */
  const spread = (node, first, last, depth) => {
    const middle = (first + last) / 2;
    points[node] = { x: depth * Math.cos(middle), y: depth * Math.sin(middle) };
    let angle = first;
    for (const child of children[node]) {
      const share = ((last - first) * leaves[child]) / leaves[node];
      spread(child, angle, angle + share, depth + 1);
      angle += share;
    }
  };
  if (n) spread(0, 0, 2 * Math.PI, 0);
  return points;
}

/** @param {number} n @param {[number, number][]} links */
function neighborLists(n, links) {
  /** @type {number[][]} */
  const near = Array.from({ length: n }, () => []);
  for (const [a, b] of links) {
    near[a].push(b);
    near[b].push(a);
  }
  return near;
}

/**
 * Move one node to where its distances fit best.
 *
 * @param {number} node
 * @param {vis.Point[]} points
 * @param {Float64Array} wanted
 */
function settle(node, points, wanted) {
  let [x, y, total] = [0, 0, 0];
  const own = points[node];
  for (let other = 0; other < points.length; other += 1) {
    if (other === node) continue;
    const { x: ox, y: oy } = points[other];
    const length = Math.hypot(own.x - ox, own.y - oy) || 1e-9;
    const weight = 1 / wanted[other] ** 2;
    const stretch = wanted[other] / length;
    x += weight * (ox + (own.x - ox) * stretch);
    y += weight * (oy + (own.y - oy) * stretch);
    total += weight;
  }
  if (total > 0) points[node] = { x: x / total, y: y / total };
}

/**
 * Steps between all nodes; pieces that nothing joins keep a distance.
 *
 * @param {number[][]} near
 * @param {[number, number][]} links
 */
function hopsBetween(near, links) {
  const n = near.length;
  let farthest = 1;
  const hops = near.map((_, source) => {
    const steps = new Float64Array(n).fill(Infinity);
    steps[source] = 0;
    const queue = [source];
    for (const node of queue) {
      for (const other of near[node]) {
        if (steps[other] !== Infinity) continue;
        steps[other] = steps[node] + 1;
        farthest = Math.max(farthest, steps[other]);
        queue.push(other);
      }
    }
    return steps;
  });
  const apart = farthest * 0.6 + 1;
  for (const steps of hops) {
    for (let other = 0; other < n; other += 1) if (steps[other] === Infinity) steps[other] = apart;
  }
  for (const [a, b] of links) {
    const crowd = Math.max(near[a].length, near[b].length);
    hops[a][b] = hops[b][a] = 1 + Math.max(0, crowd - RING) * CROWDING;
  }
  return hops;
}

/**
 * Push every two overlapping boxes apart, the shorter way; false when none overlapped.
 *
 * @param {vis.Point[]} points
 * @param {{width: number, height: number}[]} boxes
 */
function pushApart(points, boxes) {
  let moved = false;
  for (let a = 0; a < points.length; a += 1) {
    for (let b = a + 1; b < points.length; b += 1) {
      const dx = points[b].x - points[a].x;
      const dy = points[b].y - points[a].y;
      const overX = (boxes[a].width + boxes[b].width) / 2 - Math.abs(dx);
      const overY = (boxes[a].height + boxes[b].height) / 2 - Math.abs(dy);
      if (overX <= 0 || overY <= 0) continue;
      moved = true;
      if (overX < overY) {
        const push = ((overX + 1) / 2) * (dx < 0 ? -1 : 1);
        points[a].x -= push;
        points[b].x += push;
      } else {
        const push = ((overY + 1) / 2) * (dy < 0 ? -1 : 1);
        points[a].y -= push;
        points[b].y += push;
      }
    }
  }
  return moved;
}
