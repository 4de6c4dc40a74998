"""Many papers set in one process: ``python -m tests.exports.batch FOLDER``.

Reads ``*.json`` (papers), writes ``*.pdf`` beside them: what exports.pdf.child does for one,
without loading WeasyPrint for each.
"""

from __future__ import annotations

import json
import subprocess
import sys
import warnings
from collections.abc import Mapping
from pathlib import Path

from exports.pdf import Paper, _environment


def make(papers: Mapping[str, Paper], folder: Path) -> list[Path]:
    """Return the files of ``papers``, by their names."""
    folder.mkdir(parents=True, exist_ok=True)
    for name, paper in papers.items():
        (folder / f"{name}.json").write_text(json.dumps(paper.to_json()))
    done = subprocess.run(
        [sys.executable, "-m", "tests.exports.batch", str(folder)],
        env=_environment(),
        capture_output=True,
        text=True,
        check=False,
    )
    assert done.returncode == 0, done.stderr
    return [folder / f"{name}.pdf" for name in papers]


def main(folder: Path) -> None:
    warnings.simplefilter("ignore")
    from exports.pdf.engine import render

    for source in sorted(folder.glob("*.json")):
        paper = Paper.from_json(json.loads(source.read_text()))
        source.with_suffix(".pdf").write_bytes(render(paper).content)


if __name__ == "__main__":
    main(Path(sys.argv[1]))
