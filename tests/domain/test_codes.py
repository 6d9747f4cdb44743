"""Codes on badges: whatever is scanned, never a wrong person and never an error."""

from __future__ import annotations

import random

import pytest
from hypothesis import given
from hypothesis import strategies as st

from desktop_app.domain.codes import ALPHABET, CodeVerdict, code_for, looks_like_code, read_code, token_of
from desktop_app.domain.identity import new_id

SECRET = "5e" * 20
OTHER = "a1" * 20


def test_a_code_names_its_person_and_holds_nothing_else() -> None:
    who = new_id()
    code = code_for(who, SECRET)
    assert code.startswith("M1.") and len(code) == 27 and set(code[3:]) <= set(ALPHABET)
    assert read_code(code, SECRET).token == token_of(who)


@given(
    st.binary(min_size=16, max_size=16),
    st.sampled_from(["\x02{}\r\n", " {} ", "]Q3{}", "{}\t", "https://x/{}"]),
)
def test_what_scanners_add_is_passed_over(raw: bytes, frame: str) -> None:
    code = code_for(raw.hex(), SECRET)
    for written in (
        code,
        code.lower(),
        code.replace(".", "。"),
        code.replace(".", ""),
        code.replace("0", "O"),
    ):
        assert read_code(frame.format(written), SECRET).token == raw.hex()[:20]


def test_a_code_of_another_meeting_is_foreign_and_so_is_a_shopping_bag() -> None:
    assert read_code(code_for(new_id(), OTHER), SECRET).verdict is CodeVerdict.FOREIGN
    assert read_code("6901234567892", SECRET).verdict is CodeVerdict.FOREIGN
    assert read_code("", SECRET).verdict is CodeVerdict.FOREIGN


@given(st.integers(3, 26), st.sampled_from(ALPHABET))
def test_one_misread_sign_is_damage(place: int, sign: str) -> None:
    code = code_for("0123456789abcdef0123456789abcdef", SECRET)
    broken = code[:place] + sign + code[place + 1 :]
    expected = CodeVerdict.OWN if broken == code else CodeVerdict.DAMAGED
    assert read_code(broken, SECRET).verdict is expected


def test_a_code_cut_short_is_damaged() -> None:
    assert read_code(code_for(new_id(), SECRET)[:-3], SECRET).verdict is CodeVerdict.DAMAGED


def test_twenty_thousand_pieces_of_garbage_name_nobody() -> None:
    chance = random.Random(315)
    signs = ALPHABET + "M1.\x00\n㊙é"
    for number in range(20_000):
        text = "".join(chance.choices(signs, k=chance.randrange(40)))
        text = "M1." + text if number % 2 else text
        assert read_code(text, SECRET).verdict is not CodeVerdict.OWN


@given(st.text(max_size=400))
def test_no_text_is_an_error(text: str) -> None:
    assert read_code(text, SECRET).token == ""
    looks_like_code(text)


def test_a_code_is_told_from_a_name() -> None:
    assert looks_like_code(code_for(new_id(), SECRET).lower())
    assert not looks_like_code("m1 wang") and not looks_like_code("马一鸣")


def test_an_id_that_is_none_is_an_error_of_the_program() -> None:
    with pytest.raises(ValueError, match="not an id"):
        code_for("abcd", SECRET)
