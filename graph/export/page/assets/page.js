"use strict";
/** Puts the page together: data, picture, panel, lists, search. */
async function openPage() {
  const [nodes, edges, facts] = await Promise.all(["nodes", "edges", "facts"].map(read));
  const $ = (id) => document.getElementById(id);
  const model = createModel(nodes, edges, facts);
  const picture = createPicture($("canvas"), nodes, edges, model.words.types, {
    onNode: (id) => panel.showNode(id),
    onEdge: (id) => panel.showEdge(id),
    onNothing: () => panel.showOverview(),
  });
  const cards = createCards(model, (id) => panel.showNode(id, true));
  const panel = createPanel(model, cards, picture, { showGraph: () => showTab(0), notify });
  const lists = createLists(model, cards, panel.showClaim);
  const tabs = [
    ["Граф", null, null],
    ["Факты", model.claims.length, lists.facts],
    ["События", model.events.length, lists.events],
    ["Высказывания", model.statements.length, lists.statements],
    ["Статьи", model.articles.length, lists.articles],
  ];

  function showTab(number) {
    const [, , view] = tabs[number];
    [...$("tabs").children].forEach((tab, index) =>
      tab.setAttribute("aria-selected", String(index === number)),
    );
    $("graph").hidden = number !== 0;
    $("list").hidden = number === 0;
    document.body.classList.toggle("listing", number !== 0);
    if (view) $("list").replaceChildren(view());
    $("list").scrollTop = 0;
  }

  function notify(text) {
    $("notice").textContent = text;
    window.setTimeout(() => {
      $("notice").textContent = "";
    }, 4000);
  }

  $("tabs").append(
    ...tabs.map(([word, count], number) =>
      make(
        "button",
        {
          type: "button",
          role: "tab",
          "aria-selected": "false",
          on: { click: () => showTab(number) },
        },
        word,
        count === null ? null : make("span", { class: "count" }, String(count)),
      ),
    ),
  );

  createSearch(model, (id) => {
    showTab(0);
    if (picture.isDrawable(id) && !picture.reveal(id)) notify("На графе больше нет места.");
    panel.showNode(id, true);
  });
  document.addEventListener("keydown", (event) => {
    if (event.key === "Escape") panel.showOverview();
  });
  $("zoom-in").addEventListener("click", () => picture.zoom(1.35));
  $("zoom-out").addEventListener("click", () => picture.zoom(1 / 1.35));
  $("zoom-fit").addEventListener("click", () => picture.fit());
  showTab(0);
  panel.showOverview();
  if (!model.nodes.some((node) => picture.isShown(node.id))) {
    $("notice").textContent = "Связей, которые можно нарисовать, не нашлось";
  }

  /**
   * For tests and the console: where things are drawn, in pixels of the window, and what is drawn.
   * Nothing on the page depends on it.
   */
  window.svyaz = {
    nodes: () =>
      nodes.map(({ id, name, kind }) => ({ id, name, kind, shown: picture.isShown(id) })),
    edges: () =>
      edges.map(({ id, from, to, label }) => ({
        id,
        from,
        to,
        label: label ?? "",
        visible: picture.isEdgeVisible(edges[id]),
      })),
    pixelOfNode: picture.pixelOfNode,
    pixelOfEdge: picture.pixelOfEdge,
    labels: picture.labels,
    scale: picture.scale,
  };
}

openPage();
