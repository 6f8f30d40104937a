"""The tasks of NEREL, on three made-up texts and programs whose answers are known."""

from collections.abc import Iterable, Sequence
from pathlib import Path

import pytest

from extract.errors import AnnotationError, ExtractError, ReadError
from extract.evaluate.confusion import NOTHING, mistaken
from extract.evaluate.folder import GoldArticle, Scope, read_folder
from extract.evaluate.nerel import Report, evaluate
from extract.evaluate.published import COMPARISONS
from extract.evaluate.relations import Classify, Question
from extract.evaluate.score import Score, digest
from extract.records import (
    Article,
    ClaimId,
    Entity,
    EntityId,
    Evidence,
    Extraction,
    Mention,
    MentionKind,
    Relation,
    ScoredSpan,
)
from extract.standoff import Annotation, annotated_files, read_annotation
from ontology.vocabulary import EntityType, RelationType, Status

TEXTS = {
    "bank": "Глава Банка Севера Анна Лунд прилетела в Осло. Там она встретит мужа Яна Лунда.",
    "storm": "Ураган прошел над Бергеном в пятницу.\n\nВ Осло спокойно.",
    "tariff": "Осло поднял пошлины.",
}
GOLD = {
    "bank": """\
T1\tPROFESSION 0 18\tГлава Банка Севера
T2\tORGANIZATION 6 18\tБанка Севера
T3\tPERSON 19 28\tАнна Лунд
T4\tCITY 41 45\tОсло
T5\tPERSON 69 78\tЯна Лунда
T6\tORGANIZATION 6 18\tБанка Севера
R1\tWORKS_AS Arg1:T3 Arg2:T1
R2\tWORKPLACE Arg1:T3 Arg2:T2
R3\tWORKPLACE Arg1:T3 Arg2:T6
R4\tSUBORDINATE_OF Arg1:T1 Arg2:T2
R5\tSPOUSE Arg1:T3 Arg2:T5
R6\tKNOWS Arg1:T3 Arg2:T5
""",
    "storm": """\
T1\tEVENT 0 6\tУраган
T2\tCITY 18 26\tБергеном
T3\tDATE 29 36\tпятницу
T4\tCITY 41 45\tОсло
R1\tTAKES_PLACE_IN Arg1:T1 Arg2:T2
R2\tPOINT_IN_TIME Arg1:T1 Arg2:T3
""",
    "tariff": "T1\tCOUNTRY 0 4\tОсло\n",
}
ANSWERS = {
    # a wrong type, a wrong border, one missed, one made up; the wrong direction, one missed
    "bank": """\
T1\tPROFESSION 0 5\tГлава
T2\tORGANIZATION 6 18\tБанка Севера
T3\tPERSON 19 28\tАнна Лунд
T4\tCOUNTRY 41 45\tОсло
T5\tPERSON 69 78\tЯна Лунда
T6\tPERSON 51 54\tона
R1\tWORKPLACE Arg1:T3 Arg2:T2
R2\tSPOUSE Arg1:T5 Arg2:T3
R3\tWORKS_AS Arg1:T3 Arg2:T1
""",
    "storm": """\
T1\tEVENT 0 6\tУраган
T2\tCITY 18 26\tБергеном
T3\tCITY 41 45\tОсло
R1\tTAKES_PLACE_IN Arg1:T1 Arg2:T2
R2\tTAKES_PLACE_IN Arg1:T1 Arg2:T3
""",
    "tariff": "T1\tCITY 0 4\tОсло\n",
}


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    """The texts with what is drawn in them."""
    for name, text in TEXTS.items():
        (tmp_path / f"{name}.txt").write_text(text, encoding="utf-8")
        (tmp_path / f"{name}.ann").write_text(GOLD[name], encoding="utf-8")
    return tmp_path


@pytest.fixture
def articles(folder: Path) -> list[GoldArticle]:
    """The same, read."""
    return read_folder(folder)


class Program:
    """Draws what it is told to: every entity and relation of an annotation file."""

    def __init__(self, answers: dict[str, str]) -> None:
        self.answers = answers
        self.given: list[Sequence[tuple[ScoredSpan, ...]] | None] = []

    def __call__(
        self, articles: Sequence[Article], given: Sequence[tuple[ScoredSpan, ...]] | None
    ) -> Iterable[Extraction | ExtractError]:
        """An extraction of each article."""
        self.given.append(given)
        for article in articles:
            yield drawn(article, read_annotation(self.answers[Path(article.source).stem]))


def drawn(article: Article, annotation: Annotation) -> Extraction:
    """An extraction with just these entities, each of one mention, and relations."""
    spans = sorted(annotation.spans)
    number = {span: EntityId(f"e{at}") for at, span in enumerate(spans)}
    evidence = Evidence(
        start=0, stop=len(article.text), quote=article.text, trigger=(0, 1),
        extractor="test", score=1.0,
    )  # fmt: skip
    return Extraction(
        version="test",
        article=article,
        mentions=tuple(
            Mention(
                start=start, stop=stop, type=EntityType[kind], kind=MentionKind.NAME,
                head=0, first=0, last=1, name=article.text[start:stop], score=1.0, source="test",
            )
            for start, stop, kind in spans
        ),
        entities=tuple(
            Entity(id=number[span], type=EntityType[span[2]], name="", aliases=(), mentions=(at,))
            for at, span in enumerate(spans)
        ),
        claims=tuple(
            Relation(
                id=ClaimId(f"r{at}"), subject=number[first], type=RelationType[name],
                object=number[second], object_is_entity=True, status=Status.OCCURRED,
                evidence=(evidence,),
            )
            for at, (name, first, second) in enumerate(sorted(annotation.links))
        ),
    )  # fmt: skip


def counts(report: Report, name: str) -> tuple[int, int, int]:
    """Matched, found and wanted of a figure."""
    score = report.figures()[name]
    return score.matched, score.found, score.wanted


def test_who_draws_what_is_drawn_is_right(articles: list[GoldArticle]) -> None:
    """A perfect program has F1 1 everywhere where something is drawn, and confuses nothing."""
    report = evaluate(articles, Program(GOLD))
    assert {score.f1 for score in report.figures().values() if score.wanted} == {1.0}
    assert report.macro_f1 == 1.0
    assert mistaken(report.confusion) == []


@pytest.mark.parametrize(
    ("name", "expected"),
    [
        ("entities", (6, 10, 10)),
        ("entity spans, any type", (8, 10, 10)),
        ("inner entities", (0, 0, 1)),
        ("end to end, in sentence", (2, 3, 5)),
        ("end to end, nested", (0, 0, 1)),
        ("end to end, across sentences", (0, 2, 2)),
        ("end to end, whole document", (2, 5, 7)),
    ],
)
def test_figures_of_a_fallible_program(
    articles: list[GoldArticle], name: str, expected: tuple[int, int, int]
) -> None:
    """Exact span and type; both arguments, direction and name; equal ones count once."""
    assert counts(evaluate(articles, Program(ANSWERS)), name) == expected


def test_entities_are_given_in_one_task_only(articles: list[GoldArticle]) -> None:
    """End to end nothing is told; with gold entities every one is, by place."""
    program = Program(ANSWERS)
    evaluate(articles, program)
    first, second = program.given
    assert first is None
    assert second is not None
    assert [len(spans) for spans in second] == [5, 4, 1]
    assert all(list(spans) == sorted(spans, key=lambda span: span.start) for spans in second)


def test_scores_by_type_and_relation_add_up(articles: list[GoldArticle]) -> None:
    """The totals are the sums of the tables beside them."""
    report = evaluate(articles, Program(ANSWERS))
    assert report.by_type["CITY"] == Score(matched=2, found=3, wanted=3)
    assert report.by_type["COUNTRY"] == Score(matched=0, found=1, wanted=1)
    place = report.end_to_end.score("TAKES_PLACE_IN", Scope.DOCUMENT)
    assert place == Score(matched=1, found=2, wanted=1)
    assert report.end_to_end.score("PRICE_OF", Scope.DOCUMENT) == Score()


def test_confusions_are_counted_on_equal_spans(articles: list[GoldArticle]) -> None:
    """Another type is a confusion; a span that only one side has is missed or made up."""
    rows = mistaken(evaluate(articles, Program(ANSWERS)).confusion)
    assert ("CITY", "COUNTRY", 1) in rows
    assert ("COUNTRY", "CITY", 1) in rows
    assert ("DATE", NOTHING, 1) in rows
    assert (NOTHING, "PERSON", 1) in rows
    assert (NOTHING, "PROFESSION", 1) in rows


def named(answers: dict[tuple[str, str], str]) -> Classify:
    """Who names relations by the words of their arguments."""

    def classify(questions: Sequence[Question]) -> list[list[str]]:
        return [
            [
                answers.get((_words(question, first), _words(question, second)), "")
                for first, second in question.pairs
            ]
            for question in questions
        ]

    return classify


def _words(question: Question, number: int) -> str:
    span = question.spans[number]
    return question.article.text[span.start : span.stop]


@pytest.mark.parametrize(
    ("scope", "expected"),
    [
        (Scope.DOCUMENT, (4, 5, 6)),
        (Scope.SENTENCE, (3, 4, 5)),
        (Scope.NESTED, (0, 0, 1)),
        (Scope.ACROSS, (1, 1, 1)),
    ],
)
def test_each_related_pair_has_one_answer(
    articles: list[GoldArticle], scope: Scope, expected: tuple[int, int, int]
) -> None:
    """Any of a pair's relations is right; a pair without an answer is missed, not made up."""
    classify = named({
        ("Анна Лунд", "Глава Банка Севера"): "WORKS_AS",
        ("Анна Лунд", "Банка Севера"): "OWNER_OF",
        ("Анна Лунд", "Яна Лунда"): "KNOWS",
        ("Ураган", "Бергеном"): "TAKES_PLACE_IN",
        ("Ураган", "пятницу"): "POINT_IN_TIME",
    })  # fmt: skip
    report = evaluate(articles, Program(GOLD), classify)
    assert counts(report, f"related pairs, {scope}") == expected


def test_failing_article_is_missed_and_named(folder: Path) -> None:
    """A text that the program does not take, or breaks on, keeps its entities in the counts."""
    (folder / "tariff.txt").write_text("Oslo", encoding="utf-8")

    def fails_on_storm(
        articles: Sequence[Article], given: Sequence[tuple[ScoredSpan, ...]] | None
    ) -> Iterable[Extraction | ExtractError]:
        for result, article in zip(Program(GOLD)(articles, given), articles, strict=True):
            yield AnnotationError("storm", "too wet") if "storm" in article.source else result

    report = evaluate(read_folder(folder), fails_on_storm)
    assert counts(report, "entities") == (5, 5, 10)
    assert [type(failure) for failure in report.failures] == [AnnotationError, ReadError]


@pytest.mark.parametrize(
    ("name", "content", "reason"),
    [
        ("bank.ann", "T1\tGALAXY 0 5\tГлава\n", "NEREL has no type GALAXY"),
        ("bank.ann", "T1\tCITY\n", "line 1"),
        ("bank.txt", None, "no text beside"),
    ],
)
def test_damaged_folder_is_refused(
    folder: Path, name: str, content: str | None, reason: str
) -> None:
    """Nothing is measured on data that cannot be trusted."""
    if content is None:
        (folder / name).unlink()
    else:
        (folder / name).write_text(content, encoding="utf-8")
    with pytest.raises(ReadError, match=reason):
        read_folder(folder)


def test_folder_without_annotations_is_refused(tmp_path: Path) -> None:
    """The message says what is looked for."""
    with pytest.raises(ReadError, match=r"NAME\.ann"):
        read_folder(tmp_path)


def test_digest_tells_data_apart(folder: Path) -> None:
    """A changed letter changes it, line ends do not."""
    before = digest(annotated_files(folder))
    path = folder / "storm.ann"
    path.write_bytes(path.read_bytes().replace(b"\n", b"\r\n"))
    assert digest(annotated_files(folder)) == before
    path.write_text(GOLD["storm"].replace("DATE", "TIME"), encoding="utf-8")
    assert digest(annotated_files(folder)) != before


def test_published_figures_stand_beside_ours(articles: list[GoldArticle]) -> None:
    """Each comparison names figures that exist, and F1 is that of its precision and recall."""
    names = set(evaluate(articles, Program(GOLD), named({})).figures())
    for comparison in COMPARISONS:
        assert set(comparison.ours) <= names
        for each in comparison.published:
            f1 = 2 * each.precision * each.recall / (each.precision + each.recall)
            assert each.f1 == pytest.approx(f1, abs=0.11)
