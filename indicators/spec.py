"""What an indicator is: its words, its papers and its formula, with no defaults.

An indicator is declared once, in its own file under ``indicators/catalogue``, and read by the
map, the exports, the method page and the tests. Nothing is optional: an indicator without a
limitation, a reference or an English title does not import.
"""

from collections.abc import Callable
from dataclasses import dataclass, fields
from datetime import date
from enum import StrEnum

import pandas as pd

from base.text import LocalizedText
from indicators.measure import Measure


class PapersMissingError(ValueError):
    """An indicator was declared with an empty field."""


class Unit(StrEnum):
    """Unit of an indicator's value."""

    PERCENT = "percent"
    PER_THOUSAND = "per_thousand"
    PER_HUNDRED = "per_hundred"
    EURO = "euro"
    PERSONS_PER_HOUSEHOLD = "persons_per_household"
    PERSONS_PER_KM2 = "persons_per_km2"
    PER_TEN_THOUSAND = "per_ten_thousand"
    EURO_PER_M2_MONTH = "euro_per_m2_month"
    PER_KM2 = "per_km2"
    M2_PER_RESIDENT = "m2_per_resident"
    INDEX = "index"


class Polarity(StrEnum):
    """Which end of the scale speaks of more disadvantage, if any."""

    HIGHER_IS_WORSE = "higher_is_worse"
    LOWER_IS_WORSE = "lower_is_worse"
    NEITHER = "neither"


class Topic(StrEnum):
    """Chapter of the atlas an indicator belongs to, in display order."""

    INCOME_WORK = "income_work"
    EDUCATION = "education"
    HOUSING = "housing"
    ISOLATION_CARE = "isolation_care"
    HOUSEHOLDS = "households"
    STABILITY = "stability"
    ACCESS = "access"
    ENVIRONMENT = "environment"
    CONTEXT = "context"


class Concept(StrEnum):
    """What an indicator may be used to speak of."""

    EXCLUSION = "exclusion"
    ISOLATION_CARE = "isolation_care"
    CONTEXT = "context"


class Interval(StrEnum):
    """How the interval around a value is made."""

    WILSON = "wilson"
    POISSON = "poisson"
    POISSON_BALANCE = "poisson_balance"
    TRANSFER = "transfer"
    TRANSFER_SHARE = "transfer_share"
    COMPLETE_COUNT = "complete_count"
    NOT_ESTIMATED = "not_estimated"


class ObservationStatus(StrEnum):
    """How a value came to its area: counted there, estimated, or carried from other zones."""

    OBSERVED = "observed"
    ESTIMATED = "estimated"
    TRANSFERRED = "transferred"


class Missing(StrEnum):
    """Why a value, or a rank, is not given. Unknown is never zero."""

    SOURCE_ERROR = "source_error"
    PART_EXCEEDS_WHOLE = "part_exceeds_whole"
    NOT_PUBLISHED = "not_published"
    NOT_DECODED = "not_decoded"
    UNMATCHED = "unmatched"
    OUTSIDE_SOURCE = "outside_source"
    NO_EARLIER_YEAR = "no_earlier_year"
    TOO_FEW = "too_few"
    TOO_FEW_EVENTS = "too_few_events"
    TOO_UNCERTAIN = "too_uncertain"
    INSTITUTIONAL = "institutional"
    LOW_COVERAGE = "low_coverage"
    SUPPRESSED_BY_SOURCE = "suppressed_by_source"
    UNSTEADY_SOURCE = "unsteady_source"


class Verification(StrEnum):
    """What a definition, or the numbers it rests on, was held against."""

    WORKED_EXAMPLE = "worked_example"
    """Its formula, against examples worked by hand."""

    PUBLISHED_FIGURES = "published_figures"
    """One of its inputs at least, against figures the source publishes elsewhere."""

    SUMS = "sums"
    """Its inputs, against the sums and the wholes they must come to."""

    SECOND_SOURCE = "second_source"
    """The same quantity, counted by another source."""

    SECOND_LIBRARY = "second_library"
    """Its interval, against published tables and a second library."""

    KNOWN_TRUTH = "known_truth"
    """Its transfer, by carrying quantities whose true value is known."""

    KNOWN_PLACES = "known_places"
    """Places known to stand at one end of it."""

    PUBLISHED_METHOD = "published_method"
    """Its method, by giving back what others published from the inputs they published."""

    NONE = "none"
    """Nothing: the atlas has not checked it."""


@dataclass(frozen=True, slots=True)
class Break:
    """A year in which a series stops being comparable with the years before it."""

    year: int
    why: LocalizedText


@dataclass(frozen=True, slots=True, kw_only=True)
class Crosswalk:
    """The zones of the source that values are carried from, and the table of weights.

    ``zones`` names the kind of zone in the texts. ``weights`` has a row for each area and zone:
    ``area_id``, the zone's code in the column ``code``, ``share_of_area``, and ``zoning`` where
    the zones change over time. ``values`` is the shipped table of the zones' own values, by
    ``code``, ``year`` and the indicator's first input; ``None`` where these may be cited but not
    given again. ``known_codes``: whether a person knows the zones by their codes, so that areas
    that share one can be told by it. ``whole_city``: whether the city's value is an exact sum over
    all zones, also those of areas without a value.
    """

    zones: str
    weights: str
    code: str
    values: str | None
    known_codes: bool
    whole_city: bool = False


@dataclass(frozen=True, slots=True, kw_only=True)
class Indicator:
    """One indicator: words, papers, formula, and the traits that rules hang on.

    Every field is required but the traits, which are ``None``, ``False`` or empty for most.

    ``compute`` takes the frames named in ``datasets``, in that order, each indexed by
    ``(area_id, year)``, and returns a :class:`~indicators.measure.Measure` on the index of the
    first one. ``inputs`` are the columns it reads: a missing reason recorded on one of them is
    the reason its value is missing. ``years`` are the years the source has. ``breaks`` lists the
    years from which values do not compare with earlier ones (may be empty: that is a statement).
    ``years_without_values`` are years of the source in which no area has a value,
    ``incomplete_years`` those in which its blanks leave areas without one, or with a bound: they
    can be chosen, and are never the latest year. ``crosswalk``
    says which zones a carried value comes from. ``overlapping_windows``: each value spans several
    years, so that neighbouring ones share most of what they measure. ``two_pictures``: why the
    difference from an earlier picture of the same thing, or from a later one, says nothing.
    ``repeats``: key of the indicator that measures the same thing better (newer, or official), and
    is counted in this one's place.
    ``high_name`` and ``low_name`` name the two ends ("Molti ...", "Pochi ..."): what is said to
    weigh is called by the end that weighs.

    A definition knows its dates, each as ``YYYY-MM-DD``: ``written_on``, ``valid_from`` of its
    method version, ``checked_on`` the last time it was held against what ``checks`` names, and
    ``next_review``, until which that check is taken to hold.
    """

    key: str
    title: LocalizedText
    short_title: LocalizedText
    high_name: LocalizedText
    low_name: LocalizedText
    meaning: LocalizedText
    why_it_matters: LocalizedText
    value_phrase: LocalizedText
    unit: Unit
    decimals: int
    polarity: Polarity
    topic: Topic
    concept: Concept
    datasets: tuple[str, ...]
    inputs: tuple[str, ...]
    support: LocalizedText
    status: ObservationStatus
    years: tuple[int, ...]
    comparable: bool
    breaks: tuple[Break, ...]
    interval: Interval
    base: LocalizedText
    formula: LocalizedText
    reference: LocalizedText
    limitations: LocalizedText
    method_version: str
    valid_from: str
    written_on: str
    checked_on: str
    checks: tuple[Verification, ...]
    next_review: str
    compute: Callable[..., Measure]
    years_without_values: tuple[int, ...] = ()
    incomplete_years: tuple[int, ...] = ()
    crosswalk: Crosswalk | None = None
    overlapping_windows: bool = False
    two_pictures: LocalizedText | None = None
    repeats: str | None = None

    def __post_init__(self) -> None:
        for field in fields(self):
            _require_words(self.key, field.name, getattr(self, field.name))
        days = (self.written_on, self.checked_on, self.next_review)
        if list(days) != sorted(date.fromisoformat(day).isoformat() for day in days):
            raise PapersMissingError(
                f"indicator {self.key!r}: it is written, then checked, then reviewed; not {days}"
            )

    def is_overdue(self, today: date) -> bool:
        """Whether the day by which the definition was to be reviewed has passed."""
        return today > date.fromisoformat(self.next_review)

    def end_name(self, direction: int) -> LocalizedText:
        """The name of the end that counts as more: the high one, or with -1 the low one."""
        return self.low_name if direction < 0 else self.high_name

    @property
    def worse_name(self) -> LocalizedText | None:
        """The name of the end that is worse; ``None`` where neither is."""
        if self.polarity is Polarity.NEITHER:
            return None
        return self.end_name(-1 if self.polarity is Polarity.LOWER_IS_WORSE else 1)

    @property
    def better_name(self) -> LocalizedText | None:
        """The name of the end that is better; ``None`` where neither is."""
        if self.polarity is Polarity.NEITHER:
            return None
        return self.end_name(1 if self.polarity is Polarity.LOWER_IS_WORSE else -1)

    @property
    def latest_year(self) -> int:
        """Last year the source has, and has whole."""
        return max(year for year in self.years if year not in self.incomplete_years)

    def title_before_year(self, language: str) -> str:
        """The title where its year follows: without the one a single-year title ends in."""
        return self.title.text(language).removesuffix(f", {self.latest_year}")


MAY_BE_EMPTY = frozenset(
    {
        "breaks",
        "comparable",
        "crosswalk",
        "decimals",
        "incomplete_years",
        "overlapping_windows",
        "repeats",
        "two_pictures",
        "years_without_values",
    }
)


def _require_words(key: str, name: str, value: object) -> None:
    if name in MAY_BE_EMPTY:
        return
    texts = (value.it, value.en) if isinstance(value, LocalizedText) else (value,)
    if any(text in ("", ()) for text in texts):
        raise PapersMissingError(f"indicator {key!r}: field {name!r} is empty")


Frame = pd.DataFrame
