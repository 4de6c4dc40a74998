"""A paper with two rounds behind it, in either language, for the tests of files."""

from __future__ import annotations

from io import BytesIO

from django.core.files.base import ContentFile
from django.core.files.storage import default_storage
from django.utils import timezone
from PIL import Image

from documents.models import Audience, Document, Kind, Version
from feedback.actions import comments, decisions, rounds
from feedback.actions.comments import Sender
from feedback.models import Channel, Comment, Merge, Outcome
from members.models import Organisation
from tests import world

MOVED = "<p>De tafel staat in het midden van de zaal en iedereen kan erbij zitten.</p>"
TABLE = (
    "<table><caption>De rondvraag</caption><tr><th>Vraag</th><th>Ja</th></tr>"
    "<tr><td>Op tijd betrokken</td><td>19</td></tr>"
    "<tr><td>Antwoord gekregen</td><td>31</td></tr></table>"
)
WANTED = (
    "<p>Wij willen op termijn <strong>meebeslissen</strong> over onze buurt."
    "<sup data-fn='n1'></sup></p>"
)
FIRST = (
    "<h2>Waarom</h2>",
    MOVED,
    WANTED,
    "<ul><li>een stoel</li><li>een stem<ul><li>die telt</li></ul></li></ul>",
    "<blockquote><p>Een nee is vervelend, stilte is erger.</p></blockquote>",
    TABLE,
    "<h3>Hoe dan</h3>",
    "<p>Lees meer op <a href='https://example.org/'>deze bladzijde</a>, of kom langs.</p>",
    "<p>Deze alinea gaat straks helemaal weg, want niemand had er iets aan.</p>",
    "<ol data-notes=''><li data-note='n1'><p>Zie de verordening.</p></li></ol>",
)
SECOND = (
    *(text.replace("op termijn", "voor 1 januari 2028") for text in (FIRST[0], *FIRST[2:8])),
    MOVED,
    "<p>Hier staat een geheel nieuwe alinea over geld.</p>",
    FIRST[-1],
)

# Whatever the limits on the way in let through, in two versions that differ everywhere.
DEEP = "<ul><li>een" * 9 + "</li></ul>" * 9
WIDE = "".join(f"<td>{number} kolom</td>" for number in range(20))
SPANNED = (
    "<table><tr><th>a</th><th colspan='2'>b</th></tr><tr><th rowspan='2'>c</th><td>d</td>"
    "<td>e</td></tr><tr><td>f</td><td>g</td></tr></table>"
)
# From right to left, with marks, a list and a table; and emoji of every make.
STRANGE = (
    "<h3>Feest 🎉 voor שלום</h3>",
    "<p>Emoji 😀 🙂 👍🏽 ❤️ ✅ 👨‍👩‍👧 🇳🇱 1️⃣ in <strong>vet 🏠</strong> en <em>schuin 🏠</em>.</p>",
    "<p>In een zin: שלום עולם (5 huizen), مرحبا بالعالم ٣ en dan verder.</p>",
    (
        "<p>قال <strong>الجار الأول</strong> ثم <em>الجار الثاني</em> ثم "
        "<a href='https://example.org/'>Amsterdam</a>، وأن تكون كل ردودهم مسموعة (انظر الفصل 3) "
        "في كل حي من أحياء المدينة وفي كل شارع وبيت.</p>"
    ),
    "<h3>שכנים מחליטים יחד</h3>",
    "<ul><li>ראשון</li><li>שני<ul><li>ובתוכו</li></ul></li></ul>",
    "<blockquote><p>ציטוט של שכן.</p></blockquote>",
    "<table><tr><th>سؤال</th><th>نعم</th></tr><tr><td>في الوقت</td><td>19</td></tr></table>",
)
TORTURE = (
    "<h4>Te diepe kop</h4>",
    DEEP,
    DEEP.replace("ul>", "ol>"),
    f"<table>{f'<tr>{WIDE}</tr>' * 60}</table>",
    SPANNED,
    "<p>" + "https://example.org/" + "pad/" * 70 + "</p>",
    "<p>" + "w" * 120 + "</p>",
    *STRANGE,
    "<p>x<sup>2</sup> H<sub>2</sub>O <strong><em>vet en schuin</em></strong><br>nieuwe regel</p>",
    "<blockquote><p>citaat</p><ul><li>lijst in citaat</li></ul></blockquote><hr>",
    "".join(f"<p>Zin {n}.<sup data-fn='n{n}'></sup></p>" for n in range(1, 41)),
    "<ol data-notes=''>"
    + "".join(f"<li data-note='n{n}'><p>Noot {n} zelf.</p></li>" for n in range(1, 41))
    + "</ol>",
)
TORTURE_LATER = (
    "<h2>Kop</h2>",
    DEEP.replace("een", "twee en meer"),
    f"<table>{f'<tr>{WIDE}</tr>' * 30}</table>",
    "<p>" + "https://example.org/" + "weg/" * 70 + "</p>",
    *(text.replace(" في", " نعم في").replace("🎉", "🎉🎉 en 🚲") for text in STRANGE),
    "<p>Zin 1.</p><p>Zin 3.<sup data-fn='n3'></sup></p>",
    "<ol data-notes=''><li data-note='n3'><p>Noot 3 zelf, anders.</p></li></ol>",
)


PICTURE = "plein.png"


def picture() -> str:
    """A figure with a picture among our own files, with what it shows and what it means."""
    if not default_storage.exists(PICTURE):
        out = BytesIO()
        # With a see-through corner and in a palette: what PDF/A is picky about.
        Image.new("RGBA", (120, 80), (11, 81, 96, 128)).save(out, "PNG")
        default_storage.save(PICTURE, ContentFile(out.getvalue()))
    return (
        f'<figure><img src="/media/{PICTURE}" alt="Een leeg plein met een boom in de hoek">'
        "<figcaption>Het plein zoals het nu is</figcaption></figure>"
    )


# What no text may hold, but what people send all the same.
HOSTILE = (
    "w" * 300 + " 👍🏽 👨‍👩‍👧 שלום עולם مرحبا 木 \u202eomgekeerd\u202c\n\n=SOM(A1:A9)\n\n"
    "<b>geen</b> <script>alert(1)</script> &amp; “aanhaling” \x07" + "heel lang " * 180
)


def tortured() -> Document:
    """Two versions of whatever the limits let through, with comments that nobody would print."""
    document = world.paper(slug="marteling", title="Marteling & “meer” <i>", summary="")
    first = world.frozen(document, picture(), *TORTURE)
    for words in ("citaat", "20 kolom" if "20 kolom" in first.text else "kolom", "Zin 1."):
        said = world.say(first, words, text=HOSTILE, replacement=HOSTILE[:40].replace("w", "v"))
        comments.reply(said, sender=Sender.of(world.editor_of(document)), text=HOSTILE)
    for _ in range(2):
        _answer(world.say(first, text="Over het geheel."), Outcome.NOT_ADOPTED, HOSTILE)
    world.frozen(document, picture(), *TORTURE_LATER)
    return document


def discussed(language: str = "nl", **fields: str) -> Document:
    """A public document with concept 1, a closed round with answers, and concept 2."""
    document = world.paper(language=language, summary="Bewoners vragen een stoel.", **fields)
    first = world.frozen(document, *FIRST, note="Eerste tekst.")
    _talk(first)
    world.frozen(document, *SECOND, note="Wat er met uw reacties is gedaan.")
    return document


def definitive(document: Document, **fields: str) -> Version:
    return world.frozen(
        document, *SECOND, "<p>Vastgesteld in de zaal.</p>", kind=Kind.DEFINITIVE, **fields
    )


def _talk(version: Version) -> None:
    held = world.open_round(version, audience=Audience.PUBLIC)
    fatima = world.person("Fatima", member=True)
    suggestion = world.say(
        version, "op termijn", by=fatima, text="Noem een datum.", replacement="voor 1 januari 2028"
    )
    comments.reply(suggestion, sender=Sender.of(world.person("Joost", member=True)), text="Eens!")
    nameless = comments.comment(
        version,
        sender=Sender(user=world.person("Geheim", member=True), published_name=""),
        text="Ik woon hier al veertig jaar.",
    )
    letter = comments.comment(
        version,
        sender=Sender(
            user=None,
            published_name="",
            organisation=Organisation.objects.get_or_create(name="De Brug")[0],
            channel=Channel.LETTER,
            source="brief van 3 mei",
        ),
        text="Onze leden missen het geld 👍.",
    )
    _answer(suggestion, Outcome.ADOPTED, "Een datum is duidelijker.")
    Merge.objects.create(
        comment=suggestion,
        was="op termijn",
        becomes="voor 1 januari 2028",
        merged_at=timezone.now(),
    )
    _answer(nameless, Outcome.NOTED, "")
    _answer(letter, Outcome.PARTLY, "Er staat nu een alinea over geld.")
    rounds.close_round(held)


def _answer(comment: Comment, outcome: Outcome, reason: str) -> None:
    decisions.decide([comment], outcome=outcome, by=None, reason=reason)
