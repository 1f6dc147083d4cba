"""One line of a page → whether it is furniture: notices, links, captions, credits, bylines, date lines."""

# ruff: noqa: SIM905 - word lists read better as text
from __future__ import annotations

import re

#: A line that begins so, in lower case.
_OPENINGS = (
    "\u00a9",
    "(c) ",
    "copyright",
    "all rights reserved",
    "original source",
    "source:",
    "sources:",
    "photo:",
    "photo by",
    "photograph:",
    "image credit",
    "image source",
    "image caption",
    "image:",
    "media caption",
    "picture:",
    "file photo",
    "getty images",
    "credit:",
    "caption:",
    "video:",
    "advertisement",
    "advertising",
    "sponsored",
    "share this",
    "share on",
    "share via",
    "share article",
    "tweet this",
    "follow us",
    "subscribe",
    "sign up",
    "sign in",
    "log in",
    "register now",
    "newsletter",
    "get our",
    "download our",
    "read more",
    "read also",
    "also read",
    "see also",
    "related:",
    "related stories",
    "related articles",
    "related topics",
    "more on this",
    "more stories",
    "you may also",
    "you might also",
    "recommended for you",
    "most read",
    "most popular",
    "trending",
    "up next",
    "watch:",
    "listen:",
    "click here",
    "click to share",
    "opens in new window",
    "originally published",
    "our standards:",
    "story continues below",
    "article continues below",
    "got a tip",
    "download the app",
    "get the app",
    "tap here",
    "skip to",
    "back to top",
    "jump to",
    "we use cookies",
    "this site uses cookies",
    "this website uses cookies",
    "cookie",
    "by continuing to",
    "accept all",
    "manage your privacy",
    "manage cookies",
    "privacy policy",
    "terms of",
    "contact us",
    "about us",
    "print this",
    "leave a comment",
    "comments",
    "tags:",
    "topics:",
    "filed under",
    "categories:",
    "category:",
    "reprinted with",
    "republished",
    "this article was originally",
    "this article originally",
    "this story was originally",
    "first published",
    "support our journalism",
    "your support",
    "donate",
    "disclaimer",
    "editor's note:",
    "reporting by",
    "editing by",
    "additional reporting by",
    "writing by",
    "with reporting by",
    "view comments",
    "loading",
    "min read",
    "(reporting by",
    "load more",
    "next article",
    "previous article",
    "join our",
    "report a typo",
)
_LISTS = (
    "related",
    "read more",
    "see also",
    "also read",
    "more stories",
    "more on",
    "most read",
    "most popular",
    "trending",
    "recommended",
    "you may also",
    "you might also",
    "up next",
    "sources",
    "external links",
)
_ANYWHERE = (
    "uses cookies",
    "use of cookies",
    "all rights reserved",
    "unsubscribe",
    "cookie policy",
    "accept cookies",
    "sign up for our",
    "subscribe to our",
    "file photo",
    "photo credit",
    "image credit",
    "share this article",
)
_CREDIT = re.compile(
    r"\((?:photo|image|picture|file|ap photo|reuters|afp|getty|courtesy)[^()]{0,80}\)\.?$", re.IGNORECASE
)
#: A credit without brackets, or a name and an agency in square ones, at the end of a caption.
_AGENCY = re.compile(
    r"(?:\[[^\[\]]{2,60}(?:AP|AFP|Reuters|EPA|Getty|Yonhap|Agency|Xinhua|TASS)\]|"
    r"[\w.'\u2019-]+ ?/ ?(?:AP|AFP|Reuters|EPA|Xinhua|Getty Images)|\b(?:AFP|AP|Agency) via (?:AP|Getty Images)|"
    r"via Getty Images)\.?$"
)
_COUNTS = re.compile(r"\d{1,6} (?:min(?:ute)?s? read|comments?|shares?|views?)$", re.IGNORECASE)
_LINK = re.compile(r"!?\[[^\]]{0,200}\]\([^)]{0,500}\)$|<?https?://\S{1,500}>?$|\[\^\w{1,40}\]:|!\[")
_NAVIGATION = frozenset(
    """
home news world politics business sport sports weather live markets video videos audio opinion culture tech
technology science health menu search login facebook twitter x whatsapp telegram email print linkedin reddit
instagram youtube share save copy link about contact help shop jobs subscribe more latest topics podcasts travel
arts style us uk international economy
""".split()
)
_SHARES = frozenset(
    (
        "facebook twitter x whatsapp telegram email e-mail print linkedin reddit share copy link pinterest messenger"
    ).split()
)
_SEPARATORS = re.compile(r"\s{2,}|\s*+[|\u00b7\u2022/\u00bb>]\s*+|\s++")
_BY = re.compile(r"(?:story |words |report(?:ed)? |written |posted |published )?by[: ]\s*+(?=[A-Z])", re.IGNORECASE)
_MONTH = r"(?:jan|feb|mar|apr|may|jun|jul|aug|sep|oct|nov|dec)[a-z]{0,6}\.?"
_DATE = re.compile(
    r"(?:(?:published|updated|last updated|posted|modified|date|issued|release date)(?: on| at)?:? ?)?"
    r"(?:(?:mon|tues|wednes|thurs|fri|satur|sun|tue|wed|thu|sat)(?:day)?,? )?"
    r"(?:"
    + _MONTH
    + r" \d{1,2}(?:st|nd|rd|th)?,? \d{4}|\d{1,2}(?:st|nd|rd|th)? "
    + _MONTH
    + r",? \d{4}|\d{4}-\d{2}-\d{2}"
    r"|\d{1,2}[/.]\d{1,2}[/.]\d{2,4})[^a-z]{0,16}(?:[ap]\.?m\.?|gmt|utc|e[sd]?t|kst|bst|[ t\d:,]){0,6}$",
    re.IGNORECASE,
)
#: The place in front of a date: "New York, 24 February 2025".
_WHERE = re.compile(r"(?:[A-Z][\w.'\u2019-]{1,24} ?){1,3}(?:, [A-Z][\w.'\u2019-]{1,24})?, ")
_ORGANISATION = re.compile(
    r"(?:[A-Z][\w.'&\u2019-]*+ ){0,4}(?:Media|News|Group|Press|Agency|Staff|Times|Post|Herald|Correspondent|Reporter"
    r"|Desk|Writer|Writers|Bureau|Editor|Network|Wire|Service|Reuters|AFP|AP|Yonhap|TASS)(?: [A-Z]\w*+){0,1}$"
)
_ORDINARY = (
    "comments",
    "copyright",
    "advertising",
    "trending",
    "donate",
    "sponsored",
    "cookie",
    "loading",
    "republished",
    "source",
    "share ",
    "log in",
    "your support",
    "more stories",
    "newsletter",
    "terms of",
    "contact us",
    "video",
    "subscribe",
    "first published",
    "about us",
    "reporting by",
    "writing by",
    "disclaimer",
    "get our",
    "related",
)


def is_boilerplate(line: str) -> bool:
    """Whether a line (no space at either end) is a notice, link, caption or credit and states nothing."""
    lower = line[:400].lower().replace("\u2019", "'").lstrip("*_#[( \u2022-")
    if not any(c.isalnum() for c in line[:400]):
        return True
    if lower.startswith(_OPENINGS):
        return len(line) < 320 and not _runs(lower)
    if len(line) < 600 and any(words in lower for words in _ANYWHERE):
        return len(line) < 320
    if len(line) >= 320:
        return len(line) < 600 and bool(_LINK.match(line))
    tail = max(0, len(line) - 90)
    return bool(_LINK.match(line) or _CREDIT.search(line, tail) or _AGENCY.search(line, tail) or _COUNTS.match(line))


def _runs(lower: str) -> bool:
    """Whether words that often open a notice here open a sentence: 'Comments by the minister were …'."""
    first = next((o for o in _ORDINARY if lower.startswith(o)), None)
    return first is not None and lower.rstrip("\"'\u201d").endswith((".", "!", "?")) and lower.count(" ") > 5


def opens_list(line: str) -> bool:
    """Whether a heading opens a list of links: 'Related stories', 'Read more'."""
    return len(line) < 60 and line.lower().lstrip("*_# ").startswith(_LISTS)


def is_navigation(line: str) -> bool:
    """Whether a line holds nothing but the words of a menu or of share buttons."""
    if len(line) > 160 or line[-1] in ".!?":
        return False
    words = [w for w in _SEPARATORS.split(line.lower()) if w]
    known = sum(w in _NAVIGATION or w in _SHARES for w in words)
    return (
        bool(words)
        and known == len(words)
        and (len(words) > 1 or words[0] in _SHARES or words[0] in ("menu", "home", "search"))
    )


def is_byline(line: str, early: bool) -> bool:
    """Whether a line names the writer or the outlet; `early` before the first paragraph."""
    if len(line) > 120 or line[-1] in '!?"\u201d':
        return False
    if _BY.match(line) and line.count(" ") < 14 and not line.endswith("."):
        return True
    return early and line[-1] != "." and line.count(" ") < 7 and bool(_ORGANISATION.match(line))


def is_date_line(line: str) -> bool:
    """Whether a line holds nothing but a date, and where it was written."""
    if len(line) >= 80:
        return False
    where = _WHERE.match(line)
    return bool(_DATE.match(line) or (where and _DATE.match(line, where.end())))
