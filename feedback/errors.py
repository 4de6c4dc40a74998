"""The rules of feedback, each named after how it was broken."""

from __future__ import annotations

from django.utils.translation import gettext_lazy as _
from django.utils.translation import ngettext_lazy

from members.errors import RuleBroken


class NoRound(RuleBroken):
    sentence = _("This version is not open to comments.")


class RoundNotOpenYet(RuleBroken):
    sentence = _("The round opens on %(opens)s. From then on you can comment.")


class RoundClosed(RuleBroken):
    sentence = _("The round closed on %(closed)s. You can no longer comment on this version.")


class RoundsOverlap(RuleBroken):
    sentence = _("Another round of this document is open in that period.")


class RoundNeedsTime(RuleBroken):
    sentence = _("A round must close after it opens.")


class QuoteMismatch(RuleBroken):
    """The words that were sent do not stand where they should. Never repaired by searching."""

    sentence = _(
        "The words you selected do not match the text of this version. Your comment is kept "
        "below: send it as a comment on the whole paragraph, or select the words again."
    )


class OneParagraph(RuleBroken):
    sentence = _(
        "Other words can be proposed for one paragraph at a time. Select words in one paragraph, "
        "or send this as a comment."
    )


class QuoteNotFound(RuleBroken):
    sentence = _(
        "The words “%(words)s” do not stand in this paragraph. Copy them exactly as they stand "
        "there, or leave the field empty to comment on the whole paragraph."
    )


class QuoteRepeated(RuleBroken):
    sentence = _(
        "The words “%(words)s” stand more than once in this paragraph. Copy some words around "
        "them too, so that it is clear which you mean."
    )


class NothingSaid(RuleBroken):
    sentence = _("Write your comment, or change the words.")


class NothingProposed(RuleBroken):
    sentence = _("The proposed words are the same as the words that stand there.")


class ThreadFull(RuleBroken):
    sentence = _("You cannot reply deeper in this conversation. Reply to an earlier comment.")


class OwnComment(RuleBroken):
    sentence = _("This is your own comment. It counts as your voice already.")


class CommentWithdrawn(RuleBroken):
    sentence = _("This comment was withdrawn by who wrote it.")


class TooLateToEdit(RuleBroken):
    sentence = _(
        "You can change a comment for %(minutes)s minutes, and only as long as nobody answered. "
        "You can still withdraw it, or add a reply."
    )


class ReasonForReportMissing(RuleBroken):
    sentence = _("Say in a few words what is wrong with this comment.")


class ReasonMissing(RuleBroken):
    sentence = _("Give a reason. Everybody can read why a comment is not or partly adopted.")


class AlreadyDecided(RuleBroken):
    sentence = _("This comment has been decided already. Reopen it first.")


class NothingToConfirm(RuleBroken):
    sentence = _("This comment has no place in this version. Say where its words are, or let go.")


class NotASuggestion(RuleBroken):
    sentence = _("This comment proposes no other words, so there is nothing to adopt in the text.")


class SuggestionConflict(RuleBroken):
    """The words of a suggestion changed. Carries ``base``, ``theirs`` and ``ours``."""

    sentence = _(
        "The words of this suggestion were changed in the draft, so it cannot be adopted by "
        "itself. Change the draft by hand, then decide."
    )


class UndecidedComments(RuleBroken):
    """Promise 4: nobody is left without an answer."""

    sentence = ngettext_lazy(
        "%(count)s comment has no decision yet. Decide it first, or give a reason to publish all "
        "the same; that reason is printed in the response report.",
        "%(count)s comments have no decision yet. Decide them first, or give a reason to publish "
        "all the same; that reason is printed in the response report.",
        "count",
    )


class MeetingNotHeldYet(RuleBroken):
    sentence = _("This meeting has yet to be held: it has no outcome and nobody was there.")
