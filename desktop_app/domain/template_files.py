"""Templates as files: JSON with the pictures in it, checked like any foreign file before anything believes it.

    {"rostrum": "template", "version": 1, "key": "...", "title": "...", "language": "zh", "width": 297, "height": 210,
     "elements": [{"kind": "text", "x": 42, "y": 74, ...}], "pictures": {"<sha256>": "<base64 PNG>"}}

Values that are as usual are left out of an element, and so is the kind of a certificate; a badge and a name card say
"kind": "badge", "name-card". Whoever reads pictures from outside passes them through
`exchange.pictures` first (`exchange.templates` does).
"""

from __future__ import annotations

import base64
import binascii
import enum
import hashlib
import json
import re
from collections.abc import Callable, Mapping
from dataclasses import MISSING, fields
from typing import Any

from .merge_fields import is_field
from .refusal import Refusal
from .templates import (
    ARTS,
    FACES,
    FIELDS_OF,
    KINDS_OF,
    Align,
    Element,
    ElementKind,
    Stand,
    Template,
    TemplateKind,
    When,
    is_person_colour,
)
from .wording import fields_used

MAX_BYTES = 24 << 20
MAX_ELEMENTS = 300
MAX_TEXT = 4000
LENGTHS: Mapping[str, tuple[float, float]] = {
    "x": (-2000, 2000),
    "y": (-2000, 2000),
    "width": (0, 2000),
    "height": (0, 2000),
    "size": (0, 800),
    "smallest": (0, 800),
    "spacing": (-50, 400),
    "leading": (0.5, 6),
    "indent": (0, 40),
    "opacity": (0, 1),
}
"""What each number of an element may be."""

_COLOUR = re.compile(r"#[0-9A-Fa-f]{6}")
_KINDS: Mapping[str, type[enum.StrEnum]] = {
    "kind": ElementKind,
    "when": When,
    "align": Align,
    "stand": Stand,
}
_FLAGS = frozenset({"flows", "vertical", "justified", "multiply", "printed", "locked"})
_KNOWN = frozenset(each.name for each in fields(Element))


def read_template(data: bytes, kept: Callable[[str], bytes | None] = lambda _sha: None) -> Template:
    """A template from its file; pictures that are not in it are asked of `kept`, by SHA-256.

    Refuses (template-unreadable, template-fault with `where` and `what`) all it does not know: keys, kinds, faces,
    fields, colours, sizes, pictures that are nowhere."""
    if len(data) > MAX_BYTES:
        raise Refusal("template-too-big")
    try:
        raw = json.loads(data)
    except (ValueError, RecursionError) as error:
        raise Refusal("template-unreadable") from error
    if not isinstance(raw, dict) or not isinstance(raw.get("elements"), list):
        raise Refusal("template-unreadable")
    if raw.get("version", 1) != 1:
        raise Refusal("template-newer")
    if len(raw["elements"]) > MAX_ELEMENTS:
        raise _fault("elements", len(raw["elements"]))
    pictures = _pictures(raw.get("pictures", {}))
    kind = TemplateKind(_enum(TemplateKind, raw.get("kind", TemplateKind.CERTIFICATE.value), "kind"))
    made = Template(
        key=_text(raw, "key", 80),
        title=_text(raw, "title", 120),
        language=_one_of(raw.get("language", "zh"), ("zh", "en"), "language"),
        width=_number(raw.get("width"), 40, 1200, "width"),
        height=_number(raw.get("height"), 40, 1200, "height"),
        elements=tuple(_element(each, i, kind) for i, each in enumerate(raw["elements"], 1)),
        pictures=pictures,
        shift_x=_number(raw.get("shift_x", 0), -50, 50, "shift_x"),
        shift_y=_number(raw.get("shift_y", 0), -50, 50, "shift_y"),
        kind=kind,
    )
    for sha in made.pictures_used() - pictures.keys():
        data_kept = kept(sha)
        if data_kept is None:
            raise _fault("pictures", sha)
        pictures[sha] = data_kept
    return made


def written_template(template: Template, with_pictures: bool = True) -> bytes:
    """The file of a template, one element a line; the same template gives the same bytes."""
    head: dict[str, object] = {"rostrum": "template", "version": 1}
    for name in ("key", "title", "language", "width", "height", "shift_x", "shift_y"):
        head[name] = _plain(getattr(template, name))
    if template.kind is not TemplateKind.CERTIFICATE:
        head["kind"] = template.kind.value
    lines = ",\n".join(f"  {_json(element_values(element))}" for element in template.elements)
    parts = [f"{_json(name)}: {_json(value)}" for name, value in head.items()]
    parts.append(f'"elements": [\n{lines}\n]')
    used = sorted(template.pictures_used() & template.pictures.keys()) if with_pictures else []
    if used:
        told = {sha: base64.b64encode(template.pictures[sha]).decode("ascii") for sha in used}
        parts.append(f'"pictures": {json.dumps(told, indent=1)}')
    return ("{" + ",\n".join(parts) + "}\n").encode("utf-8")


def element_values(element: Element) -> dict[str, object]:
    """What differs from the usual, for a file."""
    told: dict[str, object] = {}
    for each in fields(Element):
        value = getattr(element, each.name)
        if each.default is MISSING or value != each.default:
            told[each.name] = value.value if isinstance(value, enum.Enum) else _plain(value)
    return told


def _element(raw: Any, place: int, kind: TemplateKind) -> Element:
    where = f"element {place}"
    if not isinstance(raw, dict) or "kind" not in raw:
        raise _fault(where, raw)
    if unknown := set(raw) - _KNOWN:
        raise _fault(where, min(unknown))
    made = Element(**{name: _value(name, value, where, kind) for name, value in raw.items()})
    if made.kind not in KINDS_OF[kind]:
        raise _fault(where, made.kind.value)
    if made.kind is ElementKind.ART and made.art not in ARTS:
        raise _fault(where, made.art)
    if made.kind is ElementKind.TEXT and made.size <= 0:
        raise _fault(where, "size")
    return made


def _value(name: str, value: Any, where: str, kind: TemplateKind) -> Any:
    if name in _KINDS:
        return _enum(_KINDS[name], value, where)
    if name in LENGTHS:
        return _number(value, *LENGTHS[name], f"{where}: {name}")
    if name in _FLAGS:
        if not isinstance(value, bool):
            raise _fault(where, name)
        return value
    return _wording(name, value, where, kind)


def _wording(name: str, value: Any, where: str, kind: TemplateKind) -> str:
    if not isinstance(value, str) or len(value) > MAX_TEXT:
        raise _fault(where, name)
    if name == "face":
        return _one_of(value, FACES, where)
    coloured = name == "colour" or (name in {"fill", "second_colour"} and value)
    if coloured and not (_COLOUR.fullmatch(value) or (kind.personal and is_person_colour(value))):
        raise _fault(where, value)
    known = FIELDS_OF[kind]
    if name == "text" and (unknown := [each for each in fields_used(value) if not is_field(each, known)]):
        raise _fault(where, "{{" + min(unknown) + "}}")
    return value


def _pictures(raw: Any) -> dict[str, bytes]:
    if not isinstance(raw, dict):
        raise _fault("pictures", raw)
    found = {}
    for sha, told in raw.items():
        try:
            data = base64.b64decode(told, validate=True)
        except (binascii.Error, TypeError, ValueError) as error:
            raise _fault("pictures", sha) from error
        if hashlib.sha256(data).hexdigest() != sha:
            raise _fault("pictures", sha)
        found[sha] = data
    return found


def _text(raw: Mapping[str, Any], name: str, longest: int) -> str:
    value = raw.get(name, "")
    if not isinstance(value, str) or len(value) > longest:
        raise _fault(name, value)
    return value


def _number(value: Any, least: float, most: float, where: str) -> float:
    if isinstance(value, bool) or not isinstance(value, int | float) or not least <= value <= most:
        raise _fault(where, value)
    return float(value)


def _enum(kind: type[enum.StrEnum], value: Any, where: str) -> enum.StrEnum:
    try:
        return kind(value)
    except ValueError as error:
        raise _fault(where, value) from error


def _one_of(value: Any, allowed: tuple[str, ...], where: str) -> str:
    if value not in allowed:
        raise _fault(where, value)
    return str(value)


def _fault(where: str, what: object) -> Refusal:
    return Refusal("template-fault", where=where, what=str(what)[:80])


def _plain(value: object) -> object:
    return int(value) if isinstance(value, float) and value.is_integer() else value


def _json(value: object) -> str:
    return json.dumps(value, ensure_ascii=False)
