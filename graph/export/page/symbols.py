"""Shape and color of every type of thing: no two types share both.

The page knows shapes and colors by name: shapes stand in `theme.js`, colors, nearly those of Okabe
and Ito (2008), in `base.css`. They are told apart with any color vision; each mark has an outline,
so that the light ones stand out on white as well.
"""

from ontology.vocabulary import EntityType

NAMELESS_EVENT = "NamelessEvent"
"""Kind of the node for an event that has no name of its own."""

SYMBOLS: dict[EntityType, tuple[str, str]] = {
    EntityType.PERSON: ("circle", "blue"),
    EntityType.PROFESSION: ("circle", "sky"),
    EntityType.FAMILY: ("circle", "green"),
    EntityType.NATIONALITY: ("circle", "purple"),
    EntityType.COUNTRY: ("square", "green"),
    EntityType.STATE_OR_PROVINCE: ("square", "sky"),
    EntityType.CITY: ("pin", "green"),
    EntityType.DISTRICT: ("pin", "sky"),
    EntityType.FACILITY: ("pin", "orange"),
    EntityType.LOCATION: ("triangle", "green"),
    EntityType.ALLIANCE: ("hexagon", "vermilion"),
    EntityType.ORGANIZATION: ("square", "orange"),
    EntityType.GOVERNMENT_BODY: ("house", "orange"),
    EntityType.MEDIA_OUTLET: ("bubble", "sky"),
    EntityType.EVENT: ("jewel", "purple"),
    EntityType.AGREEMENT: ("page", "yellow"),
    EntityType.LAW: ("page", "gray"),
    EntityType.PRODUCT: ("triangle", "yellow"),
    EntityType.WORK_OF_ART: ("star", "yellow"),
    EntityType.AWARD: ("star", "orange"),
    EntityType.IDEOLOGY: ("star", "blue"),
    EntityType.RELIGION: ("star", "purple"),
    EntityType.LANGUAGE: ("bubble", "green"),
    EntityType.CRIME: ("triangle", "vermilion"),
    EntityType.PENALTY: ("triangle", "orange"),
    EntityType.DISEASE: ("circle", "vermilion"),
    EntityType.AGE: ("circle", "gray"),
    EntityType.DATE: ("diamond", "gray"),
    EntityType.MONEY: ("square", "gray"),
    EntityType.NUMBER: ("hexagon", "gray"),
    EntityType.ORDINAL: ("triangle", "gray"),
    EntityType.PERCENT: ("star", "gray"),
    EntityType.TIME: ("house", "gray"),
}
