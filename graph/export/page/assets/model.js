"use strict";
/**
 * The graph as the page needs it: records by number, with what each node takes part in.
 *
 * @param {object[]} nodes entities and nameless events, numbered by place
 * @param {object[]} edges lines, numbered by place
 * @param {object} facts claims, events, statements, evidence, quotes, articles, words
 */
function createModel(nodes, edges, facts) {
  const { claims, events, statements, words } = facts;
  const claimsOf = nodes.map(() => []);
  const eventsOf = nodes.map(() => []);
  const statementsOf = nodes.map(() => []);
  /** How many lines end at a node. */
  const ties = nodes.map(() => 0);
  for (const { from, to } of edges) {
    ties[from] += 1;
    ties[to] += 1;
  }
  const greatest = nodes.reduce((most, node) => Math.max(most, node.weight), 0);
  for (const node of nodes) {
    node.name ??= node.label.replaceAll("\n", " ");
    node.bold = node.kind === "Alliance" || node.weight > Math.max(4, greatest / 2);
    node.folded = [node.name, node.en ?? "", ...(node.aliases ?? [])].map(fold);
  }

  /** The nodes that a fact is about, whose names its quotes should show. */
  const partiesOf = {
    claim: (claim) => [claim.subject, claim.object],
    event: (event) => [
      ...(event.agents ?? []),
      ...(event.recipients ?? []),
      ...(event.places ?? []),
      event.node,
    ],
    statement: (statement) => [statement.speaker, ...(statement.about ?? [])],
  };
  claims.forEach((claim, index) => {
    for (const id of new Set(partiesOf.claim(claim))) claimsOf[id]?.push(index);
  });
  events.forEach((event, index) => {
    nodes[event.node].status = event.status;
    for (const id of new Set(partiesOf.event(event))) eventsOf[id].push(index);
  });
  statements.forEach((statement, index) => {
    for (const id of new Set([...partiesOf.statement(statement), statement.to])) {
      statementsOf[id]?.push(index);
    }
  });

  return {
    ...facts,
    nodes,
    edges,
    claimsOf,
    eventsOf,
    statementsOf,
    ties,
    partiesOf,
    nameOf: (id) => nodes[id]?.name ?? "",
    typeWord: (node) => words.types[node.kind][0],
    markOf: (node) => drawing(...words.types[node.kind].slice(2)),
    /** Membership or a post does not "take place" or "go on": it is a fact, it is in force. */
    claimStatus: (status) =>
      ({ Occurred: "факт", Ongoing: "действует" })[status] ?? words.statuses[status],
    /** The relation in words; what is denied is not to be read as its opposite. */
    relationWord: ({ relation, status }) =>
      (status === "Denied" ? "не " : "") + words.relations[relation][0],
    /** Order by day, what has none last. */
    byDay: (records) => (a, b) =>
      (records[a].day ?? "9999").localeCompare(records[b].day ?? "9999") || a - b,
  };
}
