"""Under which terms a paper may be used again."""

from __future__ import annotations

from django.db import models
from django.utils.translation import gettext_lazy as _


class Licence(models.TextChoices):
    """The licences one can choose; a value is its SPDX identifier.

    A licence is of the document and of all its versions. It is not under the seal, because
    it says nothing of the text: an editor may open a paper further later on. What was given
    stays given: whoever took a file under a licence keeps the rights of that day.
    """

    BY = "CC-BY-4.0", _("Creative Commons: share and adapt, with the name of the maker")
    BY_SA = "CC-BY-SA-4.0", _("Creative Commons: share and adapt, under the same terms")
    ZERO = "CC0-1.0", _("No rights reserved: free for any use")
    RESERVED = "reserved", _("All rights reserved: quote, but do not copy the whole")


ADDRESSES = {
    Licence.BY: "https://creativecommons.org/licenses/by/4.0/",
    Licence.BY_SA: "https://creativecommons.org/licenses/by-sa/4.0/",
    Licence.ZERO: "https://creativecommons.org/publicdomain/zero/1.0/",
    Licence.RESERVED: "https://rightsstatements.org/vocab/InC/1.0/",
}

NAMES = {
    Licence.BY: "CC BY 4.0",
    Licence.BY_SA: "CC BY-SA 4.0",
    Licence.ZERO: "CC0 1.0",
    Licence.RESERVED: "© all rights reserved",
}


def licences() -> list[tuple[str, str]]:
    return [(value, str(label)) for value, label in Licence.choices]
