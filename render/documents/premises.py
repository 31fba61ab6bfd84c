"""The sheet of a premises."""

from datetime import date
from typing import Any
from urllib.parse import urlsplit

import pandas as pd

from atlas import repository
from atlas.premises import estate
from atlas.premises.catchment import distance
from atlas.premises.facts import PlaceFacts, nothing_open
from atlas.repository import catchments
from atlas.wording import Text, numbers, text
from data.premises.money import OFFICIAL, money
from render.documents.live_address import live_address, qr_svg
from render.documents.typst import pdf, typst_date
from render.figures import profile
from render.style.palette import LIGHT

MARKS = 1.0
PROGRAMME = "programme"
MOST_EVENTS = 14


def premises_sheet(
    premises_id: str, language: str, *, as_of: date, public: str | None = None
) -> bytes:
    """The A4 sheet of a premises as PDF/UA-1, as it is known on the day ``as_of``.

    Raises ``KeyError`` for an unknown premises.
    """
    facts = {
        str(place.row["premises_id"]): place for place in repository.premises_facts(as_of, language)
    }
    return pdf("premises", contents(facts[premises_id], as_of=as_of, public=public))


def contents(place: PlaceFacts, *, as_of: date, public: str | None) -> dict[str, Any]:
    """What is on the sheet, as plain data for the template."""
    words, language, key = place.words, place.language, str(place.row["premises_id"])
    query = {"spazio": key, **({"lingua": language} if language != "it" else {})}
    address = live_address(public, "spazi", query)
    name, area = str(place.row["name"]), int(place.row["area_id"])
    return {
        "lang": language,
        "title": words("sheet.premises_title", name=name),
        "author": words("site.title"),
        "date": typst_date(as_of),
        "masthead": f"{words('site.title')} · {words('sheet.premises')}",
        "made_on": place.sources_read(),
        "name": name,
        "headline": words(
            "sheet.premises_headline", name=name, works=place.works(), service=place.service(),
            news=place.said_news(place.news.premises),
        ),
        "facts": [
            [words("place.address"), f"{place.row['address']}. {place.where()}"],
            [words("place.theme"), place.theme()],
            [words("place.works"), place.works()],
            [words("place.service"), place.service()],
            [words("place.last_news"), place.said_news(place.news.premises)],
            [words("place.last_news_estate"), place.said_news(place.news.estate)],
            [words("places.box_money"), money_said(key, name, words)],
        ],
        "cautions": list(place.cautions()),
        "nothing_open": nothing_open(repository.premises_facts(as_of, language)),
        "map": profile.locator(area, language=language, theme=LIGHT, as_of=as_of,
                                        place=key, marks=MARKS),
        "map_alt": words("sheet.premises_map", name=name, area=place.area_name),
        **_zones(place),
        **_catchment(key, words),
        **_events(key, words, as_of),
        "notes": [[words("source.limits"), words("sheet.premises_limits")]],
        "source": _sources(place),
        "address": address,
        "qr": None if address is None else qr_svg(address),
        "qr_alt": words("sheet.qr", name=name),
    }  # fmt: skip


def money_said(key: str, name: str, words: Text) -> str:
    """What a source gives for this premises alone, and what no source gives."""
    amount = money().places.get(key)
    if amount is None:
        return f"{words('places.no_money', name=name)} {words('places.money_shared')}"
    eur = numbers.number(amount.eur, language=words.language)
    written = words("places.about_sum" if amount.about else "places.sum", value=eur)
    host = (urlsplit(amount.source).hostname or amount.source).removeprefix("www.")
    unknown = ", ".join(words(f"places.official_{field}") for field in OFFICIAL)
    return words(
        "sheet.money", amount=written, said=amount.words.text(words.language),
        certainty=words(f"confidence_short.{amount.confidence}"), source=host,
        unknown=unknown, gap=words("places.not_found"),
    )  # fmt: skip


def _zones(place: PlaceFacts) -> dict[str, Any]:
    words = place.words
    zones = estate.zones_of(catchments.estate_zones(), str(place.row["premises_id"]))
    return {
        "zones_title": words("estate.title"),
        "zones_intro": words("estate.intro"),
        "zones_sentence": estate.sentence(zones, words, estimated=place.estimated),
        "zones": [
            [[words(f"estate.year_{year}"), *estate.heads(zones, words)[1:]],
             *estate.photograph(zones, year, words)]
            for year in estate.MEASURES
        ],
        "zones_note": f"{words('estate.photographs')} {words('estate.range_note')} "
                      f"{words('estate.credit')}.",
    }  # fmt: skip


def _catchment(key: str, words: Text) -> dict[str, Any]:
    table = catchments.premises_catchments()
    rows = table[table["premises_id"] == key].sort_values("radius_m")
    return {
        "reach_title": words("reach.title"),
        "reach_heads": [words(f"reach.{name}") for name in ("distance", "residents", "households")],
        "reach": [
            [distance(str(int(row["radius_m"])), words.language),
             _estimate(row, "residents", words), _estimate(row, "households", words)]
            for row in rows.to_dict("records")
        ],
        "reach_note": words("reach.note"),
    }  # fmt: skip


def _estimate(row: dict[Any, Any], kind: str, words: Text) -> str:
    """``18.800 (11.000–30.200)``: rounded to the hundred, as sure as it is."""
    middle, low, high = (
        numbers.number(round(float(row[f"{kind}{end}"]), -2), language=words.language)
        for end in ("", "_lower", "_upper")
    )
    return numbers.within(middle, low, high, language=words.language)


def _events(key: str, words: Text, as_of: date) -> dict[str, Any]:
    """Dated news about the premises, and of the programme where it names all nine."""
    table = repository.premises_events()
    ours = table["premises_id"] == key
    shared = (table["premises_id"] == PROGRAMME) & table["names_all_nine"].astype(bool)
    known = table["date_first"].fillna("") <= as_of.isoformat()
    rows = table[(ours | shared) & known].sort_values("date_first").tail(MOST_EVENTS)
    names = ("date", "about", "what", "certainty", "source")
    return {
        "events_title": words("sheet.events_title"),
        "events_heads": [words(f"sheet.event_{name}") for name in names],
        "events": [_event(row, words) for row in rows.to_dict("records")],
        "events_note": words("sheet.events_note"),
    }


def _event(event: dict[Any, Any], words: Text) -> list[str]:
    hosts = dict.fromkeys(
        (urlsplit(source.split(" ")[0]).hostname or "").removeprefix("www.")
        for source in str(event["sources"]).split(" | ")
    )
    written = str(event["date_known"])
    if event["precision"] == "unknown":
        bare = numbers.day(written.rpartition(" ")[2], language=words.language)
        day = words("place.after_day", day=numbers.joined("il", bare, language=words.language))
    else:
        day = numbers.day(written, language=words.language, precision=str(event["precision"]))
    return [
        day,
        words(f"event_about.{event['about']}"),
        str(event[f"summary_{words.language}"]),
        words(f"confidence_short.{event['confidence']}"),
        ", ".join(host for host in hosts if host),
    ]


def _sources(place: PlaceFacts) -> str:
    addresses = place.sources()
    hosts = [source for source in addresses if not pd.isna(source)]
    return text(place.language)("place.source", source=" · ".join(hosts))
