"use strict";
/** The help: how to read the picture, and what the mouse and the keys do. */

addStrings({
  "help.title": ["Как читать этот граф", "How to read this graph"],
  "help.close": ["Закрыть", "Close"],
  "help.picture": ["Что нарисовано", "What is drawn"],
  "help.marks": [
    "Знак и цвет — тип объекта: человек, страна, организация… Чем больше о нём сказано, тем он крупнее.",
    "The mark and its color tell the type: a person, a country, an organization. The more is said of it, the larger it is.",
  ],
  "help.lines": [
    "Линия — один или несколько фактов о двух объектах, её цвет — вид связи. Чем она толще, тем больше независимых источников у лучше всего подтверждённого из них.",
    "A line is one fact or several about two entities, its color the kind of relation. The thicker it is, the more independent sources the best supported of them has.",
  ],
  "help.solid": ["состоялось, действует", "took place, in force"],
  "help.dashed": ["запланировано", "planned"],
  "help.dotted": ["отрицается", "denied"],
  "help.disputed": [
    "Знак ≠ на линии: источники расходятся.",
    "A ≠ on a line: sources disagree.",
  ],
  "help.part": [
    "Сначала видно главное; остальное открывается двойным щелчком, поиском или на вкладках, где факты перечислены полностью.",
    "At first you see what matters most; the rest opens by a double click, by search, or under the tabs, which list every fact.",
  ],
  "help.counts": ["Откуда цифры", "Where the figures come from"],
  "help.sources": [
    "Независимые источники факта — разные издания и те, на кого они ссылаются; перепечатка не добавляет источника.",
    "Independent sources of a fact are different outlets and those they quote; a reprint adds none.",
  ],
  "help.confidence": [
    "Уверенность в процентах — насколько программа уверена, что верно прочла текст, а не насколько верно написанное.",
    "Confidence in percent is how sure the program is that it read the text rightly, not how true the text is.",
  ],
  "help.filters": [
    "Фильтры действуют все вместе. Число рядом с вариантом — сколько останется, если выбрать его при прочих фильтрах. У факта без своей даты днём считается день публикации.",
    "All filters hold at once. The number beside a choice is what it leaves with the other filters as they are. A fact without a date of its own counts on the day its article appeared.",
  ],
  "help.file": [
    "Тот же граф для программ — в файле graph.ttl (RDF Turtle), который записан рядом с этой страницей.",
    "The same graph for programs is in graph.ttl (RDF Turtle), written beside this page.",
  ],
  "help.mouse": ["Мышь", "Mouse"],
  "help.keys": ["Клавиши", "Keys"],
  "help.click": ["Щелчок", "Click"],
  "help.clickDoes": [
    "карточка объекта или цитаты к линии",
    "card of an entity, or the quotes behind a line",
  ],
  "help.double": ["Двойной щелчок", "Double click"],
  "help.doubleDoes": ["показать соседей объекта", "show what an entity is joined to"],
  "help.drag": ["Перетаскивание", "Drag"],
  "help.dragDoes": ["передвинуть объект или весь граф", "move an entity, or the whole graph"],
  "help.wheel": ["Колесо", "Wheel"],
  "help.wheelDoes": ["крупнее и мельче", "zoom"],
  "help.alt": ["Alt + щелчок", "Alt + click"],
  "help.altDoes": ["в легенде: оставить только это", "in the legend: this alone"],
  "help.slash": ["к поиску", "to the search"],
  "help.tab": ["по вкладкам, графу, фильтрам", "through tabs, graph and filters"],
  "help.arrows": ["на графе: к соседнему объекту", "in the graph: to the next entity"],
  "help.enter": [
    "на графе: выбрать, ещё раз — показать соседей",
    "in the graph: choose, once more: show what it is joined to",
  ],
  "help.backspace": ["на графе: убрать соседей", "in the graph: take away what it is joined to"],
  "help.zoom": ["крупнее, мельче, весь граф", "zoom in, zoom out, the whole graph"],
  "help.escape": ["закрыть карточку или окно", "close a card or a window"],
  "help.question": ["эта справка", "this help"],
  "key.arrows": ["Стрелки", "Arrows"],
});

function createHelp() {
  const dialog = byId("help");

  /** @param {string} key */
  const paragraph = (key) => make("p", {}, t(key));
  /** @param {[string, string][]} rows what is done, and what it does */
  const table = (rows) =>
    make(
      "dl",
      { class: "keys-table" },
      ...rows
        .map(([name, does]) => [make("dt", {}, make("kbd", {}, name)), make("dd", {}, t(does))])
        .flat(),
    );
  /** @param {string} title @param {Child[]} content */
  const block = (title, ...content) => make("section", {}, make("h3", {}, t(title)), ...content);

  function content() {
    return [
      make(
        "header",
        {},
        make("h2", { id: "help-title" }, t("help.title")),
        make(
          "button",
          {
            type: "button",
            class: "close",
            "aria-label": t("help.close"),
            title: t("help.close"),
            on: { click: () => dialog.close() },
          },
          "×",
        ),
      ),
      block(
        "help.picture",
        paragraph("help.marks"),
        paragraph("help.lines"),
        make(
          "p",
          { class: "samples" },
          make("span", {}, lineSample("ink"), t("help.solid")),
          make("span", {}, lineSample("ink planned"), t("help.dashed")),
          make("span", {}, lineSample("ink denied"), t("help.dotted")),
        ),
        paragraph("help.disputed"),
        paragraph("help.part"),
      ),
      make(
        "div",
        { class: "columns" },
        block(
          "help.mouse",
          table([
            [t("help.click"), "help.clickDoes"],
            [t("help.double"), "help.doubleDoes"],
            [t("help.drag"), "help.dragDoes"],
            [t("help.wheel"), "help.wheelDoes"],
            [t("help.alt"), "help.altDoes"],
          ]),
        ),
        block(
          "help.keys",
          table([
            ["/", "help.slash"],
            ["Tab", "help.tab"],
            [t("key.arrows"), "help.arrows"],
            ["Enter", "help.enter"],
            ["Backspace", "help.backspace"],
            ["+ − 0", "help.zoom"],
            ["Esc", "help.escape"],
            ["?", "help.question"],
          ]),
        ),
      ),
      block(
        "help.counts",
        paragraph("help.sources"),
        paragraph("help.confidence"),
        paragraph("help.filters"),
        paragraph("help.file"),
      ),
    ];
  }

  // A click beside the window closes it, as everywhere.
  dialog.addEventListener("click", (/** @type {MouseEvent} */ event) => {
    if (event.target === dialog) dialog.close();
  });

  return {
    open() {
      dialog.replaceChildren(make("div", { class: "help" }, ...content()));
      dialog.showModal();
      dialog.scrollTop = 0;
    },
  };
}
