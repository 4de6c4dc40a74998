"""The walls of the house: what a reviewer should never have to look for."""

from __future__ import annotations

import re
import subprocess
import sys
import tomllib
from pathlib import Path

import pytest

ROOT = Path(__file__).resolve().parent.parent
LONGEST = 250  # lines; HOUSE: most under 100, none over this
APPS = ("config", "members", "documents", "feedback", "exports")


def sources(*suffixes: str) -> list[Path]:
    """The project's own files with these suffixes, tracked or new, migrations excepted."""
    listed = subprocess.run(
        ["git", "ls-files", "--cached", "--others", "--exclude-standard"],
        cwd=ROOT,
        capture_output=True,
        text=True,
        check=True,
    ).stdout.splitlines()
    files = [ROOT / name for name in listed if "/migrations/" not in name]
    return [file for file in files if file.suffix in suffixes and file.exists()]


def test_no_file_is_longer_than_a_sitting():
    lengths = {file: len(file.read_text().splitlines()) for file in sources(".py", ".js", ".css")}

    assert {file: lines for file, lines in lengths.items() if lines > LONGEST} == {}


def test_every_module_postpones_annotations():
    modules = [file for file in sources(".py") if file.read_text().strip()]
    without = [
        file
        for file in modules
        if "from __future__ import annotations" not in file.read_text()
        and re.search(r"^\s*(def|class) ", file.read_text(), re.MULTILINE)
    ]

    assert without == []


@pytest.mark.parametrize("folder", APPS)
def test_apps_have_no_junk_drawers(folder):
    drawers = {"utils", "common", "helpers", "services", "misc"}
    names = {file.stem for file in (ROOT / folder).rglob("*.py")}
    names |= {path.name for path in (ROOT / folder).rglob("*") if path.is_dir()}

    assert names & drawers == set()


def test_templates_have_no_inline_style_or_script():
    # A block of data (JSON-LD) is not executed, and no policy forbids it.
    inline = re.compile(
        r"<style|<script(?![^>]*\bsrc=| type=\"application/ld\+json\">)"
        r"|\sstyle=|\son[a-z]+=|javascript:|hx-on",
        re.IGNORECASE,
    )
    pages = [file for file in sources(".html") if "/pdf/" not in file.as_posix()]
    # What stands in a tag of the template language is not in the page.
    html = {file.name: re.sub(r"{%.*?%}", "", file.read_text()) for file in pages}
    found = {name: inline.findall(text) for name, text in html.items()}

    assert {name: hits for name, hits in found.items() if hits} == {}


def test_partials_say_which_variables_they_take():
    partials = [file for file in sources(".html") if file.name.startswith("_")]
    silent = [
        file.relative_to(ROOT).as_posix()
        for file in partials
        if not re.match(r"\s*({%\s*load[^%]*%}\s*)*{%\s*comment\s*%}", file.read_text())
    ]

    assert partials
    assert silent == []


def test_no_file_names_a_package_registry():
    hosts = re.compile(r"(?i)pypi\.org|pythonhosted|registry\.npmjs|deb\.debian|file:///opt")
    files = sources(".py", ".txt", ".in", ".toml", ".md", ".yml", "", ".html", ".css", ".js")
    here = Path(__file__)

    assert [file for file in files if file != here and hosts.search(file.read_text())] == []


# What breaks each contract, by the first words of its name: a module and an import too many.
BREACHES = {
    "One way": ("members/models.py", "import documents.models"),
    "Inside documents": ("documents/actions.py", "import documents.views.drafts"),
    "Inside feedback": ("feedback/models/round.py", "import feedback.actions.rounds"),
    "Inside exports": ("exports/models.py", "import exports.views"),
    "The core is pure": ("documents/core/span.py", "import django.utils.timezone"),
    "One door to django-reversion": ("feedback/actions/gate.py", "import reversion"),
    "One door to django-comments-xtd": ("exports/gather.py", "import django_comments_xtd.models"),
    "One door to WeasyPrint": ("feedback/forms.py", "import weasyprint"),
    "One door to segno": ("exports/sheet.py", "import segno"),
    "Two doors to python-docx": ("exports/report.py", "import docx"),
    "One door to diff-match-patch": ("feedback/core/anchoring.py", "import diff_match_patch"),
    "One door to selectolax": ("documents/comparing.py", "import selectolax"),
    "One door to markdown-it": ("feedback/forms.py", "import markdown_it"),
    "One door to Pillow": ("documents/forms.py", "import PIL.Image"),
    "One door to mammoth": ("documents/views/drafts.py", "import mammoth"),
    "One door to lxml": ("documents/importing/word.py", "import lxml.etree"),
    "One door to python-docx": ("exports/clean.py", "import docx"),
    "One door to pyHanko": ("exports/metadata.py", "import pyhanko"),
    "One door to django-rules": ("feedback/permissions.py", "import rules"),
}


def test_every_contract_is_broken_once():
    contracts = tomllib.loads((ROOT / "pyproject.toml").read_text())["tool"]["importlinter"]
    names = [contract["name"] for contract in contracts["contracts"]]

    assert [breach for breach in BREACHES if not any(n.startswith(breach) for n in names)] == []
    assert len(names) == len(BREACHES)


@pytest.mark.parametrize("contract", BREACHES)
def test_a_broken_wall_is_seen(contract, tmp_path):
    """Each contract fails on a copy of the project in which it is broken on purpose."""
    module, breach = BREACHES[contract]
    for app in APPS:
        _copy_modules(ROOT / app, tmp_path / app)
    (tmp_path / "pyproject.toml").write_text((ROOT / "pyproject.toml").read_text())
    broken = tmp_path / module
    broken.write_text(broken.read_text() + f"\n{breach}\n")

    checked = _lint_imports(tmp_path)

    assert checked.returncode == 1, checked.stdout
    assert re.search(rf"^{contract}.* BROKEN\b", checked.stdout, re.MULTILINE), checked.stdout


def test_the_walls_stand():
    checked = _lint_imports(ROOT)

    assert checked.returncode == 0, checked.stdout


def _lint_imports(folder: Path) -> subprocess.CompletedProcess[str]:
    program = Path(sys.executable).parent / "lint-imports"
    return subprocess.run(
        [program, "--no-cache"], cwd=folder, capture_output=True, text=True, check=False
    )


def _copy_modules(source: Path, target: Path) -> None:
    for file in source.rglob("*.py"):
        copy = target / file.relative_to(source)
        copy.parent.mkdir(parents=True, exist_ok=True)
        copy.write_text(file.read_text())
