"""``python -m data.build [RAW_FOLDER]``: build the shipped tables."""

import sys

from data.build.pipeline import main

if __name__ == "__main__":
    sys.exit(main())
