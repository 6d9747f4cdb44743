"""Schema version 3. Frozen."""

STEP: tuple[str, ...] = (
    """
    CREATE TABLE "edition" ("id" TEXT NOT NULL PRIMARY KEY, "released_at" TEXT NOT NULL, "note" TEXT
    NOT NULL, "lines" TEXT NOT NULL) STRICT
    """,
    """
    ALTER TABLE "agenda_item" ADD COLUMN "place" TEXT NOT NULL DEFAULT ''
    """,
    """
    ALTER TABLE "agenda_item" ADD COLUMN "cancelled" INTEGER NOT NULL DEFAULT 0
    """,
)
