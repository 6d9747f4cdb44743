"""What is told about a citation before it is printed."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from desktop_app.domain.awards import AwardKind
from desktop_app.domain.citations import LONGEST, citation_doubts

OTHERS = ("李军", "王伟", "滨江商场")
PERSON, GROUP = AwardKind.PERSON, AwardKind.GROUP
SOUND = "在2026年度消费维权工作中成绩突出，特予表彰。"


def codes(citation: str, name: str = "刘瑶英", kind: AwardKind = PERSON, body: str = "区局") -> list[str]:
    return [each.code for each in citation_doubts(name, kind, citation, OTHERS, body)]


@pytest.mark.parametrize(
    ("citation", "found"),
    [
        (SOUND, []),
        ("刘瑶英同志：" + SOUND, []),
        ("", ["citation-missing"]),
        ("李军同志工作认真。", ["citation-other-name"]),
        ("张三同志工作认真。", ["citation-comrade"]),
        ("工作认真,成绩突出。", ["citation-widths"]),
        ("办结投诉１２件。", ["citation-widths"]),
        ("為消費者服務。", ["citation-forms"]),
        ("好" * (LONGEST + 1), ["citation-long"]),
        ("For excellent work, in 2026.", []),
        ("办结投诉1,234件，满意率99.5%。", []),
    ],
)
def test_what_is_told(citation: str, found: list[str]) -> None:
    assert codes(citation) == found


def test_a_body_may_name_itself_and_its_own_people_of_one_name() -> None:
    assert codes("滨江商场诚信经营。", name="滨江商场", kind=GROUP) == []
    assert codes("滨江商场诚信经营。", name="李芳", body="滨江商场") == []


def test_a_rare_character_of_the_name_is_no_old_form() -> None:
    assert codes("劉喆同志工作认真。", name="劉喆") == []


@given(st.text(max_size=200), st.sampled_from([PERSON, GROUP]))
def test_any_text_is_looked_at_without_trouble(citation: str, kind: AwardKind) -> None:
    found = codes(citation, kind=kind)
    assert len(set(found)) == len(found)
