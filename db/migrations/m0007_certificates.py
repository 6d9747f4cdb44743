"""Schema version 7. Frozen."""

STEP: tuple[str, ...] = (
    """
    CREATE TABLE "template" ("id" TEXT NOT NULL PRIMARY KEY, "title" TEXT NOT NULL, "language" TEXT
    NOT NULL, "content" TEXT NOT NULL, "order_key" TEXT NOT NULL) STRICT
    """,
    """
    ALTER TABLE "award" ADD COLUMN "template" TEXT NOT NULL DEFAULT ''
    """,
    """
    ALTER TABLE "award" ADD COLUMN "latin_template" TEXT NOT NULL DEFAULT ''
    """,
)
