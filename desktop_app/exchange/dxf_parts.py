"""A DXF in parts: its unit, the layers that are not shown, its blocks, and the entities of its model space.

Read in one go: of what is not drawn nothing is held.
"""

from __future__ import annotations

from collections.abc import Set
from dataclasses import dataclass, field

from desktop_app.domain.job import Job, Step
from desktop_app.domain.refusal import Refusal

from .dxf_shapes import Point
from .dxf_tags import Entity, Tag, read_tags

MOST_KEPT = 2_000_000
"""Entities and their values held at once: some 300 MB."""
TAGS_EVERY = 5_000
CODES = frozenset(
    {0, 1, 2, 3, 8, 9, 10, 11, 12, 13, 20, 21, 22, 23, 40, 41, 42, 44, 45}
    | {50, 51, 60, 62, 67, 70, 71, 72, 73, 74, 230}
)
"""The group codes anything here asks for; the rest (handles, heights, colours) is let go while reading."""
FRAMES = frozenset({"SECTION", "LAYER", "BLOCK", "ENDBLK"})


@dataclass
class Block:
    """What is inserted as one, and the point of it that comes to lie at the place of insertion."""

    base: Point = (0.0, 0.0)
    entities: list[Entity] = field(default_factory=list)


@dataclass
class Parts:
    """What a drawing is made of; blocks and hidden layers by their names in small letters."""

    unit: int = 0
    hidden: set[str] = field(default_factory=set)
    blocks: dict[str, Block] = field(default_factory=dict)
    entities: list[Entity] = field(default_factory=list)
    section: str = ""
    block: Block = field(default_factory=Block)

    def take(self, record: Entity) -> int:
        """Put a record where it belongs; how much of it is held."""
        if record.kind == "SECTION":
            self.section = record.text(2)
            self.unit = _header_unit(record.tags) if self.section == "HEADER" else self.unit
            return 0
        if self.section == "TABLES" and record.kind == "LAYER":
            self._hide(record)
        elif self.section == "BLOCKS":
            self._sort(record)
        elif self.section == "ENTITIES":
            self.entities.append(record)
        else:
            return 0
        return 1 + len(record.tags)

    def _hide(self, layer: Entity) -> None:
        """What is on a layer that is frozen or off is not shown."""
        if layer.flag(70) & 1 or layer.number(62, 7) < 0:
            self.hidden.add(layer.text(2).casefold())

    def _sort(self, record: Entity) -> None:
        """A record of the blocks belongs to the one that is open; after its end, to none."""
        if record.kind == "BLOCK":
            self.block = Block((record.number(10), record.number(20)))
            self.blocks[record.text(2).casefold()] = self.block
        elif record.kind == "ENDBLK":
            self.block = Block()
        else:
            self.block.entities.append(record)


def read_parts(data: bytes, name: str, kinds: Set[str]) -> Job[Parts]:
    """Sections, blocks and layers of a file, with the entities of these kinds. Refuses what is no DXF
    (dxf-unreadable, dxf-is-dwg), and more than can be held (dxf-too-big)."""
    parts, kept, wanted = Parts(), 0, kinds | FRAMES
    found: Entity | None = None
    for number, (code, value) in enumerate(read_tags(data, name)):
        if number % TAGS_EVERY == 0:
            yield Step(number, 0, name)
        if code == 0:
            kept += parts.take(found) if found is not None else 0
            found = Entity(value.upper()) if value.upper() in wanted else None
        elif found is not None and code in CODES:
            found.tags.append((code, value))
        if kept + (len(found.tags) if found is not None else 0) > MOST_KEPT:
            raise Refusal("dxf-too-big", file=name)
    if found is not None:
        parts.take(found)
    if not parts.section:
        raise Refusal("dxf-unreadable", file=name)
    return parts


def _header_unit(tags: list[Tag]) -> int:
    """`$INSUNITS`; 0 where the file names none, or nonsense."""
    for at, tag in enumerate(tags[:-1]):
        if tag == (9, "$INSUNITS"):
            told = tags[at + 1][1].strip()
            return int(told) if told.isdecimal() and len(told) <= 2 else 0
    return 0
