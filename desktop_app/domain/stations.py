"""What may be done at which kind of station. A guard against mistakes and idle fingers, not a lock: whoever holds the
unencrypted file can read it, and a PIN of a few digits falls in minutes. Secrecy comes from the disk, not from here."""

from __future__ import annotations

import enum

from .refusal import Refusal


class Post(enum.StrEnum):
    """What this computer serves as just now."""

    OFFICE = "office"
    """Everything."""
    DESK = "desk"
    """The check-in desk: people come and go, and nothing else changes."""
    KIOSK = "kiosk"
    """Guests on their own: they check in and see their seat."""


DESK_DEEDS = frozenset(
    {
        "check-in",
        "check-in-group",
        "check-out",
        "enter-later",
        "refuse",
        "settle",
        "substitute-in",
        "take-back",
    }
    | {"set-substitute", "walk-in"}
)
"""Labels of the changes that a check-in desk may make and undo."""

KIOSK_DEEDS = frozenset({"check-in", "refuse"})
"""Labels of the changes that guests make at a kiosk; none may be undone there."""


def post_named(name: str) -> Post:
    """The post a preference names: the desk, or the office for anything else. A kiosk is opened and left by hand."""
    return Post.DESK if name == Post.DESK else Post.OFFICE


def ensure_may(post: Post, label: str, *, undoing: bool = False) -> None:
    """Refuse (not-at-this-post) a change that is none of this post's business."""
    allowed = {Post.DESK: DESK_DEEDS, Post.KIOSK: frozenset() if undoing else KIOSK_DEEDS}
    if post in allowed and label not in allowed[post]:
        raise Refusal("not-at-this-post", post=post)
