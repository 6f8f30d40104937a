"use strict";
/**
 * Events along a line of time: years, days in words, a mark for each event by what kind of dealing
 * it is, outlined where it is only planned. What follows the last article is ahead; what has no
 * date comes last.
 */

/** PLOVER's types by what the parties do: work together, or against each other. */
const TONES = /** @type {Record<string, Tone>} */ ({
  AGREE: "cooperation",
  CONSULT: "cooperation",
  SUPPORT: "cooperation",
  CONCEDE: "cooperation",
  COOPERATE: "cooperation",
  AID: "cooperation",
  RETREAT: "cooperation",
  REQUEST: "conflict",
  ACCUSE: "conflict",
  REJECT: "conflict",
  THREATEN: "conflict",
  PROTEST: "conflict",
  SANCTION: "conflict",
  MOBILIZE: "conflict",
  COERCE: "conflict",
  ASSAULT: "conflict",
});
/** @typedef {"cooperation" | "conflict" | "other"} Tone */
const TONE_MARKS = { cooperation: "circle", conflict: "triangle", other: "diamond" };
/** Events of one time that are shown at once; the others open on demand. */
const DENSE = 6;

/** @typedef {ReturnType<typeof createChronicle>} Chronicle */

/**
 * @param {Model} model
 * @param {View} view
 * @param {Cards} cards
 * @param {Retelling} told
 */
function createChronicle(model, view, cards, told) {
  const articleDays = model.articles.flatMap(({ day }) => day ?? []).sort();
  const lastDay = articleDays[articleDays.length - 1];

  /** @param {Happening} event @returns {Tone} */
  const toneOf = (event) => TONES[event.type ?? ""] ?? "other";

  /** An event without a name is called by a common noun, which begins with a capital here. */
  function nameOf(/** @type {Happening} */ event) {
    const name = model.nameOf(event.node);
    return name.charAt(0).toUpperCase() + name.slice(1);
  }

  /** The sign of a tone, as in the legend above. @param {Tone} tone */
  const sign = (tone) => drawing(TONE_MARKS[tone], tone);

  /** @param {Happening} event */
  function happening(event) {
    const { status, mentioned, trigger, sources } = event;
    const named = model.nodes[event.node].kind !== "NamelessEvent";
    const kind = model.eventNoun(event);
    const ids = (/** @type {NodeId[] | undefined} */ some) => (some ?? []).map(cards.chip);
    const recipients = ids(event.recipients);
    const places = ids(event.places);
    const isEcho = fold(nameOf(event)).includes(fold(trigger ?? ""));
    return make(
      "li",
      {
        class: `happening ${toneOf(event)} ${mentioned ? "" : status.toLowerCase()}`,
        "data-fact": event.id,
      },
      sign(toneOf(event)),
      make(
        "p",
        { class: "what" },
        make(
          "button",
          { type: "button", class: "title", on: { click: () => view.selectFact(event.id) } },
          make("bdi", {}, nameOf(event)),
        ),
        named && event.type && fold(kind) !== fold(nameOf(event))
          ? make("span", { class: "muted" }, kind)
          : null,
        mentioned || status === "Occurred"
          ? null
          : make("span", { class: `badge ${status.toLowerCase()}` }, model.statusWord(event)),
        event.against ? make("span", { class: "badge disputed" }, t("list.disputed")) : null,
      ),
      make(
        "p",
        { class: "parties" },
        ...ids(event.agents),
        recipients.length ? make("span", { class: "muted", "aria-hidden": "true" }, "→") : null,
        ...recipients,
        places.length
          ? make("span", { class: "where" }, make("span", { class: "muted" }, t("time.where")), ...places)
          : null,
      ),
      make(
        "p",
        { class: "told" },
        trigger && !isEcho
          ? [make("bdi", { class: "trigger" }, quoted(trigger)), " · "]
          : null,
        plural(sources, "source"),
        ": ",
        make("bdi", {}, told.outlets(event).slice(0, 3).join(", ")),
      ),
    );
  }

  /** Where an event stands, without the year, which the heading has. @param {Happening} event */
  function dayOf(event) {
    const [first, last] = event.time ?? [null, null];
    const year = event.days?.[0]?.slice(0, 4);
    if (first && first === last && first.startsWith(year ?? "")) {
      return formatDay(first, "dayOfYear");
    }
    const words = told.when(event);
    if (words === year) return t("time.year");
    if (first && last && last.startsWith(year ?? "")) {
      return words.replace(new RegExp(`\\s${year}$`), "");
    }
    return words;
  }

  /** Events of one time: said once, the first few shown. @param {string} time @param {Happening[]} events */
  function moment(time, events) {
    const shown = events.length > DENSE + 1 ? DENSE : events.length;
    const rest = events.slice(shown);
    const list = make("ol", { class: "happenings" }, ...events.slice(0, shown).map(happening));
    /** @type {HTMLElement | null} */
    let more = null;
    if (rest.length) {
      const others = make("ol", { class: "happenings" });
      const words = t("time.more", { events: plural(rest.length, "event") });
      more = make("details", { class: "more" }, make("summary", {}, words), others);
      more.addEventListener("toggle", () => {
        if (!others.children.length) others.append(...rest.map(happening));
      });
    }
    return make(
      "li",
      { class: "moment" },
      make("p", { class: "time" }, make("bdi", {}, time)),
      make("div", {}, list, more),
    );
  }

  /** @param {Happening[]} events @param {(event: Happening) => string} timeOf */
  function moments(events, timeOf) {
    /** @type {Map<string, Happening[]>} */
    const groups = new Map();
    for (const event of events) {
      const time = timeOf(event);
      groups.set(time, [...(groups.get(time) ?? []), event]);
    }
    return [...groups].map(([time, some]) => moment(time, some));
  }

  /** @param {string} title @param {string | null} why @param {HTMLElement[]} content */
  const era = (title, why, content) =>
    make(
      "section",
      { class: "era" },
      make("h3", {}, title),
      why ? make("p", { class: "muted" }, why) : null,
      make("ol", { class: "moments" }, ...content),
    );

  /** The events, which come in the order of their days. @param {FactId[]} ids */
  function draw(ids) {
    const events = /** @type {Happening[]} */ (ids.map((id) => model.facts[id]));
    const dated = events.filter((event) => event.days?.length);
    const undated = events.filter((event) => !event.days?.length);
    /** @type {Map<string, Happening[]>} */
    const years = new Map();
    for (const event of dated) {
      const year = event.days?.[0]?.slice(0, 4) ?? "";
      years.set(year, [...(years.get(year) ?? []), event]);
    }
    const isAhead = (/** @type {Happening} */ event) =>
      lastDay !== undefined && (event.days?.[0] ?? "") > lastDay;
    let isParted = !dated.some((event) => !isAhead(event));
    const eras = [...years].map(([year, some]) => {
      const past = some.filter((event) => !isAhead(event));
      const ahead = some.filter(isAhead);
      const content = moments(past, dayOf);
      if (ahead.length && !isParted) {
        isParted = true;
        const words = t("time.future", { day: dayWords(lastDay) });
        content.push(make("li", { class: "today" }, make("p", {}, words)));
      }
      const coming = moments(ahead, dayOf);
      for (const one of coming) one.classList.add("ahead");
      return era(String(Number(year)), null, [...content, ...coming]);
    });
    if (undated.length) {
      eras.push(
        era(
          t("time.undated"),
          t("time.undated.why"),
          moments(undated, (event) => {
            const day = event.span?.[0];
            return event.words || (day ? t("time.told", { day: dayWords(day) }) : t("date.none"));
          }),
        ),
      );
    }
    const legend = make(
      "p",
      { class: "legend" },
      ...(/** @type {const} */ (["cooperation", "conflict", "other"])).map((tone) =>
        make("span", { class: tone }, sign(tone), t(`time.${tone}`)),
      ),
      make("span", { class: "other planned" }, sign("other"), t("time.planned")),
    );
    const root = make("div", { class: "chronicle" }, legend, ...eras);
    pointAt(root, view);
    return root;
  }

  return { draw };
}
