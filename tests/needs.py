"""Say which system package the tests lack on this machine, before they start."""

from __future__ import annotations

import ctypes
import shutil
import sys
from pathlib import Path

from tests.postgres import binaries

LIBRARIES = {
    "libpango-1.0.so.0": "libpango-1.0-0",
    "libpangoft2-1.0.so.0": "libpangoft2-1.0-0",
    "libharfbuzz-subset.so.0": "libharfbuzz-subset0",
}


def lacking() -> list[str]:
    """Return the Debian packages that must be installed, in a fixed order."""
    packages = []
    for library, package in LIBRARIES.items():
        try:
            ctypes.CDLL(library)
        except OSError:
            packages.append(package)
    if not Path("/usr/bin/chromium").exists():
        packages.append("chromium")
    if binaries() is None:
        packages.append("postgresql")
    if shutil.which("soffice") is None:
        packages.append("libreoffice-writer")
    # veraPDF is driven from a source file, so the compiler is needed too.
    if shutil.which("javac") is None:
        packages.append("openjdk-17-jdk-headless")
    return packages


if __name__ == "__main__":
    if missing := lacking():
        sys.exit(f"The tests need these Debian packages: apt-get install {' '.join(missing)}")
