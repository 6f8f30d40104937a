"""What kinds of things a describing noun may take up: «альянс», «издание», «фирма»."""

from ontology.vocabulary import EntityType

_DESCRIBABLE: dict[str, tuple[EntityType, ...]] = {
    "alliance": (EntityType.ALLIANCE,),
    "media": (EntityType.MEDIA_OUTLET,),
    "agency": (EntityType.MEDIA_OUTLET,),
    "government": (EntityType.GOVERNMENT_BODY,),
    "country": (EntityType.COUNTRY,),
    "product": (EntityType.PRODUCT,),
}
"""Class of the describing noun → types that it may take up, the likeliest first."""
_DESCRIBABLE_BY_LEMMA: dict[str, tuple[EntityType, ...]] = {
    "организация": (EntityType.ALLIANCE, EntityType.ORGANIZATION),
    "компания": (EntityType.ORGANIZATION,),
    "корпорация": (EntityType.ORGANIZATION,),
    "концерн": (EntityType.ORGANIZATION,),
    "холдинг": (EntityType.ORGANIZATION,),
    "партия": (EntityType.ORGANIZATION,),
    "предприятие": (EntityType.ORGANIZATION, EntityType.FACILITY),
    "завод": (EntityType.ORGANIZATION, EntityType.FACILITY),
    "фирма": (EntityType.ORGANIZATION,),
}


def describable(kind: str | None, lemma: str) -> tuple[EntityType, ...]:
    """Types that a bare noun of this class and lemma may take up, the likeliest first."""
    return _DESCRIBABLE_BY_LEMMA.get(lemma) or _DESCRIBABLE.get(kind or "", ())
