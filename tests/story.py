"""A hand-made KnowledgeGraph that tells one story, as merging would build it from two articles.

Five states found a union and hold a summit with guests; people meet, call, plan sanctions, deny
and speak. People, union and company are invented; the sentences stand in the articles' texts.
"""

import datetime as dt
import hashlib
from collections.abc import Sequence

from extract.records import Article, ArticleId, Block, BlockKind, TimeInterval
from graph.records import (
    ArticleNode,
    ClaimNode,
    EntityNode,
    EventNode,
    EvidenceNode,
    KnowledgeGraph,
    StatementNode,
)
from ontology.vocabulary import DealType, EntityType, EventType, RelationType, Status

HERALD_TEXT = """Пять стран создают Балтийский цифровой союз

Финляндия, Швеция, Эстония, Латвия и Литва создают Балтийский цифровой союз. \
Декларацию о создании союза пять стран подпишут на саммите в Хельсинки 14 марта. \
Участвовать в саммите будут также Япония, Канада и Европейский союз, но в новое объединение они \
не войдут.

«Это общий щит для наших сетей, и он открыт для партнёров», — заявил премьер-министр Финляндии \
Юхани Лайне. 1 марта он встретился в Стокгольме с премьер-министром Швеции Нильсом Энгстрёмом: \
Лайне и Энгстрём обсудили защиту кабелей на дне Балтийского моря.

Министр цифрового развития Эстонии Марта Каск провела телефонный разговор с японским министром \
Кэндзи Мори. По словам Каск, Таллин предложит разместить штаб-квартиру союза у себя.

Швеция намерена ввести ограничения против китайской компании «Синьхай Телеком». Китай отверг \
обвинения в слежке, сообщает Северное агентство. Норвегия, вопреки слухам, в Балтийский цифровой \
союз не вступает."""

GAZETTE_TEXT = """Балтийский цифровой союз получит центр в Таллине

В Балтийский цифровой союз входят Финляндия, Швеция, Эстония, Латвия и Литва. По данным газеты, \
Литва и Польша договорились о совместном центре обработки данных в Вильнюсе. Эстония получит \
штаб-квартиру союза, рассказала Марта Каск.

«Мы не против кого-то, мы за надёжную связь», — подчеркнула Каск. Премьер-министр Швеции Нильс \
Энгстрём заявил, что решение об ограничениях для «Синьхай Телекома» примут после саммита. \
Парламент Финляндии одобрил выделение союзу 40 млн евро."""

_ENTITIES: dict[str, tuple[EntityType, str, str | None, tuple[str, ...], str | None]] = {
    "union": (
        EntityType.ALLIANCE,
        "Балтийский цифровой союз",
        "Baltic Digital Union",
        ("БЦС", "союз"),
        None,
    ),
    "summit": (EntityType.EVENT, "Саммит Балтийского цифрового союза", None, ("саммит",), None),
    "declaration": (EntityType.AGREEMENT, "Декларация о создании союза", None, (), None),
    "finland": (EntityType.COUNTRY, "Финляндия", "Finland", ("Финляндская Республика",), "Q33"),
    "sweden": (EntityType.COUNTRY, "Швеция", "Sweden", ("Королевство Швеция",), "Q34"),
    "estonia": (EntityType.COUNTRY, "Эстония", "Estonia", (), "Q191"),
    "latvia": (EntityType.COUNTRY, "Латвия", "Latvia", (), "Q211"),
    "lithuania": (EntityType.COUNTRY, "Литва", "Lithuania", (), "Q37"),
    "norway": (EntityType.COUNTRY, "Норвегия", "Norway", (), "Q20"),
    "poland": (EntityType.COUNTRY, "Польша", "Poland", (), "Q36"),
    "japan": (EntityType.COUNTRY, "Япония", "Japan", (), "Q17"),
    "canada": (EntityType.COUNTRY, "Канада", "Canada", (), "Q16"),
    "china": (EntityType.COUNTRY, "Китай", "China", ("КНР",), "Q148"),
    "eu": (EntityType.ALLIANCE, "Европейский союз", "European Union", ("ЕС",), "Q458"),
    "helsinki": (EntityType.CITY, "Хельсинки", "Helsinki", (), "Q1757"),
    "stockholm": (EntityType.CITY, "Стокгольм", "Stockholm", (), "Q1754"),
    "tallinn": (EntityType.CITY, "Таллин", "Tallinn", ("Таллинн",), "Q1770"),
    "vilnius": (EntityType.CITY, "Вильнюс", "Vilnius", (), "Q216"),
    "sea": (EntityType.LOCATION, "Балтийское море", "Baltic Sea", ("Балтика",), "Q545"),
    "laine": (EntityType.PERSON, "Юхани Лайне", None, ("Лайне",), None),
    "engstrom": (EntityType.PERSON, "Нильс Энгстрём", None, ("Энгстрём",), None),
    "kask": (EntityType.PERSON, "Марта Каск", None, ("Каск",), None),
    "mori": (EntityType.PERSON, "Кэндзи Мори", None, ("Мори",), None),
    "xinhai": (EntityType.ORGANIZATION, "Синьхай Телеком", None, (), None),
    "parliament": (EntityType.GOVERNMENT_BODY, "Парламент Финляндии", None, (), "Q643412"),
    "agency": (EntityType.MEDIA_OUTLET, "Северное агентство", None, (), None),
    "herald": (EntityType.MEDIA_OUTLET, "Восточный вестник", None, (), None),
    "prime-finland": (EntityType.PROFESSION, "премьер-министр Финляндии", None, (), None),
    "prime-sweden": (EntityType.PROFESSION, "премьер-министр Швеции", None, (), None),
    "minister": (EntityType.PROFESSION, "министр цифрового развития Эстонии", None, (), None),
}

MEMBERS = ("finland", "sweden", "estonia", "latvia", "lithuania")


def _key(*parts: str) -> str:
    return hashlib.sha256("\x1f".join(parts).encode()).hexdigest()[:16]


def _article(
    text: str, publisher: str | None, url: str | None, day: dt.date, mentions: Sequence[str]
) -> ArticleNode:
    headline = text.split("\n", 1)[0]
    blocks = (
        Block(kind=BlockKind.HEADLINE, start=0, stop=len(headline)),
        Block(kind=BlockKind.BODY, start=len(headline) + 2, stop=len(text)),
    )
    return ArticleNode(
        iri=f"art:{_key(text)}",
        article=Article(
            id=ArticleId(_key(text)),
            text=text,
            source="story.txt",
            blocks=blocks,
            headline=headline,
            url=url,
            publisher=publisher,
            published=day,
        ),
        publisher="ent:herald" if publisher == "Восточный вестник" else None,
        mentions=tuple(sorted(f"ent:{name}" for name in mentions)),
    )


_NOT_IN_HERALD = {"poland", "vilnius", "parliament"}
_IN_GAZETTE = {*MEMBERS, "union", "kask", "engstrom", "xinhai", *_NOT_IN_HERALD, "tallinn"}
HERALD = _article(
    HERALD_TEXT,
    "Восточный вестник",
    "https://vestnik.example/2026/03/02/soyuz",
    dt.date(2026, 3, 2),
    [name for name in _ENTITIES if name not in _NOT_IN_HERALD],
)
GAZETTE = _article(GAZETTE_TEXT, "Северная газета", None, dt.date(2026, 3, 4), sorted(_IN_GAZETTE))


def _evidence(words: str, extractor: str = "relations/pattern") -> tuple[EvidenceNode, ...]:
    """The sentences, one in each article that has them, that contain the words."""
    found = []
    for node in (HERALD, GAZETTE):
        text = node.article.text
        at = text.find(words)
        if at < 0:
            continue
        start = max(text.rfind(mark, 0, at) + len(mark) for mark in (". ", "\n", ": "))
        stops = [text.find(mark, at + len(words)) for mark in (". ", ".\n", ": ")]
        stop = min((stop for stop in stops if stop >= 0), default=len(text) - 1) + 1
        found.append(
            EvidenceNode(
                iri=f"evd:{_key(node.iri, str(start), extractor)}",
                article=node.iri,
                quote=text[start:stop],
                start=start,
                stop=stop,
                extractor=extractor,
                score=0.87,
                cites="ent:agency" if "Северное агентство" in text[start:stop] else None,
            )
        )
    assert found, words
    return tuple(found)


def _days(first: dt.date, last: dt.date | None = None, text: str = "") -> TimeInterval:
    value = first.isoformat() if last is None else None
    return TimeInterval(earliest=first, latest=last or first, value=value, text=text)


def _claim(
    subject: str,
    relation: RelationType,
    target: str | TimeInterval,
    words: Sequence[str],
    status: Status = Status.OCCURRED,
    speaker: str | None = None,
) -> ClaimNode:
    told = {evidence.iri: evidence for part in words for evidence in _evidence(part)}
    evidence = tuple(told[key] for key in sorted(told))
    is_entity = isinstance(target, str) and target in _ENTITIES
    return ClaimNode(
        iri=f"clm:{_key(subject, relation, str(target), status)}",
        subject=f"ent:{subject}",
        relation=relation,
        object=f"ent:{target}" if is_entity else target,
        object_is_entity=is_entity,
        status=status,
        time=None,
        attributed_to=(f"ent:{speaker}",) if speaker else (),
        stated_in=(),
        evidence=evidence,
        independent_sources=len({part.article for part in evidence}),
        contradicts=(),
    )


_SUMMIT_DAY = _days(dt.date(2026, 3, 14), text="14 марта")


def _claims() -> list[ClaimNode]:
    founding = ["Эстония, Латвия и Литва создают", "союз входят Финляндия"]
    signing = ["пять стран подпишут"]
    guests = ["Участвовать в саммите"]
    relation = RelationType
    planned = Status.PLANNED
    claims = [_claim(name, relation.MEMBER_OF, "union", founding) for name in MEMBERS]
    claims += [
        _claim(name, relation.SIGNATORY_OF, "declaration", signing, planned) for name in MEMBERS
    ]
    claims += [
        _claim(name, relation.PARTICIPANT_IN, "summit", guests, planned)
        for name in ("japan", "canada", "eu")
    ]
    claims += [
        _claim("norway", relation.MEMBER_OF, "union", ["вопреки слухам"], Status.DENIED),
        _claim("union", relation.ORGANIZES, "summit", signing, planned),
        _claim("union", relation.ALTERNATIVE_NAME, "БЦС", founding[:1]),
        _claim("summit", relation.TAKES_PLACE_IN, "helsinki", signing, planned),
        _claim("summit", relation.POINT_IN_TIME, _SUMMIT_DAY, signing, planned),
        _claim(
            "union",
            relation.HEADQUARTERED_IN,
            "tallinn",
            ["По словам Каск", "рассказала Марта"],
            planned,
            speaker="kask",
        ),
        _claim("laine", relation.WORKS_AS, "prime-finland", ["Это общий щит"]),
        _claim("laine", relation.WORKPLACE, "finland", ["Это общий щит"]),
        _claim("engstrom", relation.WORKS_AS, "prime-sweden", ["Энгстрём заявил"]),
        _claim("engstrom", relation.WORKPLACE, "sweden", ["Энгстрём заявил", "1 марта он"]),
        _claim("kask", relation.WORKS_AS, "minister", ["Министр цифрового"]),
        _claim("kask", relation.WORKPLACE, "estonia", ["Министр цифрового"]),
        _claim("mori", relation.WORKPLACE, "japan", ["Министр цифрового"]),
        _claim("xinhai", relation.HEADQUARTERED_IN, "china", ["китайской компании"]),
        _claim("parliament", relation.PART_OF, "finland", ["Парламент Финляндии"]),
    ]
    return claims


def _event(  # noqa: PLR0913 - an event has this many parts
    event_type: EventType | None,
    agents: Sequence[str],
    recipients: Sequence[str],
    words: str,
    *,
    trigger: str,
    iri: str | None = None,
    status: Status = Status.OCCURRED,
    places: Sequence[str] = (),
    mode: str | None = None,
    deal: DealType | None = None,
    time: TimeInterval | None = None,
) -> EventNode:
    evidence = _evidence(words, "events/plover")
    return EventNode(
        iri=iri or f"evt:{_key(str(event_type), *agents, '>', *recipients, trigger)}",
        type=event_type,
        label=trigger,
        status=status,
        agents=tuple(sorted(f"ent:{name}" for name in agents)),
        recipients=tuple(sorted(f"ent:{name}" for name in recipients)),
        places=tuple(sorted(f"ent:{name}" for name in places)),
        trigger=trigger,
        mode=mode,
        deal=deal,
        time=time,
        attributed_to=(),
        stated_in=(),
        evidence=evidence,
        independent_sources=len({part.article for part in evidence}),
    )


def _events() -> list[EventNode]:
    return [
        _event(
            EventType.CONSULT,
            ("japan", "canada", "eu"),
            (),
            "Участвовать в саммите",
            trigger="саммит",
            iri="ent:summit",
            status=Status.PLANNED,
            places=("helsinki",),
            time=_SUMMIT_DAY,
        ),
        _event(
            EventType.CONSULT,
            ("laine",),
            ("engstrom",),
            "1 марта он",
            trigger="встретиться",
            places=("stockholm",),
            time=_days(dt.date(2026, 3, 1), text="1 марта"),
        ),
        _event(
            EventType.CONSULT,
            ("kask",),
            ("mori",),
            "телефонный разговор",
            trigger="телефонный разговор",
            mode="phone",
        ),
        _event(
            EventType.SANCTION,
            ("sweden",),
            ("xinhai",),
            "намерена ввести ограничения",
            trigger="ограничение",
            status=Status.PLANNED,
        ),
        _event(EventType.REJECT, ("china",), (), "Китай отверг", trigger="отвергнуть"),
        _event(
            EventType.AGREE,
            ("lithuania",),
            ("poland",),
            "Литва и Польша договорились",
            trigger="договориться",
            places=("vilnius",),
        ),
        _event(
            EventType.AID,
            ("parliament",),
            ("union",),
            "одобрил выделение",
            trigger="выделение",
            deal=DealType.INVESTMENT,
        ),
    ]


def _statement(
    speaker: str, text: str, about: Sequence[str], verb: str, time: TimeInterval | None = None
) -> StatementNode:
    evidence = _evidence(text, "statements/quote")
    return StatementNode(
        iri=f"stm:{_key(speaker, text)}",
        speaker=f"ent:{speaker}",
        text=text,
        verb=verb,
        about=tuple(sorted(f"ent:{name}" for name in about)),
        stated_to=None,
        stance=None,
        time=time,
        evidence=evidence,
        independent_sources=1,
    )


def _statements() -> list[StatementNode]:
    return [
        _statement(
            "laine",
            "Это общий щит для наших сетей, и он открыт для партнёров",
            ["union"],
            "заявить",
        ),
        _statement(
            "kask",
            "Таллин предложит разместить штаб-квартиру союза у себя",
            ["tallinn", "union"],
            "по словам",
        ),
        _statement("kask", "Мы не против кого-то, мы за надёжную связь", ["union"], "подчеркнуть"),
        _statement(
            "engstrom",
            "решение об ограничениях для «Синьхай Телекома» примут после саммита",
            ["xinhai", "summit"],
            "заявить",
        ),
        _statement("agency", "Китай отверг обвинения в слежке", ["china"], "сообщать"),
    ]


def _entities() -> list[EntityNode]:
    return [
        EntityNode(
            iri=f"ent:{name}",
            type=entity_type,
            label=label,
            label_en=english,
            aliases=aliases,
            wikidata=wikidata,
            geonames=None,
            iso=None,
            articles=tuple(
                sorted(node.iri for node in (HERALD, GAZETTE) if f"ent:{name}" in node.mentions)
            ),
        )
        for name, (entity_type, label, english, aliases, wikidata) in _ENTITIES.items()
    ]


def story() -> KnowledgeGraph:
    """The whole graph; every call gives an equal one."""
    return KnowledgeGraph(
        articles=tuple(sorted((HERALD, GAZETTE), key=lambda node: node.iri)),
        entities=tuple(sorted(_entities(), key=lambda node: node.iri)),
        claims=tuple(sorted(_claims(), key=lambda node: node.iri)),
        events=tuple(sorted(_events(), key=lambda node: node.iri)),
        statements=tuple(sorted(_statements(), key=lambda node: node.iri)),
    )
