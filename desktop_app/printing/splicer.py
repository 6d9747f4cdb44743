"""The splicer: writes a PDF of many pages that share their plates and fonts. Bytes in, bytes out; no reportlab.

    splicer = Splicer()
    fonts = splicer.add(b"<<...>>")
    splicer.describe(about)
    splicer.page(b"/S0 Do", resources, (841.89, 595.28))
    pdf = splicer.finished()

Page dictionaries lie in compressed object streams, so that a page costs little more than its own text. The file is
PDF/A-2b as it is written: XMP, sRGB as output intent, everything embedded, nothing from outside. Files that share
all but their last page `branch` off one that is written so far.
"""

from __future__ import annotations

import hashlib
import io
import struct
import zlib
from collections.abc import Iterable

from .archive import About, metadata, text_string
from .case import stream
from .colour import SRGB
from .plate import Plate
from .signed import Signing

LEAF = 200
"""Pages of one node in the tree of pages, and of one object stream."""

_HEAD = b"%PDF-1.7\n%\xe2\xe3\xcf\xd3\n"
_ROW = struct.Struct(">BLH").pack


class Splicer:
    """One file being written. Numbers of objects count from 1; the page tree's root and the catalogue come first."""

    def __init__(self) -> None:
        self._file = io.BytesIO()
        self._length = self._file.write(_HEAD)
        self._places: list[bytes] = [_ROW(0, 0, 65535)]
        self._catalogue, self._tree = self.reserve(), self.reserve()
        self._nodes: list[tuple[int, int]] = []
        self._waiting: list[tuple[int, bytes]] = []
        self._outline: list[tuple[str, int]] = []
        self._pages: list[int] = []
        self._tails: dict[tuple[int, tuple[float, float]], bytes] = {}
        self._description = b""
        self._signing: Signing | None = None
        self._field = self._value = 0
        self._digest, self._digested = hashlib.sha256(), 0

    def branch(self) -> Splicer:
        """Another file that begins with all that stands in this one, which has no page yet."""
        made = Splicer()
        made._length = made._file.write(self._file.getbuffer()[len(_HEAD) :]) + len(_HEAD)
        made._places = self._places.copy()
        made._description = self._description
        made._signing, made._field, made._value = self._signing, self._field, self._value
        made._digest, made._digested = self._hashed().copy(), self._length
        return made

    @property
    def pages(self) -> int:
        """How many pages there are so far."""
        return len(self._pages)

    def reserve(self) -> int:
        """A number for an object that comes later, through `put`."""
        self._places.append(b"")
        return len(self._places) - 1

    def put(self, number: int, body: bytes) -> int:
        """Write an object under its number."""
        self._places[number] = _ROW(1, self._length, 0)
        self._write(b"%d 0 obj\n%b\nendobj\n" % (number, body))
        return number

    def add(self, body: bytes) -> int:
        """Write an object; its number."""
        return self.put(self.reserve(), body)

    def graft(self, plate: Plate) -> int:
        """Write the objects of a plate; the number of its form."""
        number = 0
        for body in plate.laid(len(self._places)):
            number = self.add(body)
        return number

    def page(self, content: bytes, resources: int, size: tuple[float, float]) -> None:
        """Write one page of so many points."""
        number = len(self._places)
        self._places += (_ROW(1, self._length, 0), b"")
        told = b"%d 0 obj\n<</Length %d>>stream\n%b\nendstream\nendobj\n"
        self._length += self._file.write(told % (number, len(content), content))
        tail = self._tails.get((resources, size))
        if tail is None:
            tail = b"/Resources %d 0 R/MediaBox[0 0 %g %g]>>" % (resources, *size)
            self._tails[resources, size] = tail
        if self._signing is not None and not self._pages:
            tail = b"/Annots[%d 0 R]%b" % (self._field, tail)
        self._pages.append(number + 1)
        self._waiting.append((number, tail))
        if len(self._waiting) == LEAF:
            self._close_leaf()

    def bookmark(self, title: str) -> None:
        """A line in the outline that leads to the page that comes next."""
        self._outline.append((title, self.pages))

    def sign(self, signing: Signing) -> None:
        """Have the file signed when it is finished; said before the first page, which bears the signature's field."""
        self._signing, self._field, self._value = signing, self.reserve(), self.reserve()

    def describe(self, about: About) -> None:
        """Write what the document says of itself, and what its colours mean."""
        xmp = metadata(about)
        told = self.add(b"<</Type/Metadata/Subtype/XML/Length %d>>stream\n%b\nendstream" % (len(xmp), xmp))
        profile = self.add(stream(SRGB, b"/N 3"))
        self._description = (
            b"/Metadata %d 0 R/Lang(%b)/ViewerPreferences<</DisplayDocTitle true>>"
            b"/OutputIntents[<</Type/OutputIntent/S/GTS_PDFA1/OutputConditionIdentifier(sRGB IEC61966-2.1)"
            b"/Info(sRGB)/DestOutputProfile %d 0 R>>]" % (told, about.language.encode("ascii"), profile)
        )

    def finished(self) -> bytes:
        """The whole file. The same calls give the same bytes."""
        self._close_leaf()
        kids = b" ".join(b"%d 0 R" % node for node, _ in self._nodes)
        self.put(self._tree, b"<</Type/Pages/Count %d/Kids[%b]>>" % (self.pages, kids))
        parts = self._tree, self._description, self._written_outline(), self._written_field()
        self.put(self._catalogue, b"<</Type/Catalog/Pages %d 0 R%b%b%b>>" % parts)
        name = self._hashed().hexdigest()[:32].encode("ascii")
        if self._signing is None:
            self._write(self._ending(self._length, name))
        else:
            self._write_signed(self._signing, name)
        return self._file.getvalue()

    # -- parts ---------------------------------------------------------------------------------------------------

    def _write(self, chunk: bytes) -> None:
        self._length += self._file.write(chunk)

    def _hashed(self) -> hashlib._Hash:
        """The hash of all that is written so far."""
        with self._file.getbuffer() as written:
            self._digest.update(written[self._digested :])
        self._digested = self._length
        return self._digest

    def _close_leaf(self) -> None:
        """Put the page dictionaries that wait, and the node above them, into an object stream."""
        if not self._waiting:
            return
        node = self.reserve()
        head = b"<</Type/Page/Parent %d 0 R/Contents %%d 0 R%%b" % node
        pages = [(number + 1, head % (number, tail)) for number, tail in self._waiting]
        kids = b" ".join(b"%d 0 R" % number for number, _ in pages)
        above = b"<</Type/Pages/Parent %d 0 R/Count %d/Kids[%b]>>" % (self._tree, len(pages), kids)
        self._pack([*pages, (node, above)])
        self._nodes.append((node, len(pages)))
        self._waiting.clear()

    def _pack(self, objects: Iterable[tuple[int, bytes]]) -> None:
        """Write objects that are no streams into one compressed stream."""
        holder, heads, bodies, length = self.reserve(), list[bytes](), list[bytes](), 0
        for index, (number, body) in enumerate(objects):
            self._places[number] = _ROW(2, holder, index)
            heads.append(b"%d %d" % (number, length))
            bodies.append(body)
            length += len(body) + 1
        head = b" ".join(heads) + b"\n"
        packed = zlib.compress(head + b"\n".join(bodies), 1)
        self.put(
            holder,
            b"<</Type/ObjStm/N %d/First %d/Filter/FlateDecode/Length %d>>stream\n%b\nendstream"
            % (len(heads), len(head), len(packed), packed),
        )

    def _written_outline(self) -> bytes:
        leads = [(title, self._pages[place]) for title, place in self._outline if place < self.pages]
        if not leads:
            return b""
        root = self.reserve()
        numbers = [self.reserve() for _ in leads]
        objects = []
        for place, (title, page) in enumerate(leads):
            near = b"/Prev %d 0 R" % numbers[place - 1] if place else b""
            near += b"/Next %d 0 R" % numbers[place + 1] if place + 1 < len(numbers) else b""
            told = b"<</Title%b/Parent %d 0 R/Dest[%d 0 R/Fit]%b>>"
            objects.append((numbers[place], told % (text_string(title), root, page, near)))
        ends = numbers[0], numbers[-1], len(numbers)
        objects.append((root, b"<</Type/Outlines/First %d 0 R/Last %d 0 R/Count %d>>" % ends))
        self._pack(objects)
        return b"/Outlines %d 0 R/PageMode/UseOutlines" % root

    def _written_field(self) -> bytes:
        """The field of the signature: it has no place on the page, its value comes last in the file."""
        if self._signing is None:
            return b""
        field = b"<</Type/Annot/Subtype/Widget/FT/Sig/T(Signature)/V %d 0 R/Rect[0 0 0 0]/F 132/P %d 0 R>>"
        self.put(self._field, field % (self._value, self._pages[0]))
        return b"/AcroForm<</Fields[%d 0 R]/SigFlags 3>>" % self._field

    def _write_signed(self, signing: Signing, name: bytes) -> None:
        """The rest of a file that is signed: all of it but the signature's own digits."""
        number = self._value
        self._places[number] = _ROW(1, self._length, 0)
        room = 2 * signing.signer.room + 2
        told = b"%d 0 obj\n<<%b/ByteRange[0 %010d %010d %010d]/Contents"
        start = self._length + len(told % (number, signing.told, 0, 0, 0))
        end = b">>\nendobj\n"
        end += self._ending(start + room + len(end), name)
        head = told % (number, signing.told, start, start + room, len(end))
        digest = self._hashed().copy()
        digest.update(head + end)
        signature = signing.signer.sign(digest.digest()).hex().encode("ascii")
        self._write(head + b"<%b>" % signature.ljust(room - 2, b"0") + end)

    def _ending(self, start: int, name: bytes) -> bytes:
        """The cross-reference stream, to stand at `start`, for a file of this name."""
        number = self.reserve()
        self._places[number] = _ROW(1, start, 0)
        rows = zlib.compress(b"".join(self._places), 1)
        told = (number, number + 1, self._catalogue, name, name, len(rows), rows, start)
        return (
            b"%d 0 obj\n<</Type/XRef/W[1 4 2]/Size %d/Root %d 0 R/ID[<%b><%b>]/Filter/FlateDecode/Length %d>>"
            b"stream\n%b\nendstream\nendobj\nstartxref\n%d\n%%%%EOF\n" % told
        )
