"""QR codes by table, a hundred times quicker than by weighing masks: for one version and mask every module is a sum of
data bits over GF(2), so a code is an exclusive or of one number for each four bits of data (ISO/IEC 18004).

Alphanumeric payloads, error correction M, mask 2. Versions 5 to 12: up to 419 signs. The rows are padded to whole
bytes, so that the number is the one-bit image. `segno` is the oracle in the tests.
"""

from __future__ import annotations

from binascii import b2a_hex
from collections.abc import Collection, Iterator, Mapping, Sequence
from functools import cache, lru_cache, reduce
from itertools import pairwise, product
from operator import getitem, xor

SIGNS = "0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZ $%*+-./:"
BLOCKS: dict[int, tuple[int, tuple[int, ...]]] = {
    5: (24, (43, 43)),
    6: (16, (27,) * 4),
    7: (18, (31,) * 4),
    8: (22, (38, 38, 39, 39)),
    9: (22, (36, 36, 36, 37, 37)),
    10: (26, (43, 43, 43, 43, 44)),
    11: (30, (50, 51, 51, 51, 51)),
    12: (22, (36,) * 6 + (37,) * 2),
}
"""Version: error correction codewords of a block, data codewords of each block; level M."""

ALIGNMENT = {
    5: (6, 30),
    6: (6, 34),
    7: (6, 22, 38),
    8: (6, 24, 42),
    9: (6, 26, 46),
    10: (6, 28, 50),
    11: (6, 30, 54),
    12: (6, 32, 58),
}
MASK = 2
_SHARED = (0, 48, 96)
"""Codes of one run begin alike (`domain.certificate_proof`): what these first digits add up to is remembered."""

_LEVEL_M = 0
_NO_SIGN = 255
_VALUES = bytes(SIGNS.find(chr(byte)) % 256 for byte in range(256))
_LANE, _PAIR, _SIGN = 16, 11, 6
"""Bits of the lane two signs are reckoned in, of two signs in the code, of one sign that is left over."""


def code_image(payload: str) -> bytes:
    """The inline image of a code, from /W to EI, in the current fill colour. ValueError when it cannot be encoded."""
    version, rows = code_rows(payload)
    side = 17 + 4 * version
    head = b"/W %d/H %d/IM true/D[1 0]" % (side, side)
    if b"EI" in rows:
        return b"%b/F/AHx ID %b>\nEI" % (head, rows.hex().encode("ascii"))
    return b"%bID %b\nEI" % (head, rows)


def code_rows(payload: str) -> tuple[int, bytes]:
    """The version of a code and its rows, one bit a module, each padded to whole bytes."""
    version = version_for(len(payload))
    return version, table_of(version).rows(_packed(payload), len(payload))


def _packed(payload: str) -> int:
    """The signs as one number: eleven bits for each two, six for one left over.

    All pairs at once, each in a lane of its own; then neighbouring lanes are pushed together until one is left.
    """
    values = payload.encode("latin-1", "replace").translate(_VALUES)
    if _NO_SIGN in values:
        raise ValueError(f"not a sign of a QR code: {payload[values.index(_NO_SIGN)]}")
    pairs = len(values) // 2
    lanes = int.from_bytes(values[: 2 * pairs])
    number = (lanes >> 8 & _LATER_SIGNS) * len(SIGNS) + (lanes & _LATER_SIGNS)
    for stays, comes, by in _FOLDS[: (pairs - 1).bit_length()]:
        number = number & stays | (number & comes) >> by
    return number << _SIGN | values[-1] if len(values) % 2 else number


def _repeated(bits: int, period: int) -> int:
    """A mask of so many low bits of every period, as long as the longest code needs."""
    return int(("0" * (period - bits) + "1" * bits) * (256 * _LANE // period), 2)


_LATER_SIGNS = _repeated(8, _LANE)
_FOLDS = [
    (_repeated(lane, 2 * lane), _repeated(lane, 2 * lane) << lane, lane - (_PAIR << fold))
    for fold in range(8)
    for lane in [_LANE << fold]
]
"""What stays, what comes nearer, and by how much, when lanes of 16, 32, 64 … bits are pushed together."""


@lru_cache
def version_for(length: int) -> int:
    """The smallest version that holds so many signs. ValueError when none does, and for none."""
    if not length:
        raise ValueError("nothing to encode")
    needed = length // 2 * 11 + length % 2 * 6
    for version, (_, blocks) in BLOCKS.items():
        if 4 + _count_bits(version) + needed <= 8 * sum(blocks):
            return version
    raise ValueError(f"{length} signs are too many for a code")


def _count_bits(version: int) -> int:
    return 9 if version < 10 else 11


@lru_cache
def table_of(version: int) -> Table:
    """The table of a version, made on first use (some 15 ms)."""
    return Table(version)


class Table:
    """Everything that is the same for all codes of one version."""

    def __init__(self, version: int) -> None:
        self.version, self.side = version, 17 + 4 * version
        self._row_bytes = (self.side + 7) // 8
        self._size = self.side * self._row_bytes
        self._places = self._data_places()
        self._halves: Sequence[Mapping[int, int]] = self._table()
        self._own = self._halves[_SHARED[-1] :]
        self._constant = self._fixed()

    def rows(self, packed: int, count: int) -> bytes:
        """The image of an alphanumeric payload of so many signs."""
        head, shift, size, image = _frame(self.version, count)
        words = b2a_hex((head | packed << shift).to_bytes(size))
        for start, stop in pairwise(_SHARED):
            image ^= _shared(self.version, start, words[start:stop])
        image = reduce(xor, map(getitem, self._own, words[_SHARED[-1] :]), image)
        return image.to_bytes(self._size)

    def frame(self, count: int) -> tuple[int, int, int, int]:
        """What is the same for all payloads of so many signs: what stands before them and how far they are moved, in
        codewords of this number, and the image of no data with the padding after them."""
        length, wide = count // 2 * _PAIR + count % 2 * _SIGN, _count_bits(self.version)
        # four bits tell the end, or as many as there is room for
        size = (min(4 + wide + length + 4, 4 * len(self._halves)) + 7) // 8
        shift = 8 * size - 4 - wide - length
        head = (0b0010 << wide | count) << length + shift
        return head, shift, size, self._constant ^ self.part(2 * size, b"ec11" * len(self._halves))

    def part(self, start: int, digits: bytes) -> int:
        """What some hexadecimal digits of the data add to the image, from the one at `start` on."""
        return reduce(xor, map(getitem, self._halves[start:], digits), 0)

    def _bit(self, row: int, column: int) -> int:
        return 1 << (8 * self._size - 1 - (row * self._row_bytes * 8 + column))

    def _function_modules(self) -> dict[tuple[int, int], bool]:
        """Finders, alignment, timing, format and version information: dark or light by row and column."""
        side, fixed = self.side, dict[tuple[int, int], bool]()
        for row, column in ((3, 3), (3, side - 4), (side - 4, 3)):
            fixed.update(_square(row, column, 4, light={2, 4}))
        for row, column in product(ALIGNMENT[self.version], repeat=2):
            if (row, column) not in fixed:
                fixed.update(_square(row, column, 2, light={1}))
        fixed = {at: dark for at, dark in fixed.items() if 0 <= min(at) and max(at) < side}
        for i in range(8, side - 8):
            fixed.setdefault((6, i), i % 2 == 0)
            fixed.setdefault((i, 6), i % 2 == 0)
        fixed[side - 8, 8] = True
        fixed.update(self._information())
        return fixed

    def _information(self) -> Iterator[tuple[tuple[int, int], bool]]:
        """Format and version information, each with its own check bits."""
        side = self.side
        level = _LEVEL_M << 3 | MASK
        told = (level << 10 | _remainder(level, 10, 0x537)) ^ 0x5412
        first = [(i, 8) for i in (0, 1, 2, 3, 4, 5, 7, 8)] + [(8, i) for i in (7, 5, 4, 3, 2, 1, 0)]
        second = [(8, side - 1 - i) for i in range(8)] + [(side - 15 + i, 8) for i in range(8, 15)]
        for i in range(15):
            yield first[i], bool(told >> i & 1)
            yield second[i], bool(told >> i & 1)
        if self.version >= 7:
            told = self.version << 12 | _remainder(self.version, 12, 0x1F25)
            for i in range(18):
                yield (i // 3, side - 11 + i % 3), bool(told >> i & 1)
                yield (side - 11 + i % 3, i // 3), bool(told >> i & 1)

    def _data_places(self) -> list[int]:
        """The bit of every data module, in the order in which codewords are laid."""
        fixed, side, places = self._function_modules(), self.side, []
        upwards = True
        for right in [*range(side - 1, 6, -2), *range(5, 0, -2)]:
            for row in range(side - 1, -1, -1) if upwards else range(side):
                places += [self._bit(row, c) for c in (right, right - 1) if (row, c) not in fixed]
            upwards = not upwards
        return places

    def _fixed(self) -> int:
        """The image of no data: what is always dark, and the mask."""
        fixed, image = self._function_modules(), 0
        for row in range(self.side):
            for column in range(self.side):
                if fixed.get((row, column), column % 3 == 0):
                    image |= self._bit(row, column)
        return image

    def _laid(self, place: int) -> list[int]:
        """The modules of the codeword at a place in the stream, from its lowest bit to its highest."""
        return self._places[8 * place : 8 * place + 8][::-1]

    def _table(self) -> list[Mapping[int, int]]:
        """For each half of a data codeword in turn, what each hexadecimal digit adds to the image, with its checks.

        Halves, because a table of whole codewords (15 MB) no longer fits a processor's cache."""
        checks, blocks = BLOCKS[self.version]
        order = [(b, i) for i in range(max(blocks)) for b in range(len(blocks)) if i < blocks[b]]
        place_of = {each: place for place, each in enumerate(order)}
        total, table = sum(blocks), list[Mapping[int, int]]()
        for b, size in enumerate(blocks):
            laid = [self._laid(total + e * len(blocks) + b) for e in range(checks)]
            low, high = [_totals(bits[:4]) for bits in laid], [_totals(bits[4:]) for bits in laid]
            for i in range(size):
                basis = self._laid(place_of[b, i])
                for bit in range(8):
                    words = _checks(1 << bit, size - i, checks)
                    basis[bit] = reduce(xor, map(getitem, low, [word & 15 for word in words]), basis[bit])
                    basis[bit] = reduce(xor, map(getitem, high, [word >> 4 for word in words]), basis[bit])
                table += [_by_digit(basis[4:]), _by_digit(basis[:4])]
        return table


def _square(
    row: int, column: int, reach: int, light: Collection[int]
) -> Iterator[tuple[tuple[int, int], bool]]:
    """Rings about a module, of which those at some distances are light."""
    for r, c in product(range(-reach, reach + 1), repeat=2):
        yield (row + r, column + c), max(abs(r), abs(c)) not in light


@lru_cache(maxsize=1024)
def _shared(version: int, start: int, digits: bytes) -> int:
    return table_of(version).part(start, digits)


@lru_cache(maxsize=4096)
def _frame(version: int, count: int) -> tuple[int, int, int, int]:
    return table_of(version).frame(count)


def _totals(basis: Sequence[int]) -> list[int]:
    """The sums of four numbers over GF(2), by the number whose bits choose among them."""
    totals = [0]
    for image in basis:
        totals += [image ^ each for each in totals]
    return totals


def _by_digit(basis: Sequence[int]) -> Mapping[int, int]:
    """The sums of four numbers by the hexadecimal digit (as a byte) that chooses among them."""
    return dict(zip(b"0123456789abcdef", _totals(basis), strict=True))


def _remainder(value: int, bits: int, divisor: int) -> int:
    rest = value
    for _ in range(bits):
        rest = rest << 1 ^ (rest >> (bits - 1)) * divisor
    return rest


@lru_cache
def _field() -> tuple[list[int], list[int]]:
    """Powers and logarithms of GF(256)."""
    powers, logs, value = [0] * 512, [0] * 256, 1
    for i in range(255):
        powers[i] = powers[i + 255] = value
        logs[value] = i
        value = value << 1 ^ (0x11D if value & 128 else 0)
    return powers, logs


@lru_cache
def _generator(checks: int) -> tuple[int, ...]:
    """The Reed-Solomon generator, without its leading one."""
    powers, logs = _field()
    terms = [1]
    for root in range(checks):
        longer = [*terms, 0]
        for i, term in enumerate(terms):
            if term:
                longer[i + 1] ^= powers[logs[term] + root]
        terms = longer
    return tuple(terms[1:])


@cache
def _checks(word: int, after: int, checks: int) -> tuple[int, ...]:
    """The check codewords of a block with this one codeword and `after - 1` zeros behind it."""
    powers, logs = _field()
    if after == 1:
        return tuple(powers[logs[word] + logs[term]] if term else 0 for term in _generator(checks))
    last = _checks(word, after - 1, checks)
    lead, rest = last[0], (*last[1:], 0)
    if not lead:
        return rest
    turn = _checks(lead, 1, checks)
    return tuple(a ^ b for a, b in zip(rest, turn, strict=True))
