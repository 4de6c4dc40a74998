"""Earlier and later texts with the same words in [brackets], and what happened to them.

No brackets in the later text: the words are gone. KEPT words are the same, wherever
they went; CHANGED ones are edited, gone, or have a twin that they must not be taken for.
"""

from __future__ import annotations

PLEIN = "Het plein wordt groen. Er komen bomen en bankjes."
WEG = "De Dorpsstraat wordt een fietsstraat met een snelheid van 30 km per uur."
SCHOOL = "De school krijgt een nieuwe ingang aan de kant van het park."
ARTIKELEN = (
    "Artikel 3. De vereniging verzoekt het college de snelheid in de Dorpsstraat te verlagen.",
    "Artikel 4. De vereniging verzoekt het college de snelheid in de Kerkstraat te verlagen.",
    "Artikel 5. Wij vragen om een spoedige reactie.",
)


def lines(*blocks: str) -> str:
    return "\n".join(blocks)


KEPT = {
    # Nothing happened to the words.
    "nothing changed": (PLEIN + " [Bomen] zijn mooi.", PLEIN + " [Bomen] zijn mooi.", "unchanged"),
    "block inserted before": ("De [raad] besluit.", "Inleiding\nDe [raad] besluit.", "unchanged"),
    "block struck before": ("Inleiding\nDe [raad] besluit.", "De [raad] besluit.", "unchanged"),
    "word inserted before": ("Het [plein] is leeg.", "Het grote [plein] is leeg.", "unchanged"),
    "word inserted after": ("Het [plein] is leeg.", "Het [plein] is nu leeg.", "unchanged"),
    "word struck before": ("Het hele [plein] is leeg.", "Het [plein] is leeg.", "unchanged"),
    "sentence struck before": (
        "Wij zijn blij. Het [plein] is leeg. Dat is jammer.",
        "Het [plein] is leeg. Dat is jammer.",
        "unchanged",
    ),
    "everything else rewritten": (
        lines("Een oud begin.", f"[{WEG}]", "Een oud slot."),
        lines("Vooraf iets anders.", f"[{WEG}]", "Achteraf ook."),
        "unchanged",
    ),
    "whole block quoted": (lines(PLEIN, f"[{WEG}]"), lines(SCHOOL, f"[{WEG}]"), "unchanged"),
    "whole text quoted": (f"[{PLEIN}]", f"[{PLEIN}]", "unchanged"),
    "first word": ("[Het] plein is leeg.", "[Het] plein is niet leeg.", "unchanged"),
    "last sign": ("Het plein is leeg[.]", "Het plein is niet leeg[.]", "unchanged"),
    "over two blocks": (
        lines("Het plein [is leeg.", "De raad] besluit."),
        lines("Kop", "Het plein [is leeg.", "De raad] besluit."),
        "unchanged",
    ),
    "capital elsewhere": ("de Raad en het [plein]", "De raad en het [plein]", "unchanged"),
    # Typography says nothing.
    "quotes became curly": (
        "Het 'groene [plein]' is af.",
        "Het ‘groene [plein]’ is af.",
        "unchanged",
    ),
    "quoted quotes became curly": ('Het ["plein"] is af.', "Het [“plein”] is af.", "unchanged"),
    "dash became long": ("Kosten [2024-2025] vast.", "Kosten [2024–2025] vast.", "unchanged"),
    "dots became one": ("En [verder... niets] meer.", "En [verder… niets] meer.", "unchanged"),
    "hard space": ("Ruim [30 km] per uur.", "Ruim [30\u00a0km] per uur.", "unchanged"),
    "soft hyphen": ("De [fietsstraat] komt.", "De [fiets\u00adstraat] komt.", "unchanged"),
    "zero width space": ("De [fietsstraat] komt.", "De [fiets\u200bstraat] komt.", "unchanged"),
    "decomposed accents": ("Het [café] sluit.", "Het [cafe\u0301] sluit.", "unchanged"),
    "two blanks": ("De [raad besluit] nu.", "De [raad  besluit] nu.", "unchanged"),
    "windows line ends": ("Kop\r\nDe [raad] besluit.", "Kop\nDe [raad] besluit.", "unchanged"),
    # Moved.
    "block moved down": (
        lines(f"[{WEG}]", PLEIN, SCHOOL),
        lines(PLEIN, SCHOOL, f"[{WEG}]"),
        "moved",
    ),
    "block moved up": (lines(PLEIN, SCHOOL, f"[{WEG}]"), lines(f"[{WEG}]", PLEIN, SCHOOL), "moved"),
    "word in a block that moved": (
        lines(WEG.replace("fietsstraat", "[fietsstraat]"), PLEIN, SCHOOL),
        lines(PLEIN, SCHOOL, WEG.replace("fietsstraat", "[fietsstraat]")),
        "moved",
    ),
    "two blocks changed places": (
        lines(f"[{WEG}]", SCHOOL + PLEIN),
        lines(SCHOOL + PLEIN, f"[{WEG}]"),
        "moved",
    ),
    "sentence moved within a block": (
        f"[Het college beslist binnen zes weken.] {WEG} {SCHOOL}",
        f"{WEG} {SCHOOL} [Het college beslist binnen zes weken.]",
        "moved",
    ),
    "sentence moved to another block": (
        lines(f"{WEG} [Het college beslist binnen zes weken.]", PLEIN, SCHOOL),
        lines(WEG, PLEIN, f"{SCHOOL} [Het college beslist binnen zes weken.]"),
        "moved",
    ),
    "block moved and edited": (
        lines(f"[{WEG}]", PLEIN, SCHOOL),
        lines(PLEIN, SCHOOL, f"[{WEG.replace('30', '20')}]"),
        "edited",
    ),
    "untouched words in a block moved and edited": (
        lines(WEG.replace("fietsstraat", "[fietsstraat]"), PLEIN, SCHOOL),
        lines(PLEIN, SCHOOL, WEG.replace("fietsstraat", "[fietsstraat]").replace("30", "20")),
        "moved",
    ),
    # Split and merged.
    "block split before": (
        "Het plein is af. [De bomen] staan er.",
        "Het plein is af.\n[De bomen] staan er.",
        "unchanged",
    ),
    "block split behind": (
        "[Het plein] is af. De bomen staan er.",
        "[Het plein] is af.\nDe bomen staan er.",
        "unchanged",
    ),
    "block split inside": (
        "Het plein [is af. De bomen] staan er.",
        "Het plein [is af.\nDe bomen] staan er.",
        "edited",
    ),
    "blocks merged": (
        "Het plein is af.\n[De bomen] staan er.",
        "Het plein is af. [De bomen] staan er.",
        "unchanged",
    ),
    "became a row": ("Kosten\n[drie ton]", "Kosten\t[drie ton]", "unchanged"),
    "line break became a block": ("Kosten\u2028[drie ton]", "Kosten\n[drie ton]", "unchanged"),
}
