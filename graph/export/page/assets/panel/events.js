"use strict";
/** Events: as rows by date, and as blocks that say who, to whom, where and when. */

/** Letters in which two words of one root agree: «встречи», «встретиться» and «встреча». */
const STEM = 5;

/** @typedef {ReturnType<typeof createEvents>} Events */

/**
 * @param {Model} model
 * @param {Names} names
 * @param {Evidences} evidences
 * @param {Claims} claims
 */
function createEvents(model, names, evidences, claims) {
  const { nameOf } = model;
  const { chip, chips, badge } = names;

  /**
   * "США → Китай · Женева": who, to whom, where. Whose card it stands in is named without a button,
   * and not at all where nobody else takes part.
   *
   * @param {Happening} event
   * @param {NodeId} from
   */
  function partiesLine({ agents = [], recipients = [], places = [] }, from) {
    if ([...agents, ...recipients, ...places].every((id) => id === from)) return null;
    const name = (/** @type {NodeId} */ id) =>
      id === from ? make("bdi", {}, nameOf(id)) : chip(id);
    const side = (/** @type {NodeId[]} */ ids) =>
      ids.flatMap((id, place) => (place ? [", ", name(id)] : [name(id)]));
    return make(
      "span",
      { class: "sides" },
      ...side(agents),
      recipients.length ? " → " : null,
      ...side(recipients),
      places.length && (agents.length || recipients.length) ? " · " : null,
      ...side(places),
    );
  }

  /** @param {FactId} index @param {NodeId} from whose card it stands in */
  function eventRow(index, from) {
    const event = /** @type {Happening} */ (model.facts[index]);
    const when = timeWords(event.time, event.words);
    const content = make(
      "div",
      { class: "what" },
      when ? make("span", { class: "muted when" }, when) : null,
      chip(event.node),
      // "Took place" in every row would be noise.
      event.mentioned || event.status === "Occurred"
        ? null
        : badge(event.status, model.statusWord(event)),
      partiesLine(event, from),
    );
    return evidences.row(content, event, rolesOf(event));
  }

  /** What the text calls the event, unless that only repeats the heading. @param {Happening} event */
  function whatOf(event) {
    const heading = fold(nameOf(event.node));
    const told = fold(event.trigger ?? "");
    const isEcho =
      heading.includes(told) || (!/\s/.test(told) && heading.includes(told.slice(0, STEM)));
    if (event.trigger && !isEcho) return make("span", { lang: "ru" }, quoted(event.trigger));
    // Of several kinds the last is the most exact: a talk, by telephone.
    const kind = event.deal || event.mode || event.type ? model.eventNoun(event) : "";
    return fold(kind) === heading ? "" : kind;
  }

  /** @param {FactId} index */
  function eventBlock(index) {
    const event = /** @type {Happening} */ (model.facts[index]);
    const towards = model.words().events[event.type ?? "Event"][1];
    const what = whatOf(event);
    /** @type {[string, Child][]} */
    const roles = [
      [t("fact.who"), event.agents && chips(event.agents)],
      [towards, event.recipients && chips(event.recipients)],
      [t("fact.where"), event.places && chips(event.places)],
      [t("fact.when"), (event.time || event.words) && claims.timeOf(event)],
      [t("fact.what"), what],
      [t("fact.spoken"), event.by && chips(event.by)],
    ];
    return make(
      "article",
      { class: "fact" },
      claims.standing(event),
      make(
        "dl",
        { class: "roles" },
        ...roles
          .filter(([, content]) => content)
          .flatMap(([word, content]) => [make("dt", {}, word), make("dd", {}, content)]),
      ),
      claims.contradictions(event),
      evidences.evidenceOf(
        event.evidence ?? [],
        rolesOf(event),
        event.mentioned ? undefined : event.status,
      ),
    );
  }

  return { eventRow, eventBlock };
}
