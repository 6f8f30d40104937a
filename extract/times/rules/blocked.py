"""Rules for what looks like a date and is none; they keep the other rules off."""

from extract.times.rule import Rule
from extract.times.words import COUNT, UNIT, WEEKDAY

BLOCKED = (
    Rule(
        name="in-time-after-event",
        pattern=(
            r"(?:(?:примерно|почти|уже|еще|ровно) )?(?:(?:через|спустя|за) )?(?:(?:примерно|почти|"
            rf"около) )?(?:{COUNT} )?{UNIT}(?: спустя)? (?:после|до|с момента|со дня|перед|от)"
            r"(?= )"
        ),
        resolve=None,
        needs=("unit",),
        yes=(),
        no=("через два дня после взрыва", "за неделю до выборов", "спустя год после отставки"),
    ),
    Rule(
        name="habit",
        pattern=(
            rf"(?:кажд\w{{2,3}}|ежегодно|по) (?:{COUNT} )?(?:{WEEKDAY}|{UNIT}|зиму|весну|лето|осень"
            r"|понедельникам|вторникам|средам|четвергам|пятницам|субботам|воскресеньям)|(?:весной|"
            r"летом|осенью|зимой) и (?:весной|летом|осенью|зимой)"
        ),
        resolve=None,
        needs=(),
        yes=(),
        no=("каждую среду", "весной и осенью", "каждый год"),
    ),
    Rule(
        name="street",
        pattern=(
            r"(?:ул\.|улиц\w{1,2}|площад\w{1,2}|проспект\w{0,2}|завод\w{0,2}|метро) \"?«?"
            r"(?:\d{1,2} [а-я]{3,8}|\d{4} года)"
        ),
        resolve=None,
        needs=("digit",),
        yes=(),
        no=("на улице 1905 года", "по улице 8 Марта"),
    ),
    Rule(
        name="before-our-era",
        pattern=r"\d{1,4} год\w{0,2} до (?:нашей эры|н\. ?э)",
        resolve=None,
        needs=("digit", "year"),
        yes=(),
        no=("в 1200 году до нашей эры",),
    ),
)
