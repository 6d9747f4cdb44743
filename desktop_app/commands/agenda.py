"""What staff do with the agenda: take a sheet in, add, edit, move and remove items, put people on them."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Mapping, Sequence
from dataclasses import replace
from typing import Protocol

from db.models import AgendaItemRecord, ItemRoleRecord, ResolutionRecord
from db.queries import agenda as kept
from db.queries import resolutions as motions
from db.queries import running
from db.store import Store
from desktop_app.domain import agenda_moves
from desktop_app.domain.agenda import RESOLUTION_KINDS, AgendaItem, ItemRole, branch, children
from desktop_app.domain.agenda_moves import Places
from desktop_app.domain.agenda_sheet import Draft
from desktop_app.domain.agenda_templates import AgendaTemplate, items_of
from desktop_app.domain.changes import Changes
from desktop_app.domain.clock import ANCHORED, Cut
from desktop_app.domain.identity import new_id
from desktop_app.domain.names import clean_text
from desktop_app.domain.order import n_between
from desktop_app.domain.refusal import Refusal
from desktop_app.domain.resolutions import Resolution, Rule
from desktop_app.domain.review import Review
from desktop_app.domain.typed_times import LONGEST


def take_in(store: Store, review: Review[Draft], rows: Iterable[int] | None = None) -> Changes:
    """Take the chosen rows of a sheet in (default: new and changed ones). New items stand behind the item of the row
    above them; items that are there keep their place."""
    with store.change("import-agenda", review.source) as change:
        taking = _TakingIn(kept.items())
        for proposal in review.proposals:
            if proposal.existing is not None:
                taking.last[proposal.existing.item.parent_id] = proposal.existing.item.id
            if proposal in review.chosen(rows) and proposal.value is not None:
                taking.take(proposal.value, is_new=proposal.existing is None)
    return change.changes


class _TakingIn:
    """Writes drafts one after the other, knowing what the agenda holds by then."""

    def __init__(self, items: Sequence[AgendaItem]) -> None:
        self.items = list(items)
        self.last: dict[str | None, str] = {}
        ends = {parent: inside[-1].id for parent, inside in children(items).items()}
        self.ends: Mapping[str | None, str] = ends

    def take(self, draft: Draft, *, is_new: bool) -> None:
        item = draft.item
        if not is_new:
            _write_item(item)
        else:
            item = self._placed(item)
            self.items.append(item)
            AgendaItemRecord.insert(kept.item_columns(item)).execute()
        self.last[item.parent_id] = item.id
        _write_roles(item.id, item.roles)
        _write_rule(item, draft.rule)

    def _placed(self, item: AgendaItem) -> AgendaItem:
        """The new item behind the row above it, or at the end of its parent."""
        known = {each.id for each in self.items}
        parent = item.parent_id if item.parent_id in known else None
        after = self.last.get(parent, self.ends.get(parent))
        probe = replace(item, parent_id=parent, order=agenda_moves.order_at_end(self.items, parent))
        places = agenda_moves.moved([*self.items, probe], {item.id}, parent, after)
        for key, (_parent, order) in places.items():
            if key != item.id:
                AgendaItemRecord.update(order=order).where(AgendaItemRecord.id == key).execute()
                self.items = [replace(each, order=order) if each.id == key else each for each in self.items]
        return replace(probe, order=places[item.id][1]) if item.id in places else probe


def add_item(store: Store, item: AgendaItem, after_id: str | None = None) -> Changes:
    """Add an item with its roles behind a sibling (default: at the end of its parent). Items put to the vote get their
    motion, with the usual rule. Refuses item-needs-title, item-too-long, item-needs-time, lead-below-zero."""
    item = cleaned(item)
    ensure_item(item)
    with store.change("add-item", item.title) as change:
        items = kept.items()
        behind = agenda_moves.order_at_end([*items, *kept.cancelled()], item.parent_id)
        placed = replace(item, order=behind)
        AgendaItemRecord.insert(kept.item_columns(placed)).execute()
        if after_id is not None:
            _write_places(agenda_moves.moved([*items, placed], {item.id}, item.parent_id, after_id))
        _write_roles(item.id, item.roles)
        _write_rule(item, None)
    return change.changes


def edit_item(store: Store, item: AgendaItem) -> Changes:
    """Put an item's particulars in place of the old; its place in the tree and its roles have verbs of their own.
    Refuses as `add_item` does, and item-is-gone."""
    item = cleaned(item)
    ensure_item(item)
    with store.change("edit-item", item.title) as change:
        found(item.id)
        _write_item(item)
        _write_rule(item, None)
    return change.changes


def move_items(store: Store, ids: Collection[str], parent_id: str | None, after_id: str | None) -> Changes:
    """Put items under a parent behind one of its children (None: first). Refuses item-under-itself."""
    return _place(store, "move-item", ids, lambda items: agenda_moves.moved(items, ids, parent_id, after_id))


def shift_items(store: Store, ids: Collection[str], by: int) -> Changes:
    """Push items one place up (-1) or down (1) among their siblings; nothing happens at the edge."""
    return _place(store, "move-item", ids, lambda items: agenda_moves.shifted(items, ids, by))


def indent_items(store: Store, ids: Collection[str]) -> Changes:
    """Put items under the one above them. Refuses nothing-above."""
    return _place(store, "move-item", ids, lambda items: agenda_moves.indented(items, ids))


def outdent_items(store: Store, ids: Collection[str]) -> Changes:
    """Take items out of their parent. Refuses at-the-top."""
    return _place(store, "move-item", ids, lambda items: agenda_moves.outdented(items, ids))


def remove_items(store: Store, ids: Collection[str]) -> Changes:
    """Remove items with all below them. What went out with an edition, or has run, is cancelled rather than forgotten:
    its number is not given again. Refuses item-has-votes: what was decided stays on record."""
    items = kept.items()
    gone = {key for each in ids for key in branch(items, each)}
    titles = [item.title for item in items if item.id in ids]
    with store.change("remove-item", titles[0] if titles else "") as change:
        voted = {vote.item_id for vote in motions.votes() if vote.item_id in gone}
        if voted:
            raise Refusal("item-has-votes", title=next(each.title for each in items if each.id in voted))
        run = {press.item_id for press in running.presses()}
        released = {item.id for item in items if item.place or item.id in run} & gone
        AgendaItemRecord.update(cancelled=1).where(AgendaItemRecord.id.in_(list(released))).execute()
        AgendaItemRecord.delete().where(AgendaItemRecord.id.in_(list(gone - released))).execute()
    return change.changes


def duplicate_items(store: Store, ids: Collection[str]) -> Changes:
    """Copy items with all below them, people and motions too, as one block behind the last of them. Votes, numbers and
    attachments stay with the originals. Refuses item-is-gone."""
    items = kept.items()
    chosen = agenda_moves.topmost(items, ids)
    if not chosen:
        raise Refusal("item-is-gone")
    made, named = agenda_moves.copied(items, ids, new_id)
    with store.change("duplicate-items", chosen[0].title) as change:
        insert_items(made, {named[key]: each for key, each in motions.resolutions().items() if key in named})
        last = chosen[-1]
        block = {named[item.id] for item in chosen}
        _write_places(agenda_moves.moved([*items, *made], block, last.parent_id, last.id))
    return change.changes


def insert_items(made: Sequence[AgendaItem], rules: Mapping[str, Resolution]) -> None:
    """Write new items, parents before their children, with people and motions. Inside a change only."""
    for item in made:
        AgendaItemRecord.insert(kept.item_columns(item)).execute()
        _write_roles(item.id, item.roles)
        motion = rules.get(item.id)
        if motion is not None:
            columns = motions.resolution_columns(replace(motion, id=new_id(), item_id=item.id))
            ResolutionRecord.insert(columns).execute()
        else:
            _write_rule(item, None)


def use_template(store: Store, template: AgendaTemplate) -> Changes:
    """Take the items of a template in, behind what is there."""
    with store.change("use-template", template.title) as change:
        there = [item for item in [*kept.items(), *kept.cancelled()] if item.parent_id is None]
        topmost = sum(item.parent_id is None for item in template.items)
        last = max((item.order for item in there), default=None)
        insert_items(items_of(template, new_id, n_between(last or None, None, topmost)), {})
    return change.changes


def edit_texts(store: Store, texts: Mapping[str, tuple[str, str, str, str]]) -> Changes:
    """Set title, English title, text and English text of items by id, as one change. Refuses item-needs-title; items
    that are gone by now are passed over."""
    known = {item.id: item for item in kept.items()}
    with store.change("edit-texts") as change:
        for key, told in texts.items():
            if key not in known:
                continue
            title, latin_title, text, latin_text = told
            item = cleaned(
                replace(
                    known[key],
                    title=title,
                    latin_title=latin_title,
                    text=text.strip(),
                    latin_text=latin_text.strip(),
                )
            )
            ensure_item(item)
            if item != known[key]:
                _write_item(item)
    return change.changes


def set_roles(store: Store, item_id: str, roles: Sequence[ItemRole]) -> Changes:
    """Put these people on an item, in this order, in place of those before. A role without a name is dropped."""
    with store.change("set-roles", found(item_id).title) as change:
        _write_roles(item_id, roles)
    return change.changes


def set_resolution(store: Store, resolution: Resolution) -> Changes:
    """Set the text, method and rule of what an item puts to the vote. Votes already taken keep their own rule."""
    with store.change("set-resolution", found(resolution.item_id).title) as change:
        known = motions.resolution(resolution.item_id)
        if known is None:
            ResolutionRecord.insert(motions.resolution_columns(resolution)).execute()
        else:
            columns = motions.resolution_columns(replace(resolution, id=known.id))
            ResolutionRecord.update(columns).where(ResolutionRecord.id == known.id).execute()
    return change.changes


def cut_items(store: Store, cuts: Iterable[Cut]) -> Changes:
    """Shorten items as `domain.clock.catch_up` proposes."""
    with store.change("cut-items") as change:
        for cut in cuts:
            AgendaItemRecord.update(minutes=cut.after).where(AgendaItemRecord.id == cut.item_id).execute()
    return change.changes


def found(item_id: str) -> AgendaItem:
    """The item, or Refusal item-is-gone (somebody removed it meanwhile)."""
    try:
        return kept.get(item_id)
    except KeyError as gone:
        raise Refusal("item-is-gone") from gone


def cleaned(item: AgendaItem) -> AgendaItem:
    """The item with tidy text, and without what its mode does not use."""
    return replace(
        item,
        title=clean_text(item.title),
        latin_title=clean_text(item.latin_title),
        material=clean_text(item.material),
        at=item.at if item.mode in ANCHORED else None,
    )


def ensure_item(item: AgendaItem) -> None:
    """Refuses an item without title, of a senseless length, or anchored to no time."""
    if not item.title:
        raise Refusal("item-needs-title")
    if not 0 <= item.minutes <= LONGEST or not 0 <= item.minimum <= LONGEST:
        raise Refusal("item-too-long", title=item.title)
    if item.lead < 0:
        raise Refusal("lead-below-zero", title=item.title)
    if item.mode in ANCHORED and item.at is None:
        raise Refusal("item-needs-time", title=item.title)


def _place(store: Store, label: str, ids: Collection[str], rule: _Rule) -> Changes:
    items = kept.items()
    titles = [item.title for item in items if item.id in ids]
    with store.change(label, titles[0] if titles else "") as change:
        _write_places(rule(items))
    return change.changes


class _Rule(Protocol):
    """How items are placed: from all items to new places."""

    def __call__(self, items: Sequence[AgendaItem]) -> Places: ...


def _write_places(places: Places) -> None:
    for key, (parent_id, order) in places.items():
        AgendaItemRecord.update(parent=parent_id, order=order).where(AgendaItemRecord.id == key).execute()


def _write_item(item: AgendaItem) -> None:
    columns = kept.item_columns(item)
    for fixed in ("id", "parent", "order", "place"):
        del columns[fixed]
    AgendaItemRecord.update(columns).where(AgendaItemRecord.id == item.id).execute()


def _write_roles(item_id: str, roles: Sequence[ItemRole]) -> None:
    """The rows of an item's people: those that stay keep their ids, so that two copies merge well."""
    wanted = [role for role in roles if role.name.strip()]
    keys = n_between(None, None, len(wanted))
    rows = [
        replace(role, item_id=item_id, name=clean_text(role.name), order=key)
        for role, key in zip(wanted, keys, strict=True)
    ]
    before = {role.id: role for role in kept.roles_of([item_id])}
    gone = before.keys() - {role.id for role in rows}
    if gone:
        ItemRoleRecord.delete().where(ItemRoleRecord.id.in_(list(gone))).execute()
    for role in rows:
        columns = kept.role_columns(role)
        if role.id not in before:
            ItemRoleRecord.insert(columns).execute()
        elif role != before[role.id]:
            ItemRoleRecord.update(columns).where(ItemRoleRecord.id == role.id).execute()


def _write_rule(item: AgendaItem, rule: Rule | None) -> None:
    """What is put to the vote has a motion; a rule from a sheet replaces the motion's own. Other kinds keep theirs, so
    that trying another kind in the form loses no text."""
    known = motions.resolution(item.id)
    if item.kind not in RESOLUTION_KINDS:
        return
    if known is None:
        motion = Resolution(new_id(), item.id, rule=rule or Rule())
        ResolutionRecord.insert(motions.resolution_columns(motion)).execute()
    elif rule is not None and rule != known.rule:
        columns = motions.resolution_columns(replace(known, rule=rule))
        ResolutionRecord.update(columns).where(ResolutionRecord.id == known.id).execute()
