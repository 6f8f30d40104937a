"""A reporting cue and the frame that it stands in."""

from dataclasses import dataclass
from enum import StrEnum

from extract.claims.quotes import Quotation
from extract.claims.speech.reporting import ReportingVerb
from extract.records import Sentence


class Frame(StrEnum):
    """How the reported words stand to the reporting ones; the value is the pattern's id."""

    QUOTE_TAG = "quote-tag"
    """«…», — сказал X."""
    COMMA_TAG = "comma-tag"
    """Порт закрыт, передаёт X."""
    AS_TAG = "as-tag"
    """Как пишет X, порт закрыт."""
    CLAUSE = "that-clause"
    """X заявил, что порт закрыт."""
    COLON = "colon"
    """X сказал: «…»."""
    ABOUT = "about"
    """X сообщил о закрытии порта."""
    INFINITIVE = "infinitive"
    """X призвал закрыть порт."""
    OBJECT = "object"
    """X подтвердил закрытие порта."""
    CALLING = "calling"
    """X назвал порт опасным."""
    PREVIOUS = "previous-sentence"
    """Об этом сообщил X."""
    NOMINAL = "according-to"
    """По словам X, порт закрыт."""
    LABEL = "label"
    """X: порт закрыт; порт закрыт — X (headlines)."""
    ALONE = "quote-alone"
    """X приехал. «…»."""

    @property
    def is_tag(self) -> bool:
        """Whether the reporting clause follows, or cuts into, what is said: V–S, not S–V."""
        return self in {Frame.QUOTE_TAG, Frame.COMMA_TAG, Frame.AS_TAG}

    @property
    def is_unmarked(self) -> bool:
        """Whether no word reports what is said."""
        return self in {Frame.LABEL, Frame.ALONE}

    @property
    def is_phrase(self) -> bool:
        """Whether the content is a phrase that the verb governs, not a clause of its own."""
        return self in {Frame.ABOUT, Frame.INFINITIVE, Frame.OBJECT, Frame.CALLING}


@dataclass(frozen=True, slots=True, kw_only=True)
class Site:
    """A reporting verb in its sentence, before its frame is known."""

    token: int
    verb: ReportingVerb
    sentence: Sentence


@dataclass(frozen=True, slots=True, kw_only=True)
class Cue:
    """A reporting word with its frame.

    `first:last` are the tokens of the reporting clause, where its speaker is looked for. `near`
    is the offset where the content begins (frames with the content on the right) or stops (tags);
    `far` where it ends, if the frame tells («О сделке сообщил X»).
    `quotation` is the one that a tag closes or stands in; none in a turn of dash speech.
    """

    token: int
    verb: str
    force: str
    frame: Frame
    first: int
    last: int
    near: int
    far: int | None = None
    quotation: Quotation | None = None


def cue_right(site: Site, frame: Frame, near: int, last: int, force: str | None = None) -> Cue:
    """The cue of a verb whose content begins at the offset `near`, behind the token `last`."""
    return Cue(
        token=site.token,
        verb=site.verb.lemma,
        force=force or site.verb.force,
        frame=frame,
        first=site.sentence.first,
        last=max(last, site.token + 1),
        near=near,
    )
