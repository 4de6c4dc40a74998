"""The gate to the definitive version (promise 4: every voice answered).

An answer that is still a draft counts: any version publishes the answers along with it.
"""

from __future__ import annotations

from documents.models import Version
from feedback.errors import UndecidedComments
from feedback.models import Comment


def refuse_undecided(version: Version) -> None:
    """Return when ``version`` may be frozen.

    Raises UndecidedComments for a definitive version while a comment on the document
    has no decision, unless ``version.despite`` says why it is published all the same.
    """
    # A reason has letters: blanks and invisible signs are none.
    if not version.is_definitive or any(sign.isalnum() for sign in version.despite):
        return
    count = Comment.objects.of(version.document).undecided().count()
    if count:
        raise UndecidedComments(count=count)
