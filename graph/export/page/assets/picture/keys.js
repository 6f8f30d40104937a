"use strict";
/** The picture by keyboard: arrows go from node to node, Enter opens, + − 0 zoom. */

/** How far off the direction of the arrow a node may lie, as cosine: 65 degrees. */
const LEAST_COSINE = 0.42;
/** A node joined by a line is taken as this much nearer. */
const JOINED = 0.55;

/**
 * The node next to go to from a place in a direction; null where there is none.
 *
 * @param {vis.Point} from
 * @param {vis.Point} way of length 1
 * @param {Iterable<{id: number, x: number, y: number, joined: boolean}>} others
 */
function nextInDirection(from, way, others) {
  let best = null;
  let least = Infinity;
  for (const { id, x, y, joined } of others) {
    const [dx, dy] = [x - from.x, y - from.y];
    const away = Math.hypot(dx, dy);
    if (!away) continue;
    const cosine = (dx * way.x + dy * way.y) / away;
    if (cosine < LEAST_COSINE) continue;
    const cost = (away * (joined ? JOINED : 1)) / cosine ** 2;
    if (cost < least) {
      least = cost;
      best = id;
    }
  }
  return best;
}

const ARROWS = /** @type {Record<string, vis.Point>} */ ({
  ArrowLeft: { x: -1, y: 0 },
  ArrowRight: { x: 1, y: 0 },
  ArrowUp: { x: 0, y: -1 },
  ArrowDown: { x: 0, y: 1 },
});

/**
 * @param {HTMLElement} container
 * @param {Model} model
 * @param {View} view
 * @param {{stage: Stage, picture: Pick<Picture, "expand" | "collapse" | "fit" | "zoom" | "center"
 *   | "isShown" | "hiddenNeighbors">, overview: Overview, filters: Filters, growth: Growth}} parts
 */
function createKeys(container, model, view, { stage, picture, overview, filters, growth }) {
  const { nodes, edgesOf } = model;
  /** @type {number | null} */
  let cursor = null;
  const help = make("p", { id: "picture-keys", class: "spoken" });
  const told = make("p", { class: "spoken", "aria-live": "polite" });
  container.after(help, told);

  function describe() {
    help.textContent = t("picture.keys");
    for (const element of [container, overview.element]) {
      element.setAttribute("role", "application");
      element.setAttribute("tabindex", "0");
      element.setAttribute("aria-describedby", help.id);
    }
    container.setAttribute("aria-label", t("canvas.label"));
    overview.element.setAttribute("aria-label", t("overview.label"));
  }

  // The node pictures -------------------------------------------------------

  const graph = {
    now: () =>
      cursor !== null && picture.isShown(cursor) ? cursor : (view.state.node ?? picture.center()),
    placeOf: stage.placeOf,
    /** @param {number} from */
    others(from) {
      const near = new Set(
        edgesOf[from]
          .filter(stage.isEdgeShown)
          .map((edge) => (edge.from === from ? edge.to : edge.from)),
      );
      return [...filters.nodes()].map((id) => ({ id, ...stage.placeOf(id), joined: near.has(id) }));
    },
    home: picture.center,
    camera: stage.camera,
    setCursor: stage.setCursor,
    /** @param {number} id */
    words(id) {
      const ties = edgesOf[id].filter(stage.isEdgeShown).length;
      const hidden = growth.hiddenNeighbors(id).length;
      return [
        model.nameOf(id),
        model.typeWord(nodes[id]),
        plural(ties, "tie"),
        hidden ? t("picture.more", { count: hidden }) : "",
      ]
        .filter(Boolean)
        .join(", ");
    },
    /** First the card of a node, then its neighbors. @param {number} id */
    enter(id) {
      if (view.state.node !== id) return view.selectNode(id);
      say(plural(picture.expand(id), "picture.added"));
    },
    /** @param {number} id */
    away: (id) => say(plural(picture.collapse(id), "picture.removed")),
  };

  const communities = {
    now: () => cursor ?? 0,
    /** @param {number} number */
    placeOf: (number) => overview.communities[number],
    /** @param {number} from */
    others(from) {
      const near = overview.near(from);
      return overview.communities.map(({ x, y }, id) => ({ id, x, y, joined: near.has(id) }));
    },
    home: () => 0,
    get camera() {
      return overview.camera();
    },
    setCursor: overview.setCursor,
    /** @param {number} number */
    words(number) {
      const community = overview.communities[number];
      return `${communityName(community)}, ${overview.membersWords(number)}`;
    },
    /** @param {number} number */
    enter: (number) => overview.open(number),
    away() {},
  };

  const current = () => (view.state.overview ? communities : graph);

  /** @param {string} words */
  function say(words) {
    told.textContent = words;
  }

  /** @param {number} id */
  function go(id) {
    cursor = id;
    const { setCursor, camera, placeOf, words } = current();
    setCursor(id);
    camera.follow(placeOf(id));
    say(words(id));
  }

  /** @param {KeyboardEvent} event */
  function press(event) {
    if (event.ctrlKey || event.metaKey || event.altKey) return;
    const part = current();
    const now = part.now();
    const way = ARROWS[event.key];
    if (way && now !== null) {
      const next =
        cursor === null ? now : nextInDirection(part.placeOf(now), way, part.others(now));
      if (next !== null) go(next);
    } else if ((event.key === "Enter" || event.key === " ") && now !== null) {
      go(now);
      part.enter(now);
    } else if ((event.key === "Backspace" || event.key === "Delete") && now !== null)
      part.away(now);
    else if (event.key === "Home") {
      const home = part.home();
      if (home !== null) go(home);
    } else if (event.key === "+" || event.key === "=") picture.zoom(1.35);
    else if (event.key === "-" || event.key === "_") picture.zoom(1 / 1.35);
    else if (event.key === "0") picture.fit();
    else return;
    event.preventDefault();
  }

  for (const element of [container, overview.element]) {
    element.addEventListener("keydown", press);
    element.addEventListener("focus", () => {
      // By keyboard alone: a click puts the focus here as well.
      if (!element.matches(":focus-visible")) return;
      const now = current().now();
      if (now !== null) go(now);
    });
    element.addEventListener("blur", () => {
      cursor = null;
      current().setCursor(null);
    });
  }
  view.on((_, changed) => {
    if (changed.has("language")) describe();
    if (changed.has("overview")) cursor = null;
    if (changed.has("node") && cursor !== null) cursor = view.state.node ?? cursor;
  });
  describe();
  // vis-network lets its canvas take the focus, but nothing on it answers to keys.
  const own = container.querySelector(".vis-network");
  if (own) own.removeAttribute("tabindex");
}
