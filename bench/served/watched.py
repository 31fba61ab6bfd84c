"""Streamlit as it is, but asked with a signal it writes down which modules it has imported.

``ATLAS_BENCH_MODULES`` names the file; the signal is ``SIGUSR1``.
"""

import os
import signal
import sys
from pathlib import Path
from types import FrameType

from streamlit.web.cli import main


def write_modules(_number: int, _frame: FrameType | None) -> None:
    """Write the names of the imported modules, one per line, all at once."""
    place = Path(os.environ["ATLAS_BENCH_MODULES"])
    draft = place.with_suffix(".draft")
    draft.write_text("\n".join(sorted(sys.modules.copy())), encoding="utf-8")
    draft.replace(place)


if __name__ == "__main__":
    signal.signal(signal.SIGUSR1, write_modules)
    sys.argv[0] = "streamlit"
    main(prog_name="streamlit")
