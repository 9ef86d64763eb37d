//! A chart on a paper.

use crate::Words;
use crate::paper::{Block, Drawing};

/// A chart, or that there is none.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Curve {
    /// As our charts draw it.
    Drawn(String),
    /// It could not be drawn: the paper says so, for its figures stand without it.
    NotDrawn,
}

impl Curve {
    pub(crate) fn block(&self, caption: String, words: Words) -> Block {
        match self {
            Self::Drawn(svg) => Block::Drawing(Drawing { svg: svg.clone(), caption }),
            Self::NotDrawn => Block::Note(words.say("paper.not_drawn", &[("caption", &caption)])),
        }
    }
}

#[cfg(test)]
mod tests {
    use nenrin_domain::Language;

    use super::Curve;
    use crate::{Block, Words};

    #[test]
    fn a_chart_that_could_not_be_drawn_is_told_in_words() {
        let told = |language, caption: &str| Curve::NotDrawn.block(caption.to_owned(), Words::of(language));
        let (ja, en) = (told(Language::Ja, "売上の推移"), told(Language::En, "Revenue over time"));
        assert_eq!(ja, Block::Note("「売上の推移」の図は描けませんでした。数値は上のとおりです。".to_owned()));
        assert_eq!(
            en,
            Block::Note("The chart “Revenue over time” could not be drawn. The figures above hold.".to_owned())
        );
    }
}
