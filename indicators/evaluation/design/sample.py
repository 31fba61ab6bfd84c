"""The two-window sample: each unit's mean before and after, and who is compared with whom."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field

import numpy as np

from base.text import LocalizedText
from indicators.evaluation.design.model import EvaluationDesign
from indicators.evaluation.design.numbers import Flags, Floats, Wholes
from indicators.evaluation.design.panel import UnitPanel
from indicators.evaluation.design.problems import refuse_panel, sentence


@dataclass(frozen=True, slots=True)
class StudySample:
    """n units with their roles. Arrays are (n,), of the outcome's unit where they hold outcomes.

    ``treated`` / ``ring`` (neighbours of the treated left out of the controls) / ``control`` part
    the units. ``weights`` are the units' means over the before window (ones where none are named).
    ``groups`` and ``clusters`` are whole numbers. ``residents`` is the sum over the treated in the
    last period, where the design names the column. ``dropped`` names the units left out, by reason.
    ``path`` holds each outcome by period (n, T), those before and then those after.
    """

    units: tuple[str, ...]
    treated: Flags
    ring: Flags
    control: Flags
    before: Mapping[str, Floats]
    after: Mapping[str, Floats]
    weights: Floats
    weighted: bool
    groups: Wholes
    clusters: Wholes
    adjacency: Flags | None
    ring_excluded: bool
    before_periods: Wholes
    after_periods: Wholes
    residents: float | None
    dropped: Mapping[str, tuple[str, ...]] = field(default_factory=dict)
    warnings: tuple[str, ...] = ()
    path: Mapping[str, Floats] = field(default_factory=dict)

    def change(self, outcome: str) -> Floats:
        """Mean after minus mean before; NaN where a unit lacks either."""
        return self.after[outcome] - self.before[outcome]

    def named(self, chosen: Flags) -> tuple[str, ...]:
        """Names of the units where ``chosen`` is true."""
        return tuple(name for name, yes in zip(self.units, chosen, strict=True) if yes)


def ring_of(treated: Flags, adjacency: Flags | None) -> Flags:
    """Untreated neighbours of ``treated`` (n,) or (draws, n); nobody where none touch."""
    if adjacency is None:
        return np.zeros_like(treated)
    touched = (treated.astype(np.float64) @ adjacency.astype(np.float64)) > 0
    return touched & ~treated


def windows_of(panel: UnitPanel, design: EvaluationDesign) -> tuple[Wholes, Wholes]:
    """Periods of the panel in the before and in the after window.

    Before: as stated, else all periods earlier than the first start (less anticipation) of the
    units not treated from the panel's first period on. After: as stated, else all periods from the
    last start on. Raises :class:`PanelError` where either is empty, or the starts differ and the
    design does not state both windows.
    """
    stated = design.windows
    inside = np.isfinite(panel.starts) & (panel.starts <= panel.times[-1])
    later = inside & (panel.starts > panel.times[0])
    if not later.any():
        if inside.any():
            raise refuse_panel("always_treated", field="treatment")
        raise refuse_panel("no_treated.periods", field="treatment")
    first, last = panel.starts[later].min(), panel.starts[later].max()
    if first != last and not (stated.before and stated.after):
        raise refuse_panel("staggered", field="windows", first=first, last=last)
    end = first - design.options.anticipation
    spans = {
        "before": stated.before or (panel.times[0], int(end) - 1),
        "after": stated.after or (int(last), panel.times[-1]),
    }
    mapping = {
        name: panel.times[(panel.times >= low) & (panel.times <= high)]
        for name, (low, high) in spans.items()
    }
    for name, periods in mapping.items():
        if len(periods) == 0:
            (low, high), times = spans[name], panel.times
            there = {"first": times[0], "last": times[-1], "count": len(times)}
            raise refuse_panel("no_period", field=f"windows.{name}", low=low, high=high, **there)
    return mapping["before"], mapping["after"]


def sample_of(
    panel: UnitPanel,
    design: EvaluationDesign,
    outcomes: Sequence[str],
    *,
    rule: str,
    paired: bool = True,
) -> StudySample:
    """The sample of ``design`` for ``outcomes``: a unit must serve for all of them.

    ``rule`` for missing values: ``complete_units`` drops a unit without a value in some period of
    the windows; ``available`` takes the means of the periods there are (``paired``: a unit needs
    some before and some after; otherwise either will do); ``refuse`` raises.
    Raises :class:`PanelError` where nobody treated, or fewer than two controls, remain.
    """
    if not panel.absorbing:
        raise refuse_panel("not_absorbing", column=design.treatment.column)
    before, after = windows_of(panel, design)
    dropped: dict[LocalizedText, Flags] = {}
    roles = _roles(panel, design, before, after, dropped)
    serves = _serves(panel, design, outcomes, (before, after), rule, paired, dropped)
    treated = roles["treated"] & serves
    chosen = treated | (roles["candidate"] & serves)
    touches = panel.adjacency
    excluded = design.comparison.ring == "exclude" and touches is not None
    ring = ring_of(treated, touches) & chosen & excluded
    control = chosen & ~treated & ~ring
    _enough(treated, control, dropped, panel)
    early, late = panel.columns_of(before), panel.columns_of(after)
    values = {outcome: panel.values[outcome][chosen] for outcome in outcomes}
    return StudySample(
        units=tuple(panel.named(chosen)),
        treated=treated[chosen],
        ring=ring[chosen],
        control=control[chosen],
        before={outcome: _row_means(values[outcome][:, early]) for outcome in outcomes},
        after={outcome: _row_means(values[outcome][:, late]) for outcome in outcomes},
        weights=_weights(panel, design, early)[chosen],
        weighted=bool(design.columns.weights),
        groups=_codes(panel, design.columns.group, np.zeros(len(panel.units), int))[chosen],
        clusters=_codes(panel, design.columns.cluster, np.arange(len(panel.units)))[chosen],
        adjacency=None if touches is None else touches[np.ix_(chosen, chosen)],
        ring_excluded=excluded,
        before_periods=before,
        after_periods=after,
        residents=residents_of(panel, design, treated),
        dropped={why.en: tuple(panel.named(who)) for why, who in dropped.items() if who.any()},
        warnings=_warnings(panel, after, treated, dropped),
        path={outcome: values[outcome][:, np.r_[early, late]] for outcome in outcomes},
    )


def _weights(panel: UnitPanel, design: EvaluationDesign, columns: Wholes) -> Floats:
    """Weight of each unit: its mean over the periods before, 0 where unknown; 1 without weights."""
    name = design.columns.weights
    if not name:
        return np.ones(len(panel.units))
    return np.nan_to_num(_row_means(panel.values[name][:, columns]))


def residents_of(panel: UnitPanel, design: EvaluationDesign, treated: Flags) -> float | None:
    """Residents of the treated units in the last period; ``None`` where they are not known."""
    if not design.columns.residents:
        return None
    total = panel.values[design.columns.residents][treated, -1].sum()
    return float(total) if np.isfinite(total) else None


def _roles(
    panel: UnitPanel,
    design: EvaluationDesign,
    before: Wholes,
    after: Wholes,
    dropped: dict[LocalizedText, Flags],
) -> dict[str, Flags]:
    starts, chosen = panel.starts, design.comparison
    quiet = starts - design.options.anticipation > before[-1]
    treated = quiet & (starts <= after[-1])
    never = starts > panel.times[-1]
    untreated = never if chosen.control_group == "never" else starts > after[-1]
    dropped[sentence("left_out.early")] = ~quiet
    dropped[sentence("left_out.late")] = ~untreated & (starts > after[-1])
    names = np.array(panel.units, dtype=object)
    excluded = np.isin(names, np.array(chosen.exclude, dtype=object))
    dropped[sentence("left_out.excluded")] = excluded & ~treated
    candidate = untreated & ~excluded
    if chosen.units:
        candidate &= np.isin(names, np.array(chosen.units, dtype=object))
    return {"treated": treated, "candidate": candidate}


def _serves(  # noqa: PLR0913, PLR0917
    panel: UnitPanel,
    design: EvaluationDesign,
    outcomes: Sequence[str],
    windows: tuple[Wholes, Wholes],
    rule: str,
    paired: bool,
    dropped: dict[LocalizedText, Flags],
) -> Flags:
    """Units with the values that the rule for missing values, and ``at_least``, ask for."""
    serves = np.ones(len(panel.units), dtype=bool)
    before, after = (panel.columns_of(columns) for columns in windows)
    both = np.concatenate([before, after])
    for outcome in outcomes:
        known = np.isfinite(panel.values[outcome])
        if rule == "available":
            has = [known[:, columns].any(axis=1) for columns in (before, after)]
            serves &= (has[0] & has[1]) if paired else (has[0] | has[1])
        else:
            serves &= known[:, both].all(axis=1)
    if rule == "refuse" and not serves.all():
        names = ", ".join(panel.named(~serves)[:10])
        raise refuse_panel("missing.windows", field="options.missing", names=names)
    dropped[sentence("left_out.missing")] = ~serves
    if design.comparison.at_least is not None:
        floor = design.comparison.at_least
        small = ~(panel.values[floor.column][:, both] >= floor.value).all(axis=1)
        why = sentence("left_out.small", column=floor.column, least=floor.value)
        dropped[why] = small & serves
        serves = serves & ~small
    return serves


def _enough(
    treated: Flags, control: Flags, dropped: dict[LocalizedText, Flags], panel: UnitPanel
) -> None:
    lost = [(why, ", ".join(panel.named(who)[:8])) for why, who in dropped.items() if who.any()]
    units = LocalizedText(
        "; ".join(f"{why.it}: {names}" for why, names in lost),
        "; ".join(f"{why.en}: {names}" for why, names in lost),
    )
    left_out = sentence("left_out", units=units) if lost else ""
    if not treated.any():
        raise refuse_panel("no_treated.left", field="treatment", left_out=left_out)
    if control.sum() < 2:
        count = control.sum()
        raise refuse_panel("no_controls", field="comparison", count=count, left_out=left_out)


def _warnings(
    panel: UnitPanel, after: Wholes, treated: Flags, dropped: dict[LocalizedText, Flags]
) -> tuple[str, ...]:
    parts = [
        f"{int(who.sum())} units left out ({why.en}): {', '.join(panel.named(who)[:12])}"
        + (", ..." if who.sum() > 12 else "")
        for why, who in dropped.items()
        if who.any()
    ]
    lost = np.zeros_like(treated)
    for who in dropped.values():
        lost |= who & (panel.starts <= after[-1])
    if lost.any():
        parts.insert(0, f"treated units left out: {', '.join(panel.named(lost))}")
    if (panel.starts[treated] > after[0]).any():
        parts.append("some treated units start within the after window: the estimate is diluted")
    return tuple(parts)


def _row_means(values: Floats) -> Floats:
    """Means of the values there are; NaN where there is none."""
    known = np.isfinite(values)
    count = known.sum(axis=1)
    total = np.where(known, values, 0.0).sum(axis=1)
    return np.where(count > 0, total / np.maximum(count, 1), np.nan)


def _codes(panel: UnitPanel, column: str, otherwise: Wholes) -> Wholes:
    """Labels as whole numbers; ``otherwise`` where the design names no column."""
    if not column:
        return otherwise
    _, codes = np.unique(panel.labels[column].astype(str), return_inverse=True)
    return codes.astype(np.int64)
