"""A real Chromium against a running site, with the demonstration's larger paper in it.

Every page that is opened collects violations of the content security policy, errors
on the console and requests that failed; a test ends red when there was one.
"""

from __future__ import annotations

import threading

import pytest
from django.conf import settings
from django.test import Client
from playwright.sync_api import sync_playwright

from config.demo.papers import make_paper
from config.demo.people import make_people
from exports.checks import pango_is_there
from tests.browser import keeping

# As Debian's Chromium runs on a machine without a screen or a way to the internet.
FLAGS = [
    "--headless",
    "--no-sandbox",
    "--disable-gpu",
    "--disable-quic",
    "--no-first-run",
    "--disable-background-networking",
    "--disable-component-update",
    "--disable-sync",
    # So that arrows walk through a text, as F7 makes them do.
    "--enable-caret-browsing",
]
DESKTOP = {"width": 1440, "height": 900}
PHONE = {"width": 390, "height": 844}
PAPER = "/stukken/plaats-aan-tafel/"


@pytest.fixture(scope="session")
def chromium():
    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path="/usr/bin/chromium", args=FLAGS)
        yield browser
        browser.close()


@pytest.fixture
def demonstration(transactional_db):
    """Both papers of the demonstration, with all who take part; made once in a run."""
    assert not pango_is_there(None)
    if keeping.is_kept():
        keeping.put_back()
        return
    people = make_people()
    for slug in ("plaats-aan-tafel", "groene-binnentuinen"):
        make_paper(slug, people)
    keeping.keep()


@pytest.fixture
def people(demonstration):
    """Those who take part, by their names in the demonstration."""
    return make_people()


@pytest.fixture
def site(live_server, demonstration):
    """The address of a site with the demonstration in it."""
    return live_server.url


class Window:
    """A browser window of one person, which remembers what went wrong in it."""

    def __init__(self, context, site):
        self.faults = []
        self.site = site
        self.page = context.new_page()
        self.page.on("console", self._console)
        self.page.on("pageerror", lambda error: self.faults.append(f"error: {error}"))
        self.page.on("requestfailed", self._failed)

    def _failed(self, asked):
        # Going to another page ends what the old one still asked for.
        if asked.failure != "net::ERR_ABORTED":
            self.faults.append(f"failed: {asked.url}")

    def _console(self, message):
        # Violations of the policy are errors on the console too.
        if message.type in ("error", "warning"):
            self.faults.append(f"{message.type}: {message.text}")

    def open(self, path):
        response = self.page.goto(f"{self.site}{path}")
        assert response.ok, (path, response.status)
        return self.page


def _let_the_server_finish():
    """Wait until no request is being answered.

    A page that polls may have asked just before its window closed. On PostgreSQL emptying
    the tables would then wait for that answer, and the answer for the tables.
    """
    serving = [each for each in threading.enumerate() if "process_request_thread" in each.name]
    for thread in serving:
        thread.join(timeout=10)
    assert not any(thread.is_alive() for thread in serving), "the site is still answering"


@pytest.fixture
def window(site, bare_window):
    """Open a window on the demonstration: window(user, viewport=…, dark=…, script=…, touch=…)."""
    return bare_window


@pytest.fixture
def bare_window(chromium, live_server):
    """As ``window``, on a site with only what the test itself put there."""
    opened, site = [], live_server.url

    def make(
        user=None, *, viewport=DESKTOP, dark=False, script=True, touch=False, language="nl-NL"
    ):
        context = chromium.new_context(
            viewport=viewport,
            color_scheme="dark" if dark else "light",
            java_script_enabled=script,
            has_touch=touch,
            locale=language,
            reduced_motion="reduce",
        )
        if user is not None:
            # A session of its own: two people may each have a window.
            client = Client()
            client.force_login(user)
            cookie = client.cookies[settings.SESSION_COOKIE_NAME].value
            context.add_cookies(
                [{"name": settings.SESSION_COOKIE_NAME, "value": cookie, "url": site}]
            )
        new = Window(context, site)
        opened.append((context, new))
        return new

    yield make
    for context, _ in opened:
        context.close()
    _let_the_server_finish()
    faults = [fault for _, each in opened for fault in each.faults]
    assert faults == []
