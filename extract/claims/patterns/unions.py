"""Joining, forming and holding: unions of states and what they organize."""

from extract.claims.pattern import Pattern
from extract.claims.patterns.kinds import ACTORS, BODIES, COMPANIES, EVENTS, MEMBERS, UNIONS
from ontology.vocabulary import EntityType as T
from ontology.vocabulary import RelationType as R

MEMBERSHIP = (
    Pattern(
        id="member-joins",
        relation=R.MEMBER_OF,
        lemmas="вступить вступать присоединиться присоединяться войти входить вливаться влиться",
        subject="nsubj|помимо+gen",
        object="в+acc|к+dat|в состав+gen",
        subject_types=MEMBERS - {T.ORGANIZATION},
        object_types=BODIES,
        yes=(
            "[Финляндия|COUNTRY] вступила в [НАТО|ALLIANCE]. => Финляндия memberOf НАТО Occurred",
            "В [ЕАЭС|ALLIANCE] входят [Армения|COUNTRY] и [Киргизия|COUNTRY]. => Армения memberOf Евразийский экономический союз Ongoing",
        ),
        no=("[Молдавия|COUNTRY] отказалась вступать в [НАТО|ALLIANCE].",),
    ),
    Pattern(
        id="body-joins-union",
        relation=R.MEMBER_OF,
        lemmas="вступить вступать присоединиться присоединяться войти входить",
        subject="nsubj",
        object="в+acc|к+dat",
        subject_types=frozenset({T.ORGANIZATION}),
        object_types=UNIONS,
        yes=(
            "[Siltron|ORGANIZATION] вступила в [Союз оружейников|ALLIANCE]. => Siltron memberOf Союз оружейников Occurred",
        ),
        no=("[Siltron|ORGANIZATION] вышла из [Союза оружейников|ALLIANCE].",),
    ),
    Pattern(
        id="part-of-group",
        relation=R.PART_OF,
        lemmas="войти входить",
        subject="nsubj",
        object="в+acc|в состав+gen",
        subject_types=frozenset({T.ORGANIZATION, T.FACILITY}),
        object_types=frozenset({T.ORGANIZATION}),
        yes=(
            "В холдинг [Nordel|ORGANIZATION] входит завод [Siltron|ORGANIZATION]. => Siltron partOf Nordel Ongoing",
        ),
        no=("[Nordel|ORGANIZATION] посетила завод [Siltron|ORGANIZATION].",),
    ),
    Pattern(
        id="union-unites",
        relation=R.MEMBER_OF,
        lemmas="объединять объединить включать включить насчитывать сплотить",
        subject="acc",
        object="nsubj",
        subject_types=MEMBERS - {T.PERSON},
        object_types=BODIES,
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
        subject_types=MEMBERS - {T.PERSON},
        object_types=BODIES,
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
        subject_types=MEMBERS,
        object_types=BODIES,
        yes=(
            "[Хорватию|COUNTRY] приняли в [Евросоюз|ALLIANCE]. => Хорватия memberOf Европейский союз Occurred",
        ),
        no=("[Хорватию|COUNTRY] пригласили в [Евросоюз|ALLIANCE].",),
    ),
)

CREATION = (
    Pattern(
        id="forms-union",
        relation=R.ORGANIZES,
        lemmas="создать создавать сформировать формировать учредить учреждать основать образовать сколотить инициировать запустить запускать",
        subject="nsubj",
        object="acc",
        subject_types=ACTORS,
        object_types=UNIONS,
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
        subject_types=ACTORS,
        object_types=UNIONS,
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
        subject_types=ACTORS,
        object_types=EVENTS,
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
        subject_types=COMPANIES,
        object_types=frozenset({T.PERSON, T.ORGANIZATION, T.GOVERNMENT_BODY, T.COUNTRY}),
        yes=(
            "[Иван Петров|PERSON] основал компанию [Siltron|ORGANIZATION]. => Siltron foundedBy Иван Петров Occurred",
        ),
        no=("[Иван Петров|PERSON] покинул компанию [Siltron|ORGANIZATION].",),
    ),
)
