//! Where every line of a paper stands. Lengths are points, from the upper left corner of the page.

use super::cell::{Cell, field};
use super::columns::{GAP, widths};
use super::letters::{Letter, Letters, width};
use super::lines::broken;
use super::strokes::Placed;
use super::style::{CELL, HEAD, HEADING, ITEM, NOTE, Style, TEXT, TITLE, Tone};
use super::{Block, Grid, Paper, Side};
use crate::ReportError;

/// The size of a page: A4.
pub(super) const WIDTH: f32 = 595.28;
pub(super) const HEIGHT: f32 = 841.89;
pub(super) const LEFT: f32 = 62.0;
pub(super) const TOP: f32 = 64.0;
pub(super) const BOTTOM: f32 = 72.0;
pub(super) const MEASURE: f32 = WIDTH - LEFT * 2.0;
/// A row of more lines than this may go on on the next page.
pub(super) const WHOLE: usize = 12;
/// Room between the end of a row of a table and its rule.
pub(super) const UNDER: f32 = 4.0;

/// A line in its place.
pub(super) struct Line {
    pub letters: Vec<Letter>,
    pub x: f32,
    /// Its base line.
    pub y: f32,
    pub size: f32,
    pub tone: Tone,
}

/// A rule between things.
pub(super) struct Rule {
    pub x: f32,
    pub y: f32,
    pub width: f32,
    pub height: f32,
    pub tone: Tone,
}

/// A page.
#[derive(Default)]
pub(super) struct Page {
    pub lines: Vec<Line>,
    pub rules: Vec<Rule>,
    pub drawings: Vec<Placed>,
    /// The headings that begin on it, with their places.
    pub headings: Vec<(String, f32)>,
}

/// How thick a rule is.
pub(super) const THICK: f32 = 0.6;

/// The pages of a paper.
///
/// # Errors
/// [`ReportError::Drawing`] when a drawing cannot be set.
pub(super) fn laid_out(paper: &Paper, letters: &Letters) -> Result<Vec<Page>, ReportError> {
    let mut laying = Laying { letters, pages: vec![Page::default()], y: TOP, heads: Vec::new() };
    laying.set(&paper.title, TITLE);
    for (place, block) in paper.blocks.iter().enumerate() {
        let rest = paper.blocks.get(place + 1..).unwrap_or_default();
        match block {
            Block::Heading(text) => laying.heading(text, rest),
            Block::Item(text) => laying.item(text, rest),
            Block::Text(text) => laying.set(text, TEXT),
            Block::Note(text) => laying.set(text, NOTE),
            Block::Tiles(tiles) => laying.tiles(tiles),
            Block::Drawing(drawing) => laying.drawing(drawing)?,
            Block::Fields(fields) => fields.iter().for_each(|(label, text)| laying.field(label, text)),
            Block::Grid(grid) => laying.grid(grid),
        }
    }
    Ok(laying.pages)
}

pub(super) struct Laying<'l> {
    letters: &'l Letters,
    pub pages: Vec<Page>,
    /// Where the last line ended.
    pub y: f32,
    /// What stands at the top of a page that begins now: the heads of the table that goes on.
    heads: Vec<Cell>,
}

impl Laying<'_> {
    pub fn set(&mut self, text: &str, style: Style) {
        self.row(&[Cell::whole(text, style)]);
    }

    fn heading(&mut self, text: &str, rest: &[Block]) {
        let item = matches!(rest.first(), Some(Block::Item(_)))
            .then(|| ITEM.above + ITEM.leading + UNDER + self.kept(rest.get(1..).unwrap_or_default()));
        self.set(text, Style { kept: item.unwrap_or(HEADING.kept), ..HEADING });
        let y = self.y - HEADING.leading;
        if let Some(page) = self.pages.last_mut() {
            page.headings.push((text.to_owned(), y));
        }
        self.y += UNDER;
        self.rule(Tone::Accent);
    }

    /// An item, parted from what is above it unless that is a heading.
    fn item(&mut self, text: &str, rest: &[Block]) {
        let page = self.pages.len();
        let above = self.y;
        self.set(text, Style { kept: self.kept(rest), ..ITEM });
        let follows = self.pages.last().is_some_and(|page| page.rules.last().is_some_and(|rule| rule.y >= above));
        if self.pages.len() == page && !follows {
            self.rule_at(above + ITEM.above / 2.0, Tone::Faint);
        }
    }

    fn field(&mut self, label: &str, text: &str) {
        self.row(&field(label, text));
    }

    fn grid(&mut self, grid: &Grid) {
        let columns = self.columns(grid);
        let cells = |texts: &mut dyn Iterator<Item = &String>, style: Style| -> Vec<Cell> {
            let placed = texts.zip(&columns);
            placed
                .map(|(text, (x, width, side))| Cell { text: text.clone(), x: *x, width: *width, style, side: *side })
                .collect()
        };
        let heads = cells(&mut grid.heads.iter().map(|(head, _)| head), HEAD);
        self.row(&heads);
        self.y += UNDER;
        self.rule(Tone::Faint);
        self.heads = heads;
        let rows: Vec<Vec<Cell>> = grid.rows.iter().map(|row| cells(&mut row.iter(), CELL)).collect();
        for (place, row) in rows.iter().enumerate() {
            self.keep_with_last(row, rows.get(place + 1..).unwrap_or_default());
            self.row(row);
            self.y += UNDER;
            self.rule(Tone::Faint);
        }
        self.heads = Vec::new();
    }

    /// Where the columns of a table begin, how wide they are, and at which side their texts stand.
    fn columns(&self, grid: &Grid) -> Vec<(f32, f32, Side)> {
        let wide = |text: &str, style: Style| {
            let lines = text.lines().map(|line| width(&self.letters.of(line)) * style.size);
            lines.fold(0.0, f32::max)
        };
        let widest = |(place, (head, _)): (usize, &(String, Side))| {
            let cells = grid.rows.iter().filter_map(|row| row.get(place)).map(|text| wide(text, CELL));
            // A hair more, so that what is as wide as its column is not broken for the rounding.
            cells.fold(wide(head, HEAD), f32::max) + 0.1
        };
        let widths = widths(&grid.heads.iter().enumerate().map(widest).collect::<Vec<_>>(), MEASURE);
        let mut x = LEFT;
        let sides = grid.heads.iter().map(|(_, side)| *side);
        let placed = widths.into_iter().zip(sides).map(|(width, side)| {
            let begins = x;
            x += width + GAP;
            (begins, width, side)
        });
        placed.collect()
    }

    /// Sets cells beside each other. A row goes on on the next page whole, unless it is a long one.
    fn row(&mut self, cells: &[Cell]) {
        let lines: Vec<Vec<Vec<Letter>>> = cells.iter().map(|cell| self.broken(cell)).collect();
        let count = lines.iter().map(Vec::len).max().unwrap_or_default();
        let [leading, above, kept] = [|it: &Style| it.leading, |it: &Style| it.above, |it: &Style| it.kept]
            .map(|of| cells.iter().map(|cell| of(&cell.style)).fold(0.0, f32::max));
        let whole = if count <= WHOLE { count } else { 1 };
        self.make_room(above + leading * whole as f32 + kept);
        let begins_page = self.pages.last().is_none_or(|page| page.lines.is_empty());
        self.y += if begins_page { 0.0 } else { above };
        for place in 0..count {
            self.make_room(leading);
            self.y += leading;
            for (cell, lines) in cells.iter().zip(&lines) {
                lines.get(place).into_iter().for_each(|line| self.place(line, cell, leading));
            }
        }
    }

    /// The first lines of a cell, no more than `most`: the last of them says when there are others.
    pub fn begun(&self, cell: &Cell, most: usize) -> Vec<Vec<Letter>> {
        let mut lines = self.broken(cell);
        if lines.len() > most {
            lines.truncate(most);
            let room = cell.width / cell.style.size;
            lines.iter_mut().skip(most.saturating_sub(1)).for_each(|last| *last = self.letters.broken_off(last, room));
        }
        lines
    }

    /// The lines of a cell: those of each of its paragraphs.
    pub fn broken(&self, cell: &Cell) -> Vec<Vec<Letter>> {
        let measure = cell.width / cell.style.size;
        cell.text.lines().flat_map(|paragraph| broken(&self.letters.of(paragraph), measure)).collect()
    }

    pub fn place(&mut self, letters: &[Letter], cell: &Cell, leading: f32) {
        let Style { size, tone, .. } = cell.style;
        let width = width(letters) * size;
        let x = if cell.side == Side::End { cell.x + cell.width - width } else { cell.x };
        // Texts of different sizes in a row stand on one base line.
        let y = self.y - (leading - TEXT.size) / 2.0;
        if let Some(page) = self.pages.last_mut() {
            page.lines.push(Line { letters: letters.to_vec(), x, y, size, tone });
        }
    }

    /// Begins a page when less than `needed` is left on this one.
    pub fn make_room(&mut self, needed: f32) {
        let is_empty = self.pages.last().is_none_or(|page| page.lines.is_empty());
        if is_empty || self.y + needed <= HEIGHT - BOTTOM {
            return;
        }
        self.pages.push(Page::default());
        self.y = TOP;
        let heads = std::mem::take(&mut self.heads);
        if !heads.is_empty() {
            self.row(&heads);
            self.y += UNDER;
            self.rule(Tone::Faint);
        }
        self.heads = heads;
    }

    fn rule(&mut self, tone: Tone) {
        self.rule_at(self.y, tone);
    }

    pub fn rule_at(&mut self, y: f32, tone: Tone) {
        if let Some(page) = self.pages.last_mut() {
            page.rules.push(Rule { x: LEFT, y, width: MEASURE, height: THICK, tone });
        }
    }
}

#[cfg(test)]
mod tests {
    use nenrin_domain::{Day, Language};

    use super::super::{Block, Drawing, Grid, Lacking, Paper, Side, Tile};
    use super::{BOTTOM, HEIGHT, LEFT, Letters, Line, Page, TOP, WIDTH, laid_out};

    fn laid(blocks: Vec<Block>) -> Vec<Page> {
        let made_on = Day::new(2026, 11, 29).unwrap();
        let (every_page, lacking) = (None, Lacking::Marked("paper.marked"));
        let paper = Paper { title: "題".to_owned(), language: Language::Ja, made_on, every_page, lacking, blocks };
        laid_out(&paper, &Letters::read().unwrap()).unwrap()
    }

    fn text(line: &Line) -> String {
        line.letters.iter().map(|letter| letter.letter).collect()
    }

    fn end(line: &Line) -> f32 {
        line.x + line.letters.iter().map(|letter| letter.width).sum::<f32>() * line.size
    }

    #[test]
    fn a_tile_says_in_three_lines_what_stands_whole_below() {
        let long = "毎朝走ってから仕事をはじめる。".repeat(20);
        let tile = Tile { label: long.clone(), value: long.clone(), beside: vec![long] };
        let pages = laid(vec![Block::Tiles(vec![tile])]);
        let told: Vec<String> = pages[0].lines.iter().skip(1).map(text).collect();
        assert_eq!((told.len(), told.iter().filter(|line| line.ends_with('…')).count()), (9, 3), "{told:?}");
        assert!(pages[0].lines.iter().skip(1).all(|line| end(line) <= WIDTH / 2.0));
        let words = Tile { label: "run every morning ".repeat(9), value: "1".to_owned(), beside: Vec::new() };
        let told: String =
            laid(vec![Block::Tiles(vec![words])])[0].lines.iter().skip(1).map(|it| text(it) + " ").collect();
        let known = ["run", "every", "morning", "1"];
        assert!(
            told.split_whitespace().all(|word| known.iter().any(|it| it.starts_with(word.trim_end_matches('…')))),
            "{told}"
        );
    }

    #[test]
    fn a_long_note_goes_on_on_the_next_pages_and_keeps_every_letter() {
        let note = "今日は転職の不安について話した。".repeat(700);
        let pages = laid(vec![Block::Fields(vec![("話したこと".into(), note.clone())])]);
        assert!(pages.len() > 4);
        let set: String = pages.iter().flat_map(|page| &page.lines).map(text).collect();
        assert_eq!(set, format!("題話したこと{note}"));
        for line in pages.iter().flat_map(|page| &page.lines) {
            assert!(line.y > TOP && line.y < HEIGHT - BOTTOM && end(line) <= WIDTH - LEFT + 0.1);
        }
    }

    #[test]
    fn a_heading_never_stands_alone_at_the_foot_of_a_page() {
        for filling in 30..60 {
            let mut blocks: Vec<_> = (0..filling).map(|_| Block::Text("行".to_owned())).collect();
            blocks.extend([Block::Heading("見出し".into()), Block::Item("一件".into()), Block::Text("内容".into())]);
            let pages = laid(blocks);
            let page = pages.iter().find(|page| !page.headings.is_empty()).unwrap();
            assert!(page.lines.iter().map(text).any(|line| line == "内容"), "{filling}");
        }
    }

    #[test]
    fn a_label_and_its_text_begin_on_one_line_and_a_short_text_is_not_parted_by_a_page() {
        for filling in 30..60 {
            let mut blocks: Vec<_> = (0..filling).map(|_| Block::Text("行".to_owned())).collect();
            blocks.push(Block::Fields(vec![("内容".into(), "一二三四五六七八九十".repeat(12))]));
            let pages = laid(blocks);
            let of = |line: &&Line| line.x > LEFT + 1.0;
            let page = pages.iter().find(|page| page.lines.iter().any(|line| of(&line))).unwrap();
            let label = page.lines.iter().find(|line| text(line) == "内容").unwrap();
            let told: Vec<_> = page.lines.iter().filter(of).collect();
            assert_eq!(told.first().map(|line| line.y), Some(label.y), "{filling}");
            assert_eq!(told.iter().map(|line| text(line)).collect::<String>().chars().count(), 120, "{filling}");
        }
    }

    #[test]
    fn an_item_of_a_few_lines_is_not_parted_by_a_page() {
        for filling in 30..60 {
            let mut blocks: Vec<_> = (0..filling).map(|_| Block::Text("行".to_owned())).collect();
            let fields = (0..8).map(|n| (format!("札{n}"), "値".to_owned())).collect();
            blocks.extend([Block::Heading("見出し".into()), Block::Item("一件".into()), Block::Fields(fields)]);
            let pages = laid(blocks);
            let with = |said: &str| pages.iter().position(|page| page.lines.iter().any(|line| text(line) == said));
            assert_eq!((with("見出し"), with("一件")), (with("札7"), with("札0")), "{filling}");
            assert_eq!(with("札0"), with("札7"), "{filling}");
        }
    }

    #[test]
    fn a_drawing_stands_on_the_page_of_its_heading_and_of_what_is_told_of_it() {
        let svg =
            "<svg width='520' height='232'><line x1='0' y1='0' x2='9' y2='9' stroke='#000000' stroke-width='1'/></svg>";
        for filling in 20..60 {
            let mut blocks: Vec<_> = (0..filling).map(|_| Block::Text("行".to_owned())).collect();
            let fields = (0..4).map(|n| (format!("札{n}"), "値".to_owned())).collect();
            let drawing = Drawing { svg: svg.to_owned(), caption: "推移".to_owned() };
            blocks.extend([Block::Heading("見出し".into()), Block::Item("一件".into()), Block::Fields(fields)]);
            blocks.push(Block::Drawing(drawing));
            let pages = laid(blocks);
            let page = pages.iter().find(|page| !page.headings.is_empty()).unwrap();
            let with = |said: &str| page.lines.iter().any(|line| text(line) == said);
            assert!(page.drawings.len() == 1 && with("一件") && with("札3") && with("推移"), "{filling}");
        }
    }

    #[test]
    fn the_last_row_of_a_table_never_stands_alone_on_a_page() {
        for rows in 20..60 {
            let heads = vec![("件".to_owned(), Side::Start)];
            let rows: Vec<_> = (0..rows).map(|n| vec![format!("行{n}")]).collect();
            let last = rows.len() - 1;
            let pages = laid(vec![Block::Grid(Grid { heads, rows })]);
            let with = |said: &str| pages.iter().position(|page| page.lines.iter().any(|line| text(line) == said));
            assert_eq!(with(&format!("行{last}")), with(&format!("行{}", last - 1)));
        }
    }

    #[test]
    fn a_table_keeps_its_columns_apart_and_has_its_heads_on_every_page() {
        let heads =
            vec![("日".to_owned(), Side::Start), ("内容".to_owned(), Side::Start), ("金額".to_owned(), Side::End)];
        let row = |n: usize| vec![format!("2026年11月{n}日（水）"), "長い説明".repeat(n % 40), format!("{n},000円")];
        let pages = laid(vec![Block::Grid(Grid { heads, rows: (0..120).map(row).collect() })]);
        assert!(pages.len() > 2);
        for page in &pages {
            assert_eq!(page.lines.iter().filter(|line| text(line) == "内容").count(), 1);
            let ends: Vec<_> = page.lines.iter().filter(|line| text(line).ends_with('円')).map(end).collect();
            assert!(ends.windows(2).all(|pair| (pair[0] - pair[1]).abs() < 0.1), "amounts end at one place: {ends:?}");
            for (one, other) in page.lines.iter().zip(page.lines.iter().skip(1)) {
                assert!(one.y < other.y || end(one) < other.x, "{} | {}", text(one), text(other));
            }
        }
    }
}
