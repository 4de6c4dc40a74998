"""Addresses that nobody should type, and methods that no page serves."""

from __future__ import annotations

import pytest

from tests.world import editor_of, frozen, paper

pytestmark = pytest.mark.django_db

HUGE = 10**25


@pytest.mark.parametrize(
    "address",
    [
        f"/reacties/{HUGE}/",
        f"/stukken/kade/versie/{HUGE}/",
        f"/stukken/kade/redactietafel/{HUGE}/",
        f"/stukken/kade/geschiedenis/{HUGE}/",
        f"/stukken/kade/versie/1/wijzigingen-sinds-{HUGE}.pdf",
    ],
)
def test_a_number_that_no_database_knows_is_not_found(client, address):
    document = paper("Tekst.", slug="kade")
    frozen(document)
    client.force_login(editor_of(document))

    assert client.get(address).status_code == 404


@pytest.mark.parametrize("method", ["put", "patch", "delete", "trace"])
def test_pages_serve_no_other_methods(client, method):
    assert getattr(client, method)("/").status_code == 405


@pytest.mark.parametrize("day", ["0001-01-01", "9999-12-31"])
def test_a_round_in_another_age_is_a_slip_of_the_finger(client, day):
    document = paper("Tekst.", slug="kade")
    frozen(document)
    client.force_login(editor_of(document))
    fields = {"number": 1, "opens": "2026-01-01", "closes": day, "audience": "public"}

    assert client.post("/stukken/kade/rondes/", fields).status_code == 422
