"""Numbers and dates as a reader of each language writes them (Babel, CLDR).

Pure functions; ``language`` is ``"it"`` or ``"en"``. A missing number is a dash, never a zero.
Italian joins articles and prepositions to a number as it is spoken: :func:`joined` writes them.
"""

import math
import re
from datetime import date
from functools import cache

from babel import Locale
from babel.dates import format_date
from babel.numbers import NumberPattern, parse_pattern

from atlas.wording import text
from indicators.spec import Indicator, Unit

LOCALES = {"it": "it_IT", "en": "en_GB"}
DASH = "–"
MINUS = "−"
MOST_IN_LETTERS = 12


@cache
def _locale(language: str) -> Locale:
    return Locale.parse(LOCALES[language])


@cache
def _pattern(decimals: int) -> NumberPattern:
    return parse_pattern("#,##0" + ("." + "0" * decimals if decimals else ""))


def number(value: float | None, *, language: str, decimals: int = 0) -> str:
    """``12345.6`` -> ``12.345,6`` (it) or ``12,345.6`` (en); missing -> a dash."""
    if value is None or not math.isfinite(value):
        return DASH
    rounded = round(float(value), decimals) + 0.0
    written = _pattern(decimals).apply(abs(rounded), _locale(language))
    return f"{MINUS}{written}" if rounded < 0 else written


def signed(value: float | None, *, language: str, decimals: int = 0) -> str:
    """Like :func:`number`, with a plus sign when positive."""
    written = number(value, language=language, decimals=decimals)
    rises = written != DASH and value is not None and round(value, decimals) > 0
    return f"+{written}" if rises else written


def with_unit(written: str, unit: Unit, *, language: str) -> str:
    """Add the unit of an indicator to a written number."""
    return text(language)(f"unit.{unit.value}", value=written)


def percent(written: str, *, language: str) -> str:
    """A written number of hundredths with its sign: ``17 %``, in English ``17%``."""
    return with_unit(written, Unit.PERCENT, language=language)


def value(measured: float | None, indicator: Indicator, *, language: str) -> str:
    """An indicator's value with its unit, rounded as the indicator says."""
    written = number(measured, language=language, decimals=indicator.decimals)
    return DASH if written == DASH else with_unit(written, indicator.unit, language=language)


def change(difference: float | None, indicator: Indicator, *, language: str) -> str:
    """A difference between two years: percentage points for shares, the unit otherwise.

    The sign comes first, also before the currency: ``+133 €``, in English ``+€133``.
    """
    written = signed(difference, language=language, decimals=indicator.decimals)
    if written == DASH:
        return DASH
    size = written.lstrip(f"+{MINUS}")
    sign = written.removesuffix(size)
    return f"{sign}{_with_change_unit(size, indicator.unit, language)}"


def _with_change_unit(written: str, unit: Unit, language: str) -> str:
    return text(language)(f"unit_change.{unit.value}", value=written)


def span(low: str, high: str, *, language: str) -> str:
    """Two written ends, the one way they are written anywhere: ``10,1–14,5``.

    Where one has a sign the ends are said, ``da −1,2 a +3,4``; two that are alike are one.
    """
    if low == high:
        return low
    signed_ends = any(end.startswith(("+", MINUS)) for end in (low, high))
    key = "phrase.from_to_signed" if signed_ends else "phrase.from_to"
    return text(language)(key, low=low, high=high)


def within(middle: str, low: str, high: str, *, language: str) -> str:
    """A written value and its interval: ``12,3 (10,1–14,5)``; the value alone if it is exact."""
    if middle == low == high:
        return middle
    return f"{middle} ({span(low, high, language=language)})"


def interval(
    lower: float, upper: float, indicator: Indicator, *, language: str, as_change: bool = False
) -> str | None:
    """``45,1–49,0 %``, or ``da −1,2 a +3,4 punti``: an interval's ends; ``None`` without one.

    A sign comes before a currency that precedes the number: ``−€1,200 to +€3,400``.
    """
    if math.isnan(lower) or math.isnan(upper):
        return None
    if as_change and not _with_change_unit("0", indicator.unit, language).startswith("0"):
        ends = (change(end, indicator, language=language) for end in (lower, upper))
        return span(*ends, language=language)
    write = signed if as_change else number
    low, high = (
        write(end, language=language, decimals=indicator.decimals) for end in (lower, upper)
    )
    joint = span(low, high, language=language)
    if as_change:
        return _with_change_unit(joint, indicator.unit, language)
    return with_unit(joint, indicator.unit, language=language)


SPOKEN_WITH_ARTICLE = (Unit.PERCENT, Unit.PER_THOUSAND)
"""Units before which Italian wants the article: ``dal 34 % al 54 %``, but ``da 34 € a 54 €``."""

ARTICLES = {
    "il": ("il ", "l'", "lo "),
    "i": ("i ", "gli ", "gli "),
    "a": ("al ", "all'", "allo "),
    "da": ("dal ", "dall'", "dallo "),
    "di": ("del ", "dell'", "dello "),
}
"""Article alone and joined to prepositions: before a consonant, a vowel, and zero."""

VOWEL = re.compile(r"8|11(?!\d)|1(?![\d.º])")
"""Numbers spoken with a vowel first: otto, ottanta ..., undici, uno (but not primo, mille)."""


def joined(before: str, written: str, *, language: str) -> str:
    """``dal 5º``, ``dall'8º``, ``allo 0,3 %``: a key of ``ARTICLES`` joined to a written number.

    English has one article for every number, which its sentences carry themselves: the number
    comes back alone.
    """
    if language != "it":
        return written
    consonant, vowel, zero = ARTICLES[before]
    if VOWEL.match(written):
        return f"{vowel}{written}"
    return f"{zero if written.startswith('0') else consonant}{written}"


def value_after(before: str, measured: float | None, indicator: Indicator, *, language: str) -> str:
    """A value after ``a`` or ``da``: ``dal 34,4 %``, ``a 19.093 €``; alone in English."""
    written = value(measured, indicator, language=language)
    if language == "it" and indicator.unit not in SPOKEN_WITH_ARTICLE:
        return f"{before} {written}"
    return joined(before, written, language=language)


def in_letters(count: int, *, language: str) -> str:
    """``sei``, in English ``six``: a count in a sentence, in letters up to twelve."""
    if count > MOST_IN_LETTERS:
        return number(count, language=language)
    return text(language)(f"story_number.n{count}")


def ordinal(rank: int, *, language: str) -> str:
    """``9º`` in Italian, ``9th`` in English."""
    if language == "it":
        return f"{rank}º"
    suffix = {1: "st", 2: "nd", 3: "rd"}.get(rank % 10, "th")
    return f"{rank}{'th' if 10 <= rank % 100 <= 20 else suffix}"


def day(written: str | None, *, language: str, precision: str = "day") -> str:
    """``2020-03-16`` -> ``16 marzo 2020``; months and years as precise as they are known."""
    if not written:
        return DASH
    if precision == "year":
        return written[:4]
    known = date.fromisoformat(written if len(written) == 10 else f"{written}-01")
    pattern = "MMMM y" if precision == "month" else "d MMMM y"
    spoken = str(format_date(known, format=pattern, locale=_locale(language)))
    return f"1º{spoken[1:]}" if language == "it" and spoken.startswith("1 ") else spoken


ISO_DAY = re.compile(r"\d{4}-\d{2}-\d{2}")


def day_or_words(written: str, *, language: str) -> str:
    """A day as :func:`day` writes it; anything else, already in words, as it is."""
    return day(written, language=language) if ISO_DAY.fullmatch(written) else written


def of_day(written: str, *, language: str, precision: str = "day") -> str:
    """A date after ``di``: ``dell'8 aprile 2020``, ``di settembre 2018``; alone in English."""
    spoken = day(written, language=language, precision=precision)
    if language == "it" and precision == "month":
        return f"di {spoken}"
    return joined("di", spoken, language=language)


MANY_DAYS, MANY_MONTHS = 60, 24
DAYS_A_MONTH, DAYS_A_YEAR = 30.4375, 365.25


def duration(days: int, *, language: str) -> str:
    """How long, as one would say it: days up to two months, months up to two years, years."""
    words = text(language)
    if days <= MANY_DAYS:
        return words("duration.days", count=days)
    months = round(days / DAYS_A_MONTH)
    if months <= MANY_MONTHS:
        return words("duration.months", count=months)
    return words("duration.years", count=round(days / DAYS_A_YEAR))
