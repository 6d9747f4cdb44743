"""Schema version 13. Frozen."""

STEP: tuple[str, ...] = (
    """
    ALTER TABLE "hall" ADD COLUMN "design" TEXT NOT NULL DEFAULT ''
    """,
)
