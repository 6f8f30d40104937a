"""Taking part in events."""

from extract.claims.pattern import Pattern
from extract.claims.patterns.kinds import ACTORS, EVENTS
from ontology.vocabulary import EntityType as T
from ontology.vocabulary import RelationType as R
from ontology.vocabulary import Status

PARTICIPATION = (
    Pattern(
        id="under-presidency-of",
        relation=R.PARTICIPANT_IN,
        lemmas="председательство руководство",
        pos="noun",
        subject="gen",
        object="clause-subject",
        subject_types=frozenset({T.PERSON}),
        object_types=EVENTS,
        yes=(
            "Под председательством [Ивана Петрова|PERSON] состоялся [форум АТЭС|EVENT]. => Иван Петров participantIn Форум АТЭС Occurred",
        ),
        no=("Под председательством [Ивана Петрова|PERSON] партия проиграла [выборы|EVENT].",),
    ),
    Pattern(
        id="participates",
        relation=R.PARTICIPANT_IN,
        lemmas="участвовать поучаствовать присутствовать выступить выступать собраться собираться встретиться прибыть прибывать приехать прилететь посетить посещать",
        subject="nsubj",
        object="в+loc|на+loc|на+acc|acc|для+gen",
        represented=True,
        subject_types=ACTORS,
        object_types=EVENTS,
        yes=(
            "В [саммите АСЕАН|EVENT] участвует [Япония|COUNTRY]. => Япония participantIn Саммит АСЕАН Ongoing",
        ),
        no=("[Япония|COUNTRY] приглашена на [саммит АСЕАН|EVENT].",),
    ),
    Pattern(
        id="takes-part",
        relation=R.PARTICIPANT_IN,
        lemmas="участие",
        pos="noun",
        subject="gen|governor",
        object="в+loc",
        represented=True,
        subject_types=ACTORS,
        object_types=EVENTS,
        yes=(
            "[Индия|COUNTRY] приняла участие в [саммите ШОС|EVENT]. => Индия participantIn Саммит ШОС Occurred",
        ),
        no=("[Индия|COUNTRY] отказалась от участия в [саммите ШОС|EVENT].",),
    ),
    Pattern(
        id="is-expected-at",
        relation=R.PARTICIPANT_IN,
        lemmas="ожидать ждать",
        subject="acc",
        object="на+loc|где",
        represented=True,
        subject_types=ACTORS,
        object_types=EVENTS,
        status=Status.PLANNED,
        score=0.75,
        yes=(
            "На [саммите G20|EVENT] ожидают представителей [Канады|COUNTRY]. => Канада participantIn Саммит G20 Planned",
        ),
        no=("На [саммите G20|EVENT] ожидают роста цен.",),
    ),
    Pattern(
        id="presides-over",
        relation=R.PARTICIPANT_IN,
        lemmas="открыть открывать закрыть возглавить председательствовать",
        subject="nsubj",
        object="acc|на+loc",
        subject_types=frozenset({T.PERSON}),
        object_types=EVENTS,
        yes=(
            "[Иван Петров|PERSON] открыл [форум АТЭС|EVENT]. => Иван Петров participantIn Форум АТЭС Occurred",
        ),
        no=("[Иван Петров|PERSON] критиковал [форум АТЭС|EVENT].",),
    ),
)
