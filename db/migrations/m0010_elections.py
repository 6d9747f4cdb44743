"""Schema version 10. Frozen."""

STEP: tuple[str, ...] = (
    """
    CREATE TABLE "election" ("id" TEXT NOT NULL PRIMARY KEY, "item_id" TEXT NOT NULL, "seats"
    INTEGER NOT NULL, "office" TEXT NOT NULL, "method" TEXT NOT NULL, "base" TEXT NOT NULL,
    "share_p" INTEGER NOT NULL, "share_q" INTEGER NOT NULL, "share_strict" INTEGER NOT NULL,
    "relative" INTEGER NOT NULL, "unanimous" INTEGER NOT NULL, FOREIGN KEY ("item_id") REFERENCES
    "agenda_item" ("id") ON DELETE CASCADE DEFERRABLE INITIALLY DEFERRED) STRICT
    """,
    """
    CREATE TABLE "candidate" ("id" TEXT NOT NULL PRIMARY KEY, "item_id" TEXT NOT NULL, "name" TEXT
    NOT NULL, "about" TEXT NOT NULL, "attendee_id" TEXT, "order_key" TEXT NOT NULL, FOREIGN KEY
    ("item_id") REFERENCES "agenda_item" ("id") ON DELETE CASCADE DEFERRABLE INITIALLY DEFERRED,
    FOREIGN KEY ("attendee_id") REFERENCES "attendee" ("id") ON DELETE SET NULL DEFERRABLE INITIALLY
    DEFERRED) STRICT
    """,
    """
    CREATE TABLE "election_round" ("id" TEXT NOT NULL PRIMARY KEY, "item_id" TEXT NOT NULL, "kind"
    TEXT NOT NULL, "at" TEXT NOT NULL, "seats" INTEGER NOT NULL, "counts" TEXT NOT NULL, "drawn"
    TEXT NOT NULL, "issued" INTEGER NOT NULL, "returned" INTEGER NOT NULL, "invalid" INTEGER NOT
    NULL, "base" TEXT NOT NULL, "share_p" INTEGER NOT NULL, "share_q" INTEGER NOT NULL,
    "share_strict" INTEGER NOT NULL, "relative" INTEGER NOT NULL, "unanimous" INTEGER NOT NULL,
    "members" INTEGER NOT NULL, "present" INTEGER NOT NULL, "quorum_needed" INTEGER NOT NULL,
    "quorum_met" INTEGER NOT NULL, "present_ids" TEXT NOT NULL, "method" TEXT NOT NULL, "reason"
    TEXT NOT NULL, "follows" TEXT, "withdraws" TEXT, FOREIGN KEY ("item_id") REFERENCES
    "agenda_item" ("id") ON DELETE RESTRICT DEFERRABLE INITIALLY DEFERRED) STRICT
    """,
    """
    CREATE TABLE "speaker_list" ("id" TEXT NOT NULL PRIMARY KEY, "item_id" TEXT NOT NULL, "seconds"
    INTEGER NOT NULL, "warning" INTEGER NOT NULL, "only_present" INTEGER NOT NULL, "several" INTEGER
    NOT NULL, FOREIGN KEY ("item_id") REFERENCES "agenda_item" ("id") ON DELETE CASCADE DEFERRABLE
    INITIALLY DEFERRED) STRICT
    """,
    """
    CREATE TABLE "speaker_event" ("id" TEXT NOT NULL PRIMARY KEY, "item_id" TEXT NOT NULL, "kind"
    TEXT NOT NULL, "at" TEXT NOT NULL, "entry" TEXT NOT NULL, "attendee_id" TEXT NOT NULL, "name"
    TEXT NOT NULL, "delegation" TEXT NOT NULL, "wish" TEXT NOT NULL, "seconds" INTEGER NOT NULL,
    "target" TEXT, FOREIGN KEY ("item_id") REFERENCES "agenda_item" ("id") ON DELETE RESTRICT
    DEFERRABLE INITIALLY DEFERRED) STRICT
    """,
    """
    ALTER TABLE "vote_record" ADD COLUMN "entry" TEXT NOT NULL DEFAULT 'full'
    """,
    """
    ALTER TABLE "vote_record" ADD COLUMN "areas" TEXT NOT NULL DEFAULT ''
    """,
    """
    ALTER TABLE "vote_record" ADD COLUMN "voices" TEXT NOT NULL DEFAULT ''
    """,
    """
    CREATE UNIQUE INDEX "election_item_id" ON "election" ("item_id")
    """,
    """
    CREATE INDEX "candidate_item_id" ON "candidate" ("item_id")
    """,
    """
    CREATE INDEX "candidate_attendee_id" ON "candidate" ("attendee_id")
    """,
    """
    CREATE INDEX "election_round_item_id" ON "election_round" ("item_id")
    """,
    """
    CREATE UNIQUE INDEX "speaker_list_item_id" ON "speaker_list" ("item_id")
    """,
    """
    CREATE INDEX "speaker_event_item_id" ON "speaker_event" ("item_id")
    """,
)
