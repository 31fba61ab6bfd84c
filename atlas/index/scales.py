"""Normalisations a reader may choose, with the numbers they need: nothing is chosen silently.

Pure. Numbers proposed for goalposts and references are those of the base, written into the design
and shown, so that they can be changed.
"""

from collections.abc import Mapping
from dataclasses import dataclass

from atlas.index.design_edits import with_leaves
from indicators.index.design.methods import Method
from indicators.index.design.model import IndexDesign
from indicators.index.design.presets import OBSERVED_AMPI

KEPT = "kept"
LOW, HIGH = 1.0, 100.0
"""Ends of the scales that have them: above zero, so that every aggregation is defined."""

REFERENCES = ("city", "population_mean", "mean", "median")


@dataclass(frozen=True, slots=True)
class Observed:
    """What the base says of one indicator: least and greatest value, and the whole city's."""

    least: float
    most: float
    city: float


_ENDS = {"low": LOW, "high": HIGH}
PLAIN: Mapping[str, Method] = {
    "min_max": Method("min_max", _ENDS),
    "z": Method("z", {"ddof": 0, "mean": 100.0, "sd": 10.0, "weighted": False}),
    "rank": Method("rank", {"ties": "average"}),
    "percentile_rank": Method("percentile_rank", {"ties": "average", "divisor": "n-1", **_ENDS}),
}
"""Normalisations that need no number of the indicator."""

NORMALISATIONS = (KEPT, "ampi", *PLAIN, "reference", "goalposts")


def scale_of(name: str, observed: Observed, reference: str = "city") -> Method:
    """The normalisation ``name`` with its numbers. ``reference`` is one of :data:`REFERENCES`."""
    against = observed.city if reference == "city" else reference
    if name in PLAIN:
        return PLAIN[name]
    if name == "ampi":
        return Method("ampi", {**OBSERVED_AMPI.options, "reference": against})
    if name == "reference":
        return Method("reference", {"reference": against, "start": "observed"})
    if name == "goalposts":
        ends = {"minimum": observed.least, "maximum": observed.most}
        return Method("goalposts", {**ends, "truncate": True, **_ENDS})
    raise KeyError(name)


def name_of(method: Method) -> str:
    """Which of :data:`NORMALISATIONS` a method is; ``kept`` for any other."""
    known = next((name for name, plain in PLAIN.items() if plain == method), "")
    if known:
        return known
    if method.name == "ampi" and {method["inf"], method["sup"]} == {"observed"}:
        return "ampi"
    return method.name if method.name in ("reference", "goalposts") else KEPT


def reference_of(method: Method) -> str | None:
    """The reference of a method, ``city`` for a number; ``None`` if it has none."""
    stated = method.options.get("reference")
    if stated is None:
        return None
    return "city" if isinstance(stated, int | float) else str(stated)


def with_scale(
    design: IndexDesign,
    keys: list[str],
    name: str,
    observed: Mapping[str, Observed],
    reference: str,
) -> IndexDesign:
    """The design with this normalisation of the indicators ``keys``."""
    changed = design
    for key in keys:
        column = design.element(key).column
        method = scale_of(name, observed[column], reference)
        changed = with_leaves(changed, [key], normalisation=method)
    return changed


def with_number(design: IndexDesign, key: str, option: str, value: object) -> IndexDesign:
    """The design with one number (or switch) of an indicator's normalisation changed."""
    method = design.element(key).normalisation
    stated = {**method.options, option: value}
    return with_leaves(design, [key], normalisation=Method(method.name, stated))
