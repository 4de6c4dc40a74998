from __future__ import annotations

from django.urls import path

from feedback.views import (
    answers,
    commenting,
    deciding,
    desk,
    mine,
    moderating,
    noting,
    placing,
    publishing,
    reading,
    rounds,
    second_thoughts,
    selecting,
    together,
    undoing,
)

app_name = "feedback"
_VERSION = "stukken/<slug:slug>/versie/<number:number>/"
_DESK = "stukken/<slug:slug>/redactietafel/"
urlpatterns = [
    path(_VERSION, reading.reading, name="reading"),
    path(f"{_VERSION}woorden/", selecting.on_words, name="on_words"),
    path(f"{_VERSION}stand/", reading.state, name="state"),
    path(f"{_VERSION}reageer/", commenting.on_whole, name="on_whole"),
    path(f"{_VERSION}reageer/<slug:block>/", commenting.on_block, name="on_block"),
    path("reacties/", mine.mine, name="mine"),
    path("reacties/<number:pk>/", commenting.comment, name="comment"),
    path("reacties/<number:pk>/eens/", second_thoughts.agree, name="agree"),
    path("reacties/<number:pk>/wijzigen/", second_thoughts.edit, name="edit"),
    path("reacties/<number:pk>/intrekken/", second_thoughts.withdraw, name="withdraw"),
    path("reacties/<number:pk>/melden/", second_thoughts.report, name="report"),
    path("reacties/gemeld/", moderating.reported, name="reported"),
    path("reacties/<number:pk>/verbergen/", moderating.hide, name="hide"),
    path("reacties/<number:pk>/houden/", moderating.keep, name="keep"),
    path(_DESK, desk.desk, name="desk"),
    path(f"{_DESK}samen/", together.together, name="together"),
    path(f"{_DESK}toewijzen/", together.assign, name="assign"),
    path(f"{_DESK}ongedaan/", undoing.undo, name="undo"),
    path(f"{_DESK}antwoorden/", answers.answers, name="answers"),
    path(f"{_DESK}<number:pk>/", desk.one, name="desk_one"),
    path(f"{_DESK}<number:pk>/beslis/", deciding.decide, name="decide"),
    path(f"{_DESK}<number:pk>/kies/", deciding.choose, name="choose_words"),
    path(f"{_DESK}<number:pk>/voorbeeld/", deciding.look, name="look"),
    path(f"{_DESK}<number:pk>/notitie/", noting.note, name="note"),
    path(f"{_DESK}<number:pk>/heropenen/", deciding.reopen, name="reopen"),
    path(f"{_DESK}<number:pk>/plaats/", placing.place, name="place"),
    path("stukken/<slug:slug>/rondes/", rounds.rounds, name="rounds"),
    path("stukken/<slug:slug>/rondes/<number:pk>/sluiten/", rounds.close, name="close_round"),
    path("stukken/<slug:slug>/uitgeven/", publishing.publish, name="publish"),
]
