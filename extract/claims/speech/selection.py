"""Which acts of speech count: each thing said once, by whoever said it."""

from bisect import bisect_left
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass, replace

from extract.claims.speech.frames import Cue, Frame
from extract.claims.speech.speakers import SpeakerFinder
from extract.claims.speech.topics import Speaker
from extract.records import BlockKind, EntityId
from extract.tree import Tree
from ontology.vocabulary import EntityType

LEAD = 2
"""Paragraphs that tell what the headline sums up."""
NESTING_REACH = 8
"""Statements before one in the text that may contain it: a paragraph holds fewer."""
STATES = frozenset(
    {
        EntityType.COUNTRY,
        EntityType.CITY,
        EntityType.STATE_OR_PROVINCE,
        EntityType.DISTRICT,
    }
)
"""Speakers whose deeds and attitudes are told like words."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Act:
    """A statement before it gets its number."""

    cue: Cue
    speaker: Speaker
    start: int
    stop: int
    headline: bool
    is_medium: bool
    stated_to: EntityId | None = None
    cites: EntityId | None = None


class Selection:
    """Chooses among the acts of speech of one document.

    Args:
        tree: of the document.
        speakers: that found who speaks.
        reject: told of each act that does not count, and why.
    """

    def __init__(
        self, tree: Tree, speakers: SpeakerFinder, reject: Callable[[Cue, str], None]
    ) -> None:
        self._tree = tree
        self._speakers = speakers
        self._reject = reject

    def of(self, acts: Sequence[Act]) -> list[Act]:
        """The acts that count, in no order."""
        acts = self._without_told(acts)
        acts = self._without_relays(acts)
        acts = self._without_nested(acts)
        return self._without_headlines(acts)

    def _without_told(self, acts: Sequence[Act]) -> list[Act]:
        """Speech that no word reports counts only where no other statement covers it."""
        told = sorted((act.start, act.stop) for act in acts if not act.cue.frame.is_unmarked)
        kept = []
        for act in acts:
            if act.cue.frame.is_unmarked:
                place = bisect_left(told, (act.stop, 0))
                if any(stop > act.start for _, stop in told[max(0, place - NESTING_REACH) : place]):
                    self._reject(act.cue, "told by another statement")
                    continue
            kept.append(act)
        return kept

    def _without_relays(self, acts: Sequence[Act]) -> list[Act]:
        """Media that pass on what somebody else is named for are cited, not speakers."""
        kept = list(acts)
        for number, act in enumerate(acts):
            if not act.is_medium:
                continue
            relayed = [
                other
                for other in self._around(acts, number)
                if not acts[other].is_medium and self._is_relay(act, acts[other])
            ]
            for other in relayed:
                if kept[other].cites is None:
                    kept[other] = replace(kept[other], cites=act.speaker.entity.id)
            if relayed:
                self._reject(act.cue, "a medium that passes on what somebody else said")
                kept[number] = replace(act, start=-1)
        return [act for act in kept if act.start >= 0]

    def _around(self, acts: Sequence[Act], number: int) -> Iterator[int]:
        """Acts next to one in the text: all of its sentence and of the one before."""
        here = self._tree.sentence_index(acts[number].cue.token)
        for step in (-1, 1):
            other = number + step
            while 0 <= other < len(acts):
                if abs(self._tree.sentence_index(acts[other].cue.token) - here) > 1:
                    break
                yield other
                other += step

    def _is_relay(self, medium: Act, other: Act) -> bool:
        """Whether the other's words, or the report of them, lie in what the medium passes on."""
        report = self._tree.tokens[other.cue.token].start
        inside = medium.start <= report < medium.stop
        overlap = min(medium.stop, other.stop) - max(medium.start, other.start)
        return inside or overlap > 0

    def _without_nested(self, acts: Sequence[Act]) -> list[Act]:
        """Of a speaker's statements, one of which lies in the other, the larger stays.

        But what «об этом» repeats («Певица сообщила об этом в среду») gives way to what was told.
        """
        kept: list[Act] = []
        for act in sorted(acts, key=self._outer_first):
            for place in range(max(0, len(kept) - NESTING_REACH), len(kept)):
                larger = kept[place]
                if not (larger.start <= act.start and act.stop <= larger.stop):
                    continue
                if larger.cue.frame is Frame.PREVIOUS and self._repeats(larger, act):
                    self._reject(larger.cue, "repeats what was told before")
                    kept[place] = act
                    break
                if act.speaker.entity.type in STATES and not self._is_relayed(larger):
                    self._reject(act.cue, "what a state does or thinks in somebody's words")
                    break
                if larger.speaker.entity.id == act.speaker.entity.id:
                    self._reject(act.cue, "part of a statement by the same speaker")
                    break
            else:
                kept.append(act)
        return kept

    def _outer_first(self, act: Act) -> tuple[int, int, bool, int]:
        """Larger spans first; of equal ones that of a state («по мнению Бельгии») last."""
        return act.start, -act.stop, act.speaker.entity.type in STATES, act.cue.token

    def _is_relayed(self, act: Act) -> bool:
        """Whether an act is a medium's, or passed on: what it holds is a statement, too."""
        return act.is_medium or act.speaker.relayed

    def _repeats(self, act: Act, told: Act) -> bool:
        """Whether «об этом» is said by the same person, who may only be described there."""
        return act.speaker.entity.id == told.speaker.entity.id or (
            act.speaker.entity.type is EntityType.PERSON
            and not self._speakers.has_name(act.speaker.entity)
        )

    def _without_headlines(self, acts: Sequence[Act]) -> list[Act]:
        """A headline sums up the text: its statements count only for who speaks nowhere below.

        A body of the headline («Армия заявила о …») is somebody of its in the lead.
        """
        below = {act.speaker.entity.id for act in acts if not act.headline}
        blocks = self._tree.document.article.blocks
        first = next((i for i, block in enumerate(blocks) if block.kind is BlockKind.BODY), 0)
        lead = any(not act.headline and self._block(act) - first < LEAD for act in acts)
        kept = []
        for act in acts:
            body = act.speaker.entity.type is not EntityType.PERSON
            told = lead and body and act.cue.frame.is_phrase
            if act.headline and (told or act.speaker.entity.id in below):
                self._reject(act.cue, "the headline repeats what the text tells")
            else:
                kept.append(act)
        return kept

    def _block(self, act: Act) -> int:
        """The paragraph in which an act begins."""
        return self._tree.sentence(max(self._tree.token_at(act.start), 0)).block
