"use strict";
/** Puts the page together: data, state, picture, panel, lists, search. */
async function openPage() {
  const [nodes, edges, facts] = await Promise.all(["nodes", "edges", "facts"].map(read));
  const model = createModel(nodes, edges, facts);
  const view = createView(startState(model.nodes));
  followPreferences(view);
  const hash = createHash(model, view);
  hash.restore();
  const filters = createFilters(model, view);
  const picture = createPicture(byId("canvas"), model, view, filters);
  const cards = createCards(model, view, (id) => open(id));
  createPanel(model, view, filters, cards, picture, { showGraph, notify });
  const lists = createLists(model, view, filters, cards);
  const isNarrow = window.matchMedia("(max-width: 760px)");
  /** @type {[State["tab"], number | null][]} */
  const tabs = [
    ["graph", null],
    ["facts", model.claims.length],
    ["events", model.events.length],
    ["statements", model.statements.length],
    ["articles", model.articles.length],
  ];

  /** Show the card of a node, and the node in the picture. @param {NodeId} id */
  function open(id) {
    if (model.edgesOf[id].length) {
      if (picture.reveal(id)) picture.focus(id);
      else notify(t("notice.full"));
    }
    view.selectNode(id);
  }

  function showGraph() {
    view.set({ tab: "graph" });
  }

  function showTab() {
    const { tab } = view.state;
    const number = tabs.findIndex(([name]) => name === tab);
    [...byId("tabs").children].forEach((button, index) =>
      button.setAttribute("aria-selected", String(index === number)),
    );
    if (tab !== "graph") byId("list").setAttribute("aria-labelledby", `tab-${tab}`);
  }

  /** How many each tab lists, with digits in the language's groups. */
  function tellCounts() {
    tabs.forEach(([, count], place) => {
      const told = byId("tabs").children[place].querySelector(".count");
      if (told) told.textContent = /** @type {number} */ (count).toLocaleString(language);
    });
  }

  let timer = 0;
  /** @param {string} text */
  function notify(text) {
    byId("notice").textContent = text;
    window.clearTimeout(timer);
    timer = window.setTimeout(() => {
      byId("notice").textContent = "";
    }, 4000);
  }

  byId("tabs").append(
    ...tabs.map(([name, count]) =>
      make(
        "button",
        {
          type: "button",
          role: "tab",
          id: `tab-${name}`,
          "aria-controls": name === "graph" ? "graph" : "list",
          "aria-selected": "false",
          on: { click: () => view.set({ tab: name }) },
        },
        make("span", { "data-text": `tab.${name}` }),
        count === null ? null : make("span", { class: "count" }),
      ),
    ),
  );

  const exports = createExports(model, view, filters, picture, lists);
  const finding = createSearch(model, {
    node(id) {
      // The picture shows what was found; a list may stay open below it where there is room.
      if (isNarrow.matches || view.state.tall) showGraph();
      open(id);
    },
    fact: (id) => view.selectFact(id),
    article: (id) => view.set({ tab: "articles", query: model.articles[id].headline ?? "" }),
  });
  createBar(model, view, { link: hash.link, notify });
  createChips(model, view, filters);
  byId("zoom-in").addEventListener("click", () => picture.zoom(1.35));
  byId("zoom-out").addEventListener("click", () => picture.zoom(1 / 1.35));
  byId("zoom-fit").addEventListener("click", () => picture.fit());
  view.on((_, changed) => {
    if (changed.has("tab")) showTab();
    if (changed.has("language")) tellCounts();
  });
  translate(document);
  tellCounts();
  showTab();
  createTabKeys(byId("tabs"), view);

  /**
   * For tests and the console: what is drawn and where, in pixels of the window. Nothing on the
   * page depends on it.
   */
  Object.assign(window, {
    svyaz: {
      view,
      filters,
      model,
      hash,
      exports,
      finding,
      nodes: () =>
        model.nodes.map(({ id, name, kind }) => ({ id, name, kind, shown: filters.nodes().has(id) })),
      edges: () => {
        const shown = new Set(filters.edges());
        return model.edges.map((edge) => ({
          id: edge.id,
          from: edge.from,
          to: edge.to,
          label: model.lineWord(edge),
          visible: shown.has(edge),
        }));
      },
      pixelOfNode: picture.pixelOfNode,
      pixelOfEdge: picture.pixelOfEdge,
      labels: picture.labels,
      scale: picture.scale,
      expand: picture.expand,
      picture,
      drawn: () => [...filters.nodes()],
    },
  });
}

openPage();
