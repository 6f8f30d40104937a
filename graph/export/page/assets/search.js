"use strict";
const SEARCH_ROWS = 8;

/**
 * The search box: names, aliases and English names, whatever the case, with ё or е.
 *
 * @param {object} model
 * @param {function(number)} onChoice called with the number of the chosen node
 */
function createSearch(model, onChoice) {
  const { nodes, typeWord, markOf } = model;
  for (const node of nodes) {
    node.folded = [node.name, node.en ?? "", ...(node.aliases ?? [])].map(fold);
  }
  const query = document.getElementById("query");
  const found = document.getElementById("found");
  let active = -1;

  /** Nodes whose names contain what is typed: whole names first, then beginnings, then weight. */
  function matches(text) {
    const wanted = fold(text);
    if (!wanted) return [];
    const quality = (node) =>
      Math.min(
        ...node.folded.map((name) => {
          if (name === wanted) return 0;
          if (name.startsWith(wanted)) return 1;
          if (name.includes(` ${wanted}`)) return 2;
          return name.includes(wanted) ? 3 : 9;
        }),
      );
    return nodes
      .filter((node) => node.kind !== "NamelessEvent")
      .map((node) => [quality(node), node])
      .filter(([rank]) => rank < 9)
      .sort(([a, x], [b, y]) => a - b || y.weight - x.weight || x.id - y.id)
      .slice(0, SEARCH_ROWS)
      .map(([, node]) => node);
  }

  function choose(id) {
    found.hidden = true;
    query.setAttribute("aria-expanded", "false");
    query.value = nodes[id].name;
    onChoice(id);
  }

  function mark(number) {
    active = number;
    [...found.children].forEach((option, index) =>
      option.setAttribute("aria-selected", String(index === number)),
    );
    query.setAttribute("aria-activedescendant", found.children[number]?.id ?? "");
  }

  query.addEventListener("input", () => {
    const results = matches(query.value);
    found.replaceChildren(
      ...results.map((node, index) => {
        const alias = (node.aliases ?? []).find((name) => fold(name).includes(fold(query.value)));
        const shownAlias = alias && !node.folded[0].includes(fold(query.value)) ? alias : null;
        return make(
          "li",
          {
            role: "option",
            id: `found-${index}`,
            "data-node": String(node.id),
            on: {
              pointerdown: (event) => {
                event.preventDefault();
                choose(node.id);
              },
            },
          },
          markOf(node),
          make("bdi", {}, node.name),
          make(
            "span",
            { class: "muted" },
            shownAlias ? `${typeWord(node)}, ${shownAlias}` : typeWord(node),
          ),
        );
      }),
      ...(results.length || !query.value.trim()
        ? []
        : [make("li", { class: "muted" }, "Ничего не нашлось")]),
    );
    found.hidden = !found.children.length;
    query.setAttribute("aria-expanded", String(!found.hidden));
    mark(results.length ? 0 : -1);
  });
  query.addEventListener("keydown", (event) => {
    const options = [...found.querySelectorAll("[data-node]")];
    if (event.key === "ArrowDown" || event.key === "ArrowUp") {
      event.preventDefault();
      const step = event.key === "ArrowDown" ? 1 : -1;
      if (options.length) mark((active + step + options.length) % options.length);
    } else if (event.key === "Enter" && options[active] && !found.hidden) {
      choose(Number(options[active].dataset.node));
    }
  });
  query.addEventListener("blur", () => {
    found.hidden = true;
    query.setAttribute("aria-expanded", "false");
  });
}
