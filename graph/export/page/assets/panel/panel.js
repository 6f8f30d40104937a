"use strict";
/**
 * The panel beside the picture: the overview, or the card of what is chosen. It follows the state,
 * remembers the cards before this one, and leads the focus of those who use keys.
 */

/** Cards that one can go back to. */
const HISTORY = 50;

/**
 * @typedef {Pick<State, "node" | "edge" | "fact">} Chosen
 *
 * @param {Model} model
 * @param {View} view
 * @param {Filters} filters
 * @param {Cards} cards
 * @param {Picture} picture
 * @param {{showGraph: () => void, notify: (text: string) => void}} page
 */
function createPanel(model, view, filters, cards, picture, page) {
  /** @type {HTMLElement} */
  const panel = byId("panel");
  const summary = createSummary(model, view, filters, cards);
  const nodeCard = createNodeCard(model, view, cards, picture, page);
  const factCard = createFactCard(model, view, cards);
  const body = make("div", { class: "panel-body" });
  const top = make("div", { class: "panel-top" });
  /** Said to screen readers: the name of the card, not the whole of it. */
  const announced = make("p", { class: "unseen", role: "status" });
  const unfiltered = make("p", { class: "unfiltered" });
  const drawer = createDrawer(body);
  panel.append(announced, drawer.handle, top, unfiltered, body);

  /** @type {Chosen[]} */
  const before = [];
  let shown = chosen();
  let isGoingBack = false;
  /** What had the focus when the first card was opened. @type {Element | null} */
  let opener = null;

  /** @returns {Chosen} */
  function chosen() {
    const { node, edge, fact } = view.state;
    return { node, edge, fact };
  }

  /** @param {Chosen} choice */
  const isNothing = ({ node, edge, fact }) => node === null && edge === null && fact === null;

  /** @param {Chosen} choice @returns {string} */
  function titleOf({ node, edge, fact }) {
    if (node !== null) return nodeCard.titleOf(node);
    if (edge !== null) return factCard.edgeTitle(edge);
    return fact === null ? t("panel.overview") : factCard.factTitle(fact);
  }

  /** @param {Chosen} choice @returns {Child[]} */
  function cardOf({ node, edge, fact }) {
    if (node !== null) return nodeCard.card(node);
    if (edge !== null) return factCard.edgeCard(edge);
    return fact === null ? summary.card() : factCard.factCard(fact);
  }

  function goBack() {
    const last = before.pop();
    isGoingBack = true;
    view.set(last ?? { node: null, edge: null, fact: null });
    isGoingBack = false;
  }

  /** The way back: to the card before, and out of the cards. */
  function drawTop() {
    const isOverview = isNothing(shown);
    top.hidden = isOverview;
    const last = before[before.length - 1];
    top.replaceChildren(
      make(
        "button",
        {
          type: "button",
          class: "back",
          title: t("panel.back.to", { name: titleOf(last ?? { node: null, edge: null, fact: null }) }),
          on: { click: goBack },
        },
        `← ${last && !isNothing(last) ? t("panel.back") : t("panel.overview")}`,
      ),
      make(
        "button",
        {
          type: "button",
          class: "back close",
          title: t("panel.close"),
          "aria-label": t("panel.close"),
          on: { click: () => view.selectNode(null) },
        },
        "✕",
      ),
    );
  }

  /** Put the card of what is chosen on the panel. */
  function draw() {
    cards.pending.length = 0;
    drawTop();
    body.replaceChildren(.../** @type {Node[]} */ (cardOf(shown).filter(Boolean)));
    document.body.classList.toggle("detailed", !isNothing(shown));
    warn();
  }

  /** A card holds more than the picture while filters are set. */
  function warn() {
    unfiltered.hidden = isNothing(shown) || !filters.isActive();
    unfiltered.textContent = t("panel.unfiltered");
  }

  /** Draw again what is shown, in other words or with other numbers, without losing the place. */
  async function redraw() {
    const at = body.scrollTop;
    const card = shown;
    keepingFocus(panel, draw);
    drawer.relabel();
    body.scrollTop = at;
    const placed = body.scrollTop;
    await Promise.all(cards.pending);
    // Sentences that came late moved the place, unless the reader did, or another card is here.
    if (shown === card && body.scrollTop === placed) body.scrollTop = at;
  }

  /** Show another card. */
  function turn() {
    const next = chosen();
    const focused = document.activeElement;
    const isFromKeys = focused !== null && focused !== document.body && !byId("graph").contains(focused);
    if (isNothing(shown) && !panel.contains(focused)) opener = focused;
    if (!isGoingBack) {
      if (isNothing(next)) before.length = 0;
      else before.push(shown);
      if (before.length > HISTORY) before.shift();
    }
    shown = next;
    cards.opened.clear();
    // Before the new card stands there: afterwards it would have to be laid out at once.
    body.scrollTop = 0;
    draw();
    // Where the focus goes to the heading, that is read anyway.
    const isSilent = isNothing(next) || isFromKeys;
    announced.textContent = isSilent ? "" : t("panel.opened", { name: titleOf(next) });
    if (!isNothing(next)) {
      drawer.show();
      if (isFromKeys) body.querySelector("h2")?.focus({ preventScroll: true });
    } else if (isFromKeys) {
      leave();
    }
  }

  /** Where the focus goes when the cards are closed: to where one came from. */
  function leave() {
    const isThere = opener instanceof HTMLElement && opener.isConnected && opener !== document.body;
    if (isThere) /** @type {HTMLElement} */ (opener).focus({ preventScroll: true });
    else body.querySelector("h2")?.focus({ preventScroll: true });
    opener = null;
  }

  view.on((_, changed) => {
    if (changed.has("node") || changed.has("edge") || changed.has("fact")) turn();
    else if (changed.has("language")) redraw();
    else {
      if (changed.has("drawn") && shown.node !== null) {
        body.querySelector(".actions")?.replaceWith(nodeCard.actions(shown.node));
      }
      warn();
    }
  });
  draw();
}
