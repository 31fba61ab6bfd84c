"""A design bent by a reader: other indicators, themes, weights and methods, always signed as own.

Pure: a design in, a design out. What cannot be scored is found out by whoever scores it.
"""

from collections.abc import Callable, Mapping, Sequence
from dataclasses import replace

from atlas.wording import LANGUAGES, text
from atlas.wording.readers_words import quoted
from base.text import LocalizedText
from indicators import REGISTRY
from indicators.catalogue import REGISTER_YEARS
from indicators.index.design.design_file import design_of_link
from indicators.index.design.methods import Method
from indicators.index.design.model import ALL, EACH, Base, Element, IndexDesign, MissingRule
from indicators.index.design.presets import (
    AMONG,
    AMPI_PLUS,
    ARITHMETIC,
    FRAGILITY,
    NOT_A_SERIES,
    OBSERVED_AMPI,
    PRESETS,
    leaf,
)

OWN = LocalizedText(
    "Disegno di chi legge, non dell'atlante", "A reader's own design, not the atlas's"
)
OWN_EDITION = "own"
KEPT = "kept"
NEW_THEME = "theme_"

TREATMENTS: Mapping[str, Method] = {
    "none": Method("none", {}),
    "skew_kurtosis": Method(
        "skew_kurtosis", {"skewness": 2.0, "kurtosis": 3.5, "max_winsorised": 5, "then_log": True}
    ),
    "percentiles": Method("percentiles", {"lower": 5.0, "upper": 95.0}),
}
AGGREGATIONS: Mapping[str, Method] = {
    "ampi": AMPI_PLUS,
    "ampi_minus": Method("ampi", {**AMPI_PLUS.options, "penalty": "minus"}),
    "arithmetic": ARITHMETIC,
    "sum": Method("sum", {}),
    "geometric": Method("geometric", {}),
    "harmonic": Method("harmonic", {}),
    "copeland": Method("copeland", {}),
}
WEIGHTINGS: Mapping[str, Method] = {
    "given": Method("given", {}),
    "equal": Method("equal", {}),
    "pca": Method("pca", {"negative": "refuse"}),
    "gini": Method("gini", {}),
}
IMPUTATIONS = ("none", "mean", "median")
POPULATIONS = ("reliable", "all")
RANKED = ("enough", "all")
STRUCTURES = ("flat", "themes")


def design_in_link(link: str) -> IndexDesign:
    """A reader's design as it stands in an address, signed. Raises ``DesignError``."""
    return signed(design_of_link(link))


def signed(design: IndexDesign) -> IndexDesign:
    """The design under the name every reader's design has, whatever it says of itself.

    Indicators have the atlas's titles, themes a short one in quotes; the texts on what is missing,
    the breaks of the series and the reason against changes over time are the atlas's.
    """
    known = {lack for preset in PRESETS.values() for lack in preset.absent}
    titles = {indicator.key: indicator.title for indicator in REGISTRY}

    def named(element: Element) -> Element:
        own = element.title or LocalizedText(element.key, element.key)
        title = titles.get(element.column) or _quoted(own)
        return replace(element, title=title, elements=tuple(map(named, element.elements)))

    return replace(
        design,
        name=OWN,
        edition=OWN_EDITION,
        index=named(design.index),
        absent=tuple(lack for lack in design.absent if lack in known),
        breaks=FRAGILITY.breaks if design.year else (),
        comparable_over_time=_incomparable(design) is None,
        why_not_comparable=_incomparable(design),
    )


def _incomparable(design: IndexDesign) -> LocalizedText | None:
    """Why the scores of two years may not be subtracted, if so."""
    if not design.year:
        return NOT_A_SERIES
    return _both("index.base_each") if design.base.years == EACH else None


def _both(key: str) -> LocalizedText:
    it, en = (text(language)(key) for language in LANGUAGES)
    return LocalizedText(it, en)


def _quoted(title: LocalizedText) -> LocalizedText:
    return LocalizedText(quoted(title.it), quoted(title.en))


def changed_at(design: IndexDesign, key: str, change: Callable[[Element], Element]) -> IndexDesign:
    """The design with the element ``key`` changed."""

    def walked(element: Element) -> Element:
        below = replace(element, elements=tuple(map(walked, element.elements)))
        return change(below) if element.key == key else below

    return replace(design, index=walked(design.index))


def composed(design: IndexDesign) -> tuple[Element, ...]:
    """The elements made of others, the index first, each before those below it."""

    def down(parent: Element) -> list[Element]:
        below = [element for child in parent.elements for element in down(child)]
        return [] if parent.is_indicator else [parent, *below]

    return tuple(down(design.index))


def with_indicators(design: IndexDesign, keys: Sequence[str]) -> IndexDesign:
    """The design with these indicators: others left out, new ones added at the top, each with the
    mean weight of those already there."""
    changed: IndexDesign = design
    for element in design.indicators:
        if element.key not in keys and (left := changed.without(element.key)) is not None:
            changed = left
    known, top = {element.key for element in changed.indicators}, changed.index.elements
    mean = sum(element.weight for element in top) / len(top) or 1.0
    new = [leaf(key, OBSERVED_AMPI, weight=mean) for key in keys if key not in known]
    gone = set(known) - set(keys)
    elements = tuple(element for element in top if element.key not in gone) if new else top
    return replace(changed, index=replace(changed.index, elements=(*elements, *new)))


def with_leaves(design: IndexDesign, keys: Sequence[str], **changes: object) -> IndexDesign:
    """The indicators ``keys`` of the design changed alike."""
    changed = design
    for key in keys:
        changed = changed_at(changed, key, lambda element: replace(element, **changes))  # type: ignore[arg-type]
    return changed


def with_directions(
    design: IndexDesign, keys: Sequence[str], usual: Mapping[str, int]
) -> IndexDesign:
    """The design with the direction of ``keys`` opposite to the usual one."""
    changed = design
    for element in design.indicators:
        sign = usual.get(element.key, element.direction)
        changed = with_leaves(
            changed, [element.key], direction=-sign if element.key in keys else sign
        )
    return changed


def with_aggregation(design: IndexDesign, name: str, key: str) -> IndexDesign:
    """The design with another aggregation at the element ``key``."""
    return changed_at(design, key, lambda element: replace(element, aggregation=AGGREGATIONS[name]))


def with_coverage(design: IndexDesign, key: str, percent: int) -> IndexDesign:
    """The design where ``key`` has a score from this share of its weight present, in per cent."""
    return changed_at(design, key, lambda element: replace(element, coverage=max(percent, 1) / 100))


def with_weighting(design: IndexDesign, name: str, key: str) -> IndexDesign:
    """The design with another way to weigh the elements of ``key``."""
    return changed_at(design, key, lambda element: replace(element, weighting=WEIGHTINGS[name]))


def with_imputation(design: IndexDesign, name: str) -> IndexDesign:
    """The design with another rule for missing values (``none``, ``mean``, ``median``)."""
    return replace(design, missing=MissingRule(impute=name))


def with_population(design: IndexDesign, name: str) -> IndexDesign:
    """Whose values set the scales: ``reliable`` ones only, or ``all``."""
    return replace(design, base=replace(design.base, reliable=name == "reliable"))


def with_ranked(design: IndexDesign, name: str) -> IndexDesign:
    """Who counts in the ranks: areas with residents ``enough``, or ``all``."""
    return replace(design, rank_among=AMONG if name == "enough" else {})


def with_base_years(design: IndexDesign, first: int, last: int) -> IndexDesign:
    """Years that set the scales of an annual design; the whole of them is :data:`ALL`."""
    whole = (first, last) == (REGISTER_YEARS[0], REGISTER_YEARS[-1])
    years = ALL if whole else tuple(range(first, last + 1))
    return replace(design, base=replace(design.base, years=years))


def base_years(base: Base) -> tuple[int, int] | None:
    """First and last year that set the scales; ``None`` if each year has its own."""
    if base.years == EACH:
        return None
    years = REGISTER_YEARS if isinstance(base.years, str) else base.years
    return years[0], years[-1]


def structure_of(design: IndexDesign) -> str:
    """``themes`` if anything stands between the indicators and the index, else ``flat``."""
    return "flat" if all(element.is_indicator for element in design.index.elements) else "themes"


def with_structure(design: IndexDesign, name: str, shares_: Mapping[str, float]) -> IndexDesign:
    """All indicators at one level, or in the atlas's themes.

    ``shares_`` are the shares of the indicators in the index: they stay as they are.
    """
    flat = tuple(
        replace(element, weight=100 * shares_[element.key]) for element in design.indicators
    )
    weighting = WEIGHTINGS["given"]
    if name == "flat":
        return replace(design, index=replace(design.index, elements=flat, weighting=weighting))
    chapter = {indicator.key: indicator.topic.value for indicator in REGISTRY}
    groups: dict[str, list[Element]] = {}
    for element in flat:
        groups.setdefault(chapter.get(element.column, "context"), []).append(element)
    themes = tuple(
        _theme(design, key, _both(f"theme.{key}"), members) for key, members in groups.items()
    )
    return replace(design, index=replace(design.index, elements=themes, weighting=weighting))


def _theme(
    design: IndexDesign, key: str, title: LocalizedText, members: Sequence[Element]
) -> Element:
    return Element(
        key=f"{NEW_THEME}{key}",
        title=title,
        weight=sum(member.weight for member in members),
        elements=tuple(members),
        aggregation=design.index.aggregation,
        coverage=0.5,
    )


def moved(design: IndexDesign, key: str, to: str) -> IndexDesign:
    """The indicator ``key`` in the theme ``to``: the key of one there is, the index's own key, or
    the title of a new one."""
    child = design.element(key)
    parent = design.parent(key)
    if parent is None or parent.key == to:
        return design
    left = design.without(key)
    if left is None:
        return design
    if to not in {element.key for element in composed(left)}:
        number = 1 + sum(element.key.startswith(NEW_THEME) for element in composed(left))
        taken = {element.key for element in left.index.walk()}
        name = next(f"{n}" for n in range(number, number + 99) if f"{NEW_THEME}{n}" not in taken)
        theme = _theme(design, name, _quoted(LocalizedText(to, to)), [child])
        return changed_at(
            left, left.index.key, lambda top: replace(top, elements=(*top.elements, theme))
        )
    return changed_at(left, to, lambda parent: replace(parent, elements=(*parent.elements, child)))


def shares(weights: Mapping[str, float]) -> dict[str, int]:
    """Weights as whole numbers that sum to 100 (largest remainders)."""
    total = sum(weights.values())
    exact = {key: 100 * weight / total for key, weight in weights.items()}
    whole = {key: int(value + 1e-9) for key, value in exact.items()}
    missing = 100 - sum(whole.values())
    for key in sorted(exact, key=lambda k: whole[k] - exact[k])[:missing]:
        whole[key] += 1
    return whole


def with_share(
    design: IndexDesign, parent: str, key: str, share: int, weights: Mapping[str, float]
) -> IndexDesign:
    """One weight below ``parent`` set to ``share`` of 100, the others scaled so that the sum stays
    100; ``weights`` are those in use. Others that are all zero share the rest alike."""
    share = min(max(share, 0), 100)
    others = [name for name in weights if name != key]
    rest = sum(weights[name] for name in others)
    if not others:
        return design
    parts = {name: weights[name] / rest if rest > 0 else 1 / len(others) for name in others}
    new = {name: (100 - share) * part for name, part in parts.items()} | {key: float(share)}

    def weighed(element: Element) -> Element:
        elements = tuple(replace(e, weight=new[e.key]) for e in element.elements)
        return replace(element, elements=elements, weighting=WEIGHTINGS["given"])

    return changed_at(design, parent, weighed)
