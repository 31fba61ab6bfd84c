"""``python -m indicators.evaluation DESIGN.yml PANEL.csv [-o result.json] [--language it|en]``.

The design is described in docs/evaluation-design.md. Without ``-o`` the result goes to standard
output. Exit status: 0 with an answer, 2 where the design, the panel or the path is wrong; what is
wrong is said in Italian, then in English, or in the one language asked.
"""

import argparse
import sys
from collections.abc import Sequence
from pathlib import Path

from base.output import refuse_same_file, write_whole
from base.problem import Problem, RefusedError
from base.tables.options import add_options, asked_of, told
from indicators.evaluation.design.panel import panel_of
from indicators.evaluation.design.problems import EvaluationDesignError
from indicators.evaluation.files import pointed, read_design, read_panel, written_json
from indicators.evaluation.report import evaluate


def main(arguments: Sequence[str] | None = None) -> int:
    """Run the command line; returns the exit status."""
    options = _arguments(arguments)
    reading = options.output
    try:
        if options.output is not None:
            refuse_same_file(options.output, [options.design, options.panel])
        reading = options.design
        design = read_design(options.design)
        reading = options.panel
        frame, rows, understood = read_panel(options.panel, design, asked_of(options))
        report = evaluate(design, panel_of(frame, pointed(design), rows))
        text, reading = written_json(report.mapping()), options.output
        if options.output is not None:
            write_whole(options.output, text.encode())
    except RefusedError as failure:
        place = options.design if isinstance(failure, EvaluationDesignError) else reading
        return _refused(place, failure.problems, options.language)
    if options.output is None:
        sys.stdout.write(text)
    for tongue in ("it", "en"):
        if options.language in (tongue, "both"):
            sys.stderr.write(f"{options.panel}: {understood.text(tongue)}\n")
    return 0


def _refused(path: Path, problems: Sequence[Problem], language: str) -> int:
    for tongue in ("it", "en"):
        if language in (tongue, "both"):
            sys.stderr.writelines(f"{path}: {told(problem, tongue)}\n" for problem in problems)
    return 2


def _arguments(arguments: Sequence[str] | None) -> argparse.Namespace:
    parser = argparse.ArgumentParser(
        prog="python -m indicators.evaluation",
        description="Evaluate a before-and-after design on a long panel.",
    )
    parser.add_argument("design", type=Path, help="the design, a YAML file")
    parser.add_argument("panel", type=Path, help="the panel, a long CSV or XLSX file")
    parser.add_argument(
        "--language", choices=("both", "it", "en"), default="both", help="of errors (both)"
    )
    parser.add_argument("-o", "--output", type=Path, help="where to write the result (JSON)")
    add_options(parser)
    return parser.parse_args(arguments)


if __name__ == "__main__":
    sys.exit(main())
