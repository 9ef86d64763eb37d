//! What stands at the foot and at the head of every page.

use super::letters::{Letters, width};
use super::pages::{HEIGHT, LEFT, Line, MEASURE, Page};
use super::style::{BANNER, FOOT};
use super::{Lacking, Paper};
use crate::Words;

/// What every page says beside its own: which it is, whether signs are missing on it, and what holds of all of them.
pub(super) fn feet(
    paper: &Paper,
    page: &Page,
    (number, of): (usize, usize),
    words: Words,
    letters: &Letters,
) -> Vec<Line> {
    let (number, of) = (number.to_string(), of.to_string());
    let page_of = words.say("paper.page", &[("n", &number), ("of", &of)]);
    let mut feet = vec![foot((&paper.title, &page_of), 0.0, letters)];
    let is_marked = || page.lines.iter().flat_map(|line| &line.letters).any(|letter| letter.is_substitute);
    if let Lacking::Marked(key) = paper.lacking
        && is_marked()
    {
        feet.push(foot((&words.say(key, &[]), ""), 1.0, letters));
    }
    feet.extend(paper.every_page.iter().map(|text| banner(text, letters)));
    feet
}

/// A line of the foot of a page, `up` lines above its last: a text, as much of it as there is room for, and what stands after it whole.
fn foot((text, after): (&str, &str), up: f32, letters: &Letters) -> Line {
    let y = HEIGHT - 34.0 - up * FOOT.leading;
    let after = letters.of(after);
    let room = MEASURE / FOOT.size - width(&after);
    let letters = [letters.shortened(&letters.of(text), room), after].concat();
    Line { letters, x: LEFT, y, size: FOOT.size, tone: FOOT.tone }
}

/// What stands at the head of every page.
fn banner(text: &str, letters: &Letters) -> Line {
    Line { letters: letters.of(text), x: LEFT, y: 40.0, size: BANNER.size, tone: BANNER.tone }
}

#[cfg(test)]
mod tests {
    use super::super::pages::WIDTH;
    use super::{LEFT, Letters, foot, width};

    #[test]
    fn the_foot_of_a_page_keeps_its_number_whatever_the_paper_is_called() {
        let letters = Letters::read().unwrap();
        for title in ["記録".to_owned(), "長い名前".repeat(60), "w".repeat(300)] {
            let foot = foot((&title, "　12 / 34"), 0.0, &letters);
            let text: String = foot.letters.iter().map(|letter| letter.letter).collect();
            assert!(text.ends_with("　12 / 34"), "{text}");
            assert!(foot.x + width(&foot.letters) * foot.size <= WIDTH - LEFT + 0.1, "{text}");
        }
    }
}
