"""The form of a manuscript."""

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from desktop_app.domain.manuscripts import Block, BlockKind, blocks_of, text_of

SIGNS = st.characters(categories=["L", "N", "P", "S"], exclude_characters="#>")
WORDS = st.text(SIGNS, min_size=1)


@given(st.lists(st.builds(Block, st.sampled_from(BlockKind), WORDS), max_size=6))
def test_blocks_are_read_back(blocks: list[Block]) -> None:
    assert blocks_of(text_of(blocks)) == blocks


def test_marks_need_their_blank() -> None:
    assert [block.kind for block in blocks_of("#标题\n# 标题\n## 一\n>提示\n> 提示\n正文")] == [
        BlockKind.TEXT, BlockKind.TITLE, BlockKind.HEADING, BlockKind.TEXT, BlockKind.CUE, BlockKind.TEXT,
    ]  # fmt: skip
