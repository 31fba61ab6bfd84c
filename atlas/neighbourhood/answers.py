"""The first reading of a neighbourhood: five lines, each one fact, and the measures beside them.

Lines bear the marks of :mod:`atlas.neighbourhood.links`.
"""

from collections.abc import Iterable
from datetime import date

from atlas import query, repository
from atlas.evaluation.plan import LEAST_RESIDENTS, why_not_offered
from atlas.index.facts import robust_counts
from atlas.index.versions import FIFTH
from atlas.neighbourhood.links import area_link, link
from atlas.neighbourhood.phrases import how_far
from atlas.neighbourhood.profile import Profile, ProfileEntry, listed, lower, nothing_heavy
from atlas.repository import index_places, index_results
from atlas.wording import DEFAULT_LANGUAGE, numbers, text
from base.text import LocalizedText
from indicators.index.uncertainty.certainty import Robustness

PEOPLE = "population_change_5y"
HALF = 0.5


def answers(profile: Profile, as_of: date) -> tuple[str, ...]:
    """Need, what weighs, what stands well, premises as known on ``as_of``, people."""
    return (need(profile), heavy(profile), best(profile), places(profile, as_of), people(profile))


def need(profile: Profile) -> str:
    """Whether the area is among the fifth with most need, and in how many redraws of a hundred."""
    words, index = text(profile.language), index_places.index_of(profile.area)
    if index is None or not index.reliable:
        return words("profile.need_none")
    count = -(-index.ranked_of // FIFTH)
    if index.doubtful:
        return words("profile.need_doubtful", count=count) + words("sentence.doubtful")
    if index.robust is Robustness.DEPENDS:
        return words("profile.need_depends", count=count, times=round(100 * index.probability))
    return words(f"profile.need_{index.robust.value}", count=count)


def heavy(profile: Profile) -> str:
    """What weighs most, with its value and the city's; that nothing does, if so."""
    if not profile.heaviest:
        return nothing_heavy(profile)
    entry = profile.entry(profile.heaviest[0])
    return _against_the_city("profile.answer_heavy", entry, entry.indicator.worse_name)


def best(profile: Profile) -> str:
    """What stands best against the city, with both values; that nothing does, if so."""
    if not profile.best:
        return text(profile.language)("profile.nothing_better")
    entry = profile.entry(profile.best[0])
    return _against_the_city("profile.answer_best", entry, entry.indicator.better_name)


def _against_the_city(key: str, entry: ProfileEntry, name: LocalizedText | None) -> str:
    return text(entry.language)(
        key,
        what=lower((name or entry.indicator.title).text(entry.language)),
        value=entry.value(),
        city=entry.city(),
        year=entry.year,
    )


def places(profile: Profile, as_of: date) -> str:
    """The premises inside, or the nearest one; each a link to its page."""
    words = text(profile.language)
    ours = [place for place in profile.around if place.kind == "premises"]
    inside = [place for place in ours if place.metres == 0]
    links = [link(place.name, "spazi", profile.language, spazio=place.id) for place in ours]
    if not inside:
        if not ours:
            return words("profile.no_premises")
        return words("profile.nearest_place", place=links[0], far=how_far(ours[0].metres, words))
    facts = {str(place.row["premises_id"]): place
             for place in repository.premises_facts(as_of, profile.language)}  # fmt: skip
    opened = [place.name for place in inside if facts[place.id].status.service.state == "open"]
    here = {"count": len(inside), "list": listed(links[: len(inside)], words)}
    if opened:
        return words("profile.places_open", open=listed(opened, words), **here)
    return words("profile.places_here", **here)


def people(profile: Profile) -> str:
    """How the number of residents changed in five years."""
    words, entry = text(profile.language), profile.entry(PEOPLE)
    if entry.row["reason"]:
        return words("profile.people_unknown", why=entry.caution())
    share = numbers.signed(
        float(entry.row["value"]), language=profile.language, decimals=entry.indicator.decimals
    )
    return words(
        "profile.people_changed",
        year=entry.year,
        change=numbers.percent(share, language=profile.language),
        since=entry.year - 5,
    )


def change_link(profile: Profile) -> str:
    """The way to the comparison in time, filled in for this area; empty where people are few."""
    if profile.residents < LEAST_RESIDENTS:
        return ""
    outcome = next(
        (key for key in profile.heaviest if not why_not_offered(profile.entry(key).indicator)), ""
    )
    filled = {
        query.OUTCOME.name: outcome,
        query.TREATED.name: str(profile.area),
        query.COMPARISON.name: query.COMPARISON.values["similar"],
    }
    label = text(profile.language)("profile.change_link")
    return link(label, "prima-dopo", profile.language, **filled)


def leading(profile: Profile) -> tuple[ProfileEntry, ...]:
    """The measures of the first reading: those of the atlas's index, then what weighs and is none
    of them."""
    design = index_results.OURS[index_results.FIRST]
    keys = [element.key for element in design.indicators]
    things = {profile.entry(key).indicator.repeats or key for key in keys}
    heavier = [
        key
        for key in profile.heaviest
        if (profile.entry(key).indicator.repeats or key) not in things
    ]
    return tuple(profile.entry(key) for key in (*keys, *heavier))


def gaps(entries: Iterable[ProfileEntry]) -> str:
    """What is missing or not tested among some measures, each reason once."""
    groups: dict[tuple[str, str], list[str]] = {}
    language = DEFAULT_LANGUAGE
    for entry in entries:
        language = entry.language
        if entry.row["reason"]:
            groups.setdefault(("profile.gap_value", entry.caution()), []).append(entry.name)
        elif why := entry.why_untested() or entry.caution():
            groups.setdefault(("profile.gap_test", why), []).append(entry.name)
    words = text(language)
    return " ".join(
        words(key, list=", ".join(map(lower, titles)), why=why)
        for (key, why), titles in groups.items()
    )


def ways_to_an_area(language: str) -> tuple[str, ...]:
    """Before one is chosen: how, then those with most need and those of the premises, by name."""
    words, index = text(language), index_results.leading()
    surely = robust_counts(index).always_areas
    mostly = [
        area
        for area, told in index.items()
        if told.counts and not told.doubtful and area not in surely and told.probability >= HALF
    ]
    homes = dict.fromkeys(int(area) for area in repository.premises()["area_id"])

    def named(areas: Iterable[int]) -> str:
        return ", ".join(area_link(area, language) for area in areas)

    return (
        words("profile.choose"),
        *([words("profile.most_need", list=named(surely))] if surely else []),
        *([words("profile.mostly_need", list=named(mostly))] if mostly else []),
        words("profile.with_premises", list=named(homes)),
    )
