//! What came of a session, in the words of people: data beside the code.

use std::sync::LazyLock;

use nenrin_domain::{Coded, SessionState, fold};

use super::{Line, Meaning};
use crate::history::ProblemKind;
use crate::limits::shown;
use crate::sheets::code_of;

/// States, each with its words, the most usual first.
static WORDS: LazyLock<Vec<(String, Vec<String>)>> =
    LazyLock::new(|| serde_json::from_str(include_str!("data/attendance.json")).unwrap_or_default());

impl Line<'_> {
    /// What came of the session of a row; `None` when its cell is blank.
    pub(super) fn attendance(&mut self) -> Option<SessionState> {
        let cell = self.cell(Meaning::SessionState)?;
        let known = state_of(cell);
        if known.is_none() {
            let known = WORDS.iter().filter_map(|(_, words)| words.first().map(String::as_str)).collect();
            self.flaw(Meaning::SessionState, ProblemKind::UnknownCode { text: shown(cell), known });
        }
        known
    }
}

/// The state of a word; what is added in brackets, such as a reason, does not change it.
pub(super) fn state_of(cell: &str) -> Option<SessionState> {
    let word = fold(cell);
    let bare = word.split_once('(').map_or(word.as_str(), |(before, _)| before).trim();
    let listed = WORDS.iter().find(|(_, words)| words.iter().any(|listed| fold(listed) == bare));
    let code = listed.map(|(code, _)| code.as_str()).or_else(|| code_of("session_state", bare))?;
    SessionState::from_code(code).ok()
}

#[cfg(test)]
mod tests {
    use super::{WORDS, state_of};
    use nenrin_domain::{Coded, SessionState};

    #[test]
    fn every_word_of_the_data_means_one_state() {
        assert_eq!(WORDS.len(), 7);
        for (code, words) in WORDS.iter() {
            let state = SessionState::from_code(code).unwrap();
            for word in words {
                assert_eq!(state_of(word), Some(state), "{word}");
            }
        }
    }

    #[test]
    fn a_word_is_known_in_any_width_and_with_a_reason_behind_it() {
        for (cell, state) in [
            ("キャンセル（体調不良）", SessionState::CancelledByLearner),
            ("Held", SessionState::Held),
            ("No-show", SessionState::NoShow),
            ("受講者都合キャンセル", SessionState::CancelledByLearner),
            (" ｷｬﾝｾﾙ ", SessionState::CancelledByLearner),
        ] {
            assert_eq!(state_of(cell), Some(state), "{cell}");
        }
        assert_eq!(state_of("？"), None);
    }
}
