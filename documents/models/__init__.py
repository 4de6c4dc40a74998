"""Papers, their drafts and their frozen versions."""

from documents.models.comparison import Comparison
from documents.models.document import Audience, Document, Participant, Role
from documents.models.draft import Draft
from documents.models.licence import Licence
from documents.models.presence import Presence
from documents.models.release import Embargo, Withdrawal
from documents.models.version import Kind, Version

__all__ = [
    "Audience",
    "Comparison",
    "Document",
    "Draft",
    "Embargo",
    "Kind",
    "Licence",
    "Participant",
    "Presence",
    "Role",
    "Version",
    "Withdrawal",
]
