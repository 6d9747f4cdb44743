"""Schema version 8. Frozen."""

STEP: tuple[str, ...] = (
    """
    CREATE TABLE "manuscript" ("id" TEXT NOT NULL PRIMARY KEY, "kind" TEXT NOT NULL, "language" TEXT
    NOT NULL, "composed" TEXT NOT NULL, "text" TEXT NOT NULL) STRICT
    """,
)
