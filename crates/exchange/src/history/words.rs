//! The words of columns that know only certain words.

use nenrin_domain::{Arm, Channel, Coded as _, ContractKind, EndKind, Intent, Mode, SessionState, Way};

/// A value that a table writes as one of certain words.
pub(super) trait Worded: Copy {
    /// Every word it is read from.
    fn words() -> Vec<&'static str>;
    /// The value of a word in lower case.
    fn of_word(word: &str) -> Option<Self>;
    /// The word it is written as.
    fn word(self) -> &'static str;
}

macro_rules! worded {
    ($($name:ident),+ $(,)?) => {$(
        impl Worded for $name {
            fn words() -> Vec<&'static str> { Self::ALL.iter().map(|value| value.as_code()).collect() }
            fn of_word(word: &str) -> Option<Self> { Self::from_code(word).ok() }
            fn word(self) -> &'static str { self.as_code() }
        }
    )+};
}

worded!(Arm, Channel, ContractKind, Intent, Mode, Way);

/// Where a contract stands in its table.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum ContractStatus {
    /// Nobody has ended it, whether or not its term has passed.
    Active,
    /// It came to an end.
    Ended(EndKind),
}

const ACTIVE: &str = "active";

impl Worded for ContractStatus {
    fn words() -> Vec<&'static str> {
        std::iter::once(ACTIVE).chain(EndKind::ALL.iter().map(|kind| kind.as_code())).collect()
    }

    fn of_word(word: &str) -> Option<Self> {
        if word == ACTIVE { Some(Self::Active) } else { EndKind::from_code(word).ok().map(Self::Ended) }
    }

    fn word(self) -> &'static str {
        match self {
            Self::Active => ACTIVE,
            Self::Ended(kind) => kind.as_code(),
        }
    }
}

/// Other words for the state of a session.
const SESSION_SYNONYMS: [(&str, SessionState); 2] =
    [("attended", SessionState::Held), ("cancelled", SessionState::CancelledByLearner)];

impl Worded for SessionState {
    fn words() -> Vec<&'static str> {
        let codes = Self::ALL.iter().map(|state| state.as_code());
        codes.chain(SESSION_SYNONYMS.iter().map(|(word, _)| *word)).collect()
    }

    fn of_word(word: &str) -> Option<Self> {
        let synonym = SESSION_SYNONYMS.iter().find(|(other, _)| *other == word);
        synonym.map(|(_, state)| *state).or_else(|| Self::from_code(word).ok())
    }

    fn word(self) -> &'static str {
        self.as_code()
    }
}
