"use strict";
/** Facts as elements: names, sentences with marks, rows that open, whole blocks. */

/** @typedef {ReturnType<typeof createCards>} Cards */

/**
 * @param {Model} model
 * @param {View} view
 * @param {(id: NodeId) => void} openNode called when a name is pressed
 */
function createCards(model, view, openNode) {
  const names = createNames(model, openNode);
  const evidences = createEvidence(model, view, names);
  const claims = createClaims(model, view, names, evidences);
  const events = createEvents(model, names, evidences, claims);
  const statements = createStatements(model, names, evidences, claims);

  /** A claim with its standing, its speaker's words and all its sentences. @param {FactId} index */
  function claimBlock(index) {
    const claim = /** @type {Claim} */ (model.facts[index]);
    return make(
      "article",
      { class: "fact" },
      claims.standing(claim),
      claims.circumstances(claim),
      ...(claim.stated ?? []).map((number) => statements.statementRow(number)),
      claims.contradictions(claim),
      evidences.evidenceOf(claim.evidence ?? [], rolesOf(claim), claim.status),
    );
  }

  return { ...names, ...evidences, ...claims, ...events, ...statements, claimBlock };
}
