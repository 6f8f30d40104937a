"use strict";
/** Sentences of articles: quoted exactly, names marked, with where they stand and what found them. */

/** Sentences of a fact before it asks whether to go on. */
const FIRST_QUOTES = 12;
/**
 * How the names of a fact's parties are marked: who does it, to whom or what, and whatever else.
 *
 * @typedef {Map<NodeId, "first" | "second" | "third">} Roles
 */

/**
 * What a sentence's own status is compared with: that of its fact. Where facts of several statuses
 * share a row, each sentence says its own.
 *
 * @typedef {Status | Map<number, Status> | undefined} ToldAs
 */

/** @param {Fact} fact @returns {Roles} */
function rolesOf(fact) {
  const [first, second, third] =
    fact.kind === "claim"
      ? [[fact.subject], fact.object === undefined ? [] : [fact.object], []]
      : fact.kind === "event"
        ? [fact.agents ?? [], fact.recipients ?? [], [fact.node, ...(fact.places ?? [])]]
        : [[fact.speaker], fact.about ?? [], fact.to === undefined ? [] : [fact.to]];
  return new Map([
    ...third.map((id) => /** @type {const} */ ([id, "third"])),
    ...second.map((id) => /** @type {const} */ ([id, "second"])),
    ...first.map((id) => /** @type {const} */ ([id, "first"])),
  ]);
}

/** @typedef {ReturnType<typeof createEvidence>} Evidences */

/**
 * @param {Model} model
 * @param {View} view
 * @param {Names} names
 */
function createEvidence(model, view, names) {
  const { nameOf } = model;

  /**
   * The sentence with the names of the parties marked, each party in its own color; a name may
   * stand in another («Парламент Финляндии»).
   *
   * @param {string} text
   * @param {Mark[]} marks in code points, by start, of two with one start the longer first
   * @param {Roles} roles
   */
  function quotation(text, marks, roles) {
    const letters = Array.from(text);
    const wanted = marks.filter(([, , id]) => roles.has(id));
    let next = 0;

    /** The letters from `start` to `stop` with the marks that lie within. @param {number} start @param {number} stop */
    function marked(start, stop) {
      /** @type {Child[]} */
      const pieces = [];
      let at = start;
      for (; next < wanted.length && wanted[next][0] < stop; ) {
        const [first, last, id] = wanted[next];
        next += 1;
        if (first < at || last > stop) continue;
        pieces.push(letters.slice(at, first).join(""));
        pieces.push(
          make("mark", { class: roles.get(id), title: nameOf(id) }, ...marked(first, last)),
        );
        at = last;
      }
      pieces.push(letters.slice(at, stop).join(""));
      return pieces;
    }

    return make("blockquote", { lang: "ru" }, make("bdi", {}, ...marked(0, letters.length)));
  }

  /** Headline that leads to the article, or to its row in the list. @param {Article} article */
  function headlineOf({ url, headline }) {
    if (!headline || link(url, headline).localName === "a") {
      return link(url, headline || t("article.none"));
    }
    const open = () => view.set({ tab: "articles", query: headline });
    return make(
      "button",
      { type: "button", class: "jump", title: t("article.listed"), on: { click: open } },
      make("bdi", {}, headline),
    );
  }

  /** Headline as a link, outlet, day, what the article cites. @param {Article | undefined} article */
  function articleLine(article) {
    if (!article) return null;
    const { outlet, day, cites } = article;
    const rest = [outlet, day && dayWords(day)].filter(Boolean).join(", ");
    return make(
      "span",
      { class: "article" },
      make("span", { lang: "ru" }, headlineOf(article)),
      rest ? make("span", { class: "muted" }, " — ", make("bdi", {}, rest)) : null,
      cites
        ? make(
            "span",
            { class: "muted" },
            " · ",
            ...worded("evidence.source", { name: make("bdi", {}, cites) }),
          )
        : null,
    );
  }

  /** What found a sentence, in a word. @param {string} extractor */
  function finder(extractor) {
    if (extractor.startsWith("neural/")) return t("evidence.model");
    return extractor.startsWith("merge/") ? t("evidence.merge") : t("evidence.rule");
  }

  /**
   * @param {Evidence} evidence
   * @param {Roles} roles
   * @param {ToldAs} standing of the fact
   */
  function figure(evidence, roles, standing) {
    const { quote, marks, article, extractor, version, score, cites } = evidence;
    const of = standing instanceof Map ? standing.get(evidence.id) : standing;
    const own = evidence.status ?? of;
    const isTold = own && of && (standing instanceof Map || !isSameStanding(own, of));
    return make(
      "figure",
      {},
      quotation(quote, marks, roles),
      make(
        "figcaption",
        {},
        articleLine(article),
        // What the whole article has from somebody is said in its own line.
        cites === undefined || model.nodes[cites].name === article.cites
          ? null
          : make("span", { class: "muted" }, ` · ${t("evidence.cites")} `, names.chip(cites)),
        isTold
          ? make(
              "span",
              {},
              " · ",
              names.badge(own, t("evidence.here", { status: model.words().statuses[own] })),
            )
          : null,
        make(
          "small",
          { class: "origin", title: `${extractor} ${version}` },
          `${t("evidence.score", { percent: Math.round(score * 100) })} · ${finder(extractor)} `,
          make("bdi", {}, extractor),
        ),
      ),
    );
  }

  /**
   * Every sentence behind a fact. The box fills when the block with the sentences is read; one that
   * has left the page by then is nobody's concern.
   *
   * @param {number[]} numbers of the evidence
   * @param {Roles} roles whose names are marked
   * @param {ToldAs} [standing] of the fact
   */
  function evidenceOf(numbers, roles, standing) {
    const box = make("div", { class: "evidence", "aria-busy": "true" });
    const ready = model
      // They are numbered in the order of news; those of several facts come mixed.
      .sentences([...numbers].sort((a, b) => a - b))
      .then((found) =>
        box.append(
          ...growing(found, (evidence) => figure(evidence, roles, standing), {
            class: "quotes",
            step: FIRST_QUOTES,
          }),
        ),
      )
      .catch(() => box.append(make("p", { class: "failed" }, t("evidence.failed"))))
      .finally(() => box.removeAttribute("aria-busy"));
    pending.push(ready);
    return box;
  }

  /** Boxes that are still to be filled; whoever puts a card on the page empties it. @type {Promise<unknown>[]} */
  const pending = [];

  /** Rows whose sentences are open, so that a redrawn card opens them again. @type {Set<string>} */
  const opened = new Set();

  /**
   * A line of a card whose evidence opens below it, and with it the way to the cards of its facts.
   *
   * @param {Node} content
   * @param {{evidence?: number[], sources: number, status?: ToldAs}} fact
   * @param {Roles} roles
   * @param {() => Child[]} [ways]
   */
  function row(content, fact, roles, ways = () => []) {
    const numbers = fact.evidence ?? [];
    const key = numbers.join();
    const proof = make("div", { hidden: true });
    const toggle = make(
      "button",
      {
        type: "button",
        class: "toggle",
        "aria-expanded": "false",
        title: t("evidence.show"),
        on: { click: () => open(Boolean(proof.hidden)) },
      },
      // One sentence from each source needs no second number.
      numbers.length > fact.sources
        ? `${names.sourcesWord(fact.sources)}, ${plural(numbers.length, "quote")}`
        : names.sourcesWord(fact.sources),
    );
    /** @param {boolean} isOpen */
    function open(isOpen) {
      // Made when first asked for: a card may have thousands of rows.
      if (isOpen && !proof.children.length) {
        const found = ways();
        proof.append(evidenceOf(numbers, roles, fact.status));
        if (found.length) proof.append(make("p", { class: "ways" }, ...found));
      }
      proof.hidden = !isOpen;
      toggle.setAttribute("aria-expanded", String(isOpen));
      if (isOpen) opened.add(key);
      else opened.delete(key);
    }
    if (opened.has(key)) open(true);
    return make("div", { class: "row" }, make("div", { class: "line" }, content, toggle), proof);
  }

  return { quotation, articleLine, evidenceOf, row, pending, opened };
}

/** "Occurred" and "ongoing" both say that it is so. @param {Status} one @param {Status} other */
function isSameStanding(one, other) {
  const isActual = (/** @type {Status} */ status) => status === "Occurred" || status === "Ongoing";
  return one === other || (isActual(one) && isActual(other));
}
