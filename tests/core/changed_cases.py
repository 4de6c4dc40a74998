"""The rest of anchoring_cases: words that were edited, are gone, or have a twin."""

from __future__ import annotations

from tests.core.anchoring_cases import ARTIKELEN, PLEIN, SCHOOL, WEG, lines

CHANGED = {
    # Edited.
    "word inserted inside": (
        "Het [grote plein] is af.",
        "Het [grote groene plein] is af.",
        "edited",
    ),
    "word struck inside": ("Het [grote groene plein] is af.", "Het [grote plein] is af.", "edited"),
    "word replaced inside": (
        "[De bewoners vragen om bomen] en meer.",
        "[De bewoners smeken om bomen] en meer.",
        "edited",
    ),
    "first word replaced": (
        "Wij [vinden het plein mooi] en rustig.",
        "Wij [noemen het plein mooi] en rustig.",
        "edited",
    ),
    "last word replaced": (
        "Wij [vinden het plein mooi] en rustig.",
        "Wij [vinden het plein lelijk] en rustig.",
        "edited",
    ),
    "last word replaced before a sign": (
        "Wij [vinden het plein mooi.]",
        "Wij [vinden het plein lelijk.]",
        "edited",
    ),
    "plural became singular": ("De [bewoners] vragen.", "De [bewoner] vragen.", "edited"),
    "spelling corrected": ("De [gemeenteraat] besluit.", "De [gemeenteraad] besluit.", "edited"),
    "capital set": ("De [raad] besluit.", "De [Raad] besluit.", "edited"),
    "number changed": (
        "Een [snelheid van 30 km] per uur.",
        "Een [snelheid van 20 km] per uur.",
        "edited",
    ),
    "diacritic set": ("Met [een stem] besloten.", "Met [één stem] besloten.", "edited"),
    "compound written apart": (
        "Op de [lange termijnplannen] letten.",
        "Op de [langetermijnplannen] letten.",
        "edited",
    ),
    "sentence reworded": (
        "[Wij vragen om een spoedige reactie.] Dank.",
        "[Wij vragen om een reactie.] Die zien wij graag spoedig tegemoet. Dank.",
        "edited",
    ),
    "long insertion inside": (
        "[De raad besluit over het plein.] Dat is goed.",
        "[De raad besluit, gehoord de bewoners en ondernemers, over het plein.] Dat is goed.",
        "edited",
    ),
    # Removed.
    "word struck": ("Een [spoedige] reactie graag.", "Een reactie graag.", "removed"),
    "sentence struck": (
        "Wij zijn blij. [Het plein is leeg.] Dat is jammer.",
        "Wij zijn blij. Dat is jammer.",
        "removed",
    ),
    "block struck": (lines(PLEIN, f"[{WEG}]", SCHOOL), lines(PLEIN, SCHOOL), "removed"),
    "word replaced by another": ("Het [plein] is leeg.", "Het gebouw is leeg.", "removed"),
    "everything struck": (f"[{PLEIN}]", "", "removed"),
    "everything rewritten": (f"[{WEG}]", SCHOOL, "removed"),
    "short words do not turn up elsewhere": (
        lines("Dank aan [Linus] en de anderen.", PLEIN),
        lines("Onze machines draaien.", PLEIN, "Linus was hier."),
        "removed",
    ),
    # Look-alikes: a comment never goes to a twin.
    "struck, a look-alike takes its number": (
        lines(f"[{ARTIKELEN[0]}]", *ARTIKELEN[1:]),
        lines(ARTIKELEN[1].replace("4.", "3."), ARTIKELEN[2].replace("5.", "4.")),
        "removed",
    ),
    "the look-alike keeps its own comment": (
        lines(
            ARTIKELEN[0],
            ARTIKELEN[1].replace("het college", "[het college") + "]",
        ),
        ARTIKELEN[1].replace("4.", "3.").replace("het college", "[het college") + "]",
        "unchanged",
    ),
    "first of two twins struck": (
        lines(
            "Groep Alfa meldt dat [de proef geslaagd is.]",
            WEG,
            "Groep Bèta meldt dat de proef geslaagd is.",
        ),
        lines(WEG, "Groep Bèta meldt dat de proef geslaagd is."),
        "removed",
    ),
    "second of two twins stays the second": (
        lines(
            "Zie [de bijlage] van de nota.".replace("[", "").replace("]", ""),
            WEG,
            "Zie [de bijlage] van de nota.",
        ),
        lines("Zie de bijlage van de nota.", WEG, PLEIN, "Zie [de bijlage] van de nota."),
        "unchanged",
    ),
    "a twin is added before": (
        lines(PLEIN, "Zie [de bijlage] van de nota."),
        lines("Zie de bijlage van de nota.", PLEIN, "Zie [de bijlage] van de nota."),
        "unchanged",
    ),
    "the same heading in every chapter": (
        lines(
            "Groen",
            "Toelichting",
            PLEIN,
            "Verkeer",
            "[Toelichting]",
            WEG,
            "School",
            "Toelichting",
            SCHOOL,
        ),
        lines(
            "Verkeer",
            "[Toelichting]",
            WEG,
            "Groen",
            "Toelichting",
            PLEIN,
            "School",
            "Toelichting",
            SCHOOL,
        ),
        "unchanged",
    ),
    "common word keeps its place": (
        "de raad en de [bewoners] en de school",
        "de raad, de school en de [bewoners] en de school",
        "unchanged",
    ),
    "sentences that begin alike": (
        "Wij vragen om groen. Wij vragen om [rust]. Wij vragen om licht.",
        "Wij vragen om [rust]. Wij vragen om licht.",
        "unchanged",
    ),
    # Other scripts.
    "emoji before": ("👍🏽 De [raad] besluit.", "👍🏽👍🏽 De [raad] besluit.", "unchanged"),
    "emoji family quoted": ("Voor [👨‍👩‍👧] en meer.", "Ook voor [👨‍👩‍👧] en meer.", "unchanged"),
    "hebrew": ("שלום [עולם] טוב", "שלום גדול [עולם] טוב", "unchanged"),
    "arabic": ("هذا [النص] قديم", "هذا هو [النص] قديم", "unchanged"),
    "footnote mark inside": (
        "De [raad\ufffc besluit] nu.",
        "De [raad\ufffc besluit] later.",
        "unchanged",
    ),
    "footnote mark struck": ("De [raad\ufffc besluit] nu.", "De [raad besluit] nu.", "edited"),
    # Places between words.
    "a place between two words": ("De raad[] besluit.", "Nu: de raad[] besluit.", "unchanged"),
    "a place that is gone": ("De raad besluit. Het[] plein is af.", "De raad besluit.", "removed"),
}
