"""Signing."""

from extract.claims.pattern import Pattern
from extract.claims.patterns.kinds import ACTORS, DOCUMENTS
from ontology.vocabulary import RelationType as R

SIGNING = (
    Pattern(
        id="signs",
        relation=R.SIGNATORY_OF,
        lemmas="подписать подписывать заключить заключать ратифицировать парафировать",
        subject="nsubj|с+ins",
        object="acc",
        represented=True,
        subject_types=ACTORS,
        object_types=DOCUMENTS,
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
        subject_types=ACTORS,
        object_types=DOCUMENTS,
        yes=(
            "Состоялось подписание [Арменией|COUNTRY] [декларации о мире|AGREEMENT]. => Армения signatoryOf Декларация о мире Occurred",
        ),
        no=("[Армения|COUNTRY] сорвала подписание [декларации о мире|AGREEMENT].",),
    ),
)
