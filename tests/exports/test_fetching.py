"""What a page may load while it becomes a PDF: our own assets, and nothing of the world."""

from __future__ import annotations

import base64
import io
import socketserver
import threading
import zlib
from dataclasses import replace

import pytest
from PIL import Image

from exports.pdf import Asset, Paper, Refused, make_pdf
from tests.exports.papers import opened, paper


def refusal(body: str) -> Refused:
    with pytest.raises(Refused) as caught:
        make_pdf(paper(body))
    return caught.value


@pytest.mark.parametrize(
    "body",
    [
        pytest.param('<img src="http://127.0.0.1:{port}/a.png" alt="a">', id="http"),
        pytest.param('<img src="file:///etc/hostname" alt="a">', id="file"),
        pytest.param('<img src="data:image/png;base64,iVBORw0KGgo=" alt="a">', id="data"),
        pytest.param('<img src="asset:unknown.png" alt="a">', id="not ours"),
        pytest.param('<img src="/media/a.png" alt="a">', id="relative"),
        pytest.param(
            '<style>@import "http://127.0.0.1:{port}/a.css";</style><p>a</p>', id="import"
        ),
        pytest.param(
            '<style>p {{ background: url("file:///etc/passwd") }}</style><p>a</p>', id="style"
        ),
        pytest.param('<object data="http://127.0.0.1:{port}/a"></object>', id="object"),
    ],
)
def test_nothing_is_fetched_but_our_own(body, listener):
    port, heard = listener

    refused = refusal(body.format(port=port))

    assert refused.rule == "asset-refused"
    assert heard == []


def test_an_address_that_leads_elsewhere_is_not_even_asked(listener):
    """A server could answer with a redirect to a file of ours: it gets no chance to."""
    port, heard = listener

    refused = refusal(f'<img src="//127.0.0.1:{port}/naar?u=file:///etc/passwd" alt="a">')

    assert refused.rule == "asset-refused"
    assert heard == []


def _png(width: int, height: int) -> bytes:
    """A picture of a few kilobytes that is huge when it is unpacked."""
    out = io.BytesIO()
    Image.new("1", (width, height)).save(out, "PNG", optimize=True)
    return out.getvalue()


@pytest.mark.parametrize(
    "content",
    [
        pytest.param(_png(30_000, 30_000), id="a bomb"),
        pytest.param(b"\x89PNG\r\n\x1a\nkapot", id="broken"),
    ],
)
def test_a_picture_that_cannot_be_drawn_is_refused_by_its_words(content):
    with pytest.raises(Refused) as caught:
        make_pdf(_with_picture("plein.png", content))

    assert caught.value.rule == "picture-lost"
    assert caught.value.facts == {"alt": "Het plein"}


def test_a_drawing_fetches_nothing(listener):
    port, heard = listener
    drawing = (
        '<svg xmlns="http://www.w3.org/2000/svg" width="9" height="9">'
        f'<image href="http://127.0.0.1:{port}/a.png" width="9" height="9"/>'
        '<image href="file:///etc/passwd" width="9" height="9"/></svg>'
    )

    made = make_pdf(_with_picture("plein.svg", drawing.encode()))

    assert heard == []
    assert opened(made.content).pages[0].images.keys() == []


def _with_picture(name: str, content: bytes) -> Paper:
    page = paper(f'<p>a</p><img src="asset:{name}" alt="Het plein">')
    return replace(page, assets=(*page.assets, Asset(name, content)))


def test_data_that_would_unpack_to_more_than_memory_is_never_unpacked():
    huge = base64.b64encode(zlib.compress(b"\0" * 50_000_000)).decode()

    assert refusal(f'<img src="data:image/svg+xml;base64,{huge}" alt="a">').rule == "asset-refused"


def test_an_attached_file_is_not_taken_along(listener):
    port, heard = listener
    attachments = "".join(
        f'<link rel="attachment" href="{address}">'
        for address in (f"http://127.0.0.1:{port}/a", "file:///etc/hostname")
    )

    with pytest.raises(Refused) as caught:
        make_pdf(paper("<p>a</p>", head=attachments))

    assert caught.value.rule == "asset-refused"
    assert heard == []


@pytest.fixture
def listener():
    """A server on this machine that notes every knock."""
    heard: list[str] = []

    class Note(socketserver.BaseRequestHandler):
        def handle(self) -> None:
            heard.append(str(self.client_address))

    with socketserver.TCPServer(("127.0.0.1", 0), Note) as server:
        threading.Thread(target=server.serve_forever, args=(0.05,), daemon=True).start()
        yield server.server_address[1], heard
        server.shutdown()
