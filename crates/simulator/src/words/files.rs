//! The word files, built into the crate.

use crate::Language;

/// The files of one language.
pub(super) struct Files {
    pub(super) family: &'static str,
    pub(super) given: &'static str,
    pub(super) lists: &'static str,
    pub(super) common: &'static str,
    pub(super) contact: &'static str,
    pub(super) beats: &'static str,
    pub(super) themes: &'static [&'static str],
}

macro_rules! files {
    ($language:literal) => {
        Files {
            family: include_str!(concat!("../../words/", $language, "/family.csv")),
            given: include_str!(concat!("../../words/", $language, "/given.csv")),
            lists: include_str!(concat!("../../words/", $language, "/lists.txt")),
            common: include_str!(concat!("../../words/", $language, "/common.txt")),
            contact: include_str!(concat!("../../words/", $language, "/contact.txt")),
            beats: include_str!(concat!("../../words/", $language, "/beats.txt")),
            themes: &[
                include_str!(concat!("../../words/", $language, "/theme_career.txt")),
                include_str!(concat!("../../words/", $language, "/theme_leading.txt")),
                include_str!(concat!("../../words/", $language, "/theme_own_business.txt")),
                include_str!(concat!("../../words/", $language, "/theme_balance.txt")),
                include_str!(concat!("../../words/", $language, "/theme_language.txt")),
                include_str!(concat!("../../words/", $language, "/theme_exam.txt")),
                include_str!(concat!("../../words/", $language, "/theme_speaking.txt")),
                include_str!(concat!("../../words/", $language, "/theme_return.txt")),
                include_str!(concat!("../../words/", $language, "/theme_dream.txt")),
            ],
        }
    };
}

pub(super) fn of(language: Language) -> &'static Files {
    match language {
        Language::Ja => &JA,
        Language::En => &EN,
    }
}

static JA: Files = files!("ja");
static EN: Files = files!("en");
