"use strict";
/** What stands over the picture: where one is, what the rings mean, how full it is. */

/**
 * @param {HTMLElement} container
 * @param {Model} model
 * @param {View} view
 * @param {Filters} filters
 * @param {Pick<Picture, "only" | "leave" | "restart" | "within" | "overview">}
 *   picture
 */
function createPictureBar(container, model, view, filters, picture) {
  const { articles, nodes } = model;
  const communities = model.communities ?? [];
  const isLarge = communities.length > 0;
  const canRing = isRinged(articles.length);
  const trail = make("div", { class: "trail over", hidden: true });
  const crowd = make("div", { class: "crowd over", role: "status", hidden: true });
  const rings = make("div", { class: "rings over", hidden: true });
  const graph = /** @type {HTMLElement} */ (container.parentElement);
  graph.append(trail, rings, crowd);
  const tools = graph.querySelector(".tools");
  const ringsButton = make(
    "button",
    { type: "button", on: { click: () => view.set({ rings: !view.state.rings }) } },
    "◎",
  );
  const overviewButton = make(
    "button",
    {
      type: "button",
      on: {
        click: () =>
          view.set({ overview: !view.state.overview, node: null, edge: null, fact: null }),
      },
    },
    "❖",
  );
  if (tools && canRing) tools.append(ringsButton);
  if (tools && isLarge) tools.append(overviewButton);

  /** @param {string} key @param {() => void} click @param {Record<string, unknown>} [more] */
  const button = (key, click, more = {}) =>
    make("button", { type: "button", on: { click }, ...more }, t(key));

  /**
   * That a scene holds the main ones of so many, where it does not hold all.
   *
   * @param {number} all
   * @param {NodeId[]} [members] what counts; by default whatever is drawn
   */
  function partOf(all, members) {
    const { drawn } = view.state;
    const shown = members ? members.filter((id) => drawn.has(id)).length : drawn.size;
    const words = shown < all ? t("trail.part", { shown, all }) : "";
    return make("span", { class: "muted" }, words);
  }

  /** How much of all communities passes: their circles are filled as far. */
  function passingWords() {
    const { shown, all } = picture.overview.counts();
    return t("overview.passing", { shown, all: plural(all, "picture.member") });
  }

  function showTrail() {
    const { focus, depth, community, overview } = view.state;
    trail.hidden = focus === null && community === null && !overview;
    if (overview) {
      trail.replaceChildren(
        make("span", {}, plural(communities.length, "overview.communities")),
        make("span", { class: "muted" }, filters.isActive() ? passingWords() : t("overview.hint")),
        button("trail.graph", () => view.set({ overview: false }), { class: "leave" }),
      );
    } else if (focus !== null) {
      trail.replaceChildren(
        make("span", {}, `${t("trail.only")} `, make("bdi", {}, model.nameOf(focus))),
        partOf(picture.within(focus, depth)),
        ...[1, 2].map((steps) =>
          make(
            "button",
            {
              type: "button",
              "aria-pressed": String(depth === steps),
              on: { click: () => picture.only(focus, steps) },
            },
            t(`trail.depth${steps}`),
          ),
        ),
        button("trail.leave", picture.leave, { class: "leave" }),
      );
    } else if (community !== null) {
      const { members } = communities[community];
      trail.replaceChildren(
        make("bdi", {}, communityName(communities[community])),
        partOf(members.length, members),
        button("trail.overview", () => view.set({ overview: true })),
        button("trail.leave", picture.leave, { class: "leave" }),
      );
    }
  }

  function showCrowd() {
    const count = filters.nodes().size;
    crowd.hidden = count < COMFORTABLE || view.state.overview;
    crowd.classList.toggle("full", count >= CROWD);
    if (crowd.hidden) return;
    const key =
      view.state.drawn.size >= MOST_DRAWN
        ? "crowd.full"
        : count >= CROWD
          ? "crowd.much"
          : "crowd.some";
    crowd.replaceChildren(
      make("p", {}, t(key, { count: count.toLocaleString(language) })),
      button("crowd.restart", picture.restart),
    );
  }

  function showRings() {
    rings.hidden = !canRing || !view.state.rings || view.state.overview;
    ringsButton.setAttribute("aria-pressed", String(view.state.rings));
    ringsButton.title = t("rings.button");
    ringsButton.setAttribute("aria-label", t("rings.button"));
    overviewButton.setAttribute("aria-pressed", String(view.state.overview));
    overviewButton.title = t("overview.button");
    overviewButton.setAttribute("aria-label", t("overview.button"));
    if (rings.hidden) return;
    rings.replaceChildren(
      make("span", {}, t("rings.title")),
      ...articles.map(({ headline, outlet }, number) =>
        make(
          "span",
          { class: "ring" },
          ringDrawing(number),
          make("bdi", {}, outlet ?? headline ?? t("article.none")),
          make("bdi", { class: "muted" }, outlet && headline ? headline : ""),
        ),
      ),
    );
  }

  function show() {
    showTrail();
    showCrowd();
    showRings();
  }

  view.on((_, changed) => {
    const own = /** @type {const} */ ([
      "drawn",
      "focus",
      "depth",
      "community",
      "overview",
      "rings",
      "language",
    ]);
    if ([...own, ...FILTER_KEYS].some((key) => changed.has(key))) show();
  });
  show();
}

/** The ring of an article for its legend. @param {number} article */
function ringDrawing(article) {
  const space = "http://www.w3.org/2000/svg";
  const svg = document.createElementNS(space, "svg");
  svg.setAttribute("viewBox", "0 0 18 18");
  svg.setAttribute("class", `ring-${ARTICLE_RINGS[article][0]}`);
  svg.setAttribute("aria-hidden", "true");
  const circle = document.createElementNS(space, "circle");
  for (const [name, value] of Object.entries({ cx: 9, cy: 9, r: 7 }))
    circle.setAttribute(name, String(value));
  const dashes = ARTICLE_RINGS[article][1];
  if (dashes.length) circle.setAttribute("stroke-dasharray", dashes.join(" "));
  svg.append(circle);
  return svg;
}
