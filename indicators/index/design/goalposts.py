"""The goalposts of the atlas's own designs: Inf, Sup and Ref of AMPI, stored with their version.

Inf and Sup are the least and the greatest value of the *reliable* areas of the base (NIL 24, 39 and
73 take no part), Ref the value of the whole city, which scores 100. They stay as they are when new
years arrive: scores beyond 70-130 are not cut. A test computes them again from the tables.
"""

from typing import NamedTuple


class Goalposts(NamedTuple):
    """Least and greatest value of the base, and the value that scores 100; the indicator's unit."""

    inf: float
    sup: float
    reference: float


SNAPSHOT_1: dict[str, Goalposts] = {
    "low_income": Goalposts(24.6885, 46.3144, 33.8674),
    "employed_residents": Goalposts(34.40821036011417, 54.2654028436019, 44.35874806337631),
    "low_education": Goalposts(26.32265640289647, 67.11459901096538, 45.44928851591215),
    "crowded_dwellings": Goalposts(1.7322834645669292, 7.8295912492803685, 3.1857000457986477),
    "metro_reach": Goalposts(0.0, 100.0, 43.02401452510676),
    "registrations_out": Goalposts(21.073758153537383, 57.4245939675174, 31.603844655888516),
}
"""Of version 1, as it was. Base: the latest year of each indicator."""

SNAPSHOT: dict[str, Goalposts] = {
    "low_income": SNAPSHOT_1["low_income"],
    "employed_residents": SNAPSHOT_1["employed_residents"],
    "low_education_2021": Goalposts(22.7377, 52.0076, 34.0865),
    "large_households": Goalposts(0.2645, 1.9491, 0.7395),
    "metro_reach": SNAPSHOT_1["metro_reach"],
    "registrations_out": SNAPSHOT_1["registrations_out"],
}
"""Of version 2. Base: as that of version 1; neighbourhoods whose census estimate is weak are not in
it."""

ANNUAL_BASE = tuple(range(2015, 2025))
"""Years whose reliable areas set Inf and Sup: the first after the declared breaks, and on."""

ANNUAL: dict[str, Goalposts] = {
    "aged_80_plus_share": Goalposts(1.466992665036675, 14.738627602158827, 7.802530323809384),
    "elderly_alone": Goalposts(37.5, 57.62118940529734, 49.02786809541312),
    "one_person_households": Goalposts(34.4541910331384, 67.26820161792159, 51.57154097691986),
}
"""Base: 2015-2024; Ref is the city of 2015."""
