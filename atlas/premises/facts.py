"""The premises in words and as marks on the map, pure: register rows in, plain texts out."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from urllib.parse import urlsplit

import pandas as pd

from atlas.city import CITY
from atlas.wording import Text, numbers, text
from data.premises.register import News, NewsItem, Status, TrackState, last_news, status

ESTIMATED, OPEN = "estimated", "open"
HOSTS_SHOWN = 3


@dataclass(frozen=True, slots=True)
class PlaceFacts:
    """All that is said of one premises, in one language."""

    row: pd.Series
    status: Status
    news: News
    area_name: str
    border_name: str | None
    language: str
    as_of: date
    read_until: date

    @property
    def estimated(self) -> bool:
        """Whether the point on the map is an estimate."""
        return bool(self.row["point_quality"] == ESTIMATED)

    def is_open(self) -> str:
        """The answer to "is it open?": only a source may say yes."""
        state = self.status.service.state
        if state in ("open", "ended"):
            return f"{self.words(f'places.answer_{state}')} ({self.service()})"
        return self.words("places.answer_unknown")

    def sources_read(self) -> str:
        """``Fonti lette fino al 23 novembre 2026``: which silence is spoken of."""
        return sources_read(self.as_of, self.read_until, self.language)

    @property
    def words(self) -> Text:
        """The words of the language."""
        return text(self.language)

    def works(self) -> str:
        """State of the works and how old the news of it is."""
        track = self.status.works
        return self._track(track, self.words(f"works.{track.state}"))

    def service(self) -> str:
        """State of the service and how old the news of it is."""
        track = self.status.service
        return self._track(track, self.words(f"service.{track.state}"))

    def lines(self) -> tuple[str, ...]:
        """The popup: address, theme, both tracks, last news, position, certainty."""
        words = self.words
        rows = [
            f"{self.row['address']}. {self.where()}",
            f"{words('place.theme')}: {self.theme()}",
            f"{words('place.works')}: {self.works()}",
            f"{words('place.service')}: {self.service()}",
            f"{words('place.last_news')}: {self.said_news(self.news.premises)}",
        ]
        return (*rows, *self.cautions(), self.source_hosts())

    def cautions(self) -> tuple[str, ...]:
        """What to mind about the point: an estimate, a border close by."""
        estimate = [self.words("place.estimated")] if self.estimated else []
        border = [self.border()] if self.border_name else []
        return (*estimate, *border)

    def source_hosts(self) -> str:
        """The sites the sources of the two states are on, in one line."""
        sources = self.sources()
        hosts = (urlsplit(source.split(" ")[0]).hostname or "" for source in sources)
        named = dict.fromkeys(host.removeprefix("www.") for host in hosts if host)
        return self.words("place.source", source=", ".join(list(named)[:HOSTS_SHOWN]))

    def sources(self) -> tuple[str, ...]:
        """Addresses of the sources of the two states, then of the place itself."""
        addresses = [*self.status.works.sources, *self.status.service.sources]
        addresses += str(self.row["sources"]).split(" | ")
        return tuple(dict.fromkeys(addresses))

    def where(self) -> str:
        """Neighbourhood and Municipio."""
        return self.words(
            "place.in_area", area=self.area_name, municipio=int(self.row["municipio"])
        )

    def border(self) -> str:
        """How close the next neighbourhood is, for premises that stand at its edge."""
        return self.words(
            "place.border", metres=int(self.row["border_distance_m"]), area=self.border_name
        )

    def theme(self) -> str:
        """The area of the call, and whether it is known or told by elimination."""
        name = self.words(f"premises_theme.{self.row['theme']}")
        if self.row["theme_certainty"] == "by_elimination":
            return f"{name} ({self.words('place.by_elimination')})"
        return name

    def said_news(self, item: NewsItem | None) -> str:
        """Day of a piece of news and how old it was when read, or that there is none."""
        if item is None:
            return self.words("place.no_news")
        day, age = self.day_of(item), self.age(item)
        return f"{day} ({age})" if age else day

    def day_of(self, item: NewsItem) -> str:
        """Day of a piece of news as precisely as it is known: ``dopo il 30 aprile 2020``."""
        known, precision = _known(item.since, item.precision, item.first)
        if item.precision == "unknown":
            return self.words("place.after_day", day=self._after(known))
        return numbers.day(known, language=self.language, precision=precision)

    def age(self, item: NewsItem) -> str:
        """``circa 8 anni prima del 23 novembre 2026``; empty for news of that very day."""
        if item.age_in_days < 1:
            return ""
        return self.words(
            "place.age",
            duration=numbers.duration(item.age_in_days, language=self.language),
            day=numbers.of_day(self.as_of.isoformat(), language=self.language),
        )

    def _track(self, track: TrackState, state: str) -> str:
        """The words of a state with the date and the certainty of the news of it, if any."""
        if track.since is None or track.precision is None or track.first is None:
            return state
        known, precision = _known(track.since, track.precision, track.first)
        if track.precision == "unknown":
            words = self.words("place.after", state=state, day=self._after(known))
        else:
            day = numbers.of_day(known, language=self.language, precision=precision)
            words = self.words("place.since", state=state, day=day)
        return f"{words}, {self.words(f'confidence_short.{track.confidence}')}"

    def _after(self, known: str) -> str:
        """The day after which something happened: ``il 30 aprile 2020``."""
        written = numbers.day(known, language=self.language)
        return numbers.joined("il", written, language=self.language)


def _known(since: str, precision: str, first: date) -> tuple[str, str]:
    """The part of a date that can be written, and how precise it is: "after X" is said of X."""
    if precision != "unknown":
        return since, precision
    return since.rpartition(" ")[2] or first.isoformat(), "day"


def place_facts(  # noqa: PLR0913 - plain inputs, all by name
    premises: pd.DataFrame,
    events: pd.DataFrame,
    names: Mapping[int, str],
    *,
    as_of: date,
    language: str,
    read_until: date | None = None,
) -> tuple[PlaceFacts, ...]:
    """What is known of every premises on the day ``as_of``, in table order.

    ``read_until`` is the day until which the sources were read; ``as_of`` if it is not given.
    """
    return tuple(
        PlaceFacts(
            row=row,
            status=status(events, str(key), as_of=as_of),
            news=last_news(events, str(key), as_of=as_of),
            area_name=names[int(row["area_id"])],
            border_name=None
            if pd.isna(row["border_area_id"])
            else names[int(row["border_area_id"])],
            language=language,
            as_of=as_of,
            read_until=read_until or as_of,
        )
        for key, row in premises.iterrows()
    )


def sources_read(as_of: date, read_until: date, language: str) -> str:
    """``Fonti lette fino al 23 novembre 2026``; of an earlier day, which facts are looked at."""
    written = numbers.day(as_of.isoformat(), language=language)
    day = numbers.joined("a", written, language=language)
    return text(language)(
        "place.facts_until" if as_of < read_until else "place.read_until", day=day
    )


def nothing_open(nine: Sequence[PlaceFacts]) -> str:
    """That no source read says any of the premises is open; empty where one does."""
    if any(place.status.service.state == OPEN for place in nine):
        return ""
    place = nine[0]
    return place.words("place.nothing_open", sources=place.sources_read())


def open_count(nine: Sequence[PlaceFacts]) -> str:
    """``Nessuna fonte dice che uno dei nove spazi sia aperto.``, or how many some source calls so.

    One sentence, for who says it aloud.
    """
    count = sum(place.status.service.state == OPEN for place in nine)
    return nine[0].words("place.open_count" if count else "place.open_none", count=count)


def short_name(name: str) -> str:
    """Name for a label: «Viale Omero» -> «Omero», «Via Padre Luigi Monti» -> «Monti»."""
    return " ".join(word for word in name.split() if word not in CITY.street_words)
