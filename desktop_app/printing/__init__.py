"""Values in, PDF out. reportlab lives only here.

`paper.Paper` is a document, `layout` sets text, `fonts` holds the faces, `qr` draws codes, `colour` the colours;
every paper is a job and one line in `printables.PRINTABLES`.
"""
