"""What each other choice would do to the ranks, and which indicators part two designs. Pure."""

from collections.abc import Collection, Mapping

import pandas as pd

WITHOUT = "without"


def effects_of(choices: pd.DataFrame, area: int) -> pd.DataFrame:
    """The rows of :func:`indicators.index.uncertainty.rank_ranges.single_choices` for one area, the
    one that moves it most first: ``choice, variant, rank, shift``."""
    own = choices[choices["id"] == area]
    order = own["shift"].abs().sort_values(ascending=False, kind="stable").index
    return own.loc[order, ["choice", "variant", "rank", "shift"]].reset_index(drop=True)


def effects_on_all(choices: pd.DataFrame, counted: Collection[int]) -> pd.DataFrame:
    """Every other choice over the areas that count: ``choice, variant, mean_shift`` (mean absolute
    shift of rank), ``up, up_by, down, down_by`` (the area it lifts most towards rank 1, the area it
    lowers most, and by how many ranks; missing if none)."""
    rows = []
    shifts = choices[choices["id"].isin(list(counted))]
    for (choice, variant), part in shifts.groupby(["choice", "variant"], sort=False):
        ordered = part.sort_values("shift", kind="stable")
        first, last = ordered.iloc[0], ordered.iloc[-1]
        rows.append(
            {
                "choice": choice,
                "variant": variant,
                "mean_shift": float(part["shift"].abs().mean()),
                "up": int(first["id"]) if first["shift"] < 0 else None,
                "up_by": int(-min(first["shift"], 0)),
                "down": int(last["id"]) if last["shift"] > 0 else None,
                "down_by": int(max(last["shift"], 0)),
            }
        )
    frame = pd.DataFrame(rows)
    return frame.sort_values("mean_shift", ascending=False, kind="stable", ignore_index=True)


def pulls(choices: pd.DataFrame) -> pd.DataFrame:
    """How many ranks each indicator lifts each area (towards rank 1), judged by leaving it out:
    one row per area, one column per indicator."""
    left_out = choices[choices["choice"] == WITHOUT]
    return left_out.pivot_table(index="id", columns="variant", values="shift", aggfunc="first")


def movers(
    first: pd.DataFrame, second: pd.DataFrame, shifts: Mapping[int, float], *, most: int = 2
) -> dict[int, tuple[tuple[str, int], ...]]:
    """The indicators whose pull changes most from the first design to the second, the way the area
    moves. ``first`` and ``second`` are :func:`pulls`, ``shifts`` the change of rank by area
    (negative: towards rank 1). Each with its change of pull in ranks (positive: lifts more).
    """
    keys = list(dict.fromkeys([*first.columns, *second.columns]))
    areas = list(shifts)
    before = first.reindex(index=areas, columns=keys).fillna(0)
    after = second.reindex(index=areas, columns=keys).fillna(0)
    change = after - before
    pulls = {}
    for area, shift in shifts.items():
        by = {
            key: int(places)
            for key, places in zip(keys, change.loc[[area]].to_numpy()[0], strict=True)
        }
        along = [key for key in keys if by[key] * (-1 if shift > 0 else 1) > 0]
        along.sort(key=lambda key: -abs(by[key]))
        pulls[area] = tuple((str(key), by[key]) for key in along[:most])
    return pulls
