"""The terms that extraction and the graph share, one enum member for one term of `svyaz.ttl`.

The value of a member is the local name of its term in the `sv:` namespace, so
`EntityType.STATE_OR_PROVINCE` is `sv:StateOrProvince`. A test ties every member to the Turtle.

Source: NEREL 1.1 (Loukachevitch et al. 2021) for entity and relation types; PLOVER (Open Event
Data Alliance) for event types; ACE 2005 for the idea of status as polarity and modality in one.
"""

from enum import StrEnum


class EntityType(StrEnum):
    """What a mention or an entity is: NEREL's 29 types and four sub-classes for news."""

    AGE = "Age"
    AWARD = "Award"
    CITY = "City"
    COUNTRY = "Country"
    CRIME = "Crime"
    DATE = "Date"
    DISEASE = "Disease"
    DISTRICT = "District"
    EVENT = "Event"
    FACILITY = "Facility"
    FAMILY = "Family"
    IDEOLOGY = "Ideology"
    LANGUAGE = "Language"
    LAW = "Law"
    LOCATION = "Location"
    MONEY = "Money"
    NATIONALITY = "Nationality"
    NUMBER = "Number"
    ORDINAL = "Ordinal"
    ORGANIZATION = "Organization"
    PENALTY = "Penalty"
    PERCENT = "Percent"
    PERSON = "Person"
    PRODUCT = "Product"
    PROFESSION = "Profession"
    RELIGION = "Religion"
    STATE_OR_PROVINCE = "StateOrProvince"
    TIME = "Time"
    WORK_OF_ART = "WorkOfArt"
    # sub-classes for news
    ALLIANCE = "Alliance"
    MEDIA_OUTLET = "MediaOutlet"
    GOVERNMENT_BODY = "GovernmentBody"
    AGREEMENT = "Agreement"

    @property
    def nerel(self) -> str:
        """NEREL's name of the type, as in brat files: that of the super-class for our four."""
        return _NEREL_SUPERTYPE.get(self, self).name

    @property
    def broader(self) -> "EntityType | None":
        """The super-class of our four, which things of these types are in as well."""
        return _NEREL_SUPERTYPE.get(self)

    @property
    def is_organization(self) -> bool:
        """Whether the type is sv:Organization or one of its sub-classes."""
        return self in ORGANIZATIONS

    @property
    def is_place(self) -> bool:
        """Whether a thing of the type lies on the map."""
        return self in PLACES

    @property
    def is_literal(self) -> bool:
        """Whether a mention of the type is a value (a date, a sum), not a thing in the world."""
        return self in LITERALS


_NEREL_SUPERTYPE = {
    EntityType.ALLIANCE: EntityType.ORGANIZATION,
    EntityType.MEDIA_OUTLET: EntityType.ORGANIZATION,
    EntityType.GOVERNMENT_BODY: EntityType.ORGANIZATION,
    EntityType.AGREEMENT: EntityType.LAW,
}
ORGANIZATIONS = frozenset(
    {
        EntityType.ORGANIZATION,
        EntityType.ALLIANCE,
        EntityType.MEDIA_OUTLET,
        EntityType.GOVERNMENT_BODY,
    }
)
PLACES = frozenset(
    {
        EntityType.COUNTRY,
        EntityType.CITY,
        EntityType.STATE_OR_PROVINCE,
        EntityType.DISTRICT,
        EntityType.LOCATION,
        EntityType.FACILITY,
    }
)
LITERALS = frozenset(
    {
        EntityType.AGE,
        EntityType.DATE,
        EntityType.MONEY,
        EntityType.NUMBER,
        EntityType.ORDINAL,
        EntityType.PERCENT,
        EntityType.TIME,
    }
)


class RelationType(StrEnum):
    """How two things are joined: NEREL's 49 relations in its argument order, and two for news.

    NEREL's AGENT is not here: it is a role of an event (`Role.AGENT`).
    """

    ABBREVIATION = "abbreviation"
    AGE_DIED_AT = "ageDiedAt"
    AGE_IS = "ageIs"
    ALTERNATIVE_NAME = "alternativeName"
    AWARDED_WITH = "awardedWith"
    CAUSE_OF_DEATH = "causeOfDeath"
    CONVICTED_OF = "convictedOf"
    DATE_DEFUNCT_IN = "dateDefunctIn"
    DATE_FOUNDED_IN = "dateFoundedIn"
    DATE_OF_BIRTH = "dateOfBirth"
    DATE_OF_CREATION = "dateOfCreation"
    DATE_OF_DEATH = "dateOfDeath"
    END_TIME = "endTime"
    EXPENDITURE = "expenditure"
    FOUNDED_BY = "foundedBy"
    HAS_CAUSE = "hasCause"
    HEADQUARTERED_IN = "headquarteredIn"
    IDEOLOGY_OF = "ideologyOf"
    INANIMATE_INVOLVED = "inanimateInvolved"
    INCOME = "income"
    KNOWS = "knows"
    LOCATED_IN = "locatedIn"
    MEDICAL_CONDITION = "medicalCondition"
    MEMBER_OF = "memberOf"
    ORGANIZES = "organizes"
    ORIGINS_FROM = "originsFrom"
    OWNER_OF = "ownerOf"
    PARENT_OF = "parentOf"
    PART_OF = "partOf"
    PARTICIPANT_IN = "participantIn"
    PENALIZED_AS = "penalizedAs"
    PLACE_OF_BIRTH = "placeOfBirth"
    PLACE_OF_DEATH = "placeOfDeath"
    PLACE_RESIDES_IN = "placeResidesIn"
    POINT_IN_TIME = "pointInTime"
    PRICE_OF = "priceOf"
    PRODUCES = "produces"
    RELATIVE = "relative"
    RELIGION_OF = "religionOf"
    SCHOOLS_ATTENDED = "schoolsAttended"
    SIBLING = "sibling"
    SPOUSE = "spouse"
    START_TIME = "startTime"
    SUBEVENT_OF = "subeventOf"
    SUBORDINATE_OF = "subordinateOf"
    TAKES_PLACE_IN = "takesPlaceIn"
    WORKPLACE = "workplace"
    WORKS_AS = "worksAs"
    # for news
    SIGNATORY_OF = "signatoryOf"
    GOVERNS = "governs"

    @property
    def prospective(self) -> str | None:
        """Local name of the twin property for what is only planned, or None if there is none."""
        if self not in PROSPECTIVE:
            return None
        return "prospective" + self.value[0].upper() + self.value[1:]


PROSPECTIVE = frozenset(
    {
        RelationType.MEMBER_OF,
        RelationType.PARTICIPANT_IN,
        RelationType.ORGANIZES,
        RelationType.WORKS_AS,
        RelationType.WORKPLACE,
        RelationType.SIGNATORY_OF,
        RelationType.OWNER_OF,
    }
)


class EventType(StrEnum):
    """PLOVER's 16 event types; definitions in `svyaz.ttl`."""

    AGREE = "AGREE"
    CONSULT = "CONSULT"
    SUPPORT = "SUPPORT"
    CONCEDE = "CONCEDE"
    COOPERATE = "COOPERATE"
    AID = "AID"
    RETREAT = "RETREAT"
    REQUEST = "REQUEST"
    ACCUSE = "ACCUSE"
    REJECT = "REJECT"
    THREATEN = "THREATEN"
    PROTEST = "PROTEST"
    SANCTION = "SANCTION"
    MOBILIZE = "MOBILIZE"
    COERCE = "COERCE"
    ASSAULT = "ASSAULT"


class Role(StrEnum):
    """The part that an entity has in an event; the value is the property."""

    AGENT = "agent"
    RECIPIENT = "recipient"


class Status(StrEnum):
    """Whether a claim or event is told as done, going on, planned or denied."""

    OCCURRED = "Occurred"
    ONGOING = "Ongoing"
    PLANNED = "Planned"
    DENIED = "Denied"


ACTUAL = frozenset({Status.OCCURRED, Status.ONGOING})
"""Statuses of what is told as a fact."""


class DealType(StrEnum):
    """What kind of business event it is (sv:dealType)."""

    PURCHASE = "Purchase"
    INVESTMENT = "Investment"
    SERVICES = "Services"
    LOAN = "Loan"
    FINE = "Fine"
    ECONOMIC_SANCTION = "EconomicSanction"


class EventMode(StrEnum):
    """How an event of a PLOVER type happens (sv:eventMode).

    The names are PLOVER's own: those of the mode tables in its manual (draft 0.7b1), and "ease",
    "discontinue", "cleansing" and "unconventional" of its conversion table CAMEO2PLOVER-2021. Four
    are simplified here: "strike" for limited and general strikes, "allege" apart from "disapprove",
    "seize" for property and territory, "cyber" as a mode, not a context. Which mode belongs to
    which event type: `MODES`.
    """

    # CONSULT
    VISIT = "visit"
    THIRD_PARTY = "third-party"
    MULTILATERAL = "multilateral"
    PHONE = "phone"
    # AID
    ECONOMIC = "economic"
    MILITARY = "military"
    HUMANITARIAN = "humanitarian"
    ASYLUM = "asylum"
    # RETREAT
    WITHDRAW = "withdraw"
    RELEASE = "release"
    RETURN = "return"
    DISARM = "disarm"
    CEASEFIRE = "ceasefire"
    ACCESS = "access"
    RESIGN = "resign"
    EASE = "ease"
    # REQUEST
    ASSIST = "assist"
    CHANGE = "change"
    YIELD = "yield"
    MEET = "meet"
    # ACCUSE
    DISAPPROVE = "disapprove"
    ALLEGE = "allege"
    INVESTIGATE = "investigate"
    # THREATEN
    RESTRICT = "restrict"
    BAN = "ban"
    ARREST = "arrest"
    RELATIONS = "relations"
    EXPEL = "expel"
    TERRITORY = "territory"
    VIOLENCE = "violence"
    # PROTEST
    DEMO = "demo"
    RIOT = "riot"
    STRIKE = "strike"
    HUNGER = "hunger"
    BOYCOTT = "boycott"
    OBSTRUCT = "obstruct"
    # SANCTION
    CONVICT = "convict"
    CANCEL = "cancel"
    DISCONTINUE = "discontinue"
    # MOBILIZE
    TROOPS = "troops"
    WEAPONS = "weapons"
    POLICE = "police"
    # COERCE
    SEIZE = "seize"
    CENSOR = "censor"
    CURFEW = "curfew"
    MARTIAL_LAW = "martial-law"
    DEPORT = "deport"
    WITHHOLD = "withhold"
    CYBER = "cyber"
    # ASSAULT
    ABDUCT = "abduct"
    BEAT = "beat"
    TORTURE = "torture"
    EXECUTE = "execute"
    SEXUAL = "sexual"
    ASSASSINATE = "assassinate"
    DESTROY = "destroy"
    PRIMITIVE = "primitive"
    FIREARMS = "firearms"
    EXPLOSIVES = "explosives"
    SUICIDE_ATTACK = "suicide-attack"
    HEAVY_WEAPONS = "heavy-weapons"
    CLEANSING = "cleansing"
    UNCONVENTIONAL = "unconventional"


_MODE_NAMES = {
    EventType.CONSULT: "visit third-party multilateral phone",
    EventType.AID: "economic military humanitarian asylum",
    EventType.RETREAT: "withdraw release return disarm ceasefire access resign ease",
    EventType.REQUEST: "assist change yield meet",
    EventType.ACCUSE: "disapprove allege investigate",
    EventType.REJECT: "assist change yield meet",
    EventType.THREATEN: "restrict ban arrest relations expel territory violence",
    EventType.PROTEST: "demo riot strike hunger boycott obstruct",
    EventType.SANCTION: "convict cancel expel withdraw discontinue restrict",
    EventType.MOBILIZE: "troops weapons police",
    EventType.COERCE: "seize restrict ban censor curfew martial-law arrest deport withhold cyber",
    EventType.ASSAULT: (
        "abduct beat torture execute sexual assassinate destroy primitive firearms "
        "explosives suicide-attack heavy-weapons cleansing unconventional"
    ),
}
MODES: dict[EventType, frozenset[EventMode]] = {
    kind: frozenset(map(EventMode, names.split())) for kind, names in _MODE_NAMES.items()
}
"""PLOVER's modes by event type; a type that is not listed has none.

"restrict" is there for SANCTION because CAMEO 163 (embargo, boycott, sanctions), to which
CAMEO2PLOVER-2021 gives COERCE with that mode, is SANCTION here.
"""
