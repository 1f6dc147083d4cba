"""Words and signs of measure and money → the unit of a figure and where it ends."""

# ruff: noqa: SIM905 - word lists read better as text
from __future__ import annotations

from collections.abc import Sequence

from briefing.extract.words.tokens import Token

_SI = """W:watt,watts|Wh:watt-hour,watt-hours|g:gram,grams,gramme,grammes|l:litre,litres,liter,liters|Hz:hertz
|B:byte,bytes|V:volt,volts|J:joule,joules|m:metre,metres,meter,meters|t:tonne,tonnes|Pa:pascal,pascals|bit:bit,bits
|cal:calorie,calories|Bq:becquerel,becquerels|Sv:sievert,sieverts|bps:bps"""
_PREFIXES = """k:kilo|M:mega|G:giga|T:tera|P:peta|m:milli|c:centi|n:nano|h:hecto"""
_ROWS = """
km:km,kms|miles:mile,miles|m:metre,metres,meter,meters,m|ft:feet,foot,ft|kg:kg,kgs,kilos,kilo
|tonnes:tonne,tonnes,t,ton,tons,metric tons,metric tonnes,metric ton,short tons,long tons|g:gram,grams,g|mg:mg
|years:year,years,yr,yrs|months:month,months|weeks:week,weeks,wk,wks|days:day,days|hours:hour,hours,hr,hrs
|minutes:minute,minutes,min,mins|seconds:second,seconds,sec,secs|decades:decade,decades|centuries:century,centuries
|nights:night,nights|degrees:degrees,degree,\u00b0|°C:degrees celsius,degree celsius,degrees centigrade,degrees c
|°C:celsius,\u00b0 c,\u00baC,\u2103|°F:degrees fahrenheit,degree fahrenheit,degrees f,fahrenheit,\u00b0 f,\u2109
|knots:knots,knot|nautical miles:nautical miles,nautical mile|light-years:light years,light-years,light-year
|l:litres,liters,litre,liter|gallons:gallon,gallons|pints:pint,pints|hectares:hectare,hectares,ha|acres:acre,acres
|kilotons:kilotons,kiloton,kilotonnes|megatons:megatons,megaton,megatonnes|dB:decibels,decibel
|km/h:kph,kmh,km / h,kilometres an hour,kilometers an hour,km an hour,kilometres per hour,kilometers per hour
|km/h:km per hour,kilometre per hour,kilometer per hour,kilometre an hour,kilometer an hour,kmph
|mph:mph,miles an hour,miles per hour,mile per hour,mile an hour
|m/s:metres per second,meters per second,m / s,metres a second,meters a second
|mpg:mpg,miles per gallon|ppm:ppm,parts per million|ppb:ppb,parts per billion|rpm:rpm,revolutions per minute
|percent:percent,%,pct,per cent,pc,percents
|percentage points:percentage points,percentage point,per cent points,percent points,pp
|basis points:basis points,basis point,bps,bp|points:points,pts|cm:cm|mm:mm|inches:inch,inches|times:times,x,fold
|pounds:lb,lbs|ounces:ounce,ounces,oz|yards:yard,yards|stone:stone
|mach:mach|carats:carat,carats|bpd:bpd|horsepower:horsepower,hp,bhp|mmHg:mmhg|troy ounces:troy ounces,troy ounce
|mAh:mah,milliamp-hours|lb-ft:lb-ft,pound-feet|megapixels:megapixels,megapixel,mp
|sq ft:sq ft,sqft,square feet,square foot|kilonewtons:kilonewtons,kilonewton,kn
"""
_MONEY = """
USD:$,u.s. $,usd,dollar,dollars,u.s. dollars,u.s. dollar,american dollars,bucks
|EUR:\u20ac,eur,euro,euros|GBP:\u00a3,gbp,pounds,pounds sterling,sterling,british pounds,quid,pound
|pence:pence,p|cents:cents,cent|JPY:\u00a5,jpy,yen,japanese yen|KRW:\u20a9,krw,won,south korean won
|RUB:\u20bd,rub,rubles,roubles,ruble,rouble,russian rubles,russian roubles
|CNY:cny,rmb,yuan,renminbi,chinese yuan|UAH:\u20b4,uah,hryvnia,hryvnias,hryvnya
|INR:\u20b9,inr,rs,rs.,rupees,rupee,indian rupees,re|PKR:pakistani rupees,pakistan rupees|LKR:sri lankan rupees
|CHF:chf,sfr,francs,swiss francs,franc|AUD:a $,au $,aud,australian dollars,aussie dollars
|CAD:c $,ca $,can $,cdn $,cad,canadian dollars|HKD:hk $,hkd,hong kong dollars|NZD:nz $,nzd,new zealand dollars
|SGD:s $,sgd,singapore dollars|TWD:nt $,twd,taiwan dollars,taiwanese dollars|BRL:r $,brl,reais,brazilian reais
|MXN:mxn,mexican pesos|PHP:php,philippine pesos|ARS:ars,argentine pesos|pesos:pesos,peso
|ILS:\u20aa,ils,nis,shekels,shekel
|TRY:\u20ba,try,lira,liras,turkish lira,turkish liras|ZAR:zar,rand|THB:\u0e3f,thb,baht|MYR:rm,myr,ringgit
|NGN:\u20a6,ngn,naira
|PLN:pln,zloty,zlotys|HUF:huf,forint,forints|IDR:rp,idr,rupiah|BDT:tk,bdt,taka|KZT:kzt,tenge|SEK:sek,kronor,krona
|kroner:kroner,krone,nok,dkk|IRR:irr,rials,rial|SAR:sar,riyals,riyal|AED:aed,dirhams,dirham|dinars:dinars,dinar
|KES:kes,ksh,kenyan shillings|shillings:shillings,shilling|VND:vnd,dong|GHS:ghs,cedis,cedi|CZK:czk,koruna,korunas
|BTC:btc,bitcoin,bitcoins
"""


def _table(rows: str) -> dict[str, str]:
    return {
        phrase: row.split(":")[0].strip()
        for row in rows.replace("\n", "").split("|")
        for phrase in row.split(":")[1].split(",")
    }


def _metric() -> dict[str, str]:
    found: dict[str, str] = {}
    for symbol, names in ((row.split(":")[0], row.split(":")[1]) for row in _SI.replace("\n", "").split("|")):
        for letter, prefix in (row.split(":") for row in _PREFIXES.split("|")):
            for name in names.split(","):
                found[prefix + name] = letter + symbol
        found |= dict.fromkeys(names.split(","), symbol)
    for letters in "kW MW GW TW Wh kWh MWh GWh TWh kHz MHz GHz KB MB GB TB PB Mbps Gbps kV kPa hPa ml cl".split():
        found[letters.lower()] = letters
    return found


#: Currency → every way that it is written; phrases in lower case, their words apart.
MONEY = _table(_MONEY)
#: Words of measure (no money) → the unit. Squares and cubes of a length are read apart.
MEASURES = _metric() | _table(_ROWS)
CURRENCIES = frozenset(MONEY.values())
TIME_UNITS = frozenset("years months weeks days hours minutes seconds decades centuries nights".split())
#: Lengths, speeds, shares and the like: what is measured stands elsewhere in the clause.
LENGTHS = frozenset([*"km miles m ft yards inches cm mm light-years".split(), "nautical miles"])
#: Counted like things where facts are read, and a unit where figures are described.
CONTAINERS = {"barrel": "barrels", "barrels": "barrels", "bushel": "bushels", "bushels": "bushels"}
#: Units kept as multiples of another.
TENFOLD = {"decades": (10.0, "years"), "centuries": (100.0, "years")}
_LONGEST = 4
_FIRST = frozenset(phrase.split()[0] for phrase in (*MEASURES, *MONEY))
_ALL = {tuple(phrase.split()): unit for phrase, unit in (*MEASURES.items(), *MONEY.items())}
#: Written before the number: signs and codes, never words.
_SIGNS = {tuple(p.split()): u for p, u in MONEY.items() if not p[-1].isalpha() or p.upper() in CURRENCIES}
_SIGNS |= {("rs",): "INR", ("rm",): "MYR", ("rp",): "IDR", ("tk",): "BDT", ("ksh",): "KES", ("rmb",): "CNY"}
_SIGNS |= {("nis",): "ILS", ("sfr",): "CHF"}
_LAST_SIGN = frozenset(words[-1] for words in _SIGNS)
#: Symbols that are words or initials of their own unless they touch the numeral.
_TOUCHING = frozenset("p x pp pc re hp mp ha b l try rm tk fold".split())
#: After "pounds of": money, not weight.
_MONEY_OF = frozenset("aid debt investment damage funding savings public taxpayers taxpayer spending cuts".split())


def money_before(tokens: Sequence[Token], at: int) -> tuple[int, str]:
    """Where the currency sign or code before token `at` begins, and the currency; (at, "") where there is none."""
    if not at or tokens[at - 1].lower not in _LAST_SIGN:
        return at, ""
    last = tokens[at - 1]
    if last.text[0].isalpha() and (
        last.text.islower() or (len(last.text) > 2 and not last.text.isupper() and last.lower != "ksh")
    ):
        return at, ""
    if at > 1 and tokens[at - 2].end == last.start:
        unit = _SIGNS.get((tokens[at - 2].lower, last.lower))
        if unit is not None:
            return at - 2, unit
    unit = _SIGNS.get((last.lower,))
    return (at - 1, unit) if unit else (at, "")


def unit_after(tokens: Sequence[Token], end: int) -> tuple[int, str]:
    """Where the words of measure or money that begin at token `end` stop, and the unit; (end, "") without any."""
    if end >= len(tokens):
        return end, ""
    first = tokens[end].lower
    if first in ("square", "cubic", "sq") and end + 1 < len(tokens):
        side = MEASURES.get(tokens[end + 1].lower)
        if side in LENGTHS:
            return end + 2, f"{'cubic' if first == 'cubic' else 'square'} {side}"
    for length in range(min(_LONGEST, len(tokens) - end), 0, -1) if first in _FIRST else ():
        words = tuple(t.lower for t in tokens[end : end + length])
        unit = _ALL.get(words)
        if unit is not None and not (length == 1 and _word_of_its_own(tokens, end)):
            return end + length, _pounds(tokens, end + length) if first in ("pound", "pounds") else unit
    if tokens[end].text[0].isupper() and end + 1 < len(tokens) and tokens[end + 1].lower in MONEY:
        return end + 2, MONEY[tokens[end + 1].lower]
    return end, ""


def _word_of_its_own(tokens: Sequence[Token], at: int) -> bool:
    token = tokens[at]
    if token.text == "KPA":
        return True  # an army, no pressure
    if token.text == "t" and (at + 1 == len(tokens) or tokens[at + 1].tag not in ("NOUN", "NAME")):
        return False  # "1,700 t of flour"
    return token.lower in _TOUCHING and (at == 0 or tokens[at - 1].end < token.start or token.lower in ("re", "try"))


def _pounds(tokens: Sequence[Token], end: int) -> str:
    """Money, unless pounds of a stuff."""
    of = end + 1 < len(tokens) and tokens[end].lower == "of" and tokens[end + 1].tag in ("NOUN", "ADJ")
    return "pounds" if of and tokens[end + 1].lower not in _MONEY_OF else "GBP"
