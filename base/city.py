"""The city of the atlas: what makes it this one, said once and handed in from here.

There is one city, and no second one is prepared for: a day on which there is shall find its values
here, its words in the texts, and its choice in :data:`CITY`.
"""

from dataclasses import dataclass

from base.text import LocalizedText

CODES_PER_CITY = 1000
"""ISTAT numbers a city's areas from its own code followed by three digits."""


@dataclass(frozen=True, slots=True)
class City:
    """A city, its areas (NIL) and its districts (Municipi), both numbered from 1.

    ``code`` and ``province`` are the city's in ISTAT's lists, ``metric_crs`` the EPSG code in which
    distances are metres. ``centre`` is (latitude, longitude) and ``bounds`` a generous box (west,
    south, east, north), in degrees: what lies outside it is not of the city. ``street_words`` are
    the words of an address that do not tell one of its premises from another; ``office`` answers
    for them: who, and which room of it where.
    """

    name: LocalizedText
    code: int
    province: str
    area_count: int
    district_count: int
    metric_crs: int
    centre: tuple[float, float]
    bounds: tuple[float, float, float, float]
    street_words: frozenset[str]
    office: tuple[str, str]

    @property
    def areas(self) -> range:
        """Identifiers of the areas."""
        return range(1, self.area_count + 1)

    @property
    def districts(self) -> range:
        """Numbers of the districts."""
        return range(1, self.district_count + 1)

    @property
    def area_codes(self) -> range:
        """ISTAT's codes of the areas."""
        first = self.code * CODES_PER_CITY + 1
        return range(first, first + self.area_count)


MILAN = City(
    name=LocalizedText("Milano", "Milan"),
    code=15146,
    province="MI",
    area_count=88,
    district_count=9,
    metric_crs=32632,
    centre=(45.4642, 9.1773),
    bounds=(9.0, 45.35, 9.35, 45.6),
    street_words=frozenset(
        ["Via", "Viale", "Largo", "Piazzetta", "Fratelli", "Padre", "Luigi", "Alex"]
    ),
    office=("Comune di Milano, Direzione Casa", "Area Politiche per l'affitto, via Larga 12"),
)

CITY = MILAN
"""The city this atlas is of: every floor learns from here which it is."""
