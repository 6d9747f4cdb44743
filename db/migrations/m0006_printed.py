"""Schema version 6. Frozen."""

STEP: tuple[str, ...] = (
    """
    CREATE TABLE "printed_mark" ("id" TEXT NOT NULL PRIMARY KEY, "kind" TEXT NOT NULL, "subject"
    TEXT NOT NULL, "content" TEXT NOT NULL, "printed_at" TEXT NOT NULL) STRICT
    """,
)
