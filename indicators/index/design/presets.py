"""The atlas's own two designs, and the designs after others that its data allow.

Own names, own versions: none is the IVSM or the IDISE of ISTAT. They are argued in
docs/deprivation-index.md.
"""

from collections.abc import Iterable, Mapping
from dataclasses import replace

from base.text import LocalizedText
from indicators import indicator
from indicators.index.design.goalposts import ANNUAL, SNAPSHOT, SNAPSHOT_1, Goalposts
from indicators.index.design.methods import AGGREGATIONS, NORMALISATIONS, TRANSFORMS, Method, Option
from indicators.index.design.model import ALL, Base, Element, IndexDesign
from indicators.spec import Polarity

EDITION, EDITION_1 = "2.0", "1.2"
ENOUGH = "enough_residents"
"""Label of the atlas's tables: ``1`` for areas with residents enough for a reliable value."""
AMONG = {ENOUGH: ("1",)}
"""Areas with few residents get the rank they would take, and move nobody."""
INDEX_KEY = "index"
TWO_THIRDS = 2 / 3


def _method(table: Mapping[str, Mapping[str, Option]], name: str, **options: object) -> Method:
    return Method(
        name, {key: options.get(key, option.default) for key, option in table[name].items()}
    )


def _normal(name: str, **options: object) -> Method:
    return _method(NORMALISATIONS, name, **options)


ARITHMETIC, SUM = Method("arithmetic", {}), Method("sum", {})
AMPI_PLUS = _method(AGGREGATIONS, "ampi", penalty="plus")
Z = _normal("z", ddof=0)
OBSERVED_AMPI = _normal("ampi", inf="observed", sup="observed", reference="population_mean")


def leaf(
    key: str, normalisation: Method, *, weight: float = 1.0, transform: str = "none"
) -> Element:
    """An indicator of the atlas in a design, in the direction of its polarity."""
    known, place = indicator(key), TRANSFORMS.index(transform)
    return Element(
        key=key,
        column=key,
        title=known.title,
        direction=-1 if known.polarity is Polarity.LOWER_IS_WORSE else 1,
        weight=weight,
        normalisation=normalisation,
        transform=TRANSFORMS[place],
    )


def posted(goalposts: Mapping[str, Goalposts]) -> tuple[Element, ...]:
    """Indicators of the atlas on the scale of AMPI with these goalposts."""
    return tuple(leaf(key, _normal("ampi", **post._asdict())) for key, post in goalposts.items())


def _index(elements: Iterable[Element], aggregation: Method, title: LocalizedText) -> Element:
    return Element(
        key=INDEX_KEY,
        title=title,
        elements=tuple(elements),
        aggregation=aggregation,
        coverage=TWO_THIRDS,
    )


NOT_A_SERIES = LocalizedText(
    "la fotografia unisce anni diversi (reddito e istruzione 2021, lavoro 2011, ...): una "
    "variazione nel tempo mescolerebbe i cambiamenti con le date delle fonti. Per gli anni c'è il "
    "profilo annuale della fragilità demografica",
    "the snapshot joins different years (income and education 2021, work 2011, ...): a change "
    "over time would mix what changed with the dates of the sources. For years there is the "
    "annual profile of demographic fragility",
)

DEPRIVATION = IndexDesign(
    name=LocalizedText("Fotografia del disagio, versione 2", "Snapshot of deprivation, version 2"),
    edition=EDITION,
    index=_index(
        posted(SNAPSHOT), AMPI_PLUS, LocalizedText("Indice di disagio", "Deprivation index")
    ),
    population="residents",
    rank_among=AMONG,
    comparable_over_time=False,
    why_not_comparable=NOT_A_SERIES,
)
"""Six indicators of exclusion in their latest years, equal weights, AMPI with plus."""

DEPRIVATION_1 = replace(
    DEPRIVATION,
    name=LocalizedText("Fotografia del disagio, versione 1", "Snapshot of deprivation, version 1"),
    edition=EDITION_1,
    index=replace(DEPRIVATION.index, elements=posted(SNAPSHOT_1)),
)
"""As it was: education of 2011 and crowded homes, both unknown in a quarter of the areas."""

FRAGILITY = IndexDesign(
    name=LocalizedText(
        "Fragilità demografica, profilo annuale", "Demographic fragility, annual profile"
    ),
    edition=EDITION_1,
    index=_index(
        posted(ANNUAL),
        AMPI_PLUS,
        LocalizedText("Indice di fragilità demografica", "Demographic fragility index"),
    ),
    year="year",
    population="residents",
    rank_among=AMONG,
    base=Base(years=ALL),
    breaks=(2012, 2013, 2014),
)
"""Isolation and care year by year from the register; not exclusion, and not summed with it."""


def _after(
    name: LocalizedText, elements: Iterable[Element], aggregation: Method, *absent: LocalizedText
) -> IndexDesign:
    return IndexDesign(
        name=name,
        edition=EDITION,
        index=_index(elements, aggregation, name),
        population="residents",
        rank_among=AMONG,
        comparable_over_time=False,
        why_not_comparable=NOT_A_SERIES,
        absent=absent,
    )


def _lacks(it: str, en: str) -> LocalizedText:
    return LocalizedText(it, en)


AFTER_IVSM = _after(
    LocalizedText("Sul modello dell'IVSM (ISTAT 2011)", "After the IVSM (ISTAT 2011)"),
    [
        leaf(key, OBSERVED_AMPI)
        for key in (
            "low_education_2021", "single_parent_households", "elderly_alone",
            "crowded_dwellings", "large_households",
        )
    ],
    AMPI_PLUS,
    _lacks("giovani 15-29 fuori da studio e lavoro", "aged 15-29 outside study and work"),
    _lacks("famiglie con figli dove nessuno lavora", "families with children where nobody works"),
    _lacks(
        "famiglie di soli anziani: al loro posto gli ultraottantenni soli",
        "families of only elderly: people over 80 alone stand in for them",
    ),
)  # fmt: skip
AFTER_IDISE = _after(
    LocalizedText("Sul modello dell'IDISE (ISTAT 2025)", "After the IDISE (ISTAT 2025)"),
    [
        leaf(key, OBSERVED_AMPI)
        for key in ("employed_residents", "low_income", "low_education_2021", "elderly_alone")
    ],
    AMPI_PLUS,
    _lacks("contratti instabili", "unstable contracts"),
    _lacks("bassa intensità di lavoro", "low work intensity"),
    _lacks("abbandono scolastico", "early school leaving"),
    _lacks("NEET 15-29", "NEET 15-29"),
    _lacks(
        "70 anni e più soli e non proprietari: al loro posto gli ultraottantenni soli",
        "aged 70 and over alone and not owners: people over 80 alone stand in for them",
    ),
)
AFTER_CARANCI = _after(
    LocalizedText("Sul modello di Caranci e altri (2010)", "After Caranci et al. (2010)"),
    [
        leaf(key, Z)
        for key in (
            "low_education_2021", "unemployed", "rented_homes", "single_parent_households",
            "crowded_dwellings",
        )
    ],
    SUM,
)  # fmt: skip
AFTER_TOWNSEND = _after(
    LocalizedText("Sul modello di Townsend (1988)", "After Townsend (1988)"),
    [
        leaf("crowded_dwellings", Z, transform="ln1p"),
        leaf("unemployed", Z, transform="ln1p"),
        leaf("rented_homes", Z),
    ],
    SUM,
    _lacks("famiglie senza auto", "households without a car"),
)


def _domain(key: str, title: LocalizedText, weight: float, *elements: str) -> Element:
    return Element(
        key=key,
        title=title,
        weight=weight,
        elements=tuple(leaf(key, Z) for key in elements),
        aggregation=ARITHMETIC,
        coverage=0.5,
        then=(Method("imd", {"round": None}),),
    )


AFTER_IMD = _after(
    LocalizedText(
        "Sul modello degli indici inglesi di deprivazione",
        "After the English Indices of Deprivation",
    ),
    [
        _domain("income", LocalizedText("Reddito", "Income"), 0.225, "low_income"),
        _domain("employment", LocalizedText("Lavoro", "Employment"), 0.225, "employed_residents"),
        _domain("education", LocalizedText("Istruzione", "Education"), 0.135, "low_education_2021"),
        _domain(
            "barriers",
            LocalizedText("Casa e servizi", "Housing and services"),
            0.093,
            "crowded_dwellings",
            "metro_reach",
            "pharmacies",
        ),
        _domain(
            "living",
            LocalizedText("Ambiente di vita", "Living environment"),
            0.093,
            "degraded_buildings",
            "heat_risk",
        ),
    ],
    ARITHMETIC,
    _lacks("salute e disabilità", "health and disability"),
    _lacks("criminalità", "crime"),
)

EQUAL = replace(
    DEPRIVATION,
    name=LocalizedText("Media semplice", "Plain mean"),
    index=replace(
        DEPRIVATION.index,
        aggregation=ARITHMETIC,
        elements=tuple(leaf(key, _normal("min_max", low=0.0, high=100.0)) for key in SNAPSHOT),
    ),
)
PCA = replace(
    DEPRIVATION,
    name=LocalizedText("Pesi dalle componenti principali", "Weights from principal components"),
    index=replace(
        DEPRIVATION.index,
        weighting=Method("pca", {"negative": "refuse"}),
        aggregation=ARITHMETIC,
        elements=tuple(leaf(key, Z) for key in SNAPSHOT),
    ),
)

PRESETS: Mapping[str, IndexDesign] = {
    "deprivation_2": DEPRIVATION,
    "deprivation_1": DEPRIVATION_1,
    "equal": EQUAL,
    "pca": PCA,
    "after_ivsm": AFTER_IVSM,
    "after_idise": AFTER_IDISE,
    "after_caranci": AFTER_CARANCI,
    "after_townsend": AFTER_TOWNSEND,
    "after_imd": AFTER_IMD,
}
"""Designs for the snapshot, ours first; the version stands in the key, which is in addresses."""
