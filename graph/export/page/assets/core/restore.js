"use strict";
/** Fills in what a large page leaves out of its data (abbreviation.py); all else stays as it is. */

/**
 * @param {GraphNode[]} nodes
 * @param {GraphEdge[]} edges
 * @param {PageData} data
 */
function restore(nodes, edges, { facts, told, communities = [] }) {
  for (const community of communities) community.members ??= [];
  nodes.forEach(({ community }, id) => {
    if (community !== undefined) communities[community].members.push(id);
  });
  for (const { members } of communities) {
    members.sort((a, b) => nodes[b].weight - nodes[a].weight || a - b);
  }
  for (const edge of edges) {
    const claim = facts[edge.facts[0]];
    if (edge.from !== undefined || claim.kind !== "claim") continue;
    edge.from = claim.subject;
    edge.to = /** @type {NodeId} */ (claim.object);
    edge.relation = claim.relation;
  }
  const articles = nodes.map(({ alsoIn }) => (alsoIn ? new Set(alsoIn) : null));
  for (const fact of facts) {
    if (fact.day) fact.days = [fact.day, fact.day];
    const [first, last] = fact.days ?? [];
    if (first && first === last && !fact.vague) fact.date ??= first;
    for (const node of partiesOf(fact)) {
      for (const evidence of fact.evidence ?? []) articles[node]?.add(told[evidence]);
    }
  }
  articles.forEach((found, id) => {
    if (found) nodes[id].articles = [...found].sort((a, b) => a - b);
  });
}

/**
 * The confidence of a fact by its only sentence, which has the same score.
 *
 * @param {Fact[]} facts
 */
const scoresOf = (facts) =>
  new Map(
    facts.flatMap(({ evidence = [], confidence }) =>
      evidence.length === 1 ? [/** @type {const} */ ([evidence[0], confidence])] : [],
    ),
  );

/** Marks with their ends. @param {Shard} shard @param {number} quote @returns {Mark[]} */
const marksOf = ({ marks, lengths = [] }, quote) =>
  marks?.[quote] ?? lengths[quote].map(([start, length, node]) => [start, start + length, node]);

/** Everything that takes part in a fact. @param {Fact} fact @returns {NodeId[]} */
function partiesOf(fact) {
  if (fact.kind === "claim") {
    return fact.object === undefined ? [fact.subject] : [fact.subject, fact.object];
  }
  if (fact.kind === "event") {
    const { agents = [], recipients = [], places = [] } = fact;
    return [fact.node, ...agents, ...recipients, ...places];
  }
  return [fact.speaker, ...(fact.about ?? []), ...(fact.to === undefined ? [] : [fact.to])];
}
