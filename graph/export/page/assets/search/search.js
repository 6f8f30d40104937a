"use strict";
/**
 * The search box: a combobox over everything that has a name or says something, drawn or not.
 * Keys as in the ARIA pattern: arrows, Home and End move, Enter chooses, Escape closes.
 */

/**
 * @param {Model} model
 * @param {{node: (id: NodeId) => void, fact: (id: FactId) => void, article: (id: ArticleId) => void}} open
 *   what a choice opens
 */
function createSearch(model, open) {
  const { nodes, facts, articles } = model;
  const finding = createFinding(model);
  const told = createRetelling(model);
  /** @type {HTMLInputElement} */
  const query = byId("query");
  /** @type {HTMLElement} */
  const list = byId("found");
  const status = make("p", { class: "unseen", role: "status" });
  list.after(status);
  /** @type {Found[]} */
  let results = [];
  let active = -1;

  const options = () => /** @type {HTMLElement[]} */ ([...list.querySelectorAll("[role=option]")]);

  /** @param {Found} found @returns {[Child, string, string]} mark, name and what else tells it */
  function words({ kind, id }) {
    if (kind === "thing") {
      const node = nodes[id];
      return [model.markOf(node), model.nameOf(id), otherName(node)];
    }
    if (kind === "article") {
      const { outlet, day } = articles[id];
      const rest = [outlet, day && dayWords(day)].filter(Boolean).join(", ");
      return [null, model.headlineOf(articles[id]), rest];
    }
    const fact = facts[id];
    if (fact.kind === "event") {
      const sides = [told.listed(fact.agents), told.listed(fact.recipients)].filter(Boolean);
      const rest = [sides.join(" → "), told.when(fact)].filter(Boolean).join(", ");
      return [model.markOf(nodes[fact.node]), model.nameOf(fact.node), rest];
    }
    const said = /** @type {Statement} */ (fact);
    return [null, quoted(said.text), model.nameOf(said.speaker)];
  }

  /** The type of a thing, and the alias by which it was found. @param {GraphNode} node */
  function otherName(node) {
    const typed = bareName(query.value);
    const name = model.nameOf(node.id);
    const alias = bareName(name).includes(typed)
      ? undefined
      : [node.name, node.en, ...(node.aliases ?? [])].find(
          (one) => one && one !== name && bareName(one).includes(typed),
        );
    return [model.typeWord(node), alias].filter(Boolean).join(", ");
  }

  /** @param {Found} found @param {number} number */
  function option(found, number) {
    const [mark, name, rest] = words(found);
    return make(
      "li",
      {
        role: "option",
        id: `found-${number}`,
        class: `option of-${found.kind}`,
        "aria-selected": "false",
        "data-node": found.kind === "thing" ? found.id : null,
        on: {
          // Not "click": the box would lose the focus and the list would close before it.
          pointerdown: (event) => event.preventDefault(),
          click: () => choose(number),
        },
      },
      mark,
      make("bdi", { class: "name" }, name),
      make("bdi", { class: "rest" }, rest),
    );
  }

  /** @param {FoundKind} kind */
  function group(kind) {
    const some = results.flatMap((found, number) =>
      found.kind === kind ? [option(found, number)] : [],
    );
    if (!some.length) return null;
    const title = t(`search.${kind}`);
    return make(
      "li",
      { role: "group", "aria-label": title },
      make("span", { class: "kind-of", "aria-hidden": "true" }, title),
      make("ul", { role: "presentation" }, ...some),
    );
  }

  /** @param {boolean} isOpen */
  function show(isOpen) {
    list.hidden = !isOpen;
    query.setAttribute("aria-expanded", String(isOpen));
    if (!isOpen) mark(-1);
  }

  /** @param {number} number of the option that Enter would choose */
  function mark(number) {
    active = number;
    options().forEach((one, place) => {
      one.setAttribute("aria-selected", String(place === number));
      if (place === number) one.scrollIntoView({ block: "nearest" });
    });
    if (number < 0) query.removeAttribute("aria-activedescendant");
    else query.setAttribute("aria-activedescendant", `found-${number}`);
  }

  function look() {
    const text = query.value.trim();
    results = finding.find(text);
    const groups = /** @type {const} */ (["thing", "event", "article", "statement"]).map(group);
    const isGuess = results.some((found) => found.isGuess);
    list.replaceChildren(
      ...(isGuess ? [make("li", { class: "none", role: "presentation" }, t("search.guess"))] : []),
      ...groups.filter((one) => one !== null),
      ...(results.length || !text
        ? []
        : [make("li", { class: "none", role: "presentation" }, t("search.none"))]),
    );
    status.textContent = !text
      ? ""
      : results.length
        ? [isGuess ? `${t("search.guess")}: ` : "", plural(results.length, "search.count")].join("")
        : t("search.none");
    show(text !== "");
    mark(results.length ? 0 : -1);
  }

  /** @param {number} number */
  function choose(number) {
    const { kind, id } = results[number];
    show(false);
    // A name left in the box would look like a filter.
    query.value = "";
    status.textContent = "";
    if (kind === "thing") open.node(id);
    else if (kind === "article") open.article(id);
    else open.fact(id);
  }

  query.addEventListener("input", look);
  // Names are folded while one reaches for the keyboard.
  query.addEventListener("focus", () => window.setTimeout(finding.prepare, 0));
  query.addEventListener("keydown", (event) => {
    const isOpen = !list.hidden;
    const last = options().length - 1;
    if (event.key === "Escape" && (isOpen || query.value)) {
      event.stopPropagation();
      event.preventDefault();
      if (!isOpen) query.value = "";
      show(false);
    } else if (event.key === "ArrowDown" && !isOpen && query.value.trim()) {
      event.preventDefault();
      look();
    } else if (isOpen && last >= 0) {
      /** @type {Record<string, number>} */
      const steps = {
        ArrowDown: active >= last ? 0 : active + 1,
        ArrowUp: active <= 0 ? last : active - 1,
        Home: 0,
        End: last,
      };
      if (event.key in steps && !event.shiftKey) {
        event.preventDefault();
        mark(steps[event.key]);
      } else if (event.key === "Enter" && active >= 0) {
        event.preventDefault();
        choose(active);
      }
    }
  });
  query.addEventListener("blur", () => show(false));
  return finding;
}
