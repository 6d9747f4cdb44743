"""What a document says about itself in its XMP packet: PDF/A-2b wants it plain, and equal to everything else said."""

from __future__ import annotations

import datetime as dt
from dataclasses import dataclass
from xml.sax.saxutils import escape

PROGRAM = "Rostrum"
LONG_AGO = dt.datetime(2000, 1, 1)
"""When a document was made that nobody dated: bytes must not hang on the clock."""


@dataclass(frozen=True, slots=True)
class About:
    """Title, author and language of a document, and a time that belongs to its data."""

    title: str
    language: str
    author: str = ""
    made: dt.datetime = LONG_AGO


_XMP = """<?xpacket begin="\ufeff" id="W5M0MpCehiHzreSzNTczkc9d"?>
<x:xmpmeta xmlns:x="adobe:ns:meta/"><rdf:RDF xmlns:rdf="http://www.w3.org/1999/02/22-rdf-syntax-ns#">
<rdf:Description rdf:about="" xmlns:dc="http://purl.org/dc/elements/1.1/"
 xmlns:xmp="http://ns.adobe.com/xap/1.0/" xmlns:pdf="http://ns.adobe.com/pdf/1.3/"
 xmlns:pdfaid="http://www.aiim.org/pdfa/ns/id/">
<pdfaid:part>2</pdfaid:part><pdfaid:conformance>B</pdfaid:conformance>
<dc:title><rdf:Alt><rdf:li xml:lang="x-default">{title}</rdf:li></rdf:Alt></dc:title>
<dc:description><rdf:Alt><rdf:li xml:lang="x-default">{title}</rdf:li></rdf:Alt></dc:description>
<dc:creator><rdf:Seq><rdf:li>{author}</rdf:li></rdf:Seq></dc:creator>
<dc:language><rdf:Bag><rdf:li>{language}</rdf:li></rdf:Bag></dc:language>
<xmp:CreatorTool>{program}</xmp:CreatorTool><pdf:Producer>{program}</pdf:Producer>
<xmp:CreateDate>{date}</xmp:CreateDate><xmp:ModifyDate>{date}</xmp:ModifyDate>
</rdf:Description></rdf:RDF></x:xmpmeta>
<?xpacket end="w"?>"""


def metadata(about: About) -> bytes:
    """The XMP packet of a document."""
    return _XMP.format(
        title=escape(about.title),
        author=escape(about.author or PROGRAM),
        language=about.language,
        program=PROGRAM,
        date=about.made.strftime("%Y-%m-%dT%H:%M:%S+00:00"),
    ).encode("utf-8")


def text_string(text: str) -> bytes:
    """A text for people as PDF wants it in a dictionary."""
    return b"<%b>" % (b"\xfe\xff" + text.encode("utf-16-be")).hex().encode("ascii")
