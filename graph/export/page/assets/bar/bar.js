"use strict";
/** The top of the page: what the graph is about, language, theme, link, help, and the keys. */

/**
 * The page speaks the chosen language and wears the chosen theme. To be called before any other
 * part listens: these then find the words and colors that they draw with.
 *
 * @param {View} view
 */
function followPreferences(view) {
  const apply = () => {
    const { language: chosen, theme } = view.state;
    setLanguage(chosen);
    if (theme === "auto") document.documentElement.removeAttribute("data-theme");
    else document.documentElement.setAttribute("data-theme", theme);
  };
  view.on((_, changed) => {
    if (!changed.has("language") && !changed.has("theme")) return;
    apply();
    if (changed.has("language")) translate(document);
  });
  apply();
}

/**
 * @param {Model} model
 * @param {View} view
 * @param {{link: () => string, notify: (text: string) => void}} page
 */
function createBar(model, view, page) {
  const help = createHelp();
  const entities = model.nodes.filter(({ kind }) => kind !== "NamelessEvent").length;
  const days = model.articles.flatMap(({ day }) => day ?? []).sort();
  const heading = byId("title");
  /** The nodes that the title names. */
  const named = (heading.getAttribute("data-nodes") ?? "").split(",").filter(Boolean).map(Number);

  function entitle() {
    const title = named.map(model.nameOf).join(" · ") || t("title.none");
    heading.textContent = title;
    document.title = `${title} — svyaz`;
    byId("summary").textContent = [
      plural(model.articles.length, "article"),
      days.length ? periodWords(days[0], days[days.length - 1]) : "",
      plural(entities, "node"),
    ]
      .filter(Boolean)
      .join(" · ");
  }

  // ---------------------------------------------------------------- menu

  const menu = byId("menu");
  const opener = byId("menu-open");

  /** How the page looks: as the system has it, or always light or dark. */
  const themes = make(
    "fieldset",
    {},
    make("legend", { "data-text": "theme.label" }),
    .../** @type {const} */ (["auto", "light", "dark"]).map((theme) =>
      make(
        "label",
        {},
        make("input", {
          type: "radio",
          name: "theme",
          value: theme,
          on: { change: () => view.set({ theme }) },
        }),
        make("span", { "data-text": `theme.${theme}` }),
      ),
    ),
  );

  async function copyLink() {
    menu.hidePopover();
    try {
      await navigator.clipboard.writeText(page.link());
      page.notify(t("link.copied"));
    } catch {
      page.notify(t("link.failed"));
    }
  }

  // A page inside another has no address of its own.
  const hasAddress = /^(file|https?):$/.test(window.location.protocol);
  menu.replaceChildren(
    themes,
    hasAddress
      ? make("button", { type: "button", "data-text": "link.copy", on: { click: copyLink } })
      : make("span"),
    make(
      "button",
      {
        type: "button",
        on: {
          click: () => {
            menu.hidePopover();
            help.open();
          },
        },
      },
      make("span", { "data-text": "help.open" }),
      make("kbd", {}, "?"),
    ),
  );
  menu.addEventListener("toggle", (/** @type {ToggleEvent} */ event) => {
    const { bottom, right } = opener.getBoundingClientRect();
    menu.style.top = `${bottom + 6}px`;
    menu.style.right = `${Math.max(8, document.documentElement.clientWidth - right)}px`;
    opener.setAttribute("aria-expanded", String(event.newState === "open"));
  });
  const tongues = /** @type {const} */ ([
    ["ru", "RU", "Русский"],
    ["en", "EN", "English"],
  ]).map(([code, short, name]) =>
    make(
      "button",
      {
        type: "button",
        lang: code,
        title: name,
        "aria-label": name,
        on: { click: () => view.set({ language: code }) },
      },
      short,
    ),
  );
  byId("languages").replaceChildren(...tongues);

  function mark() {
    for (const button of tongues) {
      button.setAttribute("aria-pressed", String(button.lang === view.state.language));
    }
    for (const input of menu.querySelectorAll("input[name=theme]")) {
      input.checked = input.value === view.state.theme;
    }
  }

  // ---------------------------------------------------------------- keys

  /** Escape closes one thing: the card, else the list of full height, else the map. */
  function stepBack() {
    const { node, edge, fact, tall, overview } = view.state;
    if (node !== null || edge !== null || fact !== null) view.selectNode(null);
    else if (tall) view.set({ tall: false });
    else if (overview) view.set({ overview: false });
  }

  document.addEventListener("keydown", (event) => {
    // Escape closes a dialog or the menu by itself, and nothing behind it.
    const isOver = document.querySelector("dialog[open], :popover-open") !== null;
    if (event.defaultPrevented || isOver) return;
    const target = /** @type {Element | null} */ (event.target);
    if (event.key === "Escape") {
      // A box with words in it is emptied first.
      const box = /** @type {HTMLInputElement | null} */ (target?.closest("input[type=search]"));
      if (!box?.value) stepBack();
      return;
    }
    const isTyping = target?.closest(
      "input:not([type=checkbox], [type=radio], [type=range]), select",
    );
    if (isTyping || event.ctrlKey || event.metaKey || event.altKey) return;
    // The key itself as well: with a Russian layout it types a full stop or a comma.
    const isSlash = event.key === "/" || (event.code === "Slash" && !event.shiftKey);
    if (event.key === "?" || (event.code === "Slash" && event.shiftKey)) {
      event.preventDefault();
      help.open();
    } else if (isSlash) {
      event.preventDefault();
      byId("query").focus();
      byId("query").select();
    }
  });

  view.on((_, changed) => {
    if (changed.has("language")) entitle();
    mark();
  });
  entitle();
  mark();
}
