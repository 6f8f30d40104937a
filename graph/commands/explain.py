"""`svyaz explain`: why the graph says what it says about one article, and why a thing is one."""

from collections.abc import Iterator, Sequence
from pathlib import Path
from typing import Annotated

import typer
from rich.text import Text

from extract.defaults import DEFAULT_MODEL
from extract.records import (
    Claim,
    EntityId,
    Event,
    Evidence,
    Extraction,
    Mention,
    MentionKind,
    Reason,
    Relation,
    Statement,
    TimeInterval,
)
from graph.commands.terminal import (
    WRONG_USE,
    Model,
    UserGazetteer,
    answers,
    fail,
    line,
    printable,
    say,
)
from graph.confidence import MIN_CONFIDENCE


def explain(
    paths: Annotated[
        list[str] | None,
        typer.Argument(
            metavar="ARTICLE|-", help="Articles, - for standard input.", show_default=False
        ),
    ] = None,
    *,
    entity: Annotated[
        str | None,
        typer.Option(
            metavar="NAME",
            help="Explain one thing, by any of its names, its identifier or its IRI: why its "
            "mentions are one, in the articles or, if none is named, in the last build.",
        ),
    ] = None,
    output: Annotated[
        Path, typer.Option("--output", "-o", help="With --entity: folder of that build.")
    ] = Path("output"),
    decisions: Annotated[
        Path | None,
        typer.Option(help="With --entity: table of decisions.  [default: that of the build]"),
    ] = None,
    min_confidence: Annotated[
        float | None,
        typer.Option(
            min=0.0,
            max=1.0,
            help="With --entity: leave out relations and events that are less sure than this.  "
            f"[default: as in the build, else {MIN_CONFIDENCE}]",
        ),
    ] = None,
    model: Model = DEFAULT_MODEL,
    gazetteer: UserGazetteer = None,
) -> None:
    """Show for each claim its sentence with the mentions marked, what found it, and its score.

    Then what was nearly claimed, and why it was not.

    With --entity: what one thing is called where, what was joined and what kept apart, why, and
    how to decide otherwise. After a build, with its gazetteer, confidence and decisions unless told
    others: svyaz explain --entity КНР

    Example: svyaz explain article.txt
    """
    from graph.commands.account import built, explain_entity
    from graph.commands.choices import Choices, choices_of, decisions_of
    from ontology.gazetteer import user_table, using

    if not paths and entity is None:
        fail("name an article, or a thing: --entity NAME")
    if entity is not None:
        found = list(_extracted(paths, model, gazetteer)) if paths else built(output)
        table = decisions or (None if paths else decisions_of(output))
        told = Choices() if paths else choices_of(output)
        least = told.min_confidence if min_confidence is None else min_confidence
        with using(user_table(gazetteer or told.gazetteer)):
            explain_entity(entity, found, table, least)
        return
    console = answers()
    explained = False
    for extraction in _extracted(paths or [], model, gazetteer):
        explained = True
        for each in explanation(extraction):
            console.print(each)
    if not explained:
        raise typer.Exit(WRONG_USE)


def _extracted(paths: Sequence[str], model: str, gazetteer: str | None) -> Iterator[Extraction]:
    """The extractions of articles; what cannot be read or extracted is named."""
    from extract.read import read_articles
    from extract.records import Article
    from graph.parallel import extract_all

    articles = []
    for found in read_articles(paths):
        if isinstance(found, Article):
            articles.append(found)
        else:
            say(str(found))
    for _, results in extract_all(articles, model=model, gazetteer=gazetteer):
        for result in results:
            if isinstance(result, Extraction):
                yield result
            else:
                say(str(result))


def explanation(extraction: Extraction) -> Iterator[Text]:
    """The lines that explain one extraction; nothing of the article is obeyed by the terminal."""
    return _Explanation(extraction).lines()


class _Explanation:
    def __init__(self, extraction: Extraction) -> None:
        self.extraction = extraction
        self.text = extraction.article.text
        self.name_by_id = {entity.id: entity.name for entity in extraction.entities}

    def lines(self) -> Iterator[Text]:
        article = self.extraction.article
        head = [article.source, article.headline, article.publisher, article.published]
        yield line("; ".join(str(part) for part in head if part), "bold")
        yield Text()
        yield line("Entities", "bold")
        yield from self.entities()
        for title, kind in (("Relations", Relation), ("Events", Event), ("Statements", Statement)):
            claims = [claim for claim in self.extraction.claims if isinstance(claim, kind)]
            yield Text()
            yield line(f"{title} ({len(claims)})", "bold")
            for claim in claims:
                yield from self.claim(claim)
        if self.extraction.rejections:
            yield Text()
            yield line(f"Not claimed ({len(self.extraction.rejections)})", "bold")
        for rejection in self.extraction.rejections:
            words = self.text[rejection.start : rejection.stop]
            yield line(f"  {rejection.extractor}: {rejection.reason}")
            yield line(f"      {words}", "dim")

    def entities(self) -> Iterator[Text]:
        for entity in self.extraction.entities:
            link = f" = {entity.link.key}, {entity.link.reason}" if entity.link else ""
            also = f" ({', '.join(entity.aliases)})" if entity.aliases else ""
            why = f"; {entity.reason}" if entity.reason else ""
            count = len(entity.mentions)
            yield line(
                f"  {entity.id} {entity.type}: {entity.name}{also}, mentions: {count}{link}{why}"
            )

    def claim(self, claim: Claim) -> Iterator[Text]:
        yield line(f"  {claim.id} {self.wording(claim)}", "cyan")
        shown: tuple[int, int] | None = None
        for evidence in claim.evidence:
            if shown != (evidence.start, evidence.stop):
                yield self.marked(evidence)
            shown = evidence.start, evidence.stop
            trigger = self.text[slice(*evidence.trigger)]
            cites = f", citing {self.name(evidence.cites)}" if evidence.cites else ""
            yield line(
                f"      {evidence.extractor}, score {evidence.score:.2f}, by «{trigger}»{cites}",
                "dim",
            )
            for reason in evidence.reasons:
                yield line(f"        {self.reason(reason)}", "dim")

    def reason(self, reason: Reason) -> str:
        """What was decided and why, on one line: "agent Франция: subject «Франция»"."""
        who = f" {self.name(reason.entity)}" if reason.entity else ""
        return f"{reason.part}{who}: {reason.why}"

    def wording(self, claim: Claim) -> str:
        """The claim on one line."""
        match claim:
            case Relation():
                parts = [
                    f"{self.name(claim.subject)} — {claim.type} → {self.object(claim)}",
                    claim.status,
                ]
            case Event():
                who = ", ".join(
                    f"{role}: {self.name(entity)}" for role, entity in claim.participants
                )
                parts = [
                    f"{claim.type or 'event'} «{claim.trigger}»",
                    self.name(claim.entity) if claim.entity else "",
                    who,
                    f"place: {self.name(claim.place)}" if claim.place else "",
                    claim.mode or "",
                    claim.deal or "",
                    claim.status,
                ]
            case Statement():
                about = ", ".join(self.name(entity) for entity in claim.about)
                parts = [
                    f"{self.name(claim.speaker)} ({claim.verb}): «{claim.text}»",
                    f"to: {self.name(claim.stated_to)}" if claim.stated_to else "",
                    f"about: {about}" if about else "",
                    claim.stance or "",
                ]
        if claim.time:
            parts.append(_date(claim.time))
        if not isinstance(claim, Statement):
            source = f"according to {self.name(claim.attributed_to)}" if claim.attributed_to else ""
            parts += [source, f"in {claim.stated_in}" if claim.stated_in else ""]
        return "; ".join(part for part in parts if part)

    def name(self, entity: EntityId) -> str:
        return self.name_by_id.get(entity, entity)

    def object(self, claim: Relation) -> str:
        if isinstance(claim.object, TimeInterval):
            return _date(claim.object)
        return self.name(EntityId(claim.object)) if claim.object_is_entity else claim.object

    def marked(self, evidence: Evidence) -> Text:
        """The sentence with every mention in brackets: [Вена|City]."""
        inside = [
            mention
            for mention in self.extraction.mentions
            if evidence.start <= mention.start and mention.stop <= evidence.stop
        ]
        text = Text("      ")
        text.append_text(self._mark(evidence.start, evidence.stop, inside))
        return text

    def _mark(self, start: int, stop: int, mentions: Sequence[Mention]) -> Text:
        """The characters `start:stop`; `mentions` lie inside, ordered by (start, -stop)."""
        text = Text()
        at = start
        for number, mention in enumerate(mentions):
            if mention.start < at:  # inside the one before
                continue
            nested = [
                other
                for other in mentions[number + 1 :]
                if other.stop <= mention.stop and (other.start, other.stop) != _place(mention)
            ]
            text.append(printable(self.text[at : mention.start]))
            text.append("[", "green")
            text.append_text(self._mark(mention.start, mention.stop, nested))
            text.append(f"|{_label(mention)}]", "green")
            at = mention.stop
        text.append(printable(self.text[at:stop]))
        return text


def _place(mention: Mention) -> tuple[int, int]:
    return mention.start, mention.stop


def _label(mention: Mention) -> str:
    return mention.type if mention.kind is MentionKind.NAME else f"{mention.type} {mention.kind}"


def _date(time: TimeInterval) -> str:
    value = time.value or f"{time.earliest or '…'}–{time.latest or '…'}"
    return f"{value} («{time.text}»)"
