//! A paper: what it says, block by block, and its PDF.

mod draw;
mod letters;
mod lines;
mod pages;

use nenrin_domain::{Day, Language};

use crate::{ReportError, Words};
use letters::Letters;

/// A piece of a paper.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Block {
    /// The heading of a section, which is also in the table of contents of the file.
    Heading(String),
    /// What the next blocks are about.
    Item(String),
    /// A paragraph.
    Text(String),
    /// A text of any length under its label.
    Labelled(String, String),
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
