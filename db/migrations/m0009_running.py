"""Schema version 9. Frozen."""

STEP: tuple[str, ...] = (
    """
    CREATE TABLE "press" ("id" TEXT NOT NULL PRIMARY KEY, "item_id" TEXT, "kind" TEXT NOT NULL, "at"
    TEXT NOT NULL, "minutes" INTEGER NOT NULL, "target" TEXT, FOREIGN KEY ("item_id") REFERENCES
    "agenda_item" ("id") ON DELETE RESTRICT DEFERRABLE INITIALLY DEFERRED) STRICT
    """,
    """
    CREATE INDEX "press_item_id" ON "press" ("item_id")
    """,
)
