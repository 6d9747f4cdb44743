"""Which page wants a look first: a total order that keeps the given order where nothing tells two pages apart."""

from __future__ import annotations

from dataclasses import replace
from itertools import pairwise

from hypothesis import given
from hypothesis import strategies as st

from desktop_app.domain.proofs import SHRUNK, Proof, Worry, by_risk, counted

SIGNS = st.text("王李欧阳𬍛", max_size=6)
PROOFS = st.lists(
    st.builds(
        Proof,
        subject=st.text("0123456789", min_size=1, max_size=3),
        name=SIGNS,
        kind=st.sampled_from(["person", "group"]),
        fault=st.sampled_from(["", "", "bad"]),
        unheld=st.sampled_from(["", "", "𠀀"]),
        missing=st.sampled_from([(), (), ("citation",), ("citation", "own.酒店")]),
        too_long=st.sampled_from([(), (), ("text",)]),
        share=st.sampled_from([1.0, 1.0, 0.82, 0.5]),
        length=st.integers(0, 200),
        borrowed=st.sampled_from(["", "", "𬍛"]),
    ),
    max_size=12,
)


def facts(proof: Proof) -> tuple[object, ...]:
    """All that the order may depend on."""
    plain = replace(proof, subject="", page=None)
    return (plain.fault, plain.unheld, plain.missing, plain.too_long, plain.share, plain.name, plain.length)


@given(PROOFS)
def test_everybody_stands_exactly_once_and_the_gravest_first(proofs: list[Proof]) -> None:
    judged = by_risk(proofs)
    assert sorted(map(repr, (each.proof for each in judged))) == sorted(map(repr, proofs))
    ranks = [each.worst for each in judged]
    assert ranks == sorted(ranks)
    assert all(list(each.worries) == sorted(set(each.worries)) for each in judged)


@given(PROOFS)
def test_the_order_is_total_and_stable(proofs: list[Proof]) -> None:
    numbered = [replace(each, subject=str(place)) for place, each in enumerate(proofs)]
    order = [each.proof for each in by_risk(numbered)]
    assert [each.proof for each in by_risk(order)] == order  # sorted is sorted
    backwards = [each.proof for each in by_risk(numbered[::-1])]
    assert [_measure(each) for each in order] == [_measure(each) for each in backwards]
    for one, other in pairwise(order):
        if facts(one) == facts(other) and one.kind == other.kind and one.borrowed == other.borrowed:
            assert int(one.subject) < int(other.subject)


def _measure(proof: Proof) -> tuple[object, ...]:
    return (
        bool(proof.fault),
        bool(proof.unheld),
        len(proof.missing),
        proof.share,
        len(proof.name),
        proof.length,
    )


@given(PROOFS, st.data())
def test_what_gets_worse_never_moves_back(proofs: list[Proof], data: st.DataObject) -> None:
    if not proofs:
        return
    numbered = [replace(each, subject=str(place)) for place, each in enumerate(proofs)]
    chosen = data.draw(st.sampled_from(numbered))
    worse = data.draw(
        st.sampled_from(
            [
                replace(chosen, fault="bad", share=0.0),
                replace(chosen, share=min(chosen.share, 0.4)),
                replace(chosen, missing=(*chosen.missing, "own.房间")),
            ]
        )
    )

    def place(listed: list[Proof]) -> int:
        return next(i for i, each in enumerate(by_risk(listed)) if each.proof.subject == chosen.subject)

    assert place([worse if each is chosen else each for each in numbered]) <= place(numbered)


def test_what_is_long_is_measured_against_its_own_kind() -> None:
    people = [Proof(str(i), "王丽", "person") for i in range(5)]
    bodies = [Proof(str(i), "滨江市市场监督管理局", "group") for i in range(5, 8)]
    long = Proof("9", "欧阳夏侯晓岚", "person")
    judged = by_risk([*people, *bodies, long])
    assert judged[0].proof is long and judged[0].worries == (Worry.LONG_NAME,)
    assert counted(judged) == {Worry.LONG_NAME: 1, Worry.NONE: 8}


def test_rounding_is_no_shrinking() -> None:
    assert by_risk([Proof("1", "王丽", share=SHRUNK)])[0].worries == (Worry.NONE,)
