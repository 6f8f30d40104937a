"use strict";
/** The cards of a line with its facts, and of a single fact. */

/** Facts of a line before its card asks whether to go on. */
const FIRST_FACTS = 10;

/**
 * @param {Model} model
 * @param {View} view
 * @param {Cards} cards
 */
function createFactCard(model, view, cards) {
  const { edges, edgesOf, facts, nameOf } = model;
  const { chip } = cards;

  /** @param {string} key */
  const kindLine = (key) => make("p", { class: "kind" }, t(key));
  /** @param {Child[]} content */
  const heading = (...content) => make("h2", { class: "words", tabindex: -1 }, ...content);

  /** What kind of facts stand behind a line. @param {GraphEdge} edge @returns {Fact["kind"]} */
  const kindOf = (edge) => facts[edge.facts[0]].kind;

  /** The line in words: a relation, a part in an event, or words about somebody. @param {GraphEdge} edge @param {Node | string} from @param {Node | string} to */
  function lineSaying(edge, from, to) {
    if (edge.relation) {
      return cards.saying(
        { relation: edge.relation, status: edge.status, object: edge.to },
        from,
        to,
      );
    }
    const key = kindOf(edge) === "statement" ? "say.statement" : "say.party";
    return worded(key, { subject: from, object: to });
  }

  /** @param {number} id */
  function edgeCard(id) {
    const edge = edges[id];
    const kinds = { claim: "fact.tie", event: "fact.part", statement: "fact.statements" };
    return [
      kindLine(kinds[kindOf(edge)]),
      heading(...lineSaying(edge, chip(edge.from), chip(edge.to))),
      ...growing(edge.facts, (fact) => block(fact, edge.facts.length > 1), {
        class: "blocks",
        step: FIRST_FACTS,
      }),
      beside(edge),
      edge.facts.length === 1 ? identifier(model, facts[edge.facts[0]].iri) : null,
    ];
  }

  /** @param {FactId} id @param {boolean} isOneOfMany each of which says what it says */
  function block(id, isOneOfMany) {
    const fact = facts[id];
    if (fact.kind === "event") return cards.eventBlock(id);
    if (fact.kind === "statement") return cards.statementBlock(id);
    const part = cards.claimBlock(id);
    if (isOneOfMany) part.prepend(make("h3", {}, cards.factLink(id, cards.claimText(fact))));
    return part;
  }

  /** The other lines between the same two nodes, each a press away. @param {GraphEdge} edge */
  function beside(edge) {
    const others = edgesOf[edge.from].filter(
      (other) =>
        other.id !== edge.id && (other.from === edge.to || other.to === edge.to),
    );
    if (!others.length) return null;
    return section(
      t("fact.beside"),
      ...growing(others, (other) =>
        make(
          "div",
          { class: "line" },
          make(
            "button",
            { type: "button", class: "jump", on: { click: () => view.selectEdge(other.id) } },
            make("bdi", {}, lineText(other)),
          ),
          make("span", { class: "muted" }, cards.sourcesWord(other.sources)),
        ),
      ),
    );
  }

  /** @param {GraphEdge} edge */
  const lineText = (edge) => lineSaying(edge, nameOf(edge.from), nameOf(edge.to)).join("");

  /** The line on which a fact is drawn. @param {FactId} id */
  const lineOf = (id) => {
    const near = facts[id].nodes.flatMap((node) => edgesOf[node]);
    return near.find((edge) => edge.facts.includes(id));
  };

  /** @param {FactId} id */
  function factCard(id) {
    const fact = facts[id];
    if (fact.kind === "statement") {
      return [
        kindLine("fact.statement"),
        heading(...worded("fact.says", { speaker: chip(fact.speaker) })),
        cards.statementBlock(id),
        identifier(model, fact.iri),
      ];
    }
    if (fact.kind === "event") {
      return [
        kindLine("fact.event"),
        heading(chip(fact.node)),
        cards.eventBlock(id),
        identifier(model, fact.iri),
      ];
    }
    const line = lineOf(id);
    return [
      kindLine("fact.kind"),
      heading(...cards.saying(fact, chip(fact.subject), cards.objectOf(fact))),
      cards.claimBlock(id),
      line ? beside(line) : null,
      identifier(model, fact.iri),
    ];
  }

  /** @param {FactId} id */
  function factTitle(id) {
    const fact = facts[id];
    if (fact.kind === "claim") return cards.claimText(fact);
    return nameOf(fact.kind === "event" ? fact.node : fact.speaker);
  }

  return {
    edgeCard,
    factCard,
    edgeTitle: (/** @type {number} */ id) => lineText(edges[id]),
    factTitle,
  };
}
