"""Schema version 11. Frozen."""

STEP: tuple[str, ...] = (
    """
    ALTER TABLE "recipient" ADD COLUMN "absence" TEXT NOT NULL DEFAULT ''
    """,
)
