"use strict";
/** Words of the panel: cards, facts, sentences and where they stand. */
addStrings({
  "panel.overview": ["Обзор", "Overview"],
  "panel.back": ["Назад", "Back"],
  "panel.back.to": ["Назад: {name}", "Back to {name}"],
  "panel.close": ["Закрыть карточку", "Close the card"],
  "panel.more": ["Ещё {count}", "{count} more"],
  "panel.unfiltered": [
    "Здесь всё, что известно, — и то, что скрыли фильтры.",
    "All that is known is here, including what the filters hide.",
  ],
  "panel.opened": ["Открыто: {name}", "Open: {name}"],

  "drawer.full": ["Развернуть панель", "Expand the panel"],
  "drawer.half": ["Вернуть панель к половине экрана", "Panel at half height"],
  "drawer.closed": ["Свернуть панель", "Collapse the panel"],

  // ------------------------------------------------------------------ overview
  "overview.about": ["О чём этот граф", "What this graph is about"],
  "overview.main": ["Главное", "Main things"],
  "overview.unlinked": ["Ещё {nodes} без связей", "Also mentioned, without links: {nodes}"],
  "overview.articles": ["Статьи", "Articles"],
  "overview.allArticles": ["Все статьи", "All articles"],
  "overview.noFacts": ["Фактов не нашлось", "No facts were found"],
  "overview.noFacts.why": [
    "В этих статьях нет ни одного утверждения, события или высказывания, в котором можно быть " +
      "достаточно уверенным.",
    "These articles hold no claim, event or statement that is sure enough.",
  ],
  "overview.noClaims": [
    "Отношений между объектами не нашлось; события и высказывания — на своих вкладках.",
    "No relations between things were found; events and statements have tabs of their own.",
  ],
  "overview.nonePass": [
    "Ни один факт не проходит заданные фильтры.",
    "No fact passes the chosen filters.",
  ],
  "overview.clear": ["Сбросить фильтры", "Clear the filters"],
  "count.article": [
    ["статья", "статьи", "статей"],
    ["article", "articles"],
  ],
  "count.node": [
    ["объект", "объекта", "объектов"],
    ["entity", "entities"],
  ],
  "count.claim": [
    ["факт", "факта", "фактов"],
    ["fact", "facts"],
  ],
  "count.event": [
    ["событие", "события", "событий"],
    ["event", "events"],
  ],
  "count.statement": [
    ["высказывание", "высказывания", "высказываний"],
    ["statement", "statements"],
  ],

  // ------------------------------------------------------------------ node
  "node.names": ["Другие названия", "Other names"],
  "node.names.Person": ["Другие имена", "Other names"],
  "node.latin": ["Латиницей", "In Latin script"],
  "node.code": ["Код страны", "Country code"],
  "node.show": ["Показать соседей", "Show neighbors"],
  "node.hide": ["Убрать соседей", "Hide neighbors"],
  "node.only": ["Только соседи", "Neighbors only"],
  "node.only.1": ["1 шаг", "1 step"],
  "node.only.2": ["2 шага", "2 steps"],
  "node.only.title": [
    "Оставить на графе только то, что связано с «{name}»: {nodes}",
    "Keep only what is linked to “{name}”: {nodes}",
  ],
  "node.events": ["События", "Events"],
  "node.said": ["Что говорит", "What it says"],
  "node.said.Person": ["Что говорит", "Own words"],
  "node.told": ["Кто об этом говорит", "What others say of it"],
  "node.told.Person": ["Что говорят другие", "What others say"],
  "node.articles": ["Упоминается в статьях", "Named in articles"],
  "node.noFacts": [
    "Только упоминания в статьях: ни отношений, ни событий, ни высказываний не нашлось.",
    "Articles only name it: no relation, event or statement was found.",
  ],

  // ------------------------------------------------------------------ facts
  "fact.kind": ["Факт", "Fact"],
  "fact.open": ["О факте подробнее", "More on this fact"],
  "fact.event": ["Событие", "Event"],
  "fact.statement": ["Высказывание", "Statement"],
  "fact.says": ["{speaker} говорит", "{speaker} says"],
  "fact.tie": ["Связь", "Link"],
  "fact.part": ["Участие в событии", "Part in an event"],
  "fact.statements": ["Кто о ком говорит", "Who speaks of whom"],
  "fact.disputed": ["источники расходятся", "sources disagree"],
  "fact.disputed.short": ["спорно", "disputed"],
  "fact.against": ["Чему противоречит", "What it contradicts"],
  "fact.spoken": ["Со слов", "According to"],
  "fact.spoken.row": ["со слов", "according to"],
  "fact.when": ["Когда", "When"],
  "fact.inArticle": ["в статье: «{words}»", "in the article: “{words}”"],
  "fact.beside": ["Ещё между ними", "Also between them"],
  "fact.named": ["только упоминается", "only named"],
  "fact.who": ["Кто", "Who"],
  "fact.where": ["Где", "Where"],
  "fact.what": ["Что", "What"],

  "sure.high": ["уверенность высокая", "high confidence"],
  "sure.fair": ["уверенность средняя", "fair confidence"],
  "sure.low": ["уверенность низкая", "low confidence"],
  "sure.percent": ["{word}, {percent} %", "{word}, {percent} %"],
  "sure.why.one": [
    "Это точность того, что нашло факт, на текстах, которых оно не видело. Источник один: второго " +
      "подтверждения нет.",
    "This is the precision, on unseen texts, of what found the fact. There is one source and no " +
      "second confirmation.",
  ],
  "sure.why.many": [
    "Сведено по независимым источникам: самое надёжное предложение каждого, каждый следующий " +
      "источник считается вполовину. Перепечатки не считаются.",
    "Combined over independent sources: the surest sentence of each, every further source counts " +
      "half. Reprints do not count.",
  ],
  "sure.why.disputed": [
    "Факту противоречит другой, поэтому согласие источников уверенности не прибавляет.",
    "Another fact contradicts this one, so agreement between sources adds nothing.",
  ],
  "source.independent": [
    "Независимые источники; перепечатки не считаются",
    "Independent sources; reprints do not count",
  ],

  // ------------------------------------------------------------------ statements
  "statement.open": ["О высказывании подробнее", "More on this statement"],
  "statement.to": ["кому:", "to:"],
  "statement.about": ["упомянуты:", "mentions:"],
  "statement.verb": ["глагол речи: «{verb}»", "reporting verb: “{verb}”"],

  // ------------------------------------------------------------------ evidence
  "evidence.show": ["Показать предложения из статей", "Show the sentences of the articles"],
  "article.listed": ["Показать в списке статей", "Show in the list of articles"],
  "evidence.source": ["источник: {name}", "source: {name}"],
  "evidence.cites": ["со ссылкой на", "citing"],
  "evidence.here": ["здесь — {status}", "here: {status}"],
  "evidence.rule": ["правило", "rule"],
  "evidence.model": ["модель", "model"],
  "evidence.merge": ["сведение статей", "merging of articles"],
  "evidence.score": ["уверенность {percent} %", "confidence {percent} %"],
  "evidence.failed": [
    "Предложения прочитать не удалось: файл страницы повреждён или записан не полностью.",
    "The sentences could not be read: the page's file is damaged or incomplete.",
  ],

  // ------------------------------------------------------------------ identifiers
  "iri.label": ["Идентификатор в Turtle", "Identifier in the Turtle"],
  "iri.copy": ["Скопировать IRI", "Copy IRI"],
  "iri.copied": ["Скопировано", "Copied"],
  "iri.selected": ["Выделено — нажмите Ctrl+C", "Selected: press Ctrl+C"],
});
