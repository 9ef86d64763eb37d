//! What was changed or taken away, and what is written and not finished.

use nenrin_domain::{HeldChange, HeldField, HeldValue};

use super::Record;
use super::lists::{headed, list, typed};
use super::rows::is_told;
use super::shown::Shown;
use crate::paper::{Block, Grid, Side};

/// Texts of no more letters than this stand in a table, longer ones below each other.
const SHORT: usize = 40;

/// A field as it was and as it became.
struct Turn {
    at: String,
    table: &'static str,
    label: &'static str,
    old: String,
    new: String,
}

pub(super) fn drafts(record: &Record<'_>, shown: &Shown<'_>, blocks: &mut Vec<Block>) {
    let unfinished: Vec<_> = record.held.drafts.iter().filter(|draft| !draft.is_confirmed).collect();
    if unfinished.is_empty() {
        return;
    }
    blocks.push(Block::Heading(shown.words.say("record.drafts", &[])));
    for draft in unfinished {
        blocks.push(Block::Item(shown.moment(draft.saved_at)));
        blocks.extend(typed(&draft.body).into_iter().map(Block::Text));
    }
}

/// What was changed, and after it what was taken away.
pub(super) fn corrections(record: &Record<'_>, shown: &Shown<'_>, blocks: &mut Vec<Block>) {
    let of = |kind: &'static str| record.held.changes.iter().filter(move |change| change.kind == kind);
    let (short, long): (Vec<_>, Vec<_>) =
        of("updated").flat_map(|change| turns(record, change, shown)).partition(is_short);
    if !short.is_empty() || !long.is_empty() {
        blocks.push(Block::Heading(shown.words.say("record.changed", &[])));
        blocks.extend((!short.is_empty()).then(|| Block::Grid(grid(short, shown))));
        long.into_iter().for_each(|turn| tell(turn, shown, blocks));
    }
    let mut gone = Vec::new();
    for change in of("removed") {
        let fields: Vec<_> = change.fields.iter().filter_map(|field| removed(record, change, field, shown)).collect();
        if !fields.is_empty() {
            let facts = [("one", &*shown.moment(change.at)), ("other", shown.words.table(change.table))];
            gone.extend([Block::Item(shown.words.say("paper.beside", &facts)), Block::Fields(fields)]);
        }
    }
    if !gone.is_empty() {
        blocks.push(Block::Heading(shown.words.say("record.removed", &[])));
        blocks.append(&mut gone);
    }
}

fn is_short(turn: &Turn) -> bool {
    [&turn.old, &turn.new].iter().all(|text| text.chars().count() <= SHORT && !text.contains('\n'))
}

fn grid(turns: Vec<Turn>, shown: &Shown<'_>) -> Grid {
    let heads = ["record.at", "record.what", "record.field", "record.old", "record.new"];
    let heads = heads.map(|key| (shown.words.say(key, &[]), Side::Start)).to_vec();
    let row = |turn: Turn| vec![turn.at, turn.table.to_owned(), turn.label.to_owned(), turn.old, turn.new];
    Grid { heads, rows: turns.into_iter().map(row).collect() }
}

fn tell(turn: Turn, shown: &Shown<'_>, blocks: &mut Vec<Block>) {
    let beside = |one: &str, other: &str| shown.words.say("paper.beside", &[("one", one), ("other", other)]);
    blocks.push(Block::Item(beside(&turn.at, &beside(turn.table, turn.label))));
    let [old, new] = ["record.old", "record.new"].map(|key| shown.words.say(key, &[]));
    blocks.push(Block::Fields(vec![(old, turn.old), (new, turn.new)]));
}

/// The fields of a change that a person can read, as they were and became.
fn turns(record: &Record<'_>, change: &HeldChange, shown: &Shown<'_>) -> Vec<Turn> {
    let turn = |field: &HeldField| {
        let side = |side: &Option<HeldValue>| side.as_ref().and_then(|it| value(record, change, field, it, shown));
        let (old, new) = (side(&field.old), side(&field.new));
        let nothing = || shown.words.say("paper.nothing", &[]);
        (old != new).then(|| Turn {
            at: shown.moment(change.at),
            table: shown.words.table(change.table),
            label: shown.words.column(change.table, field.column),
            old: old.unwrap_or_else(nothing),
            new: new.unwrap_or_else(nothing),
        })
    };
    change.fields.iter().filter(|field| is_told(change.table, field.column)).filter_map(turn).collect()
}

/// What was there of something that was taken away.
fn removed(record: &Record<'_>, change: &HeldChange, field: &HeldField, shown: &Shown<'_>) -> Option<(String, String)> {
    let was = field.old.as_ref().filter(|_| is_told(change.table, field.column))?;
    let told = value(record, change, field, was, shown)?;
    Some((shown.words.column(change.table, field.column).to_owned(), told))
}

/// A value as it was once. What its meaning hangs on is in the same change, or still stands in the row.
fn value(
    record: &Record<'_>,
    change: &HeldChange,
    field: &HeldField,
    value: &HeldValue,
    shown: &Shown<'_>,
) -> Option<String> {
    if let HeldValue::Text(text) = value
        && let Some(items) = list(field.column, text).filter(|items| items.iter().any(|item| item.is_array()))
    {
        let parts: Vec<&str> =
            items.iter().filter_map(headed).map(|part| part.text).filter(|text| !text.is_empty()).collect();
        return Some(parts.join("\n")).filter(|text| !text.is_empty());
    }
    let table = record.held.table(change.table);
    let row = table.and_then(|table| table.rows.iter().find(|row| row.id == change.row));
    let other = |column: &str| {
        let beside = change.fields.iter().find(|field| field.column == column);
        let beside = beside.and_then(|field| field.old.as_ref().or(field.new.as_ref()));
        beside.or_else(|| table?.value(row?, column))
    };
    shown.beside(change.table, field.column, value, other)
}
