"""Every address that is drawn. The words of the addresses are a contract of the atlas's own, so
they are written here as a person writes them.

An address is ``page?query``, then after ``#`` what the browser or a person adds: ``dark``,
``embed``, ``textures``, ``tiles``, ``networks``, ``imports`` (the operator's folder is filled) and
``files`` (every file the page offers is made too).
"""

from collections.abc import Iterator, Sequence
from urllib.parse import urlencode

from tools.golden.ours import EveryChoice

LANGUAGES = ("it", "en")
SECTIONS = ("stato", "tempo", "soldi", "persone", "bisogno", "fonti", "registro")
FILTERS = {
    "lavori": ("non-noto", "da-fare", "in-corso", "conclusi"),
    "servizio": ("non-noto", "bando-aperto", "in-valutazione", "assegnato", "aperto", "concluso"),
    "ambito": ("portinerie", "animazione", "impresa"),
    "certezza": ("alta", "media", "bassa"),
    "municipio": tuple("123456789"),
}
REACHES = ("250", "500", "1000", "piedi-5", "piedi-10", "piedi-15")
STUDIES: tuple[dict[str, str], ...] = (
    *({"esito": outcome, "confronto": group}
      for outcome in ("elderly_alone", "minors") for group in ("periferia", "simili")),
    {"confronto": "elenco", "elenco": "1,2,3,5,8,13,21,34,55"},
    {"confronto": "elenco", "elenco": "1"},
    {"anello": "dentro"}, {"soglia": "affidabili"}, {"pesi": "residenti"}, {"inizio": "2020"},
    {"altri": "minors,foreign_residents"}, {"prima": "2016-2018", "dopo": "2023-2024"},
    {"trattati": "14"}, {"trattati": "14,35,61"}, {"esito": "niente", "trattati": "999"},
)  # fmt: skip
WRONG = {"indicatore": "niente", "anno": "1850", "modo": "boh", "classi": "tante", "area": "999",
         "spazio": "niente", "confronta": "76,999", "vista": "boh", "al": "1999-01-01",
         "disegno": "niente", "lettura": "boh", "passo": "boh", "storia": "niente",
         "refuso": "1"}  # fmt: skip
PLAIN = ("mappa", "quartiere", "spazi", "indice", "prima-dopo", "presentazione", "metodo",
         "importa", "note")  # fmt: skip
SOME = 8
"""In English every so many neighbourhoods have their page drawn."""


def addresses(known: EveryChoice) -> tuple[str, ...]:
    """All addresses, each once, page by page."""
    drawn = [
        address
        for language in LANGUAGES
        for part in (_maps, _areas, _premises, _index, _studies, _others)
        for address in part(known, language)
    ]
    numbers = [f"values?indicatore={key}" for key in known.tables]
    numbers += [f"ranks?disegno={name}" for name in known.designs]
    numbers += [_at("ahead", language) for language in LANGUAGES]
    return tuple(dict.fromkeys([*numbers, *sorted(drawn, key=lambda at: at.split("?")[0])]))


def _at(page: str, language: str, extra: str = "", **query: object) -> str:
    return f"{page}?{urlencode(query | {'lingua': language}, safe=',')}{extra and '#' + extra}"


def _few(areas: Sequence[int], language: str) -> Sequence[int]:
    return areas if language == "it" else areas[::SOME]


def _maps(known: EveryChoice, language: str) -> Iterator[str]:
    for key, years in known.years.items():
        for year in years:
            yield _at("mappa", language, indicatore=key, anno=year)
        for scheme in ("naturali", "uguali", "fisse"):
            yield _at("mappa", language, indicatore=key, classi=scheme)
        change = {"indicatore": key, "modo": "variazione"}
        yield _at("mappa", language, **change)
        yield _at("mappa", language, **change, dal=years[0], anno=years[-1], area=57)
        yield _at("mappa", language, indicatore=key, area=3, spazio=known.premises[-1])
    for area in _few(known.areas, language):
        yield _at("mappa", language, area=area)
    for place in known.premises:
        yield _at("mappa", language, spazio=place)
    for extra in ("textures", "tiles", "networks", "dark", "embed", "files"):
        yield _at("mappa", language, extra)
    yield _at("mappa", language, "files", indicatore="elderly_alone", modo="variazione", area=57)
    yield _at("mappa", language, "dark", indicatore="natural_balance", modo="variazione", area=57)
    yield _at("mappa", language, "imports", indicatore="idise_2021", area=57)


def _areas(known: EveryChoice, language: str) -> Iterator[str]:
    for area in _few(known.areas, language):
        yield _at("quartiere", language, area=area)
    yield _at("quartiere", language, "files", area=57)
    yield _at("quartiere", language, "dark", area=57)
    yield _at("quartiere", language, area=76, indicatore="elderly_alone", confronta="82,56,83")
    for view in ("strisce", "andamenti", "mappa"):
        yield _at("quartiere", language, "embed", area=76, vista=view)


def _premises(known: EveryChoice, language: str) -> Iterator[str]:
    for section in SECTIONS:
        yield _at("spazi", language, vista=section)
        yield _at("spazi", language, "embed", vista=section)
        for place in known.premises:
            yield _at("spazi", language, vista=section, spazio=place)
    for day in known.days[:: max(1, len(known.days) // SOME)]:
        for section in ("stato", "tempo"):
            yield _at("spazi", language, vista=section, al=day)
    for reach in REACHES:
        yield _at("spazi", language, vista="persone", entro=reach)
        yield _at("spazi", language, vista="persone", entro=reach, spazio="zoia")
    for parameter, choices in FILTERS.items():
        for choice in choices:
            yield _at("spazi", language, **{parameter: choice})
    yield _at("spazi", language, "files", vista="registro")
    yield _at("spazi", language, "files", spazio="zoia")
    yield _at("spazi", language, "dark", vista="tempo")


def _index(known: EveryChoice, language: str) -> Iterator[str]:
    for name in known.designs:
        for reading in ("punteggio", "robusta", "variazione"):
            for step in ("scelte", "errori"):
                yield _at("indice", language, disegno=name, lettura=reading, passo=step)
        yield _at("indice", language, disegno="deprivation_2", confronto=name, area=57)
        yield _at("indice", language, disegno=name, area=3)
    yearly = {"disegno": "fragility"}
    for year in known.years["elderly_alone"]:
        yield _at("indice", language, **yearly, anno_indice=year)
        yield _at("indice", language, **yearly, lettura="variazione", dal_indice=year, area=57)
    yield _at("indice", language, "dark", area=57)
    yield _at("indice", language, "files", confronto="fragility")
    yield _at("indice", language, "files", **yearly, lettura="variazione", area=57)


def _studies(known: EveryChoice, language: str) -> Iterator[str]:
    for key in known.years:
        yield _at("prima-dopo", language, esito=key)
    for study in STUDIES:
        yield _at("prima-dopo", language, **study)
    yield _at("prima-dopo", language, "dark", esito="minors")
    yield _at("prima-dopo", language, "files", esito="minors", confronto="periferia")


def _others(known: EveryChoice, language: str) -> Iterator[str]:
    for page in PLAIN:
        yield _at(page, language)
        yield _at(page, language, **WRONG)
    for story in known.stories:
        yield _at("presentazione", language, storia=story)
    yield _at("importa", language, "imports")
    yield _at("metodo", language, "dark")
    yield _at("metodo", language, "files")
