"""Who may: every kind of person × every address × method, on three kinds of document.

A new address without a row fails ``test_every_address_has_a_row``. In the rows:
"-" the method is not served (405); else a group of people who may.
"""

from __future__ import annotations

import pytest
from django.urls import URLPattern, URLResolver, get_resolver

from documents.models import Audience
from documents.models import Kind as DocumentKind
from tests.crowd import PEOPLE, World
from tests.world import frozen

ALL = frozenset(PEOPLE)
SIGNED_IN = ALL - {"visitor"}
# Who may read, by the audience of the document; reviewer and observer take part in it.
READ = {
    "public": ALL,
    "members": ALL - {"visitor", "stranger"},
    "participants": ALL - {"visitor", "stranger", "member"},
}
COMMENT = {audience: readers - {"visitor", "observer"} for audience, readers in READ.items()}
REPORT = {audience: readers - {"visitor"} for audience, readers in READ.items()}
EDIT = frozenset({"editor"})
COORDINATE = frozenset({"coordinator"})
START = frozenset({"member", "editor", "coordinator"})

# name: (who may GET, who may POST)
ROWS: dict[str, tuple[object, object]] = {
    "documents:list": (ALL, "-"),
    "documents:start": (START, START),
    "documents:newest": (READ, "-"),
    "documents:definitive": (READ, "-"),
    "documents:draft": (EDIT, EDIT),
    "documents:preview": (EDIT, "-"),
    "documents:upload": (EDIT, EDIT),
    "documents:add_image": (EDIT, EDIT),
    "documents:paste": ("-", EDIT),
    "documents:presence": ("-", EDIT),
    "documents:history": (EDIT, "-"),
    "documents:save": (EDIT, EDIT),
    # Whoever knows the checksum of a picture has the picture already.
    "documents:image": (ALL, "-"),
    "feedback:choose": (READ, "-"),
    "feedback:compare": (READ, "-"),
    "feedback:reading": (READ, "-"),
    "feedback:account": (EDIT, EDIT),
    "feedback:account_draft": (EDIT, EDIT),
    "feedback:change": (READ, "-"),
    "feedback:on_words": ("-", COMMENT),
    "feedback:state": (READ, "-"),
    "feedback:on_whole": (COMMENT, COMMENT),
    "feedback:on_block": (READ, COMMENT),
    "feedback:mine": (SIGNED_IN, "-"),
    "feedback:comment": (READ, COMMENT),
    "feedback:agree": ("-", COMMENT),
    # The comment of this world is the editor's.
    "feedback:edit": (EDIT, EDIT),
    "feedback:withdraw": (EDIT, EDIT),
    "feedback:report": (REPORT, REPORT),
    "feedback:reported": (COORDINATE, "-"),
    "feedback:hide": ("-", COORDINATE),
    "feedback:keep": ("-", COORDINATE),
    "feedback:desk": (EDIT, "-"),
    "feedback:desk_one": (EDIT, "-"),
    "feedback:small": (EDIT, EDIT),
    "feedback:decide": ("-", EDIT),
    "feedback:choose_words": ("-", EDIT),
    "feedback:look": ("-", EDIT),
    "feedback:note": ("-", EDIT),
    "feedback:together": (EDIT, EDIT),
    "feedback:assign": ("-", EDIT),
    "feedback:undo": ("-", EDIT),
    "feedback:answers": (EDIT, EDIT),
    "feedback:reopen": ("-", EDIT),
    "feedback:place": ("-", EDIT),
    "feedback:intake": (EDIT, EDIT),
    "feedback:returned": (EDIT, EDIT),
    "feedback:rounds": (EDIT, EDIT),
    "feedback:close_round": ("-", EDIT),
    "feedback:meetings": (EDIT, EDIT),
    "feedback:meeting": (EDIT, EDIT),
    "feedback:remove_meeting": ("-", EDIT),
    "feedback:publish": (EDIT, EDIT),
    "feedback:news": (ALL, ALL),
    # Only the owner of the address knows the token of one.
    "feedback:confirm_news": (ALL, ALL),
    "feedback:stop_news": (ALL, ALL),
    "feedback:news_of": (READ, READ),
    "exports:landing": (READ, "-"),
    # To the landing page, which asks who it is.
    "exports:versions": (ALL, "-"),
    "exports:version": (READ, "-"),
    "exports:schema": (READ, "-"),
    "exports:dcat": (READ, "-"),
    "exports:diwoo": (READ, "-"),
    "exports:bibtex": (READ, "-"),
    "exports:ris": (READ, "-"),
    "exports:checksums": (READ, "-"),
    "exports:feed_of": (READ, "-"),
    "exports:publication": (EDIT | {"coordinator"}, EDIT | {"coordinator"}),
    "exports:withdraw": (EDIT | {"coordinator"}, EDIT | {"coordinator"}),
    "exports:withdraw_all": (EDIT | {"coordinator"}, EDIT | {"coordinator"}),
    "exports:take_back": ("-", EDIT | {"coordinator"}),
    "exports:postpone": ("-", EDIT | {"coordinator"}),
    "exports:verify": (ALL, ALL),
    "exports:feed": (ALL, "-"),
    "exports:sitemap": (ALL, "-"),
    "exports:robots": (ALL, "-"),
    "exports:clean": (READ, "-"),
    "exports:numbered": (READ, "-"),
    "exports:comments": (READ, "-"),
    "exports:report": (READ, "-"),
    "exports:text": (READ, "-"),
    "exports:report_csv": (READ, "-"),
    "exports:report_docx": (READ, "-"),
    "exports:dossier": (READ, "-"),
    "exports:tell": (EDIT, EDIT),
    "exports:choose_redline": (READ, "-"),
    "exports:redline": (READ, "-"),
    "exports:file": (READ, "-"),
    "exports:retry": ("-", EDIT | {"coordinator"}),
    "help": (ALL, "-"),
    "privacy": (ALL, "-"),
}
# Served by packages: allauth lets in whom it should, and its tests are its own.
OF_PACKAGES = ("account_", "admin:", "set_language")


def own_addresses() -> set[str]:
    """The names of all addresses of the project, packages excepted."""
    found: set[str] = set()

    def walk(patterns, prefix=""):
        for pattern in patterns:
            if isinstance(pattern, URLResolver):
                space = f"{prefix}{pattern.namespace}:" if pattern.namespace else prefix
                walk(pattern.url_patterns, space)
            elif isinstance(pattern, URLPattern):
                found.add(f"{prefix}{pattern.name}")

    walk(get_resolver().url_patterns)
    return {name for name in found if not name.startswith(OF_PACKAGES)}


def test_every_address_has_a_row():
    assert own_addresses() == set(ROWS)


@pytest.fixture
def world(request, db, settings, tmp_path):
    settings.MEDIA_ROOT = tmp_path
    (tmp_path / "exports").mkdir()
    (tmp_path / "exports" / "none.pdf").write_bytes(b"%")
    return World(request.param)


def outcome(response) -> str:
    """What happened to a request: "may", "sign in", "may not" or "-" (not served)."""
    if response.status_code == 405:
        return "-"
    if response.status_code == 403:
        return "may not"
    if response.status_code == 401:
        return "sign in"
    if response.status_code == 302 and response["Location"].startswith("/account/login/"):
        return "sign in"
    assert response.status_code in (200, 202, 301, 302, 404, 409, 422), response.status_code
    return "may"


def expected(group: object, name: str, audience: str) -> str:
    if group == "-":
        return "-"
    who = group[audience] if isinstance(group, dict) else group
    if name in who:
        return "may"
    return "sign in" if name == "visitor" else "may not"


@pytest.mark.parametrize("name", ROWS)
@pytest.mark.parametrize("world", Audience.values, indirect=True)
def test_each_person_at_each_address(world, name, request):
    audience = request.node.callspec.params["world"]
    path = world.path(name)
    seen, wanted = {}, {}
    for person_, client in world.clients.items():
        may_get, may_post = ROWS[name]
        for method, group in {"head": may_get, "get": may_get, "post": may_post}.items():
            seen[person_, method] = outcome(getattr(client, method)(path))
            wanted[person_, method] = expected(group, person_, audience)

    assert seen == wanted


@pytest.mark.parametrize("world", Audience.values, indirect=True)
def test_the_definitive_version_is_for_all_who_may_read(world, request):
    """In the table above this address leads nowhere yet: there it proves only who is refused."""
    audience = request.node.callspec.params["world"]
    document, path = world.document, world.path("documents:definitive")
    frozen(document, kind=DocumentKind.DEFINITIVE, despite="De raad wacht.")
    goes_on = {
        name: client.get(path)["Location"].endswith("/versie/3/")
        for name, client in world.clients.items()
        if client.get(path).status_code == 302
    }

    assert {name for name, there in goes_on.items() if there} == READ[audience]


@pytest.mark.parametrize("world", Audience.values, indirect=True)
def test_lists_show_just_what_may_be_read(world, request):
    audience = request.node.callspec.params["world"]
    shown = {
        name: world.document.title in client.get("/").content.decode()
        for name, client in world.clients.items()
    }

    assert shown == {name: name in READ[audience] for name in PEOPLE}
