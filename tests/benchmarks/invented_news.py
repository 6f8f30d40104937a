"""Made-up Russian news with known truth: who is who, and which reports tell one happening.

    world → beats (people, companies and an alliance that are in the news together for two months)
          → stories (one happening each) → articles (one to four outlets on a story)

Outlets write one name in their own ways: with or without patronymic, with initials, the surname
alone, in another transliteration, with a misprint; they date by day, by weekday or not at all, and
quote the same words whole or in part. The same seed gives the same bytes.
"""

import datetime as dt
import random
import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from benchmarks.invented_names import (
    People,
    Person,
    brand,
    misprinted,
    name_in_case,
    respelled,
    surname_in_case,
)
from benchmarks.invented_words import (
    ALLIANCES,
    FRAMES,
    GOODS,
    MONTHS,
    OBJECTS,
    OUTLETS,
    POSTS,
    STATES,
    TERMS,
    VERBS,
    WEEKDAYS,
)

FIRST_DAY = dt.date(2025, 1, 13)
ARTICLES_A_STORY = (1, 2, 2, 3, 3, 4)
STORIES_A_BEAT = 10
BEAT_DAYS = 60
AGAIN_DAYS = 14
"""Days before the same parties do the same again."""
KINDS = ("meeting", "contract", "sanctions", "accession")
MISPRINTS = 0.02
"""Part of the names of people and companies that are mistyped where they first stand."""
RESPELLED = 0.2
"""Part of the articles whose outlet spells foreign names after another school."""

_SLOT = re.compile(r"\{(\w+)\}")


@dataclass(frozen=True, slots=True, kw_only=True)
class Truth:
    """What a stretch of an article's text names or tells; `text[start:stop]`."""

    start: int
    stop: int
    identity: str


@dataclass(frozen=True, slots=True, kw_only=True)
class InventedArticle:
    """A text, the names in it, and its sentences that tell a happening, a claim or words."""

    text: str
    names: tuple[Truth, ...]
    told: tuple[Truth, ...]
    """Identities "event 7", "words 7" (of story 7) and "claim 3 7" (a state, a beat's alliance)."""


@dataclass(frozen=True, slots=True, kw_only=True)
class _Official:
    person: Person
    post: tuple[str, str]
    state: int


@dataclass(frozen=True, slots=True, kw_only=True)
class _Beat:
    number: int
    begins: dt.date
    officials: tuple[_Official, ...]
    companies: tuple[str, ...]
    alliance: str
    states: tuple[int, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class _Story:
    number: int
    beat: _Beat
    kind: str
    day: dt.date
    hero: _Official
    other: _Official
    company: str
    partner: str
    goods: str
    words: str

    @property
    def parties(self) -> frozenset[str]:
        """Who takes part."""
        return frozenset(
            {
                "meeting": (self.hero.person.identity, self.other.person.identity),
                "contract": (self.company, self.partner),
                "sanctions": (str(self.hero.state), self.company),
                "accession": (str(self.hero.state),),
            }[self.kind]
        )


def invented_news(n_articles: int, seed: int = 0) -> Iterator[InventedArticle]:
    """So many articles; a longer run is a larger world, not the same one with more articles."""
    chance = random.Random(f"{seed} {n_articles}")
    n = 0
    for story in _stories(chance, n_articles):
        outlets = chance.sample(OUTLETS, chance.choice(ARTICLES_A_STORY))
        for outlet in outlets:
            if n == n_articles:
                return
            n += 1
            yield _Writer(chance, story).article(outlet)


def _stories(chance: random.Random, n_articles: int) -> Iterator[_Story]:
    people, brands, alliances = People(chance), set[str](), set[str]()
    number = 0
    for beat_number in range(n_articles):  # more than enough
        beat = _beat(chance, beat_number, people, brands, alliances)
        topics = chance.sample(OBJECTS, len(OBJECTS))
        told: list[_Story] = []
        while len(told) < STORIES_A_BEAT:
            hero, other = chance.sample(beat.officials, 2)
            company, partner = chance.sample(beat.companies, 2)
            story = _Story(
                number=number + 1,
                beat=beat,
                kind=chance.choice(KINDS),
                day=beat.begins + dt.timedelta(days=chance.randrange(BEAT_DAYS)),
                hero=hero,
                other=other,
                company=company,
                partner=partner,
                goods=chance.choice(GOODS),
                words=_words(chance, topics[2 * len(told) : 2 * len(told) + 2]),
            )
            if any(_is_alike(story, earlier) for earlier in told):
                continue  # without its date nobody could tell the two apart
            number += 1
            told.append(story)
            yield story


def _is_alike(one: _Story, other: _Story) -> bool:
    """Whether two stories have the same parties: in two weeks, or at all where it happens once."""
    close = abs((one.day - other.day).days) <= AGAIN_DAYS or one.kind == "accession"
    return one.kind == other.kind and close and one.parties == other.parties


def _beat(
    chance: random.Random, number: int, people: People, brands: set[str], alliances: set[str]
) -> _Beat:
    states = tuple(chance.sample(range(len(STATES)), 3))
    posts = chance.sample(POSTS, len(POSTS))
    alliance = " ".join(map(chance.choice, ALLIANCES))
    if alliance in alliances:  # the second of its name has a number
        alliance += f"-{number}"
    alliances.add(alliance)
    return _Beat(
        number=number,
        begins=FIRST_DAY + dt.timedelta(days=chance.randrange(365)),
        officials=tuple(
            _Official(person=people.one(), post=posts[n], state=states[n % 2])
            for n in range(len(POSTS))
        ),
        companies=tuple(brand(chance, brands) for _ in range(4)),
        alliance=alliance,
        states=states,
    )


def _words(chance: random.Random, topics: Sequence[str]) -> str:
    """Somebody's words on two topics; the first half is quoted alone as well."""
    verbs = chance.sample(VERBS, len(topics))
    promises = (
        f"{verb} {topic} {chance.choice(TERMS)}" for verb, topic in zip(verbs, topics, strict=True)
    )
    return f"{chance.choice(FRAMES)} {' и '.join(promises)}"


class _Writer:
    """One outlet's report of a story."""

    def __init__(self, chance: random.Random, story: _Story) -> None:
        self.chance = chance
        self.story = story
        self.text = ""
        self.names: list[Truth] = []
        self.told: list[Truth] = []
        self.spelling: dict[str, str] = {}
        self.other_school = chance.random() < RESPELLED
        self.introduced: set[str] = set()

    def article(self, outlet: str) -> InventedArticle:
        story, chance = self.story, self.chance
        published = story.day + dt.timedelta(days=chance.randrange(2))
        self.say(f"date {published.isoformat()}\n\n")
        self.say(self.headline() + "\n\n")
        self.say(f"МОСКВА, {published.day} {MONTHS[published.month - 1]}. /{outlet}/. ")
        self.lead(self.when(published))
        self.quotation()
        self.background()
        return InventedArticle(text=self.text, names=tuple(self.names), told=tuple(self.told))

    def headline(self) -> str:
        return {
            "meeting": f"Министры обсудили поставки {self.story.goods}",
            "contract": f"Подписан договор о поставках {self.story.goods}",
            "sanctions": "Объявлены новые санкции",
            "accession": "Альянс принял нового участника",
        }[self.story.kind]

    def when(self, published: dt.date) -> str:
        """How the report dates its story; sometimes not at all."""
        day = self.story.day
        ways = [f" {day.day} {MONTHS[day.month - 1]}", f" {WEEKDAYS[day.weekday()]}", ""]
        if day == published:
            ways.append(" сегодня")
        else:
            ways.append(" вчера")
        return self.chance.choice(ways)

    def lead(self, when: str) -> None:
        """The happening, in one of several wordings."""
        story = self.story
        start = len(self.text)
        hero = story.hero
        met = "встретилась" if hero.person.gender == "f" else "встретился"
        state = STATES[hero.state]
        city = state[2]
        contract = f"договор о поставках {story.goods}"
        wordings = {
            "meeting": (
                f"{{hero}}{when} {met} в {city} с {{other}}.",
                f"{{hero}} и {{rival}}{when} провели переговоры в {city}.",
            ),
            "contract": (
                f"Компания {{company}}{when} подписала с компанией {{partner}} {contract}.",
                f"Компании {{company}} и {{partner}}{when} подписали {contract}.",
            ),
            "sanctions": (
                f"{state[0]}{when} ввела санкции против компании {{company}}.",
                f"Власти {state[1]}{when} ввели санкции в отношении компании {{company}}.",
            ),
            "accession": (
                f"{state[0]}{when} вступила в альянс {{alliance}}.",
                f"{state[0]}{when} стала членом альянса {{alliance}}.",
            ),
        }[story.kind]
        self.fill(self.chance.choice(wordings))
        happening = f"event {story.number}"
        if story.kind == "accession":  # one claim, however often it is told
            happening = f"claim {hero.state} {story.beat.number}"
        self.told.append(Truth(start=start, stop=len(self.text), identity=happening))
        self.say(" ")

    def quotation(self) -> None:
        story = self.story
        start = len(self.text)
        said = "заявила" if story.hero.person.gender == "f" else "заявил"
        half = story.words.rsplit(" и ", 1)[0]
        capital = story.words[0].upper() + story.words[1:]
        wording = self.chance.choice(
            (
                f"«{capital}», — {said} {{hero}}.",
                f"«{capital}», — {said} {{hero}}.",
                f"«{half[0].upper() + half[1:]}», — {said} {{hero}} журналистам.",
            )
        )
        self.fill(wording)
        self.told.append(Truth(start=start, stop=len(self.text), identity=f"words {story.number}"))
        self.say("\n\n")

    def background(self) -> None:
        story = self.story
        self.fill(
            self.chance.choice(
                (
                    "Акции компании {company} в этот день подешевели.",
                    "За ходом дела следят акционеры компании {company}.",
                )
            )
        )
        self.say(" ")
        for wording in self.chance.sample(
            (
                "Раньше о тех же планах говорил и {other}.",
                "Альянс {alliance} пока не высказал своей позиции.",
                "Компания {partner} отказалась от комментариев.",
                "Эксперты альянса {alliance} называют решение ожидаемым.",
            ),
            2,
        ):
            if "{other}" in wording and story.other.person.gender == "f":
                wording = wording.replace("говорил", "говорила")  # noqa: PLW2901 - her verb
            self.fill(wording)
            self.say(" ")
        states = " и ".join(STATES[n][0] for n in story.beat.states[:2])
        self.say(f"Торговлю между странами {states} ведут десятки лет.\n")

    def fill(self, wording: str) -> None:
        """Write a sentence, its slots filled with names whose truth is noted."""
        at = 0
        for slot in _SLOT.finditer(wording):
            self.say(wording[at : slot.start()])
            self.slot(slot[1])
            at = slot.end()
        self.say(wording[at:])

    def slot(self, slot: str) -> None:
        story = self.story
        match slot:
            case "hero":
                self.official(story.hero, "nom")
            case "other":
                meets = story.kind == "meeting" and not self.told
                self.official(story.other, "ins" if meets else "nom")
            case "rival":
                self.official(story.other, "nom")
            case "company" | "partner":
                name = story.company if slot == "company" else story.partner
                self.name(f"«{self.spelled(name, name)}»", name)
            case "alliance":
                self.name(f"«{story.beat.alliance}»", f"alliance {story.beat.number}")

    def official(self, official: _Official, case: str) -> None:
        """Somebody with post and full name at first, by the surname later."""
        person = official.person
        surname = surname_in_case(self.surname(person), person.gender, case)
        if person.identity in self.introduced:
            self.name(surname, person.identity)
            return
        self.introduced.add(person.identity)
        post = official.post[0 if case == "nom" else 1]
        if self.text.endswith((". ", "\n")):
            post = post[0].upper() + post[1:]
        self.say(f"{post} {STATES[official.state][1]} ")
        given = name_in_case(person.given, person.gender, case)
        forms = [f"{given} {surname}"] * 6 + [f"{person.given[0]}. {surname}"]
        if person.patronymic:
            patronymic = name_in_case(person.patronymic, person.gender, case)
            forms += [f"{given} {patronymic} {surname}"] * 2
            forms.append(f"{person.given[0]}. {person.patronymic[0]}. {surname}")
        self.name(self.chance.choice(forms), person.identity)

    def surname(self, person: Person) -> str:
        """This outlet's spelling of the surname, the same throughout the article."""
        is_foreign = not person.patronymic
        told = respelled(random.Random(person.identity), person.surname)
        return self.spelled(
            person.identity, told if is_foreign and self.other_school else person.surname
        )

    def spelled(self, identity: str, name: str) -> str:
        if identity not in self.spelling:
            slip = self.chance.random() < MISPRINTS
            self.spelling[identity] = misprinted(self.chance, name) if slip else name
        return self.spelling[identity]

    def name(self, text: str, identity: str) -> None:
        start = len(self.text)
        self.say(text)
        self.names.append(Truth(start=start, stop=len(self.text), identity=identity))

    def say(self, text: str) -> None:
        self.text += text
