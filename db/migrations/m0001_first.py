"""Schema version 1. Frozen."""

STEP: tuple[str, ...] = (
    """
    CREATE TABLE "meeting" ("id" TEXT NOT NULL PRIMARY KEY, "title" TEXT NOT NULL, "latin_title"
    TEXT NOT NULL, "language" TEXT NOT NULL, "starts_at" TEXT NOT NULL, "venue" TEXT NOT NULL,
    "organiser" TEXT NOT NULL, "latin_organiser" TEXT NOT NULL, "protocol" TEXT NOT NULL,
    "even_dais" TEXT NOT NULL, "quorum_p" INTEGER NOT NULL, "quorum_q" INTEGER NOT NULL,
    "quorum_strict" INTEGER NOT NULL, "substitutes_vote" INTEGER NOT NULL, "certificate_pattern"
    TEXT NOT NULL, "certificate_date" TEXT, "secret" TEXT NOT NULL) STRICT
    """,
    """
    CREATE TABLE "delegation" ("id" TEXT NOT NULL PRIMARY KEY, "name" TEXT NOT NULL, "latin_name"
    TEXT NOT NULL, "colour" TEXT NOT NULL, "order_key" TEXT NOT NULL) STRICT
    """,
    """
    CREATE TABLE "attendee" ("id" TEXT NOT NULL PRIMARY KEY, "name" TEXT NOT NULL, "latin_name" TEXT
    NOT NULL, "gender" TEXT NOT NULL, "honorific" TEXT NOT NULL, "organisation" TEXT NOT NULL,
    "position" TEXT NOT NULL, "delegation_id" TEXT, "capacity" TEXT NOT NULL, "rank" INTEGER,
    "phone" TEXT NOT NULL, "email" TEXT NOT NULL, "badge_number" TEXT NOT NULL, "needs" TEXT NOT
    NULL, "tags" TEXT NOT NULL, "notes" TEXT NOT NULL, "photo" TEXT NOT NULL, "status" TEXT NOT
    NULL, "substitute" TEXT NOT NULL, "substitute_phone" TEXT NOT NULL, "roster_order" INTEGER NOT
    NULL, FOREIGN KEY ("delegation_id") REFERENCES "delegation" ("id") ON DELETE SET NULL DEFERRABLE
    INITIALLY DEFERRED) STRICT
    """,
    """
    CREATE INDEX "attendee_delegation_id" ON "attendee" ("delegation_id")
    """,
    """
    CREATE TABLE "attendance_event" ("id" TEXT NOT NULL PRIMARY KEY, "attendee_id" TEXT,
    "session_id" TEXT NOT NULL, "kind" TEXT NOT NULL, "at" TEXT NOT NULL, "desk" TEXT NOT NULL,
    "desk_seq" INTEGER NOT NULL, "method" TEXT NOT NULL, "operator" TEXT NOT NULL, "reason" TEXT NOT
    NULL, "target" TEXT, "raw_code" TEXT NOT NULL, FOREIGN KEY ("attendee_id") REFERENCES "attendee"
    ("id") ON DELETE RESTRICT DEFERRABLE INITIALLY DEFERRED) STRICT
    """,
    """
    CREATE INDEX "attendance_event_attendee_id" ON "attendance_event" ("attendee_id")
    """,
    """
    CREATE TABLE "hall" ("id" TEXT NOT NULL PRIMARY KEY, "name" TEXT NOT NULL, "order_key" TEXT NOT
    NULL) STRICT
    """,
    """
    CREATE TABLE "seat" ("id" TEXT NOT NULL PRIMARY KEY, "hall_id" TEXT NOT NULL, "area" TEXT NOT
    NULL, "row" INTEGER NOT NULL, "number" INTEGER NOT NULL, "label" TEXT NOT NULL, "x" INTEGER NOT
    NULL, "y" INTEGER NOT NULL, "kind" TEXT NOT NULL, "aisle" INTEGER NOT NULL, FOREIGN KEY
    ("hall_id") REFERENCES "hall" ("id") ON DELETE CASCADE DEFERRABLE INITIALLY DEFERRED) STRICT
    """,
    """
    CREATE INDEX "seat_hall_id" ON "seat" ("hall_id")
    """,
    """
    CREATE TABLE "placement" ("id" TEXT NOT NULL PRIMARY KEY, "hall_id" TEXT NOT NULL, "seat_id"
    TEXT NOT NULL, "attendee_id" TEXT NOT NULL, "locked" INTEGER NOT NULL, FOREIGN KEY ("hall_id")
    REFERENCES "hall" ("id") ON DELETE CASCADE DEFERRABLE INITIALLY DEFERRED, FOREIGN KEY
    ("seat_id") REFERENCES "seat" ("id") ON DELETE CASCADE DEFERRABLE INITIALLY DEFERRED, FOREIGN
    KEY ("attendee_id") REFERENCES "attendee" ("id") ON DELETE CASCADE DEFERRABLE INITIALLY
    DEFERRED) STRICT
    """,
    """
    CREATE INDEX "placement_hall_id" ON "placement" ("hall_id")
    """,
    """
    CREATE UNIQUE INDEX "placement_seat_id" ON "placement" ("seat_id")
    """,
    """
    CREATE INDEX "placement_attendee_id" ON "placement" ("attendee_id")
    """,
    """
    CREATE UNIQUE INDEX "placement_hall_id_attendee_id" ON "placement" ("hall_id", "attendee_id")
    """,
    """
    CREATE TABLE "agenda_item" ("id" TEXT NOT NULL PRIMARY KEY, "parent_id" TEXT, "order_key" TEXT
    NOT NULL, "title" TEXT NOT NULL, "latin_title" TEXT NOT NULL, "kind" TEXT NOT NULL, "minutes"
    INTEGER NOT NULL, "minimum" INTEGER NOT NULL, "mode" TEXT NOT NULL, "at" TEXT, "lead" INTEGER
    NOT NULL, "material" TEXT NOT NULL, "note" TEXT NOT NULL, "text" TEXT NOT NULL, "latin_text"
    TEXT NOT NULL, "internal" INTEGER NOT NULL, FOREIGN KEY ("parent_id") REFERENCES "agenda_item"
    ("id") ON DELETE CASCADE DEFERRABLE INITIALLY DEFERRED) STRICT
    """,
    """
    CREATE INDEX "agenda_item_parent_id" ON "agenda_item" ("parent_id")
    """,
    """
    CREATE TABLE "item_role" ("id" TEXT NOT NULL PRIMARY KEY, "item_id" TEXT NOT NULL, "role" TEXT
    NOT NULL, "name" TEXT NOT NULL, "attendee_id" TEXT, "order_key" TEXT NOT NULL, FOREIGN KEY
    ("item_id") REFERENCES "agenda_item" ("id") ON DELETE CASCADE DEFERRABLE INITIALLY DEFERRED,
    FOREIGN KEY ("attendee_id") REFERENCES "attendee" ("id") ON DELETE SET NULL DEFERRABLE INITIALLY
    DEFERRED) STRICT
    """,
    """
    CREATE INDEX "item_role_item_id" ON "item_role" ("item_id")
    """,
    """
    CREATE INDEX "item_role_attendee_id" ON "item_role" ("attendee_id")
    """,
    """
    CREATE TABLE "resolution" ("id" TEXT NOT NULL PRIMARY KEY, "item_id" TEXT NOT NULL, "text" TEXT
    NOT NULL, "method" TEXT NOT NULL, "base" TEXT NOT NULL, "share_p" INTEGER NOT NULL, "share_q"
    INTEGER NOT NULL, "share_strict" INTEGER NOT NULL, "relative" INTEGER NOT NULL, "unanimous"
    INTEGER NOT NULL, FOREIGN KEY ("item_id") REFERENCES "agenda_item" ("id") ON DELETE CASCADE
    DEFERRABLE INITIALLY DEFERRED) STRICT
    """,
    """
    CREATE UNIQUE INDEX "resolution_item_id" ON "resolution" ("item_id")
    """,
    """
    CREATE TABLE "vote_record" ("id" TEXT NOT NULL PRIMARY KEY, "item_id" TEXT NOT NULL, "at" TEXT
    NOT NULL, "yes" INTEGER NOT NULL, "no" INTEGER NOT NULL, "abstain" INTEGER NOT NULL, "invalid"
    INTEGER NOT NULL, "blank" INTEGER NOT NULL, "casting" INTEGER NOT NULL, "stated" INTEGER NOT
    NULL, "base" TEXT NOT NULL, "share_p" INTEGER NOT NULL, "share_q" INTEGER NOT NULL,
    "share_strict" INTEGER NOT NULL, "relative" INTEGER NOT NULL, "unanimous" INTEGER NOT NULL,
    "members" INTEGER NOT NULL, "present" INTEGER NOT NULL, "quorum_needed" INTEGER NOT NULL,
    "quorum_met" INTEGER NOT NULL, "present_ids" TEXT NOT NULL, "method" TEXT NOT NULL, "reason"
    TEXT NOT NULL, "withdraws" TEXT, FOREIGN KEY ("item_id") REFERENCES "agenda_item" ("id") ON
    DELETE RESTRICT DEFERRABLE INITIALLY DEFERRED) STRICT
    """,
    """
    CREATE INDEX "vote_record_item_id" ON "vote_record" ("item_id")
    """,
    """
    CREATE TABLE "award" ("id" TEXT NOT NULL PRIMARY KEY, "title" TEXT NOT NULL, "latin_title" TEXT
    NOT NULL, "kind" TEXT NOT NULL, "wording" TEXT NOT NULL, "latin_wording" TEXT NOT NULL,
    "order_key" TEXT NOT NULL) STRICT
    """,
    """
    CREATE TABLE "batch" ("id" TEXT NOT NULL PRIMARY KEY, "name" TEXT NOT NULL, "order_key" TEXT NOT
    NULL, "item_id" TEXT, "entry" TEXT NOT NULL, "ushers" INTEGER NOT NULL, FOREIGN KEY ("item_id")
    REFERENCES "agenda_item" ("id") ON DELETE SET NULL DEFERRABLE INITIALLY DEFERRED) STRICT
    """,
    """
    CREATE INDEX "batch_item_id" ON "batch" ("item_id")
    """,
    """
    CREATE TABLE "batch_presenter" ("id" TEXT NOT NULL PRIMARY KEY, "batch_id" TEXT NOT NULL,
    "attendee_id" TEXT, "name" TEXT NOT NULL, "order_key" TEXT NOT NULL, FOREIGN KEY ("batch_id")
    REFERENCES "batch" ("id") ON DELETE CASCADE DEFERRABLE INITIALLY DEFERRED, FOREIGN KEY
    ("attendee_id") REFERENCES "attendee" ("id") ON DELETE SET NULL DEFERRABLE INITIALLY DEFERRED)
    STRICT
    """,
    """
    CREATE INDEX "batch_presenter_batch_id" ON "batch_presenter" ("batch_id")
    """,
    """
    CREATE INDEX "batch_presenter_attendee_id" ON "batch_presenter" ("attendee_id")
    """,
    """
    CREATE TABLE "recipient" ("id" TEXT NOT NULL PRIMARY KEY, "award_id" TEXT NOT NULL, "batch_id"
    TEXT, "name" TEXT NOT NULL, "kind" TEXT NOT NULL, "grade" TEXT NOT NULL, "organisation" TEXT NOT
    NULL, "attendee_id" TEXT, "representative" TEXT NOT NULL, "representative_attendee_id" TEXT,
    "representative_pending" INTEGER NOT NULL, "presenter_name" TEXT NOT NULL, "presenter_id" TEXT,
    "citation" TEXT NOT NULL, "latin_name" TEXT NOT NULL, "latin_citation" TEXT NOT NULL,
    "order_key" TEXT NOT NULL, FOREIGN KEY ("award_id") REFERENCES "award" ("id") ON DELETE CASCADE
    DEFERRABLE INITIALLY DEFERRED, FOREIGN KEY ("batch_id") REFERENCES "batch" ("id") ON DELETE SET
    NULL DEFERRABLE INITIALLY DEFERRED, FOREIGN KEY ("attendee_id") REFERENCES "attendee" ("id") ON
    DELETE SET NULL DEFERRABLE INITIALLY DEFERRED, FOREIGN KEY ("representative_attendee_id")
    REFERENCES "attendee" ("id") ON DELETE SET NULL DEFERRABLE INITIALLY DEFERRED, FOREIGN KEY
    ("presenter_id") REFERENCES "attendee" ("id") ON DELETE SET NULL DEFERRABLE INITIALLY DEFERRED)
    STRICT
    """,
    """
    CREATE INDEX "recipient_award_id" ON "recipient" ("award_id")
    """,
    """
    CREATE INDEX "recipient_batch_id" ON "recipient" ("batch_id")
    """,
    """
    CREATE INDEX "recipient_attendee_id" ON "recipient" ("attendee_id")
    """,
    """
    CREATE INDEX "recipient_representative_attendee_id" ON "recipient"
    ("representative_attendee_id")
    """,
    """
    CREATE INDEX "recipient_presenter_id" ON "recipient" ("presenter_id")
    """,
    """
    CREATE TABLE "certificate" ("id" TEXT NOT NULL PRIMARY KEY, "recipient_id" TEXT NOT NULL,
    "number" TEXT NOT NULL, "serial" INTEGER NOT NULL, "issued_at" TEXT NOT NULL, "revoked_at" TEXT,
    "reason" TEXT NOT NULL, FOREIGN KEY ("recipient_id") REFERENCES "recipient" ("id") ON DELETE
    RESTRICT DEFERRABLE INITIALLY DEFERRED) STRICT
    """,
    """
    CREATE INDEX "certificate_recipient_id" ON "certificate" ("recipient_id")
    """,
    """
    CREATE UNIQUE INDEX "certificate_number" ON "certificate" ("number")
    """,
    """
    CREATE TABLE "issuer" ("id" TEXT NOT NULL PRIMARY KEY, "name" TEXT NOT NULL, "latin_name" TEXT
    NOT NULL, "seal" TEXT NOT NULL, "seal_mm" INTEGER NOT NULL, "signature" TEXT NOT NULL, "signer"
    TEXT NOT NULL, "latin_signer" TEXT NOT NULL, "order_key" TEXT NOT NULL) STRICT
    """,
    """
    CREATE TABLE "asset" ("sha256" TEXT NOT NULL PRIMARY KEY, "media_type" TEXT NOT NULL, "name"
    TEXT NOT NULL, "data" BLOB NOT NULL) STRICT
    """,
    """
    CREATE TABLE "name_key" ("text" TEXT NOT NULL PRIMARY KEY, "keys" TEXT NOT NULL) STRICT
    """,
    """
    CREATE TABLE change (number INTEGER PRIMARY KEY, id TEXT NOT NULL, session TEXT NOT NULL, seq
    INTEGER NOT NULL, clock INTEGER NOT NULL, at TEXT NOT NULL, who TEXT NOT NULL, station TEXT NOT
    NULL, label TEXT NOT NULL, subject TEXT NOT NULL, reverts TEXT, first_row INTEGER NOT NULL,
    last_row INTEGER NOT NULL) STRICT
    """,
    """
    CREATE TABLE change_row (place INTEGER PRIMARY KEY, change_number INTEGER NOT NULL, table_name
    TEXT NOT NULL, row_id TEXT NOT NULL, op TEXT NOT NULL, unit TEXT, before TEXT, after TEXT)
    STRICT
    """,
    """
    CREATE TABLE digest (one INTEGER PRIMARY KEY CHECK (one = 1), number INTEGER NOT NULL, value
    TEXT NOT NULL) STRICT
    """,
)
