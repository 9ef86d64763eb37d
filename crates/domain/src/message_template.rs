//! Templates of messages to learners, and how one becomes a text: each `{variable}` gives way to what is known.

use std::collections::BTreeSet;

use crate::code::codes;
use crate::{Coded, MessageTemplateId};

/// A message in both languages, with variables such as `{name}`.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct MessageTemplate {
    /// Identity.
    pub id: MessageTemplateId,
    /// What it is for.
    pub name: String,
    /// The text in Japanese; may be empty.
    pub ja: String,
    /// The text in English; may be empty.
    pub en: String,
    /// Its place in the list.
    pub position: u32,
}

codes! {
    /// What a message can say of a learner. In a text it stands in braces under its code, in either language.
    MessageVariable {
        /// The learner's name, without a title: the text writes 様 or さん itself.
        Name = "name",
        /// Day and time of the next session.
        NextSession = "next_session",
        /// Where the next session takes place.
        NextPlace = "next_place",
        /// The day of the last session that was held.
        LastSession = "last_session",
        /// How many tickets are left.
        Tickets = "tickets",
        /// The last day of the term agreed.
        LastDay = "last_day",
        /// What the practice is called.
        Practice = "practice",
    }
}

/// A text whose variables gave way to what is known.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct FilledMessage {
    /// The text; a variable of which nothing is known still stands in it as it was written.
    pub text: String,
    /// The variables of which nothing is known.
    pub missing: BTreeSet<MessageVariable>,
}

impl FilledMessage {
    /// Fills `template` with what `value` says of each variable, each in the language of the message.
    ///
    /// What is filled in is not read again: a name with braces stays a name.
    #[must_use]
    pub fn of(template: &str, value: impl Fn(MessageVariable) -> Option<String>) -> Self {
        let mut filled = Self { text: String::with_capacity(template.len()), missing: BTreeSet::new() };
        for piece in Pieces(template) {
            let Piece::Named(written, word) = piece else {
                filled.text.push_str(piece.written());
                continue;
            };
            let variable = MessageVariable::from_code(word).ok();
            match variable.and_then(&value) {
                Some(known) => filled.text.push_str(&known),
                None => {
                    filled.missing.extend(variable);
                    filled.text.push_str(written);
                }
            }
        }
        filled
    }
}

/// The first word in braces that names no variable, such as `nmae` in `{nmae}`.
///
/// Only small Latin letters and underscores between two braces are a name. All other braces are the coach's own, such as in a
/// smiley, and stay as they are.
#[must_use]
pub fn unknown_variable(template: &str) -> Option<&str> {
    Pieces(template).find_map(|piece| match piece {
        Piece::Named(_, word) if MessageVariable::from_code(word).is_err() => Some(word),
        _ => None,
    })
}

/// A part of a template.
enum Piece<'t> {
    /// Words as they are.
    Plain(&'t str),
    /// A word in braces: with them, and without.
    Named(&'t str, &'t str),
}

impl<'t> Piece<'t> {
    const fn written(&self) -> &'t str {
        match self {
            Self::Plain(written) | Self::Named(written, _) => written,
        }
    }
}

/// The parts of a template in order; together they are all of it.
struct Pieces<'t>(&'t str);

impl<'t> Iterator for Pieces<'t> {
    type Item = Piece<'t>;

    fn next(&mut self) -> Option<Piece<'t>> {
        if self.0.is_empty() {
            return None;
        }
        // A brace that begins no name is plain, together with the words up to the next one.
        let named = name_at_start(self.0);
        let after_first = self.0.chars().next().map_or(0, char::len_utf8);
        let next_brace = || self.0.get(after_first..)?.find('{').map(|at| at + after_first);
        let length = named.map_or_else(|| next_brace().unwrap_or(self.0.len()), |word| word.len() + 2);
        let (written, rest) = self.0.split_at_checked(length)?;
        self.0 = rest;
        Some(named.map_or(Piece::Plain(written), |word| Piece::Named(written, word)))
    }
}

/// The word in braces with which a text begins.
fn name_at_start(text: &str) -> Option<&str> {
    let (word, _) = text.strip_prefix('{')?.split_once('}')?;
    let is_name = !word.is_empty() && word.bytes().all(|byte| byte.is_ascii_lowercase() || byte == b'_');
    is_name.then_some(word)
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::{FilledMessage, MessageVariable as Variable, Pieces, unknown_variable};
    use crate::Coded;

    fn known(variable: Variable) -> Option<String> {
        match variable {
            Variable::Name => Some("佐藤 {tickets}".to_owned()),
            Variable::Tickets => Some("3".to_owned()),
            _ => None,
        }
    }

    #[test]
    fn what_is_known_takes_the_place_of_its_variable() {
        let filled = FilledMessage::of("{name}様\n残り{tickets}回です。", known);
        assert_eq!(filled.text, "佐藤 {tickets}様\n残り3回です。");
        assert!(filled.missing.is_empty());
    }

    #[test]
    fn what_is_not_known_stays_to_be_seen_and_is_told_once() {
        let filled = FilledMessage::of("次回は{next_session}、{next_session}です。", known);
        assert_eq!(filled.text, "次回は{next_session}、{next_session}です。");
        assert_eq!(filled.missing.into_iter().collect::<Vec<_>>(), [Variable::NextSession]);
    }

    #[test]
    fn only_a_word_in_braces_is_a_variable() {
        for (text, unknown) in [
            ("{nmae}様", Some("nmae")),
            ("{{name}}", None),
            ("{^_^} {} { name } {Name} {名前} {name", None),
            ("{name}{a_b}", Some("a_b")),
        ] {
            assert_eq!(unknown_variable(text), unknown, "{text}");
        }
        assert_eq!(FilledMessage::of("{{tickets}} {^_^} {", known).text, "{3} {^_^} {");
    }

    #[test]
    fn every_variable_can_be_written() {
        for variable in Variable::ALL {
            assert_eq!(unknown_variable(&format!("{{{}}}", variable.as_code())), None);
        }
    }

    proptest! {
        #[test]
        fn a_text_without_variables_stays_as_it_is(text in "[^{]*|[{}あa ^]*") {
            prop_assume!(Pieces(&text).all(|piece| matches!(piece, super::Piece::Plain(_))));
            prop_assert_eq!(FilledMessage::of(&text, known).text, text);
        }

        #[test]
        fn nothing_is_lost_while_nothing_is_known(text in "([{}あa_ \n]|name|\\{tickets\\}|\\{last_day\\})*") {
            prop_assert_eq!(FilledMessage::of(&text, |_| None).text, text);
        }

        #[test]
        fn all_but_the_variables_stands_in_the_filled_text(
            words in proptest::collection::vec("[^{}]*", 1..5),
        ) {
            let filled = FilledMessage::of(&words.join("{tickets}"), known);
            prop_assert_eq!(filled.text, words.join("3"));
        }
    }
}
