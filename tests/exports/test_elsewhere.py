"""Files on S3-compatible storage: here a local server that speaks its language."""

from __future__ import annotations

import hashlib
from io import BytesIO
from zipfile import ZipFile

import boto3
import pytest
from django.core.files.base import ContentFile
from django.core.files.storage import default_storage
from moto.server import ThreadedMotoServer
from PIL import Image
from pypdf import PdfReader

from config import env
from documents import images
from exports.actions import making
from exports.actions.packing import content_of
from exports.models import Kind
from tests import world

pytestmark = pytest.mark.django_db

BUCKET = "stukken"
REGION = "eu-west-1"


@pytest.fixture(scope="module")
def server():
    server = ThreadedMotoServer(ip_address="127.0.0.1", port=0, verbose=False)
    server.start()
    _host, port = server.get_host_and_port()
    address = f"http://127.0.0.1:{port}"
    at = {"LocationConstraint": REGION}
    client_of(address).create_bucket(Bucket=BUCKET, CreateBucketConfiguration=at)
    yield address
    server.stop()


def client_of(address):
    keys = {"aws_access_key_id": "test", "aws_secret_access_key": "test"}
    return boto3.client("s3", endpoint_url=address, region_name=REGION, **keys)


@pytest.fixture
def bucket(server, settings, monkeypatch):
    """The site with its files in a bucket, as the environment says."""
    facts = {"BUCKET": BUCKET, "ENDPOINT": server, "REGION": REGION}
    facts |= {"ACCESS_KEY": "test", "SECRET_KEY": "test"}
    for name, value in facts.items():
        monkeypatch.setenv(f"S3_{name}", value)
    settings.STORAGES = {**settings.STORAGES, "default": env.files()}
    return client_of(server)


def test_a_file_is_made_into_a_bucket_and_served_by_the_site(bucket, client):
    version = world.frozen(world.paper(slug="kade"), "Wij wonen hier.")

    export = making.make(version.exports.get())

    [stored] = bucket.list_objects_v2(Bucket=BUCKET)["Contents"]
    assert stored["Key"] == f"exports/{export.sha256[:2]}/{export.sha256}.pdf"
    assert stored["Size"] == export.size
    # The bucket stays closed: only the site knows who may.
    grants = bucket.get_object_acl(Bucket=BUCKET, Key=stored["Key"])["Grants"]
    assert all("URI" not in grant["Grantee"] for grant in grants)
    address = export.get_absolute_url()
    whole = client.get(address)
    content = b"".join(whole.streaming_content)
    assert hashlib.sha256(content).hexdigest() == export.sha256
    assert whole["Content-Length"] == str(export.size)
    part = client.get(address, headers={"range": "bytes=10-19"})
    assert (part.status_code, b"".join(part.streaming_content)) == (206, content[10:20])
    assert part["Content-Range"] == f"bytes 10-19/{export.size}"
    assert client.head(address)["Content-Length"] == str(export.size)
    assert client.get(address, headers={"if-none-match": whole["ETag"]}).status_code == 304


def test_what_is_stored_is_never_overwritten(bucket):
    first = default_storage.save("exports/a.pdf", ContentFile(b"een"))
    second = default_storage.save("exports/a.pdf", ContentFile(b"twee"))

    assert first != second
    assert default_storage.open(first).read() == b"een"


def test_a_picture_comes_from_the_bucket_into_every_file(bucket, client):
    document = world.paper(slug="kade")
    out = BytesIO()
    Image.new("RGB", (60, 40), "#0b5160").save(out, "PNG")
    address = images.keep(out.getvalue())
    name = address.removeprefix("/media/")
    version = world.frozen(
        document, f'<figure><img src="{address}" alt="Het water"></figure>', "De kade."
    )

    pdf = making.make(version.exports.get())
    word = client.get("/stukken/kade/versie/1/tekst.docx").content
    dossier = content_of(version, Kind.DOSSIER)

    assert len(PdfReader(pdf.file.open("rb")).pages[-1].images) == 1
    assert any("media/" in each for each in ZipFile(BytesIO(word)).namelist())
    assert f"pictures/{name}" in ZipFile(BytesIO(dossier)).namelist()
    shown = client.get(address)
    assert b"".join(shown.streaming_content).startswith(b"\x89PNG")
