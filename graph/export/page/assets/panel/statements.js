"use strict";
/** Statements: somebody's words as readable quotes, with who, to whom, when and where. */

/** @typedef {ReturnType<typeof createStatements>} Statements */

/**
 * @param {Model} model
 * @param {Names} names
 * @param {Evidences} evidences
 * @param {Claims} claims
 */
function createStatements(model, names, evidences, claims) {
  const { articles } = model;
  const { chip, listed } = names;

  /** Outlet and day. @param {Statement} statement */
  function placeOf(statement) {
    const source = articles[statement.articles[0]];
    const day =
      timeWords(statement.time, statement.words) || (source?.day && dayWords(source.day));
    return [source?.outlet, day].filter(Boolean).join(", ");
  }

  /** The act in a word; a plain report needs none. @param {Statement} statement */
  function stanceOf({ stance }) {
    const key = `stance.${stance}`;
    if (!stance || stance === "states" || STRINGS[language][key] === undefined) return null;
    return make("span", { class: "badge" }, t(key));
  }

  /** The quote and who said it. @param {Statement} statement @param {NodeId} [from] who need not be named */
  function quote(statement, from) {
    const about = (statement.about ?? []).filter((id) => id !== from);
    const where = placeOf(statement);
    return make(
      "div",
      { class: "what said" },
      make("bdi", { class: "saying", lang: "ru" }, quoted(statement.text)),
      make(
        "span",
        { class: "byline" },
        statement.speaker === from ? null : chip(statement.speaker),
        stanceOf(statement),
        statement.to === undefined
          ? null
          : make(
              "span",
              {},
              make("span", { class: "muted" }, `${t("statement.to")} `),
              chip(statement.to),
            ),
        where ? make("bdi", { class: "muted" }, where) : null,
        about.length
          ? make(
              "span",
              {},
              make("span", { class: "muted" }, `${t("statement.about")} `),
              ...listed(about),
            )
          : null,
      ),
    );
  }

  /** @param {FactId} index @param {NodeId} [from] whose card it stands in */
  function statementRow(index, from) {
    const statement = /** @type {Statement} */ (model.facts[index]);
    return evidences.row(quote(statement, from), statement, rolesOf(statement), () => [
      claims.factLink(index, t("statement.open")),
    ]);
  }

  /** @param {FactId} index */
  function statementBlock(index) {
    const statement = /** @type {Statement} */ (model.facts[index]);
    return make(
      "article",
      { class: "fact" },
      // The heading names the speaker.
      quote(statement, statement.speaker),
      claims.standing(statement),
      statement.verb
        ? make("p", { class: "verb muted" }, ...worded("statement.verb", {
            verb: make("span", { lang: "ru" }, make("bdi", {}, statement.verb)),
          }))
        : null,
      evidences.evidenceOf(statement.evidence ?? [], rolesOf(statement)),
    );
  }

  return { statementRow, statementBlock };
}
