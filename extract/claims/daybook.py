"""When an event took place that its own words do not date.

News says a day once and goes on: «МОСКВА, 27 сентября. ... поздравил», «30 октября прошла встреча
... По итогам встречи стороны договорились», «... вечером согласилась». The questions are asked in
the order of `_QUESTIONS`; the first answer counts. Each speaks of one way in which a text lets an
event have the day of something else:

    the same noun       «сегодня на саммите ...» above or below «участники саммита»
    a general word      «на забастовку вышли ... Акцию организовала»
    a circumstance      «по итогам заседания подписали»: the day on which the sitting was held
    a report            «30 октября после встречи X сообщил, что Y согласился»: Y did so there
    an hour             «вечером согласилась»: the last day told before
    an explanation      «12 ноября город остался без метро: работники вышли на забастовку»
    the lead            «X введет пошлины» over «X с 1 апреля введет пошлины»
    the dateline        the lead of a report is the day's news, unless it names another day

Nothing is dated by the article's date alone: a feature or a digest tells what happened long ago.
"""

from collections.abc import Callable, Iterable
from functools import cached_property
from itertools import islice

from extract.claims.lexicon import word_group
from extract.read.dateline import read_dateline
from extract.records import BlockKind, Event, TimeInterval
from extract.times.attach import nearest_time
from extract.times.clauses import clause_at
from extract.times.tense import is_future, is_predicate
from extract.tree import Tree
from ontology.vocabulary import EventType, Role, Status

_AT = frozenset(
    {"на", "в ходе", "по итогам", "во время", "по результатам", "в рамках", "по окончании"}
    | {"на полях", "в кулуарах", "по завершении", "после", "в завершение"}
)
"""Prepositions that put a verb on the day of the event behind them."""
_HOURS = frozenset({"утром", "вечером", "днем", "днём", "ночью"})
_OTHER = frozenset(
    {"прошлый", "прежний", "предыдущий", "следующий", "очередной", "первый", "последний", "новый"}
    | {"январский", "февральский", "мартовский", "апрельский", "майский", "июньский", "июльский"}
    | {"августовский", "сентябрьский", "октябрьский", "ноябрьский", "декабрьский"}
    | {"будущий", "каждый", "второй", "третий", "другой", "минувший", "ежегодный", "грядущий"}
)
"""Adjectives by which a noun means another event of its kind than the one told elsewhere."""
_AGREED = frozenset({EventType.AGREE, EventType.REJECT, EventType.CONCEDE, EventType.COOPERATE})
"""What is reported of a meeting as its outcome."""
_TAKEN_UP = frozenset({"акция", "мероприятие", "церемония", "событие"})
"""Nouns that, bare and first, take up the occasion of the sentence before, whatever its name."""
_OCCASIONS = word_group("occasion")
_PHASES = word_group("phase")
_PLURAL = frozenset({"переговоры", "выборы", "учение", "консультация", "торг"})
"""Nouns whose plural is one happening."""
_TELLING = frozenset({"root", "conj"})
"""Relations by which a verb tells the lead itself, not what somebody says in it."""
_CLIMB = 3
"""Governors up to the verb of a report."""
_LEAD = 2
"""Sentences that a lead may have."""


class Daybook:
    """The days that an article tells.

    Args:
        tree: of the article.
    """

    def __init__(self, tree: Tree) -> None:
        self.tree = tree

    def time(self, event: Event) -> tuple[TimeInterval, str] | None:
        """When an event without a time of its own was, and how that is known, or None."""
        index = self.tree.token_at(event.evidence[0].trigger[0])
        for reason, question in _QUESTIONS:
            if (found := question(self, event, index)) is not None:
                return found, reason
        return None

    # --- the questions ---------------------------------------------------------------------------

    def same_noun(self, event: Event, _: int) -> TimeInterval | None:
        """The day that another sentence gives to the event that the trigger names."""
        nouns = (word for word in self._trigger(event) if self.tree.lemma(word) in _OCCASIONS)
        return next((day for word in nouns if (day := self._elsewhere(word))), None)

    def taken_up(self, event: Event, index: int) -> TimeInterval | None:
        """The day of the occasion in the sentence before, which a general word takes up."""
        tree = self.tree
        number = tree.sentence_index(index)
        theme = tree.document.sentences[number].first
        if number == 0 or tree.lemma(theme) not in _TAKEN_UP or theme not in self._trigger(event):
            return None
        if tree.children(theme, "amod", "nmod", "appos", "acl"):
            return None
        before = tree.document.sentences[number - 1]
        days = {
            day.earliest: day
            for word in range(before.first, before.last)
            if tree.lemma(word) in _OCCASIONS and (day := self._day_of(word))
        }
        return next(iter(days.values())) if len(days) == 1 else None

    def circumstance(self, event: Event, index: int) -> TimeInterval | None:
        """The day of the occasion at which it was done."""
        own = set(self._trigger(event))
        clause = clause_at(self.tree, index)
        return self._occasion(word for word in range(clause.first, clause.last) if word not in own)

    def report(self, event: Event, index: int) -> TimeInterval | None:
        """The day of the meeting after which its outcome was reported."""
        if event.type not in _AGREED or event.status is not Status.OCCURRED:
            return None
        for above in islice(self.tree.ancestors(index), _CLIMB):
            clause = clause_at(self.tree, above)
            if is_predicate(self.tree, above) and not clause.first <= index < clause.last:
                return self._occasion(range(clause.first, clause.last))
        return None

    def hour(self, event: Event, index: int) -> TimeInterval | None:
        """The last day told before, where the event has an hour of it."""
        tree = self.tree
        if event.status is not Status.OCCURRED or not any(
            tree.tokens[child].text.lower() in _HOURS for child in tree.children(index)
        ):
            return None
        start = tree.tokens[index].start
        days = [
            time for time in tree.document.times if time.stop <= start and _is_day(time.interval)
        ]
        return days[-1].interval if days else None

    def explanation(self, event: Event, index: int) -> TimeInterval | None:
        """The day of what stands before the colon."""
        return self._explained(index) if event.status is Status.OCCURRED else None

    def lead(self, event: Event, index: int) -> TimeInterval | None:
        """The time of the first sentence below the headline, where its subject does the same."""
        tree = self.tree
        if tree.sentence(index).block not in self._headlines or not self._lead:
            return None
        below = tree.document.sentences[self._lead[0]]
        verb = next((n for n in range(below.first, below.last) if tree.tokens[n].rel == "root"), -1)
        if verb < 0 or not is_predicate(tree, verb):
            return None
        doers = {entity for role, entity in event.participants if role is Role.AGENT}
        subjects = (
            tree.entity_of(mention)
            for child in tree.children(verb, "nsubj")
            for mention in tree.mentions_over(child)
        )
        if not any(subject and subject.id in doers for subject in subjects):
            return None
        if is_future(tree, verb) is not (event.status is Status.PLANNED):
            return None
        dated = nearest_time(tree, verb)
        return dated.interval if dated else None

    def dateline(self, event: Event, index: int) -> TimeInterval | None:
        """The day of the report, for what its lead tells and for the occasion of its speeches."""
        day, tree = self._dateline, self.tree
        sentence = tree.sentence(index)
        if day is None or event.status is not Status.OCCURRED:
            return None
        if tree.times_in(sentence.first, sentence.last):
            return None
        if tree.tokens[index].pos == "NOUN":
            if self._is_another(index):
                return None
            said = next((word for word in tree.ancestors(index) if is_predicate(tree, word)), index)
            return (
                day if tree.case_word(index) in _AT and tree.feat(said, "Tense") == "Past" else None
            )
        is_lead = tree.sentence_index(index) in self._lead
        is_told = tree.tokens[index].rel in _TELLING and tree.feat(index, "Tense") == "Past"
        return day if is_lead and is_told else None

    # --- what they ask ---------------------------------------------------------------------------

    def _trigger(self, event: Event) -> range:
        start, stop = event.evidence[0].trigger
        return range(self.tree.token_at(start), self.tree.token_at(stop - 1) + 1)

    def _occasion(self, words: Iterable[int]) -> TimeInterval | None:
        """The day of the first occasion among the words that a verb was done at."""
        for word in words:
            if self.tree.lemma(word) in _OCCASIONS and self._preposition(word) in _AT:
                own = nearest_time(self.tree, word)
                return own.interval if own else self._elsewhere(word)
        return None

    def _preposition(self, noun: int) -> str | None:
        """The preposition of a noun; «по итогам» may be left as a noun of its own above it."""
        tree = self.tree
        above = tree.tokens[noun].head
        if tree.case_word(noun) is None and above >= 0 and tree.lemma(above) in _PHASES:
            return f"{tree.case_word(above)} {tree.tokens[above].text.lower()}"
        return tree.case_word(noun)

    def _elsewhere(self, noun: int) -> TimeInterval | None:
        """The one day that other sentences give to the happening which a noun means."""
        if self._is_another(noun):
            return None
        days = {
            day.earliest: day
            for other in self._occasions.get(self.tree.lemma(noun), ())
            if other != noun and not self._is_another(other) and not self._differ(noun, other)
            if (day := self._day_of(other))
        }
        return next(iter(days.values())) if len(days) == 1 else None

    def _day_of(self, noun: int) -> TimeInterval | None:
        """The one day that the sentence of a noun gives to what the noun means."""
        dated = nearest_time(self.tree, noun)
        day = dated.interval if dated else self._explained(noun)
        return day if day is not None and _is_day(day) else None

    def _explained(self, index: int) -> TimeInterval | None:
        """The one day before the last colon, where none stands behind it."""
        tree = self.tree
        sentence = tree.sentence(index)
        colons = [n for n in range(sentence.first, index) if tree.tokens[n].text == ":"]
        if not colons:
            return None
        told = tree.times_in(sentence.first, colons[-1])
        own = tree.times_in(colons[-1], sentence.last)
        return (
            told[0].interval if len(told) == 1 and not own and _is_day(told[0].interval) else None
        )

    def _is_another(self, noun: int) -> bool:
        """Whether an adjective sets it apart from others of its kind, or it is one of several."""
        tree = self.tree
        if tree.feat(noun, "Number") == "Plur" and tree.lemma(noun) not in _PLURAL:
            return True
        return any(tree.lemma(child) in _OTHER for child in tree.children(noun, "amod", "det"))

    def _differ(self, one: int, other: int) -> bool:
        """Whether both have parties and these are not the same."""
        first, second = (
            {self.tree.lemma(child) for child in self.tree.children(noun, "nmod")}
            for noun in (one, other)
        )
        return bool(first and second and not first & second)

    @cached_property
    def _occasions(self) -> dict[str, list[int]]:
        """The places of each noun that means an occasion."""
        places: dict[str, list[int]] = {}
        for index in range(len(self.tree.tokens)):
            if (lemma := self.tree.lemma(index)) in _OCCASIONS:
                places.setdefault(lemma, []).append(index)
        return places

    @cached_property
    def _dateline(self) -> TimeInterval | None:
        """The day that the dateline names, if there is one."""
        article = self.tree.document.article
        day = article.published
        for block in article.blocks:
            text = article.text[block.start : block.stop]
            line = read_dateline(text) if block.kind is BlockKind.HEADER else None
            if (
                day is not None
                and line is not None
                and line.day is not None
                and line.date(day) == day
            ):
                return TimeInterval(earliest=day, latest=day, value=day.isoformat(), text=text)
        return None

    @cached_property
    def _headlines(self) -> frozenset[int]:
        """The numbers of the blocks that are headlines."""
        blocks = enumerate(self.tree.document.article.blocks)
        return frozenset(n for n, block in blocks if block.kind is BlockKind.HEADLINE)

    @cached_property
    def _lead(self) -> range:
        """The numbers of the sentences of the lead."""
        document = self.tree.document
        blocks = document.article.blocks
        for number, sentence in enumerate(document.sentences):
            if blocks[sentence.block].kind is BlockKind.BODY:
                return range(number, number + _LEAD)
        return range(0)


def _is_day(time: TimeInterval) -> bool:
    return time.earliest is not None and time.earliest == time.latest


_QUESTIONS: tuple[tuple[str, Callable[[Daybook, Event, int], TimeInterval | None]], ...] = (
    ("as told of it elsewhere", Daybook.same_noun),
    ("the day of what it takes up", Daybook.taken_up),
    ("the day of the occasion", Daybook.circumstance),
    ("the day of the meeting after which it was reported", Daybook.report),
    ("an hour of the day told before", Daybook.hour),
    ("the day of what it explains", Daybook.explanation),
    ("as the lead tells", Daybook.lead),
    ("the day of the report", Daybook.dateline),
)
