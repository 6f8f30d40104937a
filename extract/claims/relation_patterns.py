"""Relations that a verb or an action noun words: the list PATTERNS; add one by adding a record.

Notation of the examples: `[text|TYPE]` is a mention; after `=>` stands the claim, names in the
nominative, with its status. Being invited, a partner, an observer, a guest or a former member is
no relation at all: such words are no triggers here, and the `no` examples hold them apart.
"""

from extract.claims.pattern import Pattern
from ontology.vocabulary import EntityType as T
from ontology.vocabulary import RelationType as R
from ontology.vocabulary import Status

_BODIES = frozenset({T.ALLIANCE, T.ORGANIZATION, T.GOVERNMENT_BODY})
_UNIONS = frozenset({T.ALLIANCE})
_EVENTS = frozenset({T.EVENT})
_STATES = frozenset({T.COUNTRY, T.STATE_OR_PROVINCE})
_MEMBERS = frozenset({T.COUNTRY, T.ORGANIZATION, T.PERSON, T.ALLIANCE, T.STATE_OR_PROVINCE})
_DOCUMENTS = frozenset({T.AGREEMENT, T.LAW})
_COMPANIES = frozenset({T.ORGANIZATION, T.MEDIA_OUTLET})
_SITES = frozenset({T.FACILITY, T.ORGANIZATION, T.MEDIA_OUTLET, T.GOVERNMENT_BODY})
_PLACES = frozenset({T.CITY, T.COUNTRY, T.STATE_OR_PROVINCE, T.DISTRICT, T.LOCATION})
_ACTORS = frozenset(
    {T.PERSON, T.COUNTRY, T.ORGANIZATION, T.ALLIANCE, T.GOVERNMENT_BODY, T.STATE_OR_PROVINCE}
)

MEMBERSHIP = (
    Pattern(
        id="member-joins",
        relation=R.MEMBER_OF,
        lemmas="вступить вступать присоединиться присоединяться войти входить вливаться влиться",
        subject="nsubj|помимо+gen",
        object="в+acc|к+dat|в состав+gen",
        subject_types=_MEMBERS,
        object_types=_BODIES,
        yes=(
            "[Финляндия|COUNTRY] вступила в [НАТО|ALLIANCE]. => Финляндия memberOf НАТО Occurred",
            "В [ЕАЭС|ALLIANCE] входят [Армения|COUNTRY] и [Киргизия|COUNTRY]. => Армения memberOf Евразийский экономический союз Ongoing",
        ),
        no=("[Молдавия|COUNTRY] отказалась вступать в [НАТО|ALLIANCE].",),
    ),
    Pattern(
        id="union-unites",
        relation=R.MEMBER_OF,
        lemmas="объединять объединить включать включить насчитывать сплотить",
        subject="acc",
        object="nsubj",
        subject_types=_MEMBERS - {T.PERSON},
        object_types=_BODIES,
        score=0.85,
        yes=(
            "Блок [АУКУС|ALLIANCE] объединяет [Австралию|COUNTRY], [Великобританию|COUNTRY] и [США|COUNTRY]. => Великобритания memberOf AUKUS Ongoing",
        ),
        no=("Делегация [ООН|ALLIANCE] посетила [Австралию|COUNTRY] и [Японию|COUNTRY].",),
    ),
    Pattern(
        id="accession-of",
        relation=R.MEMBER_OF,
        lemmas="вступление присоединение прием принятие членство вхождение",
        pos="noun",
        subject="gen",
        object="в+acc|к+dat|в состав+gen|в+loc",
        subject_types=_MEMBERS - {T.PERSON},
        object_types=_BODIES,
        yes=(
            "После вступления [Эфиопии|COUNTRY] в [БРИКС|ALLIANCE] торговля выросла. => Эфиопия memberOf БРИКС Occurred",
        ),
        no=("Прием [Эфиопии|COUNTRY] в честь гостей прошел в столице.",),
    ),
    Pattern(
        id="union-admits",
        relation=R.MEMBER_OF,
        lemmas="принять",
        subject="acc",
        object="в+acc|в состав+gen|в ряд+gen",
        subject_types=_MEMBERS,
        object_types=_BODIES,
        yes=(
            "[Хорватию|COUNTRY] приняли в [Евросоюз|ALLIANCE]. => Хорватия memberOf Европейский союз Occurred",
        ),
        no=("[Хорватию|COUNTRY] пригласили в [Евросоюз|ALLIANCE].",),
    ),
)

PARTICIPATION = (
    Pattern(
        id="participates",
        relation=R.PARTICIPANT_IN,
        lemmas="участвовать поучаствовать присутствовать выступить выступать собраться собираться встретиться прибыть прибывать приехать прилететь посетить посещать",
        subject="nsubj",
        object="в+loc|на+loc|на+acc|acc|для+gen",
        represented=True,
        subject_types=_ACTORS,
        object_types=_EVENTS,
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
        subject_types=_ACTORS,
        object_types=_EVENTS,
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
        subject_types=_ACTORS,
        object_types=_EVENTS,
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
        object_types=_EVENTS,
        yes=(
            "[Иван Петров|PERSON] открыл [форум АТЭС|EVENT]. => Иван Петров participantIn Форум АТЭС Occurred",
        ),
        no=("[Иван Петров|PERSON] критиковал [форум АТЭС|EVENT].",),
    ),
)

CREATION = (
    Pattern(
        id="forms-union",
        relation=R.ORGANIZES,
        lemmas="создать создавать сформировать формировать учредить учреждать основать образовать сколотить инициировать запустить запускать",
        subject="nsubj",
        object="acc",
        subject_types=_ACTORS,
        object_types=_UNIONS,
        yes=(
            "[Франция|COUNTRY] создает [коалицию по борьбе с пиратством|ALLIANCE]. => Франция organizes Коалиция по борьбе с пиратством Ongoing",
        ),
        no=("[Франция|COUNTRY] критикует [коалицию по борьбе с пиратством|ALLIANCE].",),
    ),
    Pattern(
        id="formation-of-union",
        relation=R.ORGANIZES,
        lemmas="создание формирование учреждение образование",
        pos="noun",
        subject="ins|governor",
        object="gen",
        subject_types=_ACTORS,
        object_types=_UNIONS,
        score=0.75,
        yes=(
            "[Франция|COUNTRY] приступила к созданию [коалиции по борьбе с пиратством|ALLIANCE]. => Франция organizes Коалиция по борьбе с пиратством Ongoing",
        ),
        no=("[Франция|COUNTRY] осудила создание [коалиции по борьбе с пиратством|ALLIANCE].",),
    ),
    Pattern(
        id="holds-event",
        relation=R.ORGANIZES,
        lemmas="провести проводить организовать организовывать устроить устраивать созвать созывать",
        subject="nsubj",
        object="acc",
        subject_types=_ACTORS,
        object_types=_EVENTS,
        yes=(
            "[Катар|COUNTRY] проведет [чемпионат Азии|EVENT]. => Катар organizes Чемпионат Азии Planned",
        ),
        no=("[Катар|COUNTRY] выиграл [чемпионат Азии|EVENT].",),
    ),
    Pattern(
        id="founded-company",
        relation=R.FOUNDED_BY,
        lemmas="основать учредить создать",
        subject="acc",
        object="nsubj",
        subject_types=_COMPANIES,
        object_types=frozenset({T.PERSON, T.ORGANIZATION, T.GOVERNMENT_BODY, T.COUNTRY}),
        yes=(
            "[Иван Петров|PERSON] основал компанию [Siltron|ORGANIZATION]. => Siltron foundedBy Иван Петров Occurred",
        ),
        no=("[Иван Петров|PERSON] покинул компанию [Siltron|ORGANIZATION].",),
    ),
)

DOCUMENTS = (
    Pattern(
        id="signs",
        relation=R.SIGNATORY_OF,
        lemmas="подписать подписывать заключить заключать ратифицировать парафировать",
        subject="nsubj|с+ins",
        object="acc",
        represented=True,
        subject_types=_ACTORS,
        object_types=_DOCUMENTS,
        score=0.85,
        yes=(
            "[Индия|COUNTRY] и [Перу|COUNTRY] подписали [соглашение о свободной торговле|AGREEMENT]. => Перу signatoryOf Соглашение о свободной торговле Occurred",
        ),
        no=("[Индия|COUNTRY] раскритиковала [соглашение о свободной торговле|AGREEMENT].",),
    ),
    Pattern(
        id="signing-of",
        relation=R.SIGNATORY_OF,
        lemmas="подписание заключение ратификация",
        pos="noun",
        subject="ins|между+ins",
        object="gen",
        subject_types=_ACTORS,
        object_types=_DOCUMENTS,
        yes=(
            "Состоялось подписание [Арменией|COUNTRY] [декларации о мире|AGREEMENT]. => Армения signatoryOf Декларация о мире Occurred",
        ),
        no=("[Армения|COUNTRY] сорвала подписание [декларации о мире|AGREEMENT].",),
    ),
)

PROPERTY = (
    Pattern(
        id="owns",
        relation=R.OWNER_OF,
        lemmas="владеть обладать",
        subject="nsubj",
        object="ins",
        subject_types=_ACTORS,
        object_types=_COMPANIES | {T.FACILITY},
        yes=(
            "[Иван Петров|PERSON] владеет компанией [Siltron|ORGANIZATION]. => Иван Петров ownerOf Siltron Ongoing",
        ),
        no=("[Иван Петров|PERSON] руководит компанией [Siltron|ORGANIZATION].",),
    ),
    Pattern(
        id="belongs-to",
        relation=R.OWNER_OF,
        lemmas="принадлежать",
        subject="dat",
        object="nsubj",
        subject_types=_ACTORS,
        object_types=_COMPANIES | {T.FACILITY},
        yes=(
            "Завод [Siltron|ORGANIZATION] принадлежит [Ивану Петрову|PERSON]. => Иван Петров ownerOf Siltron Ongoing",
        ),
        no=("[Siltron|ORGANIZATION] помогает [Ивану Петрову|PERSON].",),
    ),
    Pattern(
        id="buys-company",
        relation=R.OWNER_OF,
        lemmas="купить приобрести выкупить покупать приобретать",
        subject="nsubj",
        object="acc",
        subject_types=_ACTORS,
        object_types=_COMPANIES | {T.FACILITY},
        yes=(
            "[Nordel|ORGANIZATION] купила компанию [Siltron|ORGANIZATION]. => Nordel ownerOf Siltron Occurred",
        ),
        no=("[Nordel|ORGANIZATION] не купила компанию [Siltron|ORGANIZATION].",),
    ),
    Pattern(
        id="purchase-of",
        relation=R.OWNER_OF,
        lemmas="покупка приобретение выкуп",
        pos="noun",
        subject="ins|governor",
        object="gen",
        subject_types=_ACTORS,
        object_types=_COMPANIES | {T.FACILITY},
        yes=(
            "[Nordel|ORGANIZATION] завершила покупку компании [Siltron|ORGANIZATION]. => Nordel ownerOf Siltron Occurred",
            "[Nordel|ORGANIZATION] договорилась о покупке 75% акций компании [Siltron|ORGANIZATION]. => Nordel ownerOf Siltron Planned",
        ),
        no=("[Nordel|ORGANIZATION] осудила покупку компании [Siltron|ORGANIZATION].",),
    ),
    Pattern(
        id="makes",
        relation=R.PRODUCES,
        lemmas="производить выпускать выпустить разработать разрабатывать собирать строить создать представить",
        subject="nsubj",
        object="acc",
        subject_types=_COMPANIES | {T.COUNTRY},
        object_types=frozenset({T.PRODUCT}),
        yes=(
            "[Siltron|ORGANIZATION] выпускает чипы [S400|PRODUCT]. => Siltron produces S400 Ongoing",
        ),
        no=("[Siltron|ORGANIZATION] использует чипы [S400|PRODUCT].",),
    ),
    Pattern(
        id="supplies-own",
        relation=R.PRODUCES,
        lemmas="поставлять поставить экспортировать продавать продать",
        subject="nsubj",
        object="acc",
        needs="свой",
        subject_types=_COMPANIES,
        object_types=frozenset({T.PRODUCT}),
        yes=(
            "[Siltron|ORGANIZATION] поставляет свои чипы [S400|PRODUCT]. => Siltron produces S400 Ongoing",
        ),
        no=("[Nordel|ORGANIZATION] поставляет чипы [S400|PRODUCT].",),
    ),
)

SUBORDINATION = (
    Pattern(
        id="is-under",
        relation=R.SUBORDINATE_OF,
        lemmas="подчиняться",
        subject="nsubj",
        object="dat",
        subject_types=_SITES | {T.PERSON},
        object_types=_SITES | {T.PERSON},
        yes=("[Siltron|ORGANIZATION] подчиняется [Минэнерго Чили|GOVERNMENT_BODY]. => Siltron subordinateOf Министерство энергетики Чили Ongoing",),
        no=("[Siltron|ORGANIZATION] помогает [Минэнерго Чили|GOVERNMENT_BODY].",),
    ),
)

PLACE = (
    Pattern(
        id="event-takes-place",
        relation=R.TAKES_PLACE_IN,
        lemmas="состояться пройти проходить начаться открыться открываться завершиться произойти случиться вспыхнуть стартовать продолжаться",
        subject="nsubj",
        object="в+loc|на+loc",
        subject_types=_EVENTS,
        object_types=_PLACES | {T.FACILITY},
        score=0.85,
        yes=(
            "[Саммит АСЕАН|EVENT] прошел в [Джакарте|CITY]. => Саммит АСЕАН takesPlaceIn Джакарта Occurred",
        ),
        no=("[Саммит АСЕАН|EVENT] осудили в [Джакарте|CITY].",),
    ),
    Pattern(
        id="is-based-in",
        relation=R.HEADQUARTERED_IN,
        lemmas="базироваться располагаться находиться расположить",
        subject="nsubj",
        object="в+loc|на+loc",
        subject_types=_COMPANIES | _UNIONS,
        object_types=_PLACES,
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
        subject_types=_COMPANIES | _UNIONS,
        object_types=_PLACES,
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
        object_types=_PLACES,
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
        object_types=_PLACES,
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
        object_types=_SITES,
        yes=(
            "[Иван Петров|PERSON] возглавил [министерство финансов Норвегии|GOVERNMENT_BODY]. => Иван Петров workplace Министерство финансов Норвегии Occurred",
        ),
        no=("[Иван Петров|PERSON] критикует [министерство финансов Норвегии|GOVERNMENT_BODY].",),
    ),
)

PATTERNS: tuple[Pattern, ...] = (
    *MEMBERSHIP,
    *PARTICIPATION,
    *CREATION,
    *DOCUMENTS,
    *PROPERTY,
    *SUBORDINATION,
    *PLACE,
)
