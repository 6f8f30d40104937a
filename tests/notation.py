"""Documents written as text: "[Путин|PERSON] встретился с [Си|PERSON]".

A bracket holds the words of a mention and its type. `parse` and `render` are each other's inverse;
`document_of` runs the real pipeline over the text and sees to it that the bracketed mentions are
there with just that span and type, whatever the rules found.
"""

import datetime as dt
import hashlib
import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace

from extract.annotate import annotate
from extract.mentions import find_mentions
from extract.mentions.proposal import Proposal, mention
from extract.records import (
    Article,
    ArticleId,
    Block,
    BlockKind,
    Document,
    Entity,
    EntityId,
    Mention,
    MentionKind,
)
from extract.resolve import resolve
from extract.times import find_times
from extract.tree import Tree
from ontology.vocabulary import EntityType

PUBLISHED = dt.date(2025, 12, 12)
_BRACKET = re.compile(r"\[([^\[\]|]+)\|([A-Z_]+)\]")


@dataclass(frozen=True, slots=True)
class Marked:
    """A stretch of text with its type."""

    start: int
    stop: int
    type: EntityType


def parse(notation: str) -> tuple[str, tuple[Marked, ...]]:
    """The plain text and the marked spans of a notation.

    >>> parse("[Осло|CITY] ждет")
    ('Осло ждет', (Marked(start=0, stop=4, type=<EntityType.CITY: 'City'>),))
    """
    parts: list[str] = []
    marked: list[Marked] = []
    position = length = 0
    for match in _BRACKET.finditer(notation):
        plain = notation[position : match.start()]
        parts += [plain, match[1]]
        start = length + len(plain)
        length = start + len(match[1])
        marked.append(Marked(start, length, EntityType[match[2]]))
        position = match.end()
    parts.append(notation[position:])
    return "".join(parts), tuple(marked)


def render(text: str, marked: tuple[Marked, ...]) -> str:
    """The notation of a text with its marked spans, which must be disjoint and in order."""
    parts: list[str] = []
    position = 0
    for span in marked:
        parts += [text[position : span.start], f"[{text[span.start : span.stop]}|{span.type.name}]"]
        position = span.stop
    return "".join((*parts, text[position:]))


def article_of(
    text: str, *, published: dt.date | None = PUBLISHED, kind: BlockKind = BlockKind.BODY
) -> Article:
    """An article of paragraphs, one block a line."""
    blocks = tuple(
        Block(kind=kind, start=match.start(), stop=match.end())
        for match in re.finditer(r"[^\n]+", text)
    )
    identity = hashlib.sha256(text.encode()).hexdigest()[:16]
    return Article(
        id=ArticleId(identity), text=text, source="notation", blocks=blocks, published=published
    )


def document_of(notation: str, *, published: dt.date | None = PUBLISHED) -> Document:
    """The complete document of a notation: tokens, mentions, times and entities."""
    text, marked = parse(notation)
    (document,) = annotate([article_of(text, published=published)])
    document = replace(document, times=find_times(document))
    tree = Tree(document)
    found = find_mentions(document)
    forced = tuple(_forced(tree, found, span) for span in marked)
    kept = (m for m in found if not any(_spoils(m, span) for span in marked))
    mentions = sorted((*kept, *forced), key=lambda m: (m.start, -m.stop, m.kind, m.type))
    document = replace(document, mentions=tuple(mentions))
    return replace(document, entities=resolve(document))


def names_in(mentions: Sequence[Mention], entities: Iterable[Entity]) -> dict[EntityId, str]:
    """What each entity is called; people by the fullest name that the text itself gives them.

    Whom the gazetteer knows by a surname is no matter of a test of something else.
    """
    return {entity.id: _told_name(mentions, entity) for entity in entities}


def _told_name(mentions: Sequence[Mention], entity: Entity) -> str:
    told = [mentions[n].name for n in entity.mentions if mentions[n].kind is MentionKind.NAME]
    if entity.type is not EntityType.PERSON or entity.name in told:
        return entity.name
    return max(told, key=len, default=entity.name)


def _forced(tree: Tree, found: tuple[Mention, ...], span: Marked) -> Mention:
    for known in found:
        if (known.start, known.stop, known.type) == (span.start, span.stop, span.type):
            return known
    first, last = tree.token_at(span.start), tree.token_at(span.stop - 1) + 1
    proposal = Proposal(
        first=first, last=last, type=span.type, score=1.0, source="notation", rank=9
    )
    return mention(tree, proposal)


def _spoils(known: Mention, span: Marked) -> bool:
    """Whether a mention crosses a marked span, or claims it for another type."""
    if known.stop <= span.start or span.stop <= known.start:
        return False
    if (known.start, known.stop) == (span.start, span.stop):
        return known.type is not EntityType.PROFESSION or span.type is EntityType.PROFESSION
    around = known.start <= span.start and span.stop <= known.stop
    inside = span.start <= known.start and known.stop <= span.stop
    return not (around or inside)


def table(text: str) -> list[tuple[str, str, str]]:
    """The rows of a table of sentences: heading, notation, what is expected.

    A heading stands alone; below it, indented, "notation = expected", the latter on a line of its
    own where both are long.
    """
    heading, found = "", []
    for line in text.strip().replace("\n    = ", " = ").splitlines():
        if line.startswith("  "):
            notation, _, expected = line.strip().rpartition(" = ")
            found.append((heading, notation, expected))
        else:
            heading = line
    return found
