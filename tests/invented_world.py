"""A made-up world of news: theaters of things, and what is told of them.

Degrees have a long tail (what is told of is told of again: preferential attachment), and links stay
within a theater, but for one in six.
"""

import datetime as dt
import hashlib
import random
from collections import defaultdict
from collections.abc import Sequence
from dataclasses import dataclass

from benchmarks.invented_names import People
from invented_reports import FIRST_DAY, LAST_DAY, Fact, Newsroom
from invented_sentences import FORMULAS, Sentences
from invented_things import Kind, Thing, Things

from extract.records import TimeInterval
from ontology.vocabulary import EventType, RelationType, Status

THEATER = 130
"""Mean number of nodes that are in the news together."""
NAMELESS = 0.18
"""Part of the nodes that are events without a name."""
ABROAD = 0.17
"""Part of the links that leave the theater."""
STATED = 0.12
"""Part of the links that are words of somebody about something."""
LINKS_AN_ARTICLE = 12

_SHARES = {
    Kind.PERSON: 30,
    Kind.COMPANY: 22,
    Kind.MINISTRY: 7,
    Kind.CITY: 10,
    Kind.COUNTRY: 2,
    Kind.REGION: 3,
    Kind.FACILITY: 6,
    Kind.ALLIANCE: 2,
    Kind.AGREEMENT: 2,
    Kind.EVENT: 5,
    Kind.PRODUCT: 5,
    Kind.POST: 6,
}
"""How many of a hundred named things are of a kind."""

_LINKS: tuple[tuple[int, RelationType, str, str], ...] = (
    # how often, relation, kinds of the subject, kinds of the object
    (12, RelationType.MEMBER_OF, "country company person", "alliance"),
    (14, RelationType.WORKPLACE, "person", "company ministry country alliance"),
    (7, RelationType.HEADQUARTERED_IN, "company ministry alliance", "city country"),
    (7, RelationType.LOCATED_IN, "city facility", "country region city"),
    (3, RelationType.PART_OF, "region city company", "country region company"),
    (7, RelationType.OWNER_OF, "company person country", "company facility product"),
    (4, RelationType.SUBORDINATE_OF, "ministry facility", "country ministry"),
    (16, RelationType.PARTICIPANT_IN, "person country company ministry", "event"),
    (4, RelationType.ORGANIZES, "country company ministry alliance", "event"),
    (5, RelationType.TAKES_PLACE_IN, "event", "city facility country"),
    (6, RelationType.SIGNATORY_OF, "country company person", "agreement"),
    (4, RelationType.GOVERNS, "person", "country region city"),
    (4, RelationType.KNOWS, "person", "person"),
    (1, RelationType.SPOUSE, "person", "person"),
    (3, RelationType.ORIGINS_FROM, "person", "country city"),
    (2, RelationType.FOUNDED_BY, "company", "person country"),
    (4, RelationType.PRODUCES, "company", "product"),
)
_ROLES = {
    EventType.CONSULT: "{a} проводит встречу с {b_ins}",
    EventType.SANCTION: "{a} вводит ограничения против {b_gen}",
    EventType.AGREE: "{a} договаривается с {b_ins}",
    EventType.AID: "{a} выделяет средства для {b_gen}",
    EventType.ACCUSE: "{a} обвиняет {b_acc} в срыве сроков",
    EventType.SUPPORT: "{a} поддерживает {b_acc}",
    EventType.PROTEST: "{a} протестует против {b_gen}",
    EventType.REJECT: "{a} отказывает {b_dat}",
}
_ACTORS = (Kind.COUNTRY, Kind.PERSON, Kind.COMPANY, Kind.MINISTRY, Kind.ALLIANCE)
_SPEAKERS = (Kind.PERSON, Kind.PERSON, Kind.PERSON, Kind.MINISTRY, Kind.COMPANY)
_STATUSES = (Status.OCCURRED,) * 13 + (Status.ONGOING,) * 3 + (Status.PLANNED,) * 3
_VERBS = ("заявить", "сообщить", "подчеркнуть", "по словам", "отметить")
_DENIED = 0.04
"""Part of the claims that another outlet denies."""
_RETOLD = 0.06
"""Part of the claims that are told again as a plan, a deed or of another time."""
_HEARSAY = 0.08
"""Part of the claims that articles know from somebody's words."""
_POSTS = 0.35
"""Part of the people whose post is told."""
_TRIES = 40
"""Drawing two things that are not yet joined may fail so often, in a row."""
SURE, UNSURE = 0.76, 0.6
"""Least scores of evidence for what is drawn, and for what stands in cards alone."""


@dataclass(slots=True, eq=False)
class Claim:
    """A fact that joins two things, or a thing and a time."""

    fact: Fact
    relation: RelationType
    target: str | TimeInterval
    is_entity: bool
    stated: "Statement | None" = None


@dataclass(slots=True, eq=False)
class Event:
    """A fact that somebody did something."""

    fact: Fact
    type: EventType
    agents: tuple[Thing, ...]
    recipients: tuple[Thing, ...]
    places: tuple[Thing, ...]


@dataclass(slots=True, eq=False)
class Statement:
    """A fact that somebody said something."""

    fact: Fact
    text: str
    verb: str


class World:
    """Things and facts while they are being made up."""

    def __init__(self, chance: random.Random, n_entities: int, n_links: int) -> None:
        self.chance = chance
        self.links_left = n_links
        people = People(chance)
        self.words = Sentences(chance, people)
        things = Things(chance, people)
        self.news = Newsroom(chance, self.words, things)
        n_theaters = max(1, round(n_entities / THEATER))
        sizes = [1 / (number + 3) ** 0.6 for number in range(n_theaters)]
        n_nameless = round(n_entities * NAMELESS)
        n_named = n_entities - n_nameless - len(self.news.outlets)
        kinds = chance.choices(list(_SHARES), list(_SHARES.values()), k=n_named)
        kinds[: len(_SHARES)] = list(_SHARES)
        theaters = chance.choices(range(n_theaters), sizes, k=n_named)
        self.named = [
            things.one(kind, theater) for kind, theater in zip(kinds, theaters, strict=True)
        ]
        self.nameless = chance.choices(range(n_theaters), sizes, k=n_nameless)
        # In an urn lies everything once, and once more for every link that it has.
        self.urns: dict[tuple[Kind, int], list[Thing]] = defaultdict(list)
        self.world: dict[Kind, list[Thing]] = defaultdict(list)
        for thing in self.named:
            self.urns[thing.kind, thing.theater].append(thing)
            self.world[thing.kind].append(thing)
        self.joined: set[tuple[str, str, str]] = set()
        self.claims: list[Claim] = []
        self.events: list[Event] = []
        self.statements: list[Statement] = []
        self.statements_of: dict[int, list[Statement]] = defaultdict(list)
        n_articles = max(2 * n_theaters, round(n_links / LINKS_AN_ARTICLE))
        more = chance.choices(range(n_theaters), sizes, k=n_articles - 2 * n_theaters)
        for theater in (*range(n_theaters), *range(n_theaters), *more):
            self.news.open(theater, self.draw((Kind.CITY, Kind.COUNTRY), theater).label)

    def tell_events(self) -> None:
        """Tell the events without a name: who did something to whom, and where."""
        chance = self.chance
        for number, theater in enumerate(self.nameless):
            kind = chance.choice(list(_ROLES))
            agents = self.several(_ACTORS, theater, (1, 1, 2), ())
            recipients = self.several(_ACTORS, theater, (0, 1, 1, 2), agents)
            places = self.several((Kind.CITY, Kind.FACILITY), theater, (0, 0, 1), ())
            parties = (agents[0], *(recipients or places), *agents[1:])
            formula = _ROLES[kind] if recipients or places else "{a} выступает с докладом"
            fact = self.news.tell(
                Fact(
                    iri=_iri("evt", number),
                    formula=formula,
                    parties=tuple(dict.fromkeys((*parties, *places))),
                    status=chance.choice(_STATUSES),
                    theater=theater,
                )
            )
            self.link(*agents, *recipients, *places)
            self.links_left -= len(agents) + len(recipients) + len(places)
            event = Event(fact=fact, type=kind, agents=agents, recipients=recipients, places=places)
            self.events.append(event)

    def tell_statements(self) -> None:
        """Tell who said what about whom."""
        links = round(STATED * self.links_left)
        self.links_left -= links
        for number in range(_TRIES * links):
            if links <= 0:
                break
            theater = self.chance.choice(self.named).theater
            speaker = self.draw(_SPEAKERS, theater)
            about = [
                thing
                for thing in self.several(_ACTORS, theater, (1,), (speaker,))
                if self.is_new(speaker, "about", thing)
            ]
            if not about:
                continue
            links -= len(about)
            text = f"{self.words.deed()} и {self.words.deed()}"
            fact = Fact(
                iri=_iri("stm", number),
                formula=f"{{a}} ждёт ответа от {{b_gen}}: «{text}»",
                parties=(speaker, *about),
                status=None,
                theater=theater,
            )
            self.link(*about)
            statement = Statement(
                fact=self.news.tell(fact), text=text, verb=self.chance.choice(_VERBS)
            )
            self.statements.append(statement)
            self.statements_of[theater].append(statement)

    def tell_claims(self) -> None:
        """Tell what joins named things: first one claim for each of them, then the rest."""
        chance = self.chance
        weights = [often for often, *_ in _LINKS]
        first: dict[Kind, list[int]] = {
            kind: [n for n, (*_, left, right) in enumerate(_LINKS) if kind in f"{left} {right}"]
            for kind in _SHARES
        }
        for thing in self.named:
            if thing.kind is Kind.POST:
                continue
            row = chance.choices(first[thing.kind], [weights[n] for n in first[thing.kind]])[0]
            self.tell_claim(row, thing)
        misses = 0
        while self.links_left > 0 and misses < _TRIES:
            done = self.tell_claim(chance.choices(range(len(_LINKS)), weights)[0], None)
            misses = 0 if done else misses + 1
        for thing in self.named:
            self.tell_value(thing)

    def tell_claim(self, row: int, thing: Thing | None) -> bool:
        """Tell a claim of a row of _LINKS, of the thing if one is given; false if it is known."""
        chance = self.chance
        _, relation, left, right = _LINKS[row]
        theater = thing.theater if thing else chance.choice(self.named).theater
        lefts, rights = tuple(map(Kind, left.split())), tuple(map(Kind, right.split()))
        if thing is None:
            subject, target = self.draw(lefts, theater), self.draw(rights, theater)
        elif thing.kind in lefts:
            subject, target = thing, self.draw(rights, theater)
        else:
            subject, target = self.draw(lefts, theater), thing
        if subject is target or not self.is_new(subject, relation, target):
            return False
        self.links_left -= 1
        self.link(subject, target)
        claim = self.claim(relation, (subject, target), chance.choice(_STATUSES), theater)
        if chance.random() < _DENIED:
            denial = self.claim(relation, (subject, target), Status.DENIED, theater)
            denial.fact.against.add(claim.fact.iri)
            claim.fact.against.add(denial.fact.iri)
        if chance.random() < _RETOLD:
            status = chance.choice(_STATUSES)
            self.claim(relation, (subject, target), status, theater, least=UNSURE)
        return True

    def claim(
        self,
        relation: RelationType,
        parties: tuple[Thing, Thing],
        status: Status,
        theater: int,
        least: float = SURE,
    ) -> Claim:
        """Tell a claim; its evidence has at least so high a score."""
        fact = Fact(
            iri=_iri("clm", len(self.claims)),
            formula=self.chance.choice(FORMULAS[relation]),
            parties=parties,
            status=status,
            theater=theater,
        )
        heard = self.statements_of[theater] if self.chance.random() < _HEARSAY else []
        claim = Claim(
            fact=self.news.tell(fact, least),
            relation=relation,
            target=parties[1].iri,
            is_entity=True,
            stated=self.chance.choice(heard) if heard else None,
        )
        self.claims.append(claim)
        return claim

    def tell_value(self, thing: Thing) -> None:
        """Tell what is text in the card of the thing: its post, its day."""
        if thing.kind is Kind.PERSON and self.chance.random() < _POSTS:
            post = self.draw((Kind.POST,), thing.theater)
            self.claim(RelationType.WORKS_AS, (thing, post), Status.OCCURRED, thing.theater)
        elif thing.kind is Kind.EVENT:
            relation = RelationType.POINT_IN_TIME
            fact = Fact(
                iri=_iri("clm", len(self.claims)),
                formula=self.chance.choice(FORMULAS[relation]),
                parties=(thing,),
                status=Status.OCCURRED,
                theater=thing.theater,
            )
            day = FIRST_DAY + dt.timedelta(days=self.chance.randrange((LAST_DAY - FIRST_DAY).days))
            fact.words = f"{day:%d.%m.%Y}"
            time = TimeInterval(earliest=day, latest=day, value=day.isoformat(), text=fact.words)
            self.claims.append(
                Claim(fact=self.news.tell(fact), relation=relation, target=time, is_entity=False)
            )
            fact = Fact(
                iri=thing.iri,
                formula="{a} занимает первые полосы",
                parties=(thing,),
                status=Status.OCCURRED if day < LAST_DAY else Status.PLANNED,
                theater=thing.theater,
            )
            event = Event(
                fact=self.news.tell(fact),
                type=EventType.CONSULT,
                agents=(),
                recipients=(),
                places=(),
            )
            self.events.append(event)

    def several(
        self, kinds: Sequence[Kind], theater: int, counts: Sequence[int], but: Sequence[Thing]
    ) -> tuple[Thing, ...]:
        """Some things of the kinds, none twice and none of `but`."""
        found = [self.draw(kinds, theater) for _ in range(self.chance.choice(counts))]
        return tuple(thing for thing in dict.fromkeys(found) if thing not in but)

    def draw(self, kinds: Sequence[Kind], theater: int) -> Thing:
        """A thing of one of the kinds: mostly of the theater, and what has many links sooner."""
        chance = self.chance
        kind = kinds[int(chance.random() * len(kinds))]
        urn = self.urns[kind, theater]
        if not urn or chance.random() < ABROAD:
            urn = self.world[kind]
        return urn[int(chance.random() * len(urn))]

    def is_new(self, source: Thing, relation: str, target: Thing) -> bool:
        """Whether nothing told joins the two in this way; from now on something does."""
        key = (source.iri, relation, target.iri)
        if source is target or key in self.joined:
            return False
        self.joined.add(key)
        return True

    def link(self, *things: Thing) -> None:
        """Put things that were drawn back twice."""
        for thing in things:
            self.urns[thing.kind, thing.theater].append(thing)
            self.world[thing.kind].append(thing)


def _iri(prefix: str, number: int) -> str:
    digest = hashlib.sha256(f"{prefix} {number}".encode()).hexdigest()
    return f"{prefix}:{digest[:16]}"
