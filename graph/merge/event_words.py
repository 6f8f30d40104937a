"""What an event is called: the words of the text that name it, and a label for people.

The lemmas of a phrase are no phrase («ввести пошлина»), so the words come from the articles:
«введут пошлины». One word alone stands in the label in its base form.
"""

import re
from collections.abc import Iterable, Sequence

from extract.records import EntityId, Event, Extraction

_MOST_WORDS = 4
_MOST_LETTERS = 60
"""A label is read at a glance; triggers that reach over more words hold whole clauses."""
_WORDS = re.compile(rf"[\w-]+(?: [\w-]+){{0,{_MOST_WORDS - 1}}}")
"""Words with nothing between them: a comma or a quotation mark begins something else."""
_VERB = re.compile(r"(?:ть|ти|чь)(?:ся|сь)?$")
_SAME_STEM = 3
"""Letters that forms of one noun have in common: «ужесточение», «ужесточении»."""
_ADJECTIVE = re.compile(r"(?:ый|ий|ой|ая|яя|ое|ее|ые|ья|(?<![аеиоуыэюя]н)(?<!т)(?<!в)ие)$")
"""Endings of adjectives in the nominative; «заседание», «событие» and «бедствие» are nouns."""
_SHORT_NOUN = 3
"""Letters of the longest noun that looks like an adjective («бой»)."""
_WORD = re.compile(r"[^\W\d_]+(?:-[^\W\d_]+)*")


def words_of(told: Iterable[tuple[Extraction, Event]]) -> str:
    """Return the words that name an event in the first article that tells it so.

    Args:
        told: the claims that use one trigger, with their articles; at least one.
    """
    extraction, claim = min(told, key=lambda one: (one[0].article.id, _place(one[1])))
    return _short(_said(extraction, claim)) or _head(claim.trigger)


def label_words(words: str, trigger: str) -> str:
    """Return the words as a label has them.

    Args:
        words: those of the text.
        trigger: the lemmas behind them, the head first.
    """
    head = _head(trigger)
    if " " not in words:
        return head
    if words[:2].istitle():  # it began a sentence there
        words = words[0].lower() + words[1:]
    if _VERB.search(head):
        return words
    first, rest = words.split(" ", 1)
    # A noun stands in the case that its sentence asks for; what hangs on it keeps its own.
    return f"{head} {rest}" if first[:_SAME_STEM] == head[:_SAME_STEM] else head


def words_of_named(told: Sequence[tuple[Extraction, Event, EntityId | None]], name: str) -> str:
    """Return the word that names an event with a name: one of its own.

    «Лидеры ожидают саммит ШОС» tells of the summit by another verb, which is not its trigger.

    Args:
        told: the claims for it, with their articles and the event's id there.
        name: its label.
    """
    own = [
        (extraction, claim)
        for extraction, claim, entity in told
        if entity is not None and _inside(extraction, claim, entity)
    ]
    return words_of(own) if own else name_head(name)


def name_head(name: str) -> str:
    """Return the noun that a name is built on, or the whole name if it has none.

    >>> name_head("Полярный саммит в Осло")
    'саммит'
    """
    for found in _WORD.finditer(name):
        word = found.group()
        is_numeral = word.isascii() or (found.start() > 0 and name[found.start() - 1] in "-–")
        if not is_numeral and (len(word) <= _SHORT_NOUN or not _ADJECTIVE.search(word.lower())):
            return word
    return name


def _head(trigger: str) -> str:
    return trigger.split(" ", 1)[0]


def _place(claim: Event) -> tuple[int, int]:
    return claim.evidence[0].trigger


def _said(extraction: Extraction, claim: Event) -> str:
    """Return the stretch of its first evidence: later ones may tell it by other words."""
    return extraction.article.text[slice(*_place(claim))]


def _short(words: str) -> str | None:
    fits = len(words) <= _MOST_LETTERS and _WORDS.fullmatch(words)
    return words if fits else None


def _inside(extraction: Extraction, claim: Event, entity: EntityId) -> bool:
    start, stop = _place(claim)
    return any(
        extraction.mentions[n].start <= start and stop <= extraction.mentions[n].stop
        for one in extraction.entities
        if one.id == entity
        for n in one.mentions
    )
