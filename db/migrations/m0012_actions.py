"""Schema version 12. Frozen."""

STEP: tuple[str, ...] = (
    """
    CREATE TABLE "action" ("id" TEXT NOT NULL PRIMARY KEY, "item_id" TEXT, "task" TEXT NOT NULL,
    "owner" TEXT NOT NULL, "attendee_id" TEXT, "due" TEXT, "done_at" TEXT, "noted_at" TEXT NOT NULL,
    "origin" TEXT NOT NULL, "order_key" TEXT NOT NULL, FOREIGN KEY ("item_id") REFERENCES
    "agenda_item" ("id") ON DELETE SET NULL DEFERRABLE INITIALLY DEFERRED, FOREIGN KEY
    ("attendee_id") REFERENCES "attendee" ("id") ON DELETE SET NULL DEFERRABLE INITIALLY DEFERRED)
    STRICT
    """,
    """
    CREATE TABLE "attachment" ("id" TEXT NOT NULL PRIMARY KEY, "item_id" TEXT NOT NULL, "name" TEXT
    NOT NULL, "size" INTEGER NOT NULL, "sha256" TEXT NOT NULL, "parts" TEXT NOT NULL, "order_key"
    TEXT NOT NULL, FOREIGN KEY ("item_id") REFERENCES "agenda_item" ("id") ON DELETE CASCADE
    DEFERRABLE INITIALLY DEFERRED) STRICT
    """,
    """
    CREATE INDEX "action_item_id" ON "action" ("item_id")
    """,
    """
    CREATE INDEX "action_attendee_id" ON "action" ("attendee_id")
    """,
    """
    CREATE INDEX "attachment_item_id" ON "attachment" ("item_id")
    """,
)
