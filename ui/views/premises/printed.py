"""One premises on paper: the notice for the hall, and the sheet with all that is known."""

import os
from functools import partial

from atlas.premises.facts import PlaceFacts
from render.documents import premises_notice, premises_sheet
from render.documents.live_address import PUBLIC_URL
from render.documents.notice import notice_name
from ui.shell.layout import OFFICIAL
from ui.state import premises, session
from ui.widgets.downloads import Download


def notice(facts: PlaceFacts) -> Download:
    """The notice for the hall, as known on the day shown."""
    place, language = str(facts.row["premises_id"]), session.language()
    return Download(
        session.words()("places.notice"),
        notice_name(place, language),
        partial(
            premises_notice,
            place,
            language,
            as_of=premises.day(),
            public=os.environ.get(PUBLIC_URL),
            official=bool(os.environ.get(OFFICIAL)),
        ),
        key="atlas-notice",
        icon=":material/print:",
    )


def sheet(facts: PlaceFacts) -> Download:
    """The sheet of one premises, as known on the day shown."""
    place, words = str(facts.row["premises_id"]), session.words()
    public = os.environ.get(PUBLIC_URL)
    return Download(
        words("take.sheet"),
        f"{words('file.sheet')} {facts.row['name']}.pdf",
        partial(premises_sheet, place, words.language, as_of=premises.day(), public=public),
        key="atlas-take-place-sheet",
    )
