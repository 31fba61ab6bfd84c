"""The sheet of an area."""

from datetime import date
from typing import Any

from atlas import repository
from atlas.neighbourhood import answers, comparison, links, phrases
from atlas.neighbourhood.comparison import sources
from atlas.neighbourhood.profile import Profile, profile
from atlas.premises.facts import nothing_open
from atlas.wording import numbers, text
from indicators.engine.city_test import Verdict
from render.documents.live_address import live_address, qr_svg
from render.documents.typst import pdf, typst_date
from render.figures import profile as profile_drawings
from render.figures.small_multiples import Panel, multiples_drawing
from render.figures.strip_plot import shape_svg, strip_svg
from render.style.palette import LIGHT

PANELS = 5
MARKS = 1.1
"""Size of the premises' marks on the small printed map."""


def area_sheet(
    area: int,
    language: str,
    *,
    as_of: date,
    public: str | None = None,
) -> bytes:
    """The A4 sheet of an area as PDF/UA-1.

    ``as_of`` is printed and dates the premises' states; ``public`` the address of the live copy.
    Raises ``KeyError`` for an unknown area.
    """
    return pdf("area", contents(profile(area, language), as_of=as_of, public=public))


def contents(profile: Profile, *, as_of: date, public: str | None) -> dict[str, Any]:
    """What is on the sheet, as plain data for the template."""
    words, language = text(profile.language), profile.language
    query = {"area": str(profile.area), **({"lingua": language} if language != "it" else {})}
    address = live_address(public, "quartiere", query)
    trends = _panels(profile)
    return {
        "lang": language,
        "title": words("sheet.area_title", name=profile.name),
        "author": words("site.title"),
        "date": typst_date(as_of),
        "masthead": f"{words('site.title')} · {words('sheet.area')} · {profile.municipi_words()}",
        "made_on": numbers.day(as_of.isoformat(), language=language),
        "name": profile.name,
        "under_name": words(
            "profile.under_name", municipio=profile.municipi_words(),
            people=numbers.number(profile.residents, language=language),
            year=profile.residents_year,
        ),
        "answers": [links.plain(line) for line in answers.answers(profile, as_of)],
        "alike_title": words("profile.alike_title"),
        "alike": [[area.name, area.text(language)] for area in profile.alike],
        "alike_none": words("profile.alike_none"),
        "map": profile_drawings.locator(
            profile.area, language=language, theme=LIGHT, as_of=as_of, marks=MARKS,
            alike=tuple(area.area for area in profile.alike),
        ),
        "map_alt": words("profile.locator", area=profile.short_name),
        "strips_title": words("profile.all_measures"),
        "heads": [words(f"sheet.head_{name}")
                  for name in ("indicator", "value", "city", "strip", "verdict")],
        "rows": _rows(profile, context=False),
        "context": words("sheet.context"),
        "context_scale": words("sheet.head_context"),
        "context_rows": _rows(profile, context=True),
        "reading": f"{words('profile.reading_alike')} {answers.gaps(profile.entries)}",
        "no_trends": words("profile.no_series"),
        "trends_title": words("profile.trends_title"),
        "trends": multiples_drawing(
            trends, LIGHT, profile_drawings.trend_words((profile,)), across=PANELS
        ) if trends else "",
        "trends_alt": " ".join(panel.sentence for panel in trends) or words("profile.trends_title"),
        **_nearby(profile, as_of),
        **_foot(profile, address),
    }  # fmt: skip


def _rows(profile: Profile, *, context: bool) -> list[dict[str, str]]:
    """The indicators of which one end is worse, or those of context: they share no scale."""
    return [
        {
            "title": f"{entry.title}, {entry.year}",
            "value": entry.value(),
            "interval": entry.ends(),
            "missing": entry.caution() if entry.row["reason"] else "",
            "city": entry.city(),
            "strip": strip_svg(strip, LIGHT, hidden=True, scale=False),
            "sentence": strip.sentence,
            "shape": shape_svg(strip.verdict, LIGHT.ink),
            "verdict": "" if strip.verdict is Verdict.NOT_TESTED else strip.verdict_written,
        }
        for entry, strip in zip(profile.entries, profile_drawings.strips((profile,)), strict=True)
        if entry.is_context is context
    ]


def _panels(profile: Profile) -> tuple[Panel, ...]:
    """The series to print: of what weighs most where it has one, then in display order."""
    known = [entry.key for entry in profile.entries
             if profile_drawings.has_trend(entry) and not entry.row["reason"]]  # fmt: skip
    heavy = [key for key in profile.heaviest if key in known]
    rest = [key for key in known if key not in heavy]
    return profile_drawings.panels((profile,), [*heavy, *rest][:PANELS])


def _nearby(profile: Profile, as_of: date) -> dict[str, Any]:
    words = text(profile.language)
    return {
        "places_title": words("profile.places_title"),
        "places": phrases.places(profile, as_of),
        "no_premises": words("profile.no_premises"),
        "nothing_open": nothing_open(repository.premises_facts(as_of, profile.language))
        if any(place.kind == "premises" for place in profile.around)
        else "",
        "services_title": words("profile.services_title"),
        "services": "; ".join(
            f"{name}: {count} ({year})" for name, count, year in phrases.service_rows(profile)
        )
        + ". "
        + words("profile.services_note"),
    }


def _foot(profile: Profile, address: str | None) -> dict[str, Any]:
    words = text(profile.language)
    notes = [
        [words("profile.rule_title"), comparison.rule(profile.language)],
        [words("source.limits"), words("profile.caveat")],
        [words("profile.alike_title"), comparison.similarity_rule(profile.language)],
    ]
    if profile.mark:
        excluded = profile.mark == "excluded"
        notes.insert(
            0, [profile.short_name, words("area.marked" if excluded else "area.marked_base")]
        )
    return {
        "notes": notes,
        "source": sources((profile,)),
        "address": address,
        "qr": None if address is None else qr_svg(address),
        "qr_alt": words("sheet.qr", name=profile.name),
        "reach_year": repository.LAST_REGISTER,
    }
