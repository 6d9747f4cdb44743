"""Texts of a certificate in their boxes."""

from __future__ import annotations

from hypothesis import given, settings
from hypothesis import strategies as st

from desktop_app.domain.certificate_sheet import sample_sheet
from desktop_app.domain.templates import Align, Element, ElementKind, Stand
from desktop_app.printing.case import Case
from desktop_app.printing.composing import TextSetter, Told


@settings(max_examples=60, deadline=None)
@given(
    st.text("李䶮明Li“” 同志：123", min_size=1, max_size=30),
    st.sampled_from(Align),
    st.sampled_from(Stand),
    st.sampled_from([0.0, 3.0]),
    st.sampled_from([0.0, 60.0]),
)
def test_a_line_of_its_own_is_laid_as_any_other_text(
    text: str, align: Align, stand: Stand, spacing: float, width: float
) -> None:
    element = Element(
        ElementKind.TEXT, 20, 30, width, 12, text=text, size=20, align=align, stand=stand, spacing=spacing
    )
    setter = TextSetter(element, 595.0, Case("kai"), Told(), words=text)
    assert setter.lay(sample_sheet("zh")) == setter.shown(setter.fitted(text))
