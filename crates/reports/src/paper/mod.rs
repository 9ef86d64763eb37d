//! A paper: what it says, block by block, and its PDF.

mod cell;
mod columns;
mod draw;
mod figures;
mod foot;
mod letters;
mod lines;
mod pages;
mod strokes;
mod style;
mod together;

use nenrin_domain::{Day, Language};

use crate::drawing::Drawn;
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
    /// A paragraph that only explains.
    Note(String),
    /// A few figures beside each other.
    Tiles(Vec<Tile>),
    /// A drawing.
    Drawing(Drawing),
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

/// A figure with what it is.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Tile {
    /// What it is.
    pub label: String,
    /// The figure, in large.
    pub value: String,
    /// What belongs to it, line by line.
    pub beside: Vec<String>,
}

/// A drawing on a paper.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Drawing {
    /// The drawing, as our charts make them: an SVG of lines, rectangles, discs and texts.
    pub svg: String,
    /// What it shows, also for whoever cannot see it.
    pub caption: String,
}

/// What becomes of a letter that the font does not have.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Lacking {
    /// It stands as 〓, and the foot of its page says so with the words of this key: for a paper that must tell all that there is, or
    /// that only the coach reads.
    Marked(&'static str),
    /// There is no paper: for one that is given away and must be as it was written.
    Refused,
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
    /// What stands at the head of every page, such as for whom alone it is.
    pub every_page: Option<String>,
    /// What becomes of letters that the font does not have.
    pub lacking: Lacking,
    /// What it says.
    pub blocks: Vec<Block>,
}

impl Paper {
    /// The paper as an archival PDF (PDF/A-2b): its font is in it, and it has no script and no link. `each` is asked
    /// after every page, with its number and how many there are, and may end it all.
    ///
    /// # Errors
    /// [`ReportError`], among them [`ReportError::Letter`] where letters that the font does not have are refused; or what `each`
    /// answers.
    pub fn pdf<E: From<ReportError>>(&self, mut each: impl FnMut(usize, usize) -> Result<(), E>) -> Result<Vec<u8>, E> {
        let letters = Letters::read()?;
        if let (Lacking::Refused, Some(lack)) = (self.lacking, self.lack_of(&letters)?) {
            return Err(lack.into());
        }
        let pages = pages::laid_out(self, &letters)?;
        draw::drawn(self, &pages, &letters, Words::of(self.language), &mut each)
    }

    /// The first letter that the font does not have; `None` when it has them all.
    ///
    /// # Errors
    /// [`ReportError`] when the font or a drawing cannot be read.
    pub fn lack(&self) -> Result<Option<(char, String)>, ReportError> {
        Ok(match self.lack_of(&Letters::read()?)? {
            Some(ReportError::Letter { letter, text }) => Some((letter, text)),
            _ => None,
        })
    }

    /// The letters that stand as 〓 on it, each once, in their order.
    ///
    /// # Errors
    /// [`ReportError`] when the font or a drawing cannot be read.
    pub fn marked(&self) -> Result<Vec<char>, ReportError> {
        let letters = Letters::read()?;
        let mut marked = Vec::new();
        for letter in self.texts()?.iter().flat_map(|text| letters.lacked(text)) {
            if !marked.contains(&letter) {
                marked.push(letter);
            }
        }
        Ok(marked)
    }

    /// Every text on it, in order.
    ///
    /// # Errors
    /// [`ReportError::Drawing`] when a drawing cannot be read.
    pub fn texts(&self) -> Result<Vec<String>, ReportError> {
        let mut texts: Vec<String> = std::iter::once(&self.title).chain(&self.every_page).cloned().collect();
        for block in &self.blocks {
            match block {
                Block::Heading(text) | Block::Item(text) | Block::Text(text) | Block::Note(text) => {
                    texts.push(text.clone());
                }
                Block::Fields(fields) => {
                    texts.extend(fields.iter().flat_map(|(label, text)| [label, text]).cloned());
                }
                Block::Grid(grid) => {
                    texts.extend(grid.heads.iter().map(|(head, _)| head).chain(grid.rows.iter().flatten()).cloned());
                }
                Block::Tiles(tiles) => tiles.iter().for_each(|tile| {
                    texts.extend([&tile.label, &tile.value].into_iter().chain(&tile.beside).cloned());
                }),
                Block::Drawing(drawing) => {
                    texts.extend(Drawn::read(&drawing.svg)?.texts().map(str::to_owned));
                    texts.push(drawing.caption.clone());
                }
            }
        }
        Ok(texts)
    }

    fn lack_of(&self, letters: &Letters) -> Result<Option<ReportError>, ReportError> {
        let lack = |text: String| {
            let letter = letters.lacked(&text).next()?;
            Some(ReportError::Letter { letter, text })
        };
        Ok(self.texts()?.into_iter().find_map(lack))
    }
}
