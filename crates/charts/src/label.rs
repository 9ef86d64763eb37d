//! Words in a drawing. No font is open here, so widths are estimated on the generous side.

/// Size of all text, in units of the view box.
pub(crate) const TEXT_SIZE: i32 = 11;

/// Estimated width of a text: a full-width character takes a whole em, any other three fifths.
pub(crate) fn width(text: &str) -> i32 {
    let tenths = text.chars().fold(0_i32, |sum, c| sum.saturating_add(if is_full_width(c) { 10 } else { 6 }));
    tenths.saturating_mul(TEXT_SIZE).saturating_add(9) / 10
}

/// The text without characters that XML forbids, cut with an ellipsis where it would grow wider than `room`.
pub(crate) fn fit(text: &str, room: i32) -> String {
    let clean: String = text.chars().filter(|c| is_xml(*c)).collect();
    if width(&clean) <= room {
        return clean;
    }
    let mut cut = String::new();
    for c in clean.chars() {
        cut.push(c);
        if width(&cut) + width("…") > room {
            cut.pop();
            break;
        }
    }
    cut.push('…');
    cut
}

/// Every how manyth label of `count` evenly spread over `span` can be drawn when the widest takes `room`.
pub(crate) fn step(count: usize, span: i32, room: i32) -> usize {
    let gaps = i32::try_from(count.saturating_sub(1)).unwrap_or(i32::MAX).max(1);
    let fits = |step: &usize| i32::try_from(*step).is_ok_and(|step| step.saturating_mul(span) / gaps >= room);
    let tidy = (0..9).flat_map(|power| [1, 2, 5].map(|digit: usize| digit * 10_usize.pow(power)));
    tidy.take_while(|step| *step < count).find(fits).unwrap_or(count.max(1))
}

const fn is_full_width(c: char) -> bool {
    c == '…' || (c >= '\u{1100}' && !matches!(c, '\u{2000}'..='\u{206f}' | '\u{ff61}'..='\u{ff9f}'))
}

/// Whether XML 1.0 allows the character, the line breaks left out: a label is one line.
fn is_xml(c: char) -> bool {
    !c.is_control() && !matches!(c, '\u{fffe}' | '\u{ffff}')
}

#[cfg(test)]
mod tests {
    use super::{fit, step, width};

    #[test]
    fn a_text_is_cut_only_where_it_does_not_fit() {
        assert_eq!(fit("満足度", 40), "満足度");
        assert_eq!(fit("とても長いことば", 44), "とても…");
        assert!(width(&fit("Satisfaction with the session", 60)) <= 60);
        assert_eq!(fit("a\u{0}b\nc\u{fffe}", 60), "abc");
    }

    #[test]
    fn labels_are_thinned_out_in_tidy_steps() {
        assert_eq!(step(8, 330, 20), 1);
        assert_eq!(step(200, 330, 20), 20);
        assert_eq!(step(40, 330, 30), 5);
        assert_eq!(step(3, 330, 1_000), 3);
        assert_eq!(step(1, 330, 20), 1);
    }
}
