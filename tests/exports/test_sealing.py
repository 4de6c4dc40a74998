"""The optional signature: both norms kept, one byte breaks it, and absent without a certificate."""

from __future__ import annotations

import hashlib
from datetime import UTC, datetime, timedelta
from io import BytesIO

import pytest
from cryptography import x509
from cryptography.hazmat.primitives import hashes, serialization
from cryptography.hazmat.primitives.asymmetric import ec
from cryptography.hazmat.primitives.serialization import pkcs12
from cryptography.x509.oid import NameOID
from pyhanko.pdf_utils.reader import PdfFileReader
from pyhanko.sign.diff_analysis import ModificationLevel
from pyhanko.sign.validation import validate_pdf_signature
from pyhanko_certvalidator import ValidationContext

from exports import checks, sealing
from exports.actions import making
from tests import world
from tests.exports import verapdf

pytestmark = pytest.mark.django_db

PASSPHRASE = "geheim genoeg"


@pytest.fixture
def certificate(tmp_path, settings):
    """A self-made one, as no site should use."""
    key = ec.generate_private_key(ec.SECP256R1())
    name = x509.Name([x509.NameAttribute(NameOID.COMMON_NAME, "Zegel van de tests")])
    now = datetime.now(tz=UTC)
    usage = dict.fromkeys(
        ("key_encipherment", "data_encipherment", "key_agreement", "key_cert_sign", "crl_sign"),
        False,
    )
    made = (
        x509.CertificateBuilder()
        .subject_name(name)
        .issuer_name(name)
        .public_key(key.public_key())
        .serial_number(1)
        .not_valid_before(now - timedelta(days=1))
        .not_valid_after(now + timedelta(days=30))
        .add_extension(
            x509.KeyUsage(
                digital_signature=True,
                content_commitment=True,
                encipher_only=False,
                decipher_only=False,
                **usage,
            ),
            critical=True,
        )
        .sign(key, hashes.SHA256())
    )
    path = tmp_path / "zegel.p12"
    lock = serialization.BestAvailableEncryption(PASSPHRASE.encode())
    path.write_bytes(pkcs12.serialize_key_and_certificates(b"zegel", key, made, None, lock))
    settings.SEAL_CERTIFICATE, settings.SEAL_PASSPHRASE = str(path), PASSPHRASE
    return made


def signature_of(content: bytes, certificate):
    from asn1crypto.x509 import Certificate

    der = certificate.public_bytes(serialization.Encoding.DER)
    trusted = ValidationContext(trust_roots=[Certificate.load(der)])
    [found] = PdfFileReader(BytesIO(content)).embedded_signatures
    return validate_pdf_signature(found, trusted)


@verapdf.needs_java
def test_a_sealed_file_keeps_both_norms_and_its_published_checksum(certificate, tmp_path):
    version = world.frozen(world.paper(), "<h2>Kop</h2>", "Wij wonen hier.")

    export = making.make(version.exports.get())

    content = export.file.open().read()
    assert export.sha256 == hashlib.sha256(content).hexdigest()
    assert export.unsealed_sha256 not in ("", export.sha256)
    assert export.size == len(content)
    status = signature_of(content, certificate)
    assert status.intact
    assert status.valid
    assert status.trusted
    assert status.modification_level == ModificationLevel.NONE
    file = tmp_path / "stuk.pdf"
    file.write_bytes(content)
    verdicts = verapdf.check([file])
    assert {verdict.norm for verdict in verdicts} == {"ua1", "2a"}
    assert [verdict for verdict in verdicts if not verdict.passes] == []
    # One byte in what was signed, and the seal is broken.
    broken = bytearray(content)
    broken[content.index(b"/Title") + 10] ^= 1
    assert not signature_of(bytes(broken), certificate).intact
    # Underneath lies the very file that anybody can make again.
    end = export.size - len(content.partition(b"%%EOF")[2])
    assert hashlib.sha256(content[: end + 1]).hexdigest() == export.unsealed_sha256


def test_without_a_certificate_nothing_is_signed(settings):
    settings.SEAL_CERTIFICATE = ""

    assert sealing.sealed(b"%PDF-1.7 as it was") == b"%PDF-1.7 as it was"
    assert checks.seal_can_be_set() == []


def test_what_is_no_pdf_is_not_signed(certificate):
    assert sealing.sealed(b"PK\x03\x04 a dossier") == b"PK\x03\x04 a dossier"


@pytest.mark.parametrize("wrong", ["path", "passphrase", "content"])
def test_a_site_that_cannot_seal_is_told_before_it_starts(wrong, certificate, settings, tmp_path):
    if wrong == "path":
        settings.SEAL_CERTIFICATE = str(tmp_path / "weg.p12")
    if wrong == "passphrase":
        settings.SEAL_PASSPHRASE = "mis"
    if wrong == "content":
        (tmp_path / "zegel.p12").write_bytes(b"geen certificaat")

    [error] = checks.seal_can_be_set()

    assert error.id == "exports.E001"
    assert "mis" not in error.msg.split()
    assert PASSPHRASE not in str(error)
