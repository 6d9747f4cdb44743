"""Certificate templates as data: a page and its elements, read from JSON and checked like any foreign file.

Lengths are millimetres from the top left corner, type sizes points. Texts may use {{fields}} from `domain.wording` and
{{wording}}. An element without recipient's fields belongs to the plate, which is drawn once.
"""

from __future__ import annotations

import json
from collections.abc import Mapping
from dataclasses import dataclass, fields
from functools import lru_cache
from typing import Any

from desktop_app import paths
from desktop_app.domain.wording import FIELDS, fields_used

from .colour import Colour, hexed
from .fonts import FILES

KINDS = frozenset({"text", "art", "line", "qr", "issuers", "signature"})
ALIGNS = frozenset({"left", "centre", "right"})
WHENS = frozenset({"", "person", "group", "numbered"})
COMMON_FIELDS = frozenset({"meeting", "issuer", "signer", "date", "year"})
"""The same on every certificate of a run."""


@dataclass(frozen=True, slots=True)
class Element:
    """One thing on the page: `kind` says which of the other values it uses, `when` on which certificates it stands."""

    kind: str
    x: float
    y: float
    width: float = 0.0
    height: float = 0.0
    when: str = ""
    text: str = ""
    face: str = "kai"
    size: float = 12.0
    smallest: float = 0.0
    align: str = "left"
    spacing: float = 0.0
    leading: float = 1.6
    indent: float = 0.0
    justified: bool = False
    colour: Colour = (0.0, 0.0, 0.0)
    art: str = ""

    @property
    def of_plate(self) -> bool:
        """Whether it looks the same on every certificate."""
        return self.kind in {"art", "line", "issuers", "signature"} or (
            self.kind == "text"
            and self.when in {"", "person", "group"}
            and set(fields_used(self.text)) <= COMMON_FIELDS
        )


@dataclass(frozen=True, slots=True)
class Template:
    """A designed certificate: its language and page size in millimetres."""

    key: str
    title: str
    language: str
    width: float
    height: float
    elements: tuple[Element, ...]


class TemplateFault(ValueError):
    """The file is no template of ours; the text says where and why, for the log and the studio."""


@lru_cache
def template(key: str, language: str) -> Template:
    """A template that comes with the program, by key and language (zh, en). TemplateFault when there is none."""
    path = paths.resources() / "templates" / f"{key}.{language}.json"
    if not path.is_file():
        raise TemplateFault(f"no template {key} in {language}")
    return read_template(path.read_bytes())


def read_template(data: bytes) -> Template:
    """A template from JSON. TemplateFault for anything it does not know: keys, kinds, faces, fields, colours."""
    try:
        raw = json.loads(data)
    except ValueError as error:
        raise TemplateFault(f"not JSON: {error}") from error
    if not isinstance(raw, dict) or not isinstance(raw.get("elements"), list):
        raise TemplateFault("no list of elements")
    width, height = (_number(raw, name, 40, 1200) for name in ("width", "height"))
    elements = tuple(_element(each, f"element {i}") for i, each in enumerate(raw["elements"], 1))
    return Template(
        str(raw.get("key", "")),
        str(raw.get("title", "")),
        str(raw.get("language", "zh")),
        width,
        height,
        elements,
    )


def _element(raw: Any, where: str) -> Element:
    known = {each.name: each for each in fields(Element)}
    if not isinstance(raw, dict) or set(raw) - known.keys():
        raise TemplateFault(
            f"{where}: unknown {sorted(set(raw) - known.keys()) if isinstance(raw, dict) else raw}"
        )
    values: dict[str, Any] = dict(raw)
    for name, allowed in _ALLOWED.items():
        if name in values and values[name] not in allowed:
            raise TemplateFault(f"{where}: {name} {values[name]!r}")
    for name in ("x", "y", "width", "height", "size", "smallest", "spacing", "leading", "indent"):
        if name in values:
            values[name] = _number(values, name, -100 if name in "xy" else 0, 1200)
    if "colour" in values:
        values["colour"] = _colour(values["colour"], where)
    text = str(values.get("text", ""))
    unknown = set(fields_used(text)) - {*FIELDS, "wording"}
    if unknown or not {"kind", "x", "y"} <= values.keys():
        raise TemplateFault(f"{where}: {sorted(unknown) or 'kind, x and y are needed'}")
    return Element(**values)


def _number(raw: Mapping[str, Any], name: str, least: float, most: float) -> float:
    value = raw.get(name)
    if isinstance(value, bool) or not isinstance(value, int | float) or not least <= value <= most:
        raise TemplateFault(f"{name}: {value!r}")
    return float(value)


def _colour(value: Any, where: str) -> Colour:
    try:
        return hexed(str(value))
    except ValueError as error:
        raise TemplateFault(f"{where}: {error}") from error


_ALLOWED: Mapping[str, frozenset[Any]] = {
    "kind": KINDS,
    "align": ALIGNS,
    "when": WHENS,
    "face": frozenset(FILES),
    "justified": frozenset({True, False}),
}
