"use strict";
/** Words of the picture: what stands over it and what it says aloud. */

addStrings({
  "picture.keys": [
    "Стрелки — к соседнему узлу, Enter — карточка узла, ещё раз Enter — показать соседей, Backspace — свернуть их, Home — к главному, плюс и минус — масштаб, 0 — показать всё",
    "Arrows move to a neighbor, Enter opens the card of a node, Enter again shows its neighbors, Backspace collapses them, Home goes to the main node, plus and minus zoom, 0 shows all",
  ],
  "picture.more": ["ещё не показано соседей: {count}", "neighbors not shown yet: {count}"],
  "picture.added": [
    ["узел добавлен", "узла добавлено", "узлов добавлено"],
    ["node added", "nodes added"],
  ],
  "picture.removed": [
    ["узел свёрнут", "узла свёрнуто", "узлов свёрнуто"],
    ["node collapsed", "nodes collapsed"],
  ],
  "picture.member": [
    ["объект", "объекта", "объектов"],
    ["thing", "things"],
  ],
  "trail.only": ["Только", "Only"],
  "trail.depth1": ["и соседи", "and neighbors"],
  "trail.depth2": ["и соседи соседей", "and their neighbors"],
  "trail.leave": ["Вернуться", "Back"],
  "trail.graph": ["К графу", "To the graph"],
  "trail.overview": ["Все сообщества", "All communities"],
  "trail.count": ["{shown} из {all}", "{shown} of {all}"],
  "trail.part": ["главные {shown} из {all}", "the main {shown} of {all}"],
  "overview.button": ["Сообщества: весь граф с высоты", "Communities: the whole graph from above"],
  "overview.label": [
    "Сообщества графа: круг тем больше, чем больше в нём объектов",
    "Communities of the graph: the more things, the larger the circle",
  ],
  "overview.communities": [
    ["сообщество", "сообщества", "сообществ"],
    ["community", "communities"],
  ],
  "overview.passing": ["{all}, проходят фильтры: {shown}", "{all}, pass the filters: {shown}"],
  "overview.hint": ["щёлкните круг, чтобы его открыть", "click a circle to open it"],
  "overview.rest": ["Прочее", "The rest"],
  "rings.button": ["Кольца: в какой статье назван узел", "Rings: which article names a node"],
  "rings.title": ["Назван в статье:", "Named in:"],
  "crowd.some": [
    "Показано узлов: {count}. Так много трудно прочесть: отберите фильтрами или сверните соседей.",
    "{count} nodes are shown. So many are hard to read: filter them or collapse neighbors.",
  ],
  "crowd.much": [
    "Показано узлов: {count}. Это уже не прочесть: отберите фильтрами, сверните соседей или откройте список фактов.",
    "{count} nodes are shown, too many to read: filter them, collapse neighbors or open the list of facts.",
  ],
  "crowd.full": [
    "Показано узлов: {count}, больше граф не вместит. Отберите фильтрами, сверните соседей или откройте список фактов.",
    "{count} nodes are shown, the picture holds no more. Filter them, collapse neighbors or open the list of facts.",
  ],
  "undrawn.node": [
    [
      "объект проходит фильтры, но не нарисован",
      "объекта проходят фильтры, но не нарисованы",
      "объектов проходят фильтры, но не нарисованы",
    ],
    ["thing passes the filters, but is not drawn", "things pass the filters, but are not drawn"],
  ],
  "undrawn.more": ["Ещё {words}", "Another {words}"],
  "undrawn.show": ["Показать", "Show"],
  "undrawn.none": ["Ничего не прошло через фильтры", "Nothing passes the filters"],
  "undrawn.lists": [
    "Рисовать нечего: что прошло через фильтры, есть только в списках",
    "Nothing to draw: what passes the filters stands in the lists alone",
  ],
  "undrawn.reset": ["Сбросить фильтры", "Clear the filters"],
  "undrawn.empty": [
    "Связей, которые можно нарисовать, не нашлось",
    "No relations that could be drawn were found",
  ],
  "crowd.restart": ["К началу", "Start again"],
});
