"""Schema version 4. Frozen."""

STEP: tuple[str, ...] = (
    """
    CREATE TABLE "requirement" ("id" TEXT NOT NULL PRIMARY KEY, "hall_id" TEXT NOT NULL, "kind" TEXT
    NOT NULL, "number" INTEGER NOT NULL, "weight" INTEGER NOT NULL, "note" TEXT NOT NULL,
    "order_key" TEXT NOT NULL, FOREIGN KEY ("hall_id") REFERENCES "hall" ("id") ON DELETE CASCADE
    DEFERRABLE INITIALLY DEFERRED) STRICT
    """,
    """
    CREATE TABLE "requirement_part" ("id" TEXT NOT NULL PRIMARY KEY, "requirement_id" TEXT NOT NULL,
    "attendee_id" TEXT, "delegation_id" TEXT, "seat_id" TEXT, "order_key" TEXT NOT NULL, FOREIGN KEY
    ("requirement_id") REFERENCES "requirement" ("id") ON DELETE CASCADE DEFERRABLE INITIALLY
    DEFERRED, FOREIGN KEY ("attendee_id") REFERENCES "attendee" ("id") ON DELETE CASCADE DEFERRABLE
    INITIALLY DEFERRED, FOREIGN KEY ("delegation_id") REFERENCES "delegation" ("id") ON DELETE
    CASCADE DEFERRABLE INITIALLY DEFERRED, FOREIGN KEY ("seat_id") REFERENCES "seat" ("id") ON
    DELETE CASCADE DEFERRABLE INITIALLY DEFERRED) STRICT
    """,
    """
    CREATE INDEX "requirement_hall_id" ON "requirement" ("hall_id")
    """,
    """
    CREATE INDEX "requirement_part_requirement_id" ON "requirement_part" ("requirement_id")
    """,
    """
    CREATE INDEX "requirement_part_attendee_id" ON "requirement_part" ("attendee_id")
    """,
    """
    CREATE INDEX "requirement_part_delegation_id" ON "requirement_part" ("delegation_id")
    """,
    """
    CREATE INDEX "requirement_part_seat_id" ON "requirement_part" ("seat_id")
    """,
)
