#!/usr/bin/env python
"""Django's door to the project: ``python manage.py COMMAND``."""

from __future__ import annotations

import os
import sys


def main() -> None:
    os.environ.setdefault("DJANGO_SETTINGS_MODULE", "config.settings")
    try:
        # Late, so that a missing environment gets one clear line, not a traceback.
        from django.core.management import execute_from_command_line  # noqa: PLC0415
    except ImportError:
        sys.exit("Django is not installed here. Run `make setup`, or use `.venv/bin/python`.")
    execute_from_command_line(sys.argv)


if __name__ == "__main__":
    main()
