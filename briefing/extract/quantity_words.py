"""Tables of the words round a figure: qualifiers, units, currencies, and what makes a number no figure."""

# ruff: noqa: SIM905 - word lists read better as text
from __future__ import annotations

from typing import Literal, NamedTuple


class Qualifier(NamedTuple):
    """What words before or after a number do to it."""

    bound: Literal["low", "high", "exact", ""] = ""
    approximate: bool = False
    relation: Literal["additional", "total", ""] = ""


_LOW, _HIGH, _ABOUT = Qualifier("low"), Qualifier("high"), Qualifier("", True)
_MORE, _ALL = Qualifier("", False, "additional"), Qualifier("", False, "total")

_GROUPS: tuple[tuple[Qualifier, str], ...] = (
    (
        _LOW,
        "at least|more than|over|well over|just over|above|upwards of|in excess of|no fewer than|no less than|"
        "not less than|a minimum of|minimum of|not fewer than|greater than|exceeding|well above|>|at the least",
    ),
    (
        _HIGH,
        "up to|as many as|as much as|no more than|not more than|at most|a maximum of|maximum of|fewer than|less than|"
        "under|below|well under|just under|<|as few as|as little as",
    ),
    (
        _ABOUT,
        "about|around|some|roughly|approximately|nearly|almost|an estimated|estimated|close to|circa|approx.|ca.|~|"
        "perhaps|probably|near|in the region of|something like|virtually|est.|the estimated|ca|an approximate|\u2248",
    ),
    (Qualifier("exact"), "only|just|exactly|precisely|all|merely|a mere"),
    (
        _MORE,
        "another|an additional|a further|additional|further|an extra|the additional|some additional|extra|the further",
    ),
    (_ALL, "a total of|total of|altogether|in total|in all|totalling|totaling|a combined|combined"),
)
#: Words in order → what they do.
BEFORE: dict[tuple[str, ...], Qualifier] = {
    tuple(phrase.split()): qualifier for qualifier, phrases in _GROUPS for phrase in phrases.split("|")
}
LONGEST = max(len(words) for words in BEFORE)
BEFORE_LAST = frozenset(words[-1] for words in BEFORE)
AFTER: dict[tuple[str, ...], Qualifier] = {
    ("or", "more"): _LOW,
    ("or", "so"): _ABOUT,
    ("or", "fewer"): _HIGH,
    ("or", "less"): _HIGH,
    ("+",): _LOW,
    ("more",): _MORE,
    ("additional",): _MORE,
    ("further",): _MORE,
    ("extra",): _MORE,
}
AFTER_FIRST = frozenset(words[0] for words in AFTER)
CURRENCIES = {
    "$": "USD",
    "\u20ac": "EUR",
    "\u00a3": "GBP",
    "\u00a5": "JPY",
    "\u20a9": "KRW",
    "\u20bd": "RUB",
    "us$": "USD",
    "usd": "USD",
    "eur": "EUR",
    "gbp": "GBP",
    "dollar": "USD",
    "dollars": "USD",
    "euro": "EUR",
    "euros": "EUR",
    "pounds": "GBP",
    "sterling": "GBP",
    "yen": "JPY",
    "won": "KRW",
    "rubles": "RUB",
    "roubles": "RUB",
    "ruble": "RUB",
    "rouble": "RUB",
    "yuan": "CNY",
    "hryvnia": "UAH",
    "hryvnias": "UAH",
    "rupees": "INR",
    "francs": "CHF",
    "cents": "cents",
}
_UNITS = """
km:km,kilometre,kilometres,kilometer,kilometers,kms|miles:mile,miles
|m:metre,metres,meter,meters|ft:feet,foot,ft
|kg:kg,kilogram,kilograms,kilogramme,kilogrammes,kilos|tonnes:tonne,tonnes,ton,tons|years:year,years,yr,yrs|months:month,month
    |kg:kg,kilogram,kilograms,kilogramme,kilogrammes,kilos|tonnes:tonne,tonnes,ton,tons|years:year,years,yr,yrs|months:month,months
|weeks:week,weeks|days:day,days|hours:hour,hours,hrs|minutes:minute,minutes,mins|seconds:second,seconds|degrees:degrees,degre
    |weeks:week,weeks|days:day,days|hours:hour,hours,hrs|minutes:minute,minutes,mins|seconds:second,seconds|degrees:degrees,degree
|knots:knots|litres:litres,liters,litre,liter|hectares:hectares,hectare|acres:acres,acre|megawatts:megawatts,mw|kilotons:kilotons,kilotonne
    |knots:knots|litres:litres,liters,litre,liter|hectares:hectares,hectare|acres:acres,acre|megawatts:megawatts,mw|kilotons:kilotons,kilotonnes
|kph:kph,km/h|mph:mph|percent:percent,%,percentage,pct|decades:decade,decades|centuries:century,centuries|cm:cm,centimetres,centimeter
    |kph:kph,km/h|mph:mph|percent:percent,%,percentage,pct|decades:decade,decades|centuries:century,centuries|cm:cm,centimetres,centimeters
|mm:mm,millimetre,millimetres,millimeter,millimeters|inches:inch,inches|times:times|GW:gigawatts,gw|watts:watts|points:point
    |mm:mm,millimetre,millimetres,millimeter,millimeters|inches:inch,inches|times:times|GW:gigawatts,gw|watts:watts|points:points
|pounds:lb,lbs|ounces:ounces|yards:yards,yard|bps:bps|barrels:barrels,barrel|mach:mach"""
UNITS: dict[str, str] = {
    word: row.split(":")[0] for row in _UNITS.replace("\n", "").split("|") for word in row.split(":")[1].split(",")
}
TIME_UNITS = {"years", "months", "weeks", "days", "hours", "minutes", "seconds", "decades", "centuries"}
#: Units kept as multiples of another.
TENFOLD = {"decades": (10.0, "years"), "centuries": (100.0, "years")}
PERIODS = frozenset("day week month year hour minute second night quarter decade annum".split())
MONTHS = frozenset(
    """january february march april may june july august september october november december jan feb mar apr jun jul aug
    sept sep oct nov dec jan. feb. mar. apr. jun. jul. aug. sept. sep. oct. nov. dec.""".split()
)
#: A number after one of these names a thing.
DESIGNATORS = frozenset(
    """no no. nos. number resolution article articles section chapter page pages pp. flight type level phase route
    highway grade room gate block zone version volume vol. channel apartment suite unit line order paragraph annex
    appendix table figure fig. fig platform part rule law act bill protocol season episode box exhibit model
    mark mk class article
    brigade battalion order decree directive clause tier group category bureau office sector hall
    line building day""".split()
)
CASUALTY = frozenset("killed wounded injured dead missing captured hurt displaced arrested detained".split())
#: Nouns of quantity: what is counted stands after "of".
WORTH = frozenset(("of", "in", "worth"))
