"""The notice of a premises: one page for the entrance hall, read from a step away."""

from datetime import date
from typing import Any

from atlas import repository
from atlas.city import CITY
from atlas.premises import answers, enquiry, event_history
from atlas.premises.facts import PlaceFacts, short_name
from atlas.wording import text
from render.documents.live_address import live_address, qr_svg
from render.documents.typst import pdf, typst_date
from render.files.names import file_name


def premises_notice(
    premises_id: str,
    language: str,
    *,
    as_of: date,
    public: str | None = None,
    official: bool = False,
) -> bytes:
    """The A4 notice of a premises in large type as PDF/UA-1, black on white.

    What is known by ``as_of``, what no source says, whom to ask, and the question (in Italian);
    a code to point a phone at only with the ``public`` address of this copy; unless the copy is
    ``official``, that it is not the municipality's. Raises ``KeyError`` for an unknown premises.
    """
    contents = notice_contents(_facts(premises_id, language, as_of), public, official=official)
    return pdf("notice", contents)


def notice_name(premises_id: str, language: str) -> str:
    """``avviso-gorla.pdf``: the neighbourhood, and the street where it has two premises."""
    table = repository.premises()
    place = table.loc[premises_id]
    shared = (table["neighbourhood"] == place["neighbourhood"]).sum() > 1
    street = f" {short_name(str(place['name']))}" if shared else ""
    return file_name(f"{text(language)('file.notice')} {place['neighbourhood']}{street}.pdf")


def notice_contents(place: PlaceFacts, public: str | None, *, official: bool) -> dict[str, Any]:
    """What is on the notice, as plain data for the template."""
    words, events = place.words, repository.premises_events()
    where = words(
        "place.in_area", area=place.row["neighbourhood"], municipio=int(place.row["municipio"])
    )
    query = {"spazio": str(place.row["premises_id"])}
    query |= {} if place.language == "it" else {"lingua": place.language}
    address, lines = live_address(public, "spazi", query), enquiry.enquiry(place).split("\n")
    return {
        "lang": place.language,
        "title": words("notice.title", address=place.row["address"]),
        "author": words("site.title"),
        "date": typst_date(place.as_of),
        "masthead": words("notice.programme"),
        "made_on": where,
        "of": words("notice.of"),
        "address": str(place.row["address"]),
        "answer": place.is_open(),
        "known": words("notice.known"),
        "facts": [
            [fact.when, fact.sentence] for fact in answers.known(place, events, answers.CALL)
        ],
        "undated": list(answers.undated(place, events)),
        "unknown": words("notice.unknown"),
        "not_said": f"{'; '.join(answers.unknown(place)).capitalize()}.",
        "ask": words("notice.ask"),
        "office": CITY.office,
        "question": words("notice.question"),
        "asks": lines[0],
        "points": [line.partition(" ")[2] for line in lines[1:]],
        "more": "" if address is None else words("notice.more"),
        "live": address,
        "shown": "" if address is None else address.partition("//")[2],
        "qr": None if address is None else qr_svg(address),
        "qr_alt": words("sheet.qr", name=place.row["name"]),
        "sources": f"{place.sources_read()}: {', '.join(_hosts(place))}.",
        "whose": "" if official else words("notice.not_comune"),
        "hung": [words("notice.hung_on"), words("notice.hung_by")],
    }


def _facts(premises_id: str, language: str, as_of: date) -> PlaceFacts:
    facts = repository.premises_facts(as_of, language)
    return {str(place.row["premises_id"]): place for place in facts}[premises_id]


def _hosts(place: PlaceFacts) -> list[str]:
    facts = answers.known(place, repository.premises_events(), answers.CALL)
    sources = (source for fact in facts for source in fact.sources)
    return list(dict.fromkeys(host for host, _ in event_history.hosts(sources)))
