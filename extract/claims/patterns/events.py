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
        lemmas="участвовать поучаствовать присутствовать выступить выступать собраться собираться встретиться прибыть прибывать приехать прилететь посетить посещать присоединиться присоединяться подключиться подключаться",
        subject="nsubj",
        object="в+loc|на+loc|на+acc|acc|для+gen|к+dat",
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
        id="with-participation-of",
        relation=R.PARTICIPANT_IN,
        lemmas="участие посредничество",
        pos="noun",
        subject="gen",
        object="occasion",
        represented=True,
        subject_types=ACTORS,
        object_types=EVENTS,
        score=0.8,
        yes=(
            "[Переговоры в Осло|EVENT] прошли при посредничестве [Норвегии|COUNTRY]. => Норвегия participantIn Переговоры в Осло Occurred",
            "Состоялась [конференция АТЭС|EVENT] с участием [Чили|COUNTRY]. => Чили participantIn Конференция АТЭС Occurred",
        ),
        no=("[Форум АТЭС|EVENT] прошел без участия [Чили|COUNTRY].",),
    ),
    Pattern(
        id="event-gathers",
        relation=R.PARTICIPANT_IN,
        lemmas="собрать собирать объединить",
        subject="acc",
        object="nsubj",
        represented=True,
        subject_types=ACTORS,
        object_types=EVENTS,
        yes=(
            "[Форум АТЭС|EVENT] собрал представителей [Чили|COUNTRY] и [Перу|COUNTRY]. => Перу participantIn Форум АТЭС Occurred",
        ),
        no=("[Форум АТЭС|EVENT] осудил представителей [Чили|COUNTRY].",),
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
        lemmas="открыть открывать закрыть закрывать возглавить председательствовать вести командовать руководить модерировать",
        subject="nsubj",
        object="acc|на+loc|ins",
        subject_types=frozenset({T.PERSON}),
        object_types=EVENTS,
        yes=(
            "[Иван Петров|PERSON] открыл [форум АТЭС|EVENT]. => Иван Петров participantIn Форум АТЭС Occurred",
        ),
        no=("[Иван Петров|PERSON] критиковал [форум АТЭС|EVENT].",),
    ),
)
