"""Owning, making and being under."""

from extract.claims.pattern import Pattern
from extract.claims.patterns.kinds import ACTORS, COMPANIES, SITES
from ontology.vocabulary import EntityType as T
from ontology.vocabulary import RelationType as R
from ontology.vocabulary import Status

PROPERTY = (
    Pattern(
        id="owns",
        relation=R.OWNER_OF,
        lemmas="владеть обладать",
        subject="nsubj",
        object="ins",
        subject_types=ACTORS | {T.FAMILY},
        object_types=COMPANIES | {T.FACILITY},
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
        subject_types=ACTORS,
        object_types=COMPANIES | {T.FACILITY},
        yes=(
            "Завод [Siltron|ORGANIZATION] принадлежит [Ивану Петрову|PERSON]. => Иван Петров ownerOf Siltron Ongoing",
        ),
        no=("[Siltron|ORGANIZATION] помогает [Ивану Петрову|PERSON].",),
    ),
    Pattern(
        id="controls",
        relation=R.OWNER_OF,
        lemmas="контролировать",
        subject="nsubj",
        object="acc",
        subject_types=COMPANIES | {T.PERSON},
        object_types=COMPANIES,
        score=0.7,
        yes=(
            "[Иван Петров|PERSON] контролирует компанию [Siltron|ORGANIZATION]. => Иван Петров ownerOf Siltron Ongoing",
        ),
        no=("[Иван Петров|PERSON] раньше контролировал компанию [Siltron|ORGANIZATION].",),
    ),
    Pattern(
        id="share-in",
        relation=R.OWNER_OF,
        lemmas="доля пакет",
        pos="noun",
        subject="gen",
        object="в+loc",
        subject_types=ACTORS,
        object_types=COMPANIES,
        status=Status.ONGOING,
        score=0.75,
        yes=(
            "Доля [Nordel|ORGANIZATION] в компании [Siltron|ORGANIZATION] достигла 20%. => Nordel ownerOf Siltron Ongoing",
        ),
        no=("Доля [Nordel|ORGANIZATION] на рынке [Чили|COUNTRY] достигла 20%.",),
    ),
    Pattern(
        id="buys-company",
        relation=R.OWNER_OF,
        lemmas="купить приобрести выкупить покупать приобретать",
        subject="nsubj",
        object="acc",
        subject_types=ACTORS,
        object_types=COMPANIES | {T.FACILITY},
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
        subject_types=ACTORS,
        object_types=COMPANIES | {T.FACILITY},
        yes=(
            "[Nordel|ORGANIZATION] завершила покупку компании [Siltron|ORGANIZATION]. => Nordel ownerOf Siltron Occurred",
            "[Nordel|ORGANIZATION] договорилась о покупке 75% акций компании [Siltron|ORGANIZATION]. => Nordel ownerOf Siltron Planned",
        ),
        no=("[Nordel|ORGANIZATION] осудила покупку компании [Siltron|ORGANIZATION].",),
    ),
    Pattern(
        id="makes",
        relation=R.PRODUCES,
        lemmas="производить изготавливать выпускать выпустить разработать разрабатывать собирать строить создать представить",
        subject="nsubj",
        object="acc",
        subject_types=COMPANIES | {T.COUNTRY},
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
        subject_types=COMPANIES,
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
        subject_types=SITES | {T.PERSON},
        object_types=SITES | {T.PERSON},
        yes=(
            "[Siltron|ORGANIZATION] подчиняется [Минэнерго Чили|GOVERNMENT_BODY]. => Siltron subordinateOf Министерство энергетики Чили Ongoing",
        ),
        no=("[Siltron|ORGANIZATION] помогает [Минэнерго Чили|GOVERNMENT_BODY].",),
    ),
)
