"""Schema version 2. Frozen."""

STEP: tuple[str, ...] = (
    """
    CREATE TABLE "session" ("id" TEXT NOT NULL PRIMARY KEY, "name" TEXT NOT NULL, "latin_name" TEXT
    NOT NULL, "opens_at" TEXT, "closes_at" TEXT, "order_key" TEXT NOT NULL) STRICT
    """,
)
