"""When an event took place that its own words do not date.

News says a day once and goes on: «МОСКВА, 27 сентября. ... поздравил», «30 октября прошла встреча
... По итогам встречи стороны договорились», «... вечером согласилась». The questions are asked in
the order of `_QUESTIONS`; the first answer counts. Each speaks of one way in which a text lets an
event have the day of something else:

    the same noun       «сегодня на саммите ...» above or below «участники саммита»
    a general word      «на забастовку вышли ... Акцию организовала»
    a circumstance      «по итогам заседания подписали»: the day on which the sitting was held
    a report            «30 октября после встречи X сообщил, что Y согласился»: Y did so there;
                        «Стороны договорились. Об этом сообщили по итогам встречи 1 марта»
    a continuation      «На саммите 5 мая решили ... Кроме того, совет поручил ...»
    a gathering         «5 мая прошла встреча X и Y. Они подписали ...»: what its parties did next
    an hour             «вечером согласилась»: the last day told before
    an explanation      «12 ноября город остался без метро: работники вышли на забастовку»
    the lead            «X введет пошлины» over «X с 1 апреля введет пошлины»
    the dateline        the lead of a report is the day's news, unless it names another day

Nothing is dated by the article's date alone: a feature or a digest tells what happened long ago.
"""

from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import replace
from functools import cached_property
from itertools import islice

from extract.claims.happenings import actors_of
from extract.claims.lexicon import word_group
from extract.claims.occasions import AT, Occasions, is_day, only
from extract.claims.reasons import by_context
from extract.read.dateline import read_dateline
from extract.records import BlockKind, Event, TimeInterval
from extract.times.attach import nearest_time
from extract.times.clauses import clause_at
from extract.times.tense import is_future, is_predicate
from extract.tree import Tree
from ontology.vocabulary import EventType, Role, Status

_HOURS = frozenset({"утром", "вечером", "днем", "днём", "ночью"})
_AGREED = frozenset({EventType.AGREE, EventType.REJECT, EventType.CONCEDE, EventType.COOPERATE})
"""What is reported of a meeting as its outcome."""
_TAKEN_UP = frozenset({"акция", "мероприятие", "церемония", "событие"})
"""Nouns that, bare and first, take up the occasion of the sentence before, whatever its name."""
_TELLING = frozenset({"root", "conj"})
"""Relations by which a verb tells the lead itself, not what somebody says in it."""
_CLIMB = 3
"""Governors up to the verb of a report."""
_OF_THIS = "об этом "
_ADDITIVE = word_group("additive")
_NEXT = 2
"""Sentences after that of a gathering which still tell of it."""
_LEAD = 2
"""Sentences that a lead may have."""


class Daybook:
    """The days that an article tells.

    Args:
        tree: of the article.
    """

    def __init__(self, tree: Tree) -> None:
        self.tree = tree
        self.occasions = Occasions(tree)
        self._told: dict[int, list[Event]] = {}
        """The dated events so far, in the order of the text, by the start of each sentence."""

    def dated(self, events: Iterable[Event]) -> Iterator[Event]:
        """The events, those without a time of their own with that of what they belong to.

        Args:
            events: of the article, in the order of the text.
        """
        for event in events:
            found = event if event.time else self._with_day(event)
            if found.time is not None:
                for start in dict.fromkeys(evidence.start for evidence in found.evidence):
                    self._told.setdefault(start, []).append(found)
            yield found

    def _with_day(self, event: Event) -> Event:
        index = self.tree.token_at(event.evidence[0].trigger[0])
        for reason, question in _QUESTIONS:
            if (time := question(self, event, index)) is not None:
                first, *others = event.evidence
                first = replace(first, reasons=(*first.reasons, by_context(time, reason)))
                return replace(event, time=time, evidence=(first, *others))
        return event

    # --- the questions ---------------------------------------------------------------------------

    def same_noun(self, event: Event, _: int) -> TimeInterval | None:
        """The day that another sentence gives to the event that the trigger names."""
        nouns = filter(self.occasions.is_named, self._trigger(event))
        return next(filter(None, map(self.occasions.day_elsewhere, nouns)), None)

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
        nouns = filter(self.occasions.is_named, range(before.first, before.last))
        return only(map(self.occasions.day, nouns))

    def circumstance(self, event: Event, index: int) -> TimeInterval | None:
        """The day of the occasion at which it was done."""
        own = set(self._trigger(event))
        clause = clause_at(self.tree, index)
        words = (word for word in range(clause.first, clause.last) if word not in own)
        return self.occasions.first_day(words)

    def report(self, event: Event, index: int) -> TimeInterval | None:
        """The day of the meeting after which its outcome was reported."""
        tree = self.tree
        if event.type not in _AGREED or event.status is not Status.OCCURRED:
            return None
        for above in islice(tree.ancestors(index), _CLIMB):
            clause = clause_at(tree, above)
            if is_predicate(tree, above) and not clause.first <= index < clause.last:
                return self.occasions.first_day(range(clause.first, clause.last))
        number = tree.sentence_index(index) + 1
        if number >= len(tree.document.sentences):
            return None
        after = tree.document.sentences[number]
        opening = tree.document.article.text[after.start : after.stop].lower()
        if not opening.startswith(_OF_THIS):
            return None
        return self.occasions.first_day(range(after.first, after.last))

    def continuation(self, event: Event, index: int) -> TimeInterval | None:
        """The day of what the sentence before tells, where this one goes on about it."""
        tree = self.tree
        number = tree.sentence_index(index)
        sentence = tree.document.sentences[number]
        is_more = tree.tokens[sentence.first].text.lower() in _ADDITIVE
        if event.status is not Status.OCCURRED or not is_more:
            return None
        if tree.times_in(sentence.first, sentence.last):
            return None
        found = only(told.time for told in self._in_sentence(number - 1))
        return found if is_day(found) else None

    def gathering(self, event: Event, index: int) -> TimeInterval | None:
        """The day of the gathering told just before, for what its parties did, in the past tense.

        No other day may be named from there to here.
        """
        tree = self.tree
        doers = set(actors_of(event, Role.AGENT))
        if event.status is not Status.OCCURRED or tree.feat(index, "Tense") != "Past" or not doers:
            return None
        here = tree.sentence_index(index)
        for number in range(here, max(here - _NEXT, 0) - 1, -1):
            for told in self._in_sentence(number):
                parties = {told.entity, *(entity for _, entity in told.participants)}
                if told.type is EventType.CONSULT and is_day(told.time) and doers <= parties:
                    return told.time if told.status is Status.OCCURRED else None
            sentence = tree.document.sentences[number]
            if tree.times_in(sentence.first, sentence.last):
                return None
        return None

    def hour(self, event: Event, index: int) -> TimeInterval | None:
        """The last day told before, where the event has an hour of it."""
        tree = self.tree
        if event.status is not Status.OCCURRED or not any(
            tree.tokens[child].text.lower() in _HOURS for child in tree.children(index)
        ):
            return None
        start = tree.tokens[index].start
        told = (time.interval for time in reversed(tree.document.times) if time.stop <= start)
        return next(filter(is_day, told), None)

    def explanation(self, event: Event, index: int) -> TimeInterval | None:
        """The day of what stands before the colon."""
        return self.occasions.day_explained(index) if event.status is Status.OCCURRED else None

    def lead(self, event: Event, index: int) -> TimeInterval | None:
        """The time of the first sentence below the headline, where its subject does the same."""
        tree = self.tree
        if tree.sentence(index).block not in self._headlines or not self._lead:
            return None
        below = tree.document.sentences[self._lead[0]]
        verb = next((n for n in range(below.first, below.last) if tree.tokens[n].rel == "root"), -1)
        if verb < 0 or not is_predicate(tree, verb):
            return None
        doers = set(actors_of(event, Role.AGENT))
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
            if self.occasions.is_another(index):
                return None
            said = next((word for word in tree.ancestors(index) if is_predicate(tree, word)), index)
            is_past = tree.feat(said, "Tense") == "Past"
            return day if is_past and self.occasions.preposition(index) in AT else None
        is_lead = tree.sentence_index(index) in self._lead
        is_told = tree.tokens[index].rel in _TELLING and tree.feat(index, "Tense") == "Past"
        return day if is_lead and is_told else None

    # --- what they ask ---------------------------------------------------------------------------

    def _in_sentence(self, number: int) -> Sequence[Event]:
        """The dated events that a sentence tells."""
        if number < 0:
            return ()
        return self._told.get(self.tree.document.sentences[number].start, ())

    def _trigger(self, event: Event) -> range:
        start, stop = event.evidence[0].trigger
        return range(self.tree.token_at(start), self.tree.token_at(stop - 1) + 1)

    @cached_property
    def _dateline(self) -> TimeInterval | None:
        """The day that the dateline names, if there is one."""
        article = self.tree.document.article
        day = article.published
        for block in article.blocks:
            text = article.text[block.start : block.stop]
            line = read_dateline(text) if block.kind is BlockKind.HEADER else None
            if day is None or line is None or line.day is None:
                continue
            if line.date(day) == day:
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


_QUESTIONS: tuple[tuple[str, Callable[[Daybook, Event, int], TimeInterval | None]], ...] = (
    ("as told of it elsewhere", Daybook.same_noun),
    ("the day of what it takes up", Daybook.taken_up),
    ("the day of the occasion", Daybook.circumstance),
    ("the day of the meeting after which it was reported", Daybook.report),
    ("goes on about the day told before", Daybook.continuation),
    ("the day of the gathering told before", Daybook.gathering),
    ("an hour of the day told before", Daybook.hour),
    ("the day of what it explains", Daybook.explanation),
    ("as the lead tells", Daybook.lead),
    ("the day of the report", Daybook.dateline),
)
