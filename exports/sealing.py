"""An invisible signature in a PDF (PAdES), when the site has a certificate. The door to pyHanko.

The signature is an incremental update: the file keeps both of its norms. Signed bytes are
never the same twice, so what is published is the checksum of the signed file.
"""

from __future__ import annotations

from io import BytesIO
from pathlib import Path
from typing import Any

from django.conf import settings

NAME = "Seal"


class NoSeal(RuntimeError):
    """The certificate cannot be read. Says what to do, never the passphrase."""


def is_sealing() -> bool:
    """True when this site has a certificate."""
    return bool(settings.SEAL_CERTIFICATE)


def sealed(content: bytes) -> bytes:
    """Return ``content``, signed when it is a PDF and the site has a certificate. Raises NoSeal."""
    return _seal(content) if is_sealing() and content.startswith(b"%PDF-") else content


def _seal(content: bytes) -> bytes:
    # Late, because it costs a second to load and few sites have a certificate.
    from pyhanko.pdf_utils.incremental_writer import IncrementalPdfFileWriter  # noqa: PLC0415
    from pyhanko.sign import fields, signers  # noqa: PLC0415

    signer = _signer()
    about = signers.PdfSignatureMetadata(
        field_name=NAME,
        name=settings.PUBLISHER,
        subfilter=fields.SigSeedSubFilter.PADES,
        # Whatever is changed after this breaks the seal.
        certify=True,
        docmdp_permissions=fields.MDPPerm.NO_CHANGES,
    )
    # No box: one that is seen breaks PDF/A and PDF/UA.
    field = fields.SigFieldSpec(sig_field_name=NAME, box=None)
    writer = IncrementalPdfFileWriter(BytesIO(content))
    sealed = signers.sign_pdf(writer, about, signer, new_field_spec=field)
    return bytes(sealed.getvalue())


def refuse_unreadable() -> None:
    """Return when the certificate can be used. Raises NoSeal."""
    if is_sealing():
        _signer()


def _signer() -> Any:
    from pyhanko.sign import signers  # noqa: PLC0415 - see _seal

    path = Path(settings.SEAL_CERTIFICATE)
    if not path.is_file():
        raise NoSeal(f"SEAL_CERTIFICATE names no file: {path}")
    try:
        return signers.SimpleSigner.load_pkcs12_data(
            path.read_bytes(), other_certs=[], passphrase=settings.SEAL_PASSPHRASE.encode()
        )
    except ValueError as error:
        why = f"{path} cannot be opened: is it PKCS #12, and SEAL_PASSPHRASE right?"
        raise NoSeal(why) from error
