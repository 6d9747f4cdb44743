"""The proof before release: each check finds its own fault, and a sound run has none."""

from __future__ import annotations

import unicodedata
from dataclasses import replace

from hypothesis import given
from hypothesis import strategies as st

from desktop_app.domain.certificate_sheet import CertificateSheet, sample_sheet
from desktop_app.domain.release_proof import (
    Objection,
    ReleaseCheck,
    ReleaseProof,
    number_objections,
    once_objections,
    text_objection,
    twice_objections,
)


def sheet(subject: str, name: str = "王丽", number: str = "") -> CertificateSheet:
    made = sample_sheet("zh")
    return replace(made, recipient_id=subject, name=name, fields={**made.fields, "number": number})


@given(st.lists(st.sampled_from("abcde"), max_size=12), st.sets(st.sampled_from("abcde")))
def test_everybody_exactly_once(pages: list[str], approved: set[str]) -> None:
    found = list(once_objections([sheet(each, each) for each in pages], {each: each for each in approved}))
    wrong = {each for each in approved if pages.count(each) != 1} | (set(pages) - approved)
    assert {each.about for each in found} == wrong
    assert all(each.detail == str(pages.count(each.about)) for each in found if each.about in approved)


@given(st.lists(st.sampled_from(["", "No. 1", "No. 2", "no.2", "No. 3"]), max_size=6))
def test_numbers_are_given_once_or_to_nobody(numbers: list[str]) -> None:
    found = list(number_objections([sheet(str(i), str(i), number) for i, number in enumerate(numbers)]))
    bare = [each.replace(" ", "").casefold() for each in numbers]
    wrong = [str(i) for i, each in enumerate(bare) if not each or bare.count(each) > 1] if any(bare) else []
    assert [each.about for each in found] == wrong


def test_those_alike_in_everything_are_doubted() -> None:
    alike = [sheet("1"), sheet("2"), sheet("3", "李军")]
    found = list(twice_objections(alike))
    assert [each.about for each in found] == ["王丽"] and ReleaseProof(3, tuple(found)).sound
    assert not ReleaseProof(3, (Objection(ReleaseCheck.FITS, "王丽"),)).sound


@given(st.lists(st.text("王丽𬍛“”-ab ", min_size=1, max_size=9), min_size=1, max_size=4), st.data())
def test_a_text_is_read_back_or_told(told: list[str], data: st.DataObject) -> None:
    read = "\r\n".join(told).replace("“", '"')
    assert text_objection("王丽", told, read) is None
    assert text_objection("王丽", told, read + "张") == Objection(ReleaseCheck.TEXTS, "王丽", "张")
    gone = data.draw(st.sampled_from([i for i, sign in enumerate(read) if sign not in ' -\r\n"”'] or [-1]))
    if gone >= 0:
        assert text_objection("王丽", told, read[:gone] + read[gone + 1 :]) is not None


@given(st.sampled_from("\ufb00\ufb01\ufb02\ufb03\ufb04\ufb05\ufb06"), st.booleans())
def test_a_ligature_is_what_it_joins(sign: str, told_joined: bool) -> None:
    apart = unicodedata.normalize("NFKC", sign)
    told, read = (sign, apart) if told_joined else (apart, sign)
    assert text_objection("王丽", [f"O{told}ce"], f"O{read}ce") is None
    assert text_objection("王丽", [f"O{told}ce"], "Oce") is not None
