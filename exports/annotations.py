"""Comments as data: W3C Web Annotations, with what that model lacks under our own name.

Pure: values in, plain lists and dictionaries out. See docs/dossier.md.
"""

from __future__ import annotations

from datetime import UTC, datetime
from typing import Any

from exports.facts import Discussion, Remark, Sender, Verdict

CONTEXT = "http://www.w3.org/ns/anno.jsonld"


def collection(discussion: Discussion) -> dict[str, Any]:
    """Return an AnnotationCollection of all comments, in the order of the text."""
    edition = discussion.edition
    base = edition.address.removesuffix(f"{edition.number}/")
    return {
        "@context": [CONTEXT, {"samenspraak": f"{edition.address}#"}],
        "id": f"{edition.address}#comments",
        "type": "AnnotationCollection",
        "label": edition.title,
        "total": len(discussion.remarks),
        "first": {
            "type": "AnnotationPage",
            "items": [_annotation(remark, base) for remark in discussion.remarks],
        },
    }


def _annotation(remark: Remark, base: str) -> dict[str, Any]:
    source = f"{base}{remark.version}/"
    proposes = remark.replacement is not None
    bodies = [_body(remark.text, "commenting")] if remark.text else []
    if remark.replacement is not None:
        bodies.append(_body(remark.replacement, "editing"))
    return {
        "id": f"{source}#comment-{remark.number}",
        "type": "Annotation",
        "motivation": ["commenting", "editing"] if proposes else "commenting",
        "created": _moment(remark.received),
        "creator": _creator(remark.sender),
        "body": bodies,
        "target": _target(remark, source),
        "samenspraak:number": remark.number,
        "samenspraak:channel": remark.channel,
        "samenspraak:source": remark.source,
        "samenspraak:late": remark.is_late,
        "samenspraak:paragraph": remark.place.number or None,
        "samenspraak:paragraphNow": remark.now.number or None,
        "samenspraak:agreed": remark.agreed,
        "samenspraak:replies": [
            {
                "creator": _creator(reply.sender),
                "created": _moment(reply.received),
                **_body(reply.text, "replying"),
            }
            for reply in remark.replies
        ],
        "samenspraak:decision": _decision(remark.verdict, remark.same),
    }


def _body(text: str, purpose: str) -> dict[str, str]:
    return {"type": "TextualBody", "value": text, "format": "text/plain", "purpose": purpose}


def _creator(sender: Sender) -> dict[str, str]:
    kind = "Person" if sender.name else "Organization"
    creator = {"type": kind, "name": sender.name or sender.organisation}
    if sender.name and sender.organisation:
        creator["samenspraak:organisation"] = sender.organisation
    return creator


def _target(remark: Remark, source: str) -> dict[str, Any]:
    target: dict[str, Any] = {"source": source}
    span = remark.place.span
    if span is not None:
        target["selector"] = [
            {
                "type": "TextQuoteSelector",
                "exact": remark.exact,
                "prefix": remark.prefix,
                "suffix": remark.suffix,
            },
            {"type": "TextPositionSelector", "start": span.start, "end": span.end},
        ]
    return target


def _decision(verdict: Verdict | None, same: tuple[str, ...]) -> dict[str, Any] | None:
    if verdict is None:
        return None
    return {
        "outcome": verdict.outcome,
        "reason": verdict.reason,
        "was": verdict.was,
        "becomes": verdict.becomes if verdict.was is not None else None,
        "sameAs": list(same),
    }


def _moment(moment: datetime) -> str:
    return moment.astimezone(UTC).isoformat(timespec="seconds")
