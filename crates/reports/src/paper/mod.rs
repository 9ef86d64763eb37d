//! A paper: what it says, block by block, and its PDF.

mod columns;
mod draw;
mod letters;
mod lines;
mod pages;
mod style;

use nenrin_domain::{Day, Language};

use crate::{ReportError, Words};
use letters::Letters;

/// The font that the program brings, for whoever else sets words: TrueType, in one weight.
#[must_use]
pub fn font() -> &'static [u8] {
    letters::FONT
}

/// A piece of a paper.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Block {
    /// The heading of a section, which is also in the table of contents of the file.
    Heading(String),
    /// What the next blocks are about.
    Item(String),
    /// A paragraph.
    Text(String),
    /// Texts of any length, each beside its label.
    Fields(Vec<(String, String)>),
    /// A table.
    Grid(Grid),
}

/// A table on a paper. Its heads stand again where it goes on on another page.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Grid {
    /// What its columns hold, and at which side of them.
    pub heads: Vec<(String, Side)>,
    /// Its rows, each with a text for every column.
    pub rows: Vec<Vec<String>>,
}

/// The side of a column at which its texts stand.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Side {
    /// Where one begins to read.
    Start,
    /// Where one ends, as numbers do.
    End,
}

/// A paper of pages of A4.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Paper {
    /// What it is.
    pub title: String,
    /// Its language.
    pub language: Language,
    /// When it was made.
    pub made_on: Day,
    /// What it says.
    pub blocks: Vec<Block>,
}

impl Paper {
    /// The paper as an archival PDF (PDF/A-2b): its font is in it, and it has no script and no link. A sign that the font does
    /// not have stands as 〓, and the foot of that page says so. `each` is asked
    /// after every page, with its number and how many there are, and may end it all.
    ///
    /// # Errors
    /// [`ReportError`], or what `each` answers.
    pub fn pdf<E: From<ReportError>>(&self, mut each: impl FnMut(usize, usize) -> Result<(), E>) -> Result<Vec<u8>, E> {
        let letters = Letters::read()?;
        let pages = pages::laid_out(self, &letters);
        draw::drawn(self, &pages, &letters, Words::of(self.language), &mut each)
    }
}
