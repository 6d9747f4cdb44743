"""Schema version 5. Frozen."""

STEP: tuple[str, ...] = (
    """
    CREATE TABLE "own_field" ("id" TEXT NOT NULL PRIMARY KEY, "name" TEXT NOT NULL, "latin_name"
    TEXT NOT NULL, "kind" TEXT NOT NULL, "options" TEXT NOT NULL, "order_key" TEXT NOT NULL) STRICT
    """,
    """
    CREATE TABLE "own_value" ("id" TEXT NOT NULL PRIMARY KEY, "attendee_id" TEXT NOT NULL,
    "field_id" TEXT NOT NULL, "value" TEXT NOT NULL, FOREIGN KEY ("attendee_id") REFERENCES
    "attendee" ("id") ON DELETE CASCADE DEFERRABLE INITIALLY DEFERRED, FOREIGN KEY ("field_id")
    REFERENCES "own_field" ("id") ON DELETE CASCADE DEFERRABLE INITIALLY DEFERRED) STRICT
    """,
    """
    CREATE TABLE "known_apart" ("id" TEXT NOT NULL PRIMARY KEY, "one_id" TEXT NOT NULL, "other_id"
    TEXT NOT NULL, FOREIGN KEY ("one_id") REFERENCES "attendee" ("id") ON DELETE CASCADE DEFERRABLE
    INITIALLY DEFERRED, FOREIGN KEY ("other_id") REFERENCES "attendee" ("id") ON DELETE CASCADE
    DEFERRABLE INITIALLY DEFERRED) STRICT
    """,
    """
    ALTER TABLE "attendee" ADD COLUMN "merged_into_id" TEXT REFERENCES "attendee" ("id") ON DELETE
    CASCADE DEFERRABLE INITIALLY DEFERRED
    """,
    """
    CREATE INDEX "attendee_merged_into_id" ON "attendee" ("merged_into_id")
    """,
    """
    CREATE INDEX "own_value_attendee_id" ON "own_value" ("attendee_id")
    """,
    """
    CREATE INDEX "own_value_field_id" ON "own_value" ("field_id")
    """,
    """
    CREATE INDEX "known_apart_one_id" ON "known_apart" ("one_id")
    """,
    """
    CREATE INDEX "known_apart_other_id" ON "known_apart" ("other_id")
    """,
)
