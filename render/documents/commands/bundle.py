"""A whole story as one file."""

import argparse
import os
import sys
from datetime import date
from pathlib import Path

from atlas.wording import DEFAULT_LANGUAGE, LANGUAGES
from render.documents.live_address import PUBLIC_URL, PublicAddressError
from render.documents.story_bundle import BundleError, both, bundle, write
from render.stories import FIRST, StoryError

SUMMARY = "write a whole story as one HTML file that needs no network"


def add_arguments(parser: argparse.ArgumentParser) -> None:
    """Where to, which story, in which language it opens."""
    parser.add_argument("out", type=Path, help="the file to write, OUT.html")
    parser.add_argument("--story", default=FIRST, help=f"a file of atlas/stories ({FIRST})")
    parser.add_argument("--lang", default=DEFAULT_LANGUAGE, help="it or en: the first shown (it)")


def run(options: argparse.Namespace) -> int:
    """Make and write the file; say its size, or what is wrong."""
    try:
        if options.lang not in LANGUAGES:
            raise BundleError(both("bundle.language", asked=options.lang))
        public = os.environ.get(PUBLIC_URL) or None
        page = bundle(options.story, options.lang, public, day=date.today())
        size = write(options.out, page)
    except (BundleError, StoryError, PublicAddressError) as error:
        sys.stderr.write(f"{error}\n")
        return 1
    sys.stdout.write(f"{options.out}: {size / 1e6:.2f} MB\n")
    return 0
