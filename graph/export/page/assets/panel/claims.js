"use strict";
/** Claims: as sentences, as rows in the card of one of their ends, as blocks with evidence. */

/** Planned, then what came of it. @type {Status[]} */
const STATUS_ORDER = ["Planned", "Occurred", "Ongoing", "Denied"];

/** From here on nine of ten facts are right. */
const HIGH_CONFIDENCE = 0.9;
/** From here on a claim is written as a plain fact in the Turtle (graph.confidence.SURE). */
const FAIR_CONFIDENCE = 0.75;

/** @typedef {ReturnType<typeof createClaims>} Claims */

/**
 * @param {Model} model
 * @param {View} view
 * @param {Names} names
 * @param {Evidences} evidences
 */
function createClaims(model, view, names, evidences) {
  const { nodes, facts, nameOf } = model;
  const { chip, chips, badge, disputed } = names;

  /** The other end, or the value in words. @param {Claim} claim */
  const objectOf = (claim) =>
    claim.value === undefined ? chip(claim.object) : make("bdi", { class: "value" }, claim.value);

  /**
   * What a claim says, with `subject` and `object` as given.
   *
   * @param {{relation: string, status: Status, object?: NodeId}} claim
   * @param {Node | string} subject
   * @param {Node | string} object
   */
  function saying({ relation, status, object: target }, subject, object) {
    const manner = status === "Denied" ? "deny" : "say";
    const own = `${manner}.${relation}`;
    if (STRINGS[language][own] === undefined || target === undefined) {
      const word = model.words().relations[relation][0];
      return worded(`${manner}.other`, { subject, object, relation: word });
    }
    return worded(own, { subject, object, of: t(`of.${nodes[target].kind}`) });
  }

  /** A claim as a sentence whose names open cards. @param {Claim} claim @param {"p" | "h2" | "span"} [tag] */
  const claimWords = (claim, tag = "p") =>
    make(tag, { class: "words" }, ...saying(claim, chip(claim.subject), objectOf(claim)));

  /** A claim as plain text. @param {Claim} claim */
  const claimText = (claim) =>
    saying(
      claim,
      nameOf(claim.subject),
      claim.object === undefined ? (claim.value ?? "") : nameOf(claim.object),
    ).join("");

  /** The other end of a claim in a node's card: a node's number, or a value in words. @param {Claim} claim @param {NodeId} from */
  const otherEnd = ({ subject, object, value }, from) =>
    subject !== from ? subject : (value ?? object);

  /** A relation that simply holds, or "goes on" to hold, needs no badge. @param {Status[]} statuses */
  function badges(statuses) {
    const found = STATUS_ORDER.filter((status) => statuses.includes(status));
    const isPlain = found.every((status) => status === "Occurred" || status === "Ongoing");
    return isPlain ? [] : found.map((status) => badge(status, model.words().claimStatuses[status]));
  }

  /**
   * All that is said of one relation to one other end: planned here, a fact there.
   *
   * @param {Claim[]} said
   * @param {NodeId} from
   */
  function claimRow(said, from) {
    const other = otherEnd(said[0], from);
    const times = said.map((claim) => timeWords(claim.time, claim.words)).filter(Boolean);
    // What one article says in its own name is more than somebody's words.
    const speakers = said.every((claim) => claim.by) ? said.flatMap((claim) => claim.by ?? []) : [];
    const isDisputed = said.some((claim) => claim.against);
    const content = make(
      "div",
      { class: "what" },
      typeof other === "string" ? make("bdi", { class: "value" }, other) : chip(other),
      ...badges(said.map((claim) => claim.status)),
      times.length ? make("span", { class: "muted" }, [...new Set(times)].join("; ")) : null,
      speakers.length
        ? make(
            "span",
            { class: "muted" },
            `${t("fact.spoken.row")} `,
            chips([...new Set(speakers)]),
          )
        : null,
      isDisputed ? contested(said) : null,
    );
    const isMixed = said.some((claim) => !isSameStanding(claim.status, said[0].status));
    const each = said.flatMap((claim) =>
      (claim.evidence ?? []).map((number) => /** @type {[number, Status]} */ ([number, claim.status])),
    );
    const fact = {
      evidence: [...new Set(said.flatMap((claim) => claim.evidence ?? []))],
      sources: Math.max(...said.map((claim) => claim.sources)),
      status: isMixed ? new Map(each) : said[0].status,
    };
    return evidences.row(content, fact, rolesOf(said[0]), () =>
      said.map((claim) => factLink(claim.id, said.length > 1 ? claimText(claim) : t("fact.open"))),
    );
  }

  /** @param {FactId} id @param {string} text */
  const factLink = (id, text) =>
    make(
      "button",
      { type: "button", class: "jump", on: { click: () => view.selectFact(id) } },
      make("bdi", {}, text),
    );

  /** A badge that opens the disputed fact with what contradicts it. @param {Claim[]} said */
  function contested(said) {
    const { id } = said.find((claim) => claim.against) ?? said[0];
    return make(
      "button",
      { type: "button", class: "badge disputed", on: { click: () => view.selectFact(id) } },
      t("fact.disputed.short"),
    );
  }

  /** How sure a fact is, in a word and percent; what that means opens below. @param {Fact} fact */
  function sureness(fact) {
    const { confidence, sources } = fact;
    const word =
      confidence >= HIGH_CONFIDENCE ? "high" : confidence >= FAIR_CONFIDENCE ? "fair" : "low";
    const isDisputed = fact.kind !== "statement" && fact.against;
    const why = isDisputed ? "disputed" : sources > 1 ? "many" : "one";
    return make(
      "details",
      { class: "sureness" },
      make(
        "summary",
        { title: t(`sure.why.${why}`) },
        t("sure.percent", { word: t(`sure.${word}`), percent: Math.round(100 * confidence) }),
      ),
      make("p", {}, t(`sure.why.${why}`)),
    );
  }

  /**
   * Status, sources and sureness of a fact, each in words.
   *
   * @param {Fact} fact
   */
  function standing(fact) {
    return make(
      "div",
      { class: "badges" },
      fact.kind === "statement" || (fact.kind === "event" && fact.mentioned)
        ? null
        : badge(fact.status, model.statusWord(fact)),
      fact.kind === "event" && fact.mentioned
        ? make("span", { class: "muted" }, t("fact.named"))
        : null,
      fact.kind !== "statement" && fact.against ? disputed("fact.disputed") : null,
      make(
        "span",
        { class: "muted", title: t("source.independent") },
        names.sourcesWord(fact.sources),
      ),
      sureness(fact),
    );
  }

  /** "14 марта 2026 (в статье: «через две недели»)". @param {Fact} fact */
  function timeOf({ time, words }) {
    const day = timeWords(time, words);
    const isSame = !words || fold(day).startsWith(fold(words));
    return make(
      "span",
      {},
      make("bdi", {}, day),
      isSame
        ? null
        : make("span", { class: "muted" }, ` (${t("fact.inArticle", { words })})`),
    );
  }

  /** When, and according to whom. @param {Claim} claim */
  function circumstances(claim) {
    const rows = [
      ...(claim.time || claim.words ? [["fact.when", timeOf(claim)]] : []),
      ...(claim.by ? [["fact.spoken", chips(claim.by)]] : []),
    ];
    if (!rows.length) return null;
    return make(
      "dl",
      { class: "roles" },
      ...rows.flatMap(([key, content]) => [
        make("dt", {}, t(/** @type {string} */ (key))),
        make("dd", {}, content),
      ]),
    );
  }

  /** The facts that say otherwise, each a press away. @param {Claim | Happening} fact */
  function contradictions(fact) {
    if (!fact.against) return null;
    return make(
      "div",
      { class: "against" },
      make("h3", {}, t("fact.against")),
      make(
        "ul",
        { role: "list" },
        ...fact.against.map((id) => {
          const other = facts[id];
          const text = other.kind === "claim" ? claimText(other) : nameOf(other.nodes[0]);
          return make(
            "li",
            {},
            factLink(id, text),
            other.status
              ? badge(other.status, model.statusWord(/** @type {Claim} */ (other)))
              : null,
          );
        }),
      ),
    );
  }

  return {
    claimWords,
    claimText,
    claimRow,
    otherEnd,
    saying,
    standing,
    timeOf,
    circumstances,
    contradictions,
    objectOf,
    factLink,
  };
}
