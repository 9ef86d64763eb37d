//! How much of anything a file may bring. Each limit is far above what a practice has and far below what would harm.

/// Rows of one table. The largest practice planned for has a million sessions; five leave room for a busy school.
pub const MAX_ROWS: u64 = 5_000_000;

/// Columns of one table: the widest has fifteen, and exports of other programs seldom pass a hundred.
pub const MAX_COLUMNS: usize = 200;

/// Bytes of an id. UUIDs need 36; the ids of a million sessions are held in memory while they are checked.
pub const MAX_ID_BYTES: usize = 64;

/// Characters of a name, an address, a reason: what fits on one line of a form.
pub const NAME_CHARS: usize = 200;

/// Characters of a line of text, as in the application itself: where a session takes place.
pub const LINE_CHARS: usize = 500;

/// Characters of an action, a summary, a goal or an obstacle: a few sentences.
pub const SENTENCE_CHARS: usize = 2_000;

/// Bytes of one section of a note, as in the application itself.
pub const NOTE_BYTES: usize = 200_000;

/// Tags of one learner.
pub const MAX_TAGS: usize = 50;

/// Problems that are kept in full. Beyond them only the number grows: nobody reads the thousandth.
pub const MAX_PROBLEMS_KEPT: usize = 1_000;

/// Characters of a cell that a problem repeats, enough to recognise it.
pub const SHOWN_CHARS: usize = 40;

/// Bytes an archive may spend on its own table of contents, which is held in memory.
pub const MAX_LISTING_BYTES: u64 = 4 << 20;

/// Files in an archive.
pub const MAX_MEMBERS: usize = 1_000;

/// Bytes of all files of an archive when expanded.
pub const MAX_EXPANDED_BYTES: u64 = 4 << 30;

/// From this size on a file is refused when it expands beyond [`MAX_EXPANSION`].
pub const EXPANSION_COUNTS_FROM_BYTES: u64 = 10 << 20;

/// How many bytes one compressed byte may become. Tables of numbers reach 20, and deflate itself cannot pass 1,032.
pub const MAX_EXPANSION: u64 = 200;

/// A text cut to what a problem shows of it.
pub(crate) fn shown(text: &str) -> String {
    match text.char_indices().nth(SHOWN_CHARS) {
        None => text.to_owned(),
        Some((end, _)) => format!("{}…", text.get(..end).unwrap_or_default()),
    }
}
