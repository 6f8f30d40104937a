"""Where things are, and where people work."""

from extract.claims.pattern import Pattern
from extract.claims.patterns.kinds import COMPANIES, EVENTS, PLACES, SITES, UNIONS
from ontology.vocabulary import EntityType as T
from ontology.vocabulary import RelationType as R
from ontology.vocabulary import Status

PLACE = (
    Pattern(
        id="event-takes-place",
        relation=R.TAKES_PLACE_IN,
        lemmas="состояться пройти проходить начаться открыться открываться завершиться произойти случиться вспыхнуть стартовать продолжаться",
        subject="nsubj",
        object="в+loc|на+loc",
        subject_types=EVENTS,
        object_types=PLACES | {T.FACILITY},
        score=0.85,
        yes=(
            "[Саммит АСЕАН|EVENT] прошел в [Джакарте|CITY]. => Саммит АСЕАН takesPlaceIn Джакарта Occurred",
        ),
        no=("[Саммит АСЕАН|EVENT] осудили в [Джакарте|CITY].",),
    ),
    Pattern(
        id="event-hits-place",
        relation=R.TAKES_PLACE_IN,
        lemmas="обрушиться",
        subject="nsubj",
        object="на+acc",
        subject_types=EVENTS,
        object_types=PLACES | {T.FACILITY},
        yes=(
            "[Ураган «Гамма»|EVENT] обрушился на [Кубу|COUNTRY]. => Ураган «Гамма» takesPlaceIn Куба Occurred",
        ),
        no=("[Ураган «Гамма»|EVENT] миновал [Кубу|COUNTRY].",),
    ),
    Pattern(
        id="event-is-held-in",
        relation=R.TAKES_PLACE_IN,
        lemmas="провести проводить организовать созвать",
        subject="acc",
        object="в+loc|на+loc",
        subject_types=EVENTS,
        object_types=PLACES | {T.FACILITY},
        score=0.85,
        yes=(
            "[Индонезия|COUNTRY] провела [саммит АСЕАН|EVENT] в [Джакарте|CITY]. => Саммит АСЕАН takesPlaceIn Джакарта Occurred",
        ),
        no=("[Саммит АСЕАН|EVENT] не проведут в [Джакарте|CITY].",),
    ),
    Pattern(
        id="event-is-planned-in",
        relation=R.TAKES_PLACE_IN,
        lemmas="наметить запланировать назначить",
        subject="acc",
        object="в+loc|на+loc",
        subject_types=EVENTS,
        object_types=PLACES | {T.FACILITY},
        status=Status.PLANNED,
        score=0.85,
        yes=(
            "[Саммит АСЕАН|EVENT] намечен на май в [Джакарте|CITY]. => Саммит АСЕАН takesPlaceIn Джакарта Planned",
        ),
        no=("[Саммит АСЕАН|EVENT] критикуют в [Джакарте|CITY].",),
    ),
    Pattern(
        id="is-based-in",
        relation=R.HEADQUARTERED_IN,
        lemmas="базироваться располагаться находиться расположить",
        subject="nsubj",
        object="в+loc|на+loc",
        subject_types=COMPANIES | UNIONS,
        object_types=PLACES,
        yes=(
            "Компания [Siltron|ORGANIZATION] базируется в [Осло|CITY]. => Siltron headquarteredIn Осло Ongoing",
        ),
        no=("Компания [Siltron|ORGANIZATION] выступила в [Осло|CITY].",),
    ),
    Pattern(
        id="headquarters-in",
        relation=R.HEADQUARTERED_IN,
        lemmas="штаб-квартира",
        pos="noun",
        subject="gen",
        object="в+loc",
        subject_types=COMPANIES | UNIONS,
        object_types=PLACES,
        yes=(
            "Штаб-квартира [Siltron|ORGANIZATION] в [Осло|CITY] закрыта. => Siltron headquarteredIn Осло Ongoing",
        ),
        no=("Акции [Siltron|ORGANIZATION] в [Осло|CITY] выросли.",),
        status=Status.ONGOING,
    ),
    Pattern(
        id="is-located-in",
        relation=R.LOCATED_IN,
        lemmas="находиться расположить располагаться",
        subject="nsubj",
        object="в+loc|на+loc",
        subject_types=frozenset({T.FACILITY, T.CITY, T.DISTRICT, T.LOCATION}),
        object_types=PLACES,
        yes=(
            "[Аэропорт Гардермуэн|FACILITY] находится в [Норвегии|COUNTRY]. => Аэропорт Гардермуэн locatedIn Норвегия Ongoing",
        ),
        no=("[Аэропорт Гардермуэн|FACILITY] закупил технику в [Норвегии|COUNTRY].",),
    ),
    Pattern(
        id="was-born-in",
        relation=R.PLACE_OF_BIRTH,
        lemmas="родиться",
        subject="nsubj",
        object="в+loc",
        subject_types=frozenset({T.PERSON}),
        object_types=PLACES,
        yes=(
            "[Иван Петров|PERSON] родился в [Осло|CITY]. => Иван Петров placeOfBirth Осло Occurred",
        ),
        no=("[Иван Петров|PERSON] учился в [Осло|CITY].",),
    ),
    Pattern(
        id="heads-body",
        relation=R.WORKPLACE,
        lemmas="возглавить возглавлять руководить",
        subject="nsubj",
        object="acc|ins",
        subject_types=frozenset({T.PERSON}),
        object_types=SITES,
        yes=(
            "[Иван Петров|PERSON] возглавил [министерство финансов Норвегии|GOVERNMENT_BODY]. => Иван Петров workplace Министерство финансов Норвегии Occurred",
        ),
        no=("[Иван Петров|PERSON] критикует [министерство финансов Норвегии|GOVERNMENT_BODY].",),
    ),
)
