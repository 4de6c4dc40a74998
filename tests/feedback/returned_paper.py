"""A paper that was sent out, and what came back in its Word file."""

from __future__ import annotations

from tests.feedback.returned_files import SentBack

TEXT = (
    "<h2>De kade</h2>",
    "<p>De kade is smal en druk. Fietsers en wandelaars zitten elkaar in de weg.</p>",
    "<p>Wij vragen de gemeente om een breder pad, met banken en met schaduw.</p>",
    "<p>De bomen blijven staan. Zij zijn oud en geven koelte in de zomer.</p>",
    "<h2>De buurt</h2>",
    "<ul><li>Bewoners willen vroeg meepraten.</li><li>Ondernemers ook.</li></ul>",
    "<p>Het plan van vorig jaar kwam te laat. Het was ook te dik.</p>",
    "<table><tr><th>Wat<th>Hoeveel<tr><td>Fietsers<td>twaalfhonderd</table>",
    '<p>De cijfers zijn van ons zelf.<sup data-fn="n1"></sup> Iedereen mag ze zien.</p>',
    "<blockquote><p>Laat ons niet wachten tot alles klaar is.</p></blockquote>",
    "<p>Dit hoofdstuk is een oude tekst.</p>",
    "<p>Tot slot danken wij alle buren.</p>",
    '<ol data-notes=""><li data-note="n1"><p>Geteld op een dinsdag in mei.</p></li></ol>',
)
# The twelve comments: the words that are meant, and what is said of them.
COMMENTS = [
    ("De kade", "Welke kade?"),
    ("smal", "Hoe smal?"),
    ("Fietsers en wandelaars", "En scooters."),
    ("een breder pad", "Hoe breed?"),
    ("met schaduw", "Dus bomen."),
    ("De bomen blijven staan.", "Heel goed."),
    ("Bewoners willen", "Helemaal eens."),
    ("Ondernemers", "Ook de markt?"),
    ("te laat", "Een half jaar!"),
    ("cijfers", "Welke?"),
    ("niet wachten", "Precies."),
    ("alle buren", "Lief."),
]
# The fifteen changes: what stands there, and what it becomes. A move is two: away and to.
CHANGES = [
    ("druk", "vol"),
    ("in de weg", "dwars"),
    ("gemeente", "gemeente dringend"),
    (", met banken", ""),
    ("zijn ", "zijn honderd jaar "),
    ("in de zomer", "op hete dagen"),
    ("vroeg", "op tijd"),
    ("ook.", "ook.\u2028En de scholen."),
    (" Het was ook te dik.", ""),
    ("twaalfhonderd", "1.240"),
    (" zelf", ""),
    ("zien.", "zien. Het was ook te dik."),
    ("klaar", "beslist"),
    ("Dit hoofdstuk is een oude tekst.", ""),
    ("wij", "wij van harte"),
]


def sent_back(version):
    """What a reader did with the file: twelve comments and fifteen changes."""
    file = SentBack(version)
    for words, text in COMMENTS:
        file.say(words, text)
    file.put_instead("druk", "vol")
    file.put_instead("in de weg", "dwars")
    file.put_in("gemeente", " dringend")
    file.leave_out(", met banken")
    file.put_in("Zij zijn ", "honderd jaar ")
    file.put_instead("in de zomer", "op hete dagen")
    file.put_instead("vroeg", "op tijd")
    file.new_paragraph(" ook.", "En de scholen.")
    file.move(" Het was ook te dik.", after="mag ze zien.")
    file.put_instead("twaalfhonderd", "1.240")
    file.leave_out(" zelf")
    file.put_instead("klaar", "beslist")
    file.leave_out_paragraph("Dit hoofdstuk is een oude tekst.")
    file.put_in("Tot slot danken wij", " van harte")
    return file.content()
