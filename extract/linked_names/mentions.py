"""The linked mentions of annotated articles.

The annotation files are brat's, with N lines as NEREL has them:

    N1 Reference T5 Wikidata:Q813 Киргизия
"""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

from extract.annotate import annotate
from extract.errors import ReadError
from extract.mentions.proposal import Proposal, head_of, mention
from extract.mentions.tagged import organization_type
from extract.read import read_text
from extract.records import Document, MentionKind
from extract.standoff import annotated_files, read_entity
from extract.tree import Tree
from ontology.vocabulary import LITERALS, EntityType

BATCH = 32
_N_LINE = re.compile(
    r"N\d+\tReference (?P<entity>T\d+) Wikidata:(?P<id>Q[1-9]\d*|NULL)(?:\t(?P<label>[^\t]*))?"
)
_LEFT_OUT = frozenset(
    {
        EntityType.PROFESSION,
        EntityType.WORK_OF_ART,
        EntityType.EVENT,
        EntityType.CRIME,
        *LITERALS,
    }
)
"""Posts and crimes are linked to classes; works of art bear the names of everything else
(«Нью-Йорк»); the few events and dates that are linked are slips."""
_BRACKET = re.compile(r"\s*\([^()]*\)\s*$")
_QUOTED = re.compile(r"[«\"]([^«»\"]+)[»\"]")


@dataclass(frozen=True, slots=True, kw_only=True)
class LinkedMention:
    """A linked mention: its nominative, its type, the id ("" for none) and the id's label."""

    name: str
    type: EntityType
    id: str
    label: str
    is_adjective: bool


def linked_mentions(folder: Path) -> Iterator[tuple[str, LinkedMention]]:
    """The linked mentions of a folder of annotated articles, each with the article's name.

    Raises:
        ReadError: there are no articles, or a file is damaged.
    """
    files = annotated_files(folder)
    for start in range(0, len(files), 2 * BATCH):
        batch = files[start : start + 2 * BATCH]
        articles = [read_text(text.read_bytes(), str(text)) for text in batch[1::2]]
        for file, document in zip(batch[::2], annotate(articles), strict=True):
            for found in _linked(file, document):
                yield file.stem, found


def _linked(file: Path, document: Document) -> Iterator[LinkedMention]:
    entities = {}
    links = []
    for number, line in enumerate(file.read_text(encoding="utf-8").split("\n"), 1):
        if line.startswith("T"):
            entity = read_entity(line)
            if entity is None:
                raise ReadError(str(file), f"line {number} is no entity of brat's standoff format")
            entities[entity[0]] = entity[1]
        elif found := _N_LINE.fullmatch(line):  # a few lines of NEREL are damaged: passed over
            links.append((found["entity"], found["id"], found["label"] or ""))
    tree = Tree(document)
    for entity_id, id_, label in links:
        if entity_id not in entities:
            continue
        start, stop, type_name = entities[entity_id]
        type_ = EntityType[type_name]
        first, last = tree.token_at(start), tree.token_at(stop - 1) + 1
        if type_ in _LEFT_OUT or first < 0 or first >= last:
            continue
        if type_ is EntityType.ORGANIZATION:
            type_ = organization_type(tree, first, last)
        head = head_of(tree, first, last)
        is_adjective = type_ is not EntityType.PERSON and tree.tokens[head].pos == "ADJ"
        proposal = Proposal(
            first=first,
            last=last,
            type=type_,
            kind=MentionKind.NAME,
            score=1.0,
            source="drawn",
            rank=0,
        )
        yield LinkedMention(
            name=tree.lemma(head) if is_adjective else _unquoted(mention(tree, proposal).name),
            type=type_,
            id="" if id_ == "NULL" else id_,
            label=_unquoted(_BRACKET.sub("", label.strip())),
            is_adjective=is_adjective,
        )


def _unquoted(name: str) -> str:
    """A name without the quotes around the whole of it."""
    whole = _QUOTED.fullmatch(name)
    return whole[1] if whole else name
