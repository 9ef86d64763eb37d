//! The sentences of the command line, in both languages: data, looked up by key.

use std::collections::BTreeMap;

use nenrin_practice::Language;

/// The sentences of one language.
pub struct Words(BTreeMap<String, String>);

impl Words {
    /// The sentences of `language`.
    pub fn of(language: Language) -> Self {
        let text = match language {
            Language::Ja => include_str!("../words/ja.json"),
            Language::En => include_str!("../words/en.json"),
        };
        Self(serde_json::from_str(text).unwrap_or_default())
    }

    /// The words for `name` among those of `group`; those of `other` when the group has none for it.
    pub fn name(&self, group: &str, name: &str) -> String {
        let key = format!("{group}.{name}");
        let known = if self.0.contains_key(&key) { key } else { format!("{group}.other") };
        self.say(&known, &[])
    }

    /// The sentence called `key`; `None` when there is none.
    pub fn find(&self, key: &str) -> Option<&String> {
        self.0.get(key)
    }

    /// The sentence called `key`, with `{name}` replaced by each of `facts`. A key without a sentence stands for itself.
    pub fn say(&self, key: &str, facts: &[(&str, &str)]) -> String {
        let sentence = self.0.get(key).cloned().unwrap_or_else(|| key.to_owned());
        facts.iter().fold(sentence, |said, (name, value)| said.replace(&format!("{{{name}}}"), value))
    }
}

#[cfg(test)]
mod tests {
    use super::Words;
    use nenrin_domain::ReasonKind;
    use nenrin_practice::{Code, Language};

    #[test]
    fn every_failure_has_a_sentence() {
        let words = Words::of(Language::En);
        let untold: Vec<_> = Code::QUOTED.iter().filter(|code| !words.0.contains_key(**code)).collect();
        assert!(untold.is_empty(), "{untold:?}");
    }

    /// The codes that a file of the source gives to its kinds.
    fn codes(source: &str) -> Vec<&str> {
        let arms = source.lines().filter_map(|line| line.trim().strip_prefix("Self::"));
        let codes = arms.filter_map(|arm| arm.split_once("=> \"")?.1.split('"').next());
        codes.collect()
    }

    #[test]
    fn every_problem_and_every_reason_has_words() {
        let problems = codes(include_str!("../../exchange/src/history/problem.rs"));
        let reasons = codes(include_str!("../../practice/src/intake/passed.rs"));
        let irrelevant = include_str!("../../exchange/src/intake/irrelevant.rs");
        let irrelevant = irrelevant.split("= \"").skip(1).filter_map(|rest| rest.split('"').next());
        assert!(problems.len() > 30 && reasons.len() > 3, "{problems:?} {reasons:?}");
        let problems = problems.iter().map(|code| format!("problem.{code}"));
        let reasons = reasons.into_iter().chain(irrelevant).map(|code| format!("passed.{code}"));
        for language in [Language::Ja, Language::En] {
            let words = Words::of(language);
            let untold: Vec<_> =
                problems.clone().chain(reasons.clone()).filter(|key| !words.0.contains_key(key)).collect();
            assert!(untold.is_empty(), "{untold:?}");
        }
    }

    #[test]
    fn every_usual_reason_has_words() {
        let usual = [ReasonKind::Cancellation, ReasonKind::Trial].map(ReasonKind::usual).concat();
        let words = Words::of(Language::En);
        let untold: Vec<_> = usual.iter().filter(|code| words.find(&format!("reason.{code}")).is_none()).collect();
        assert!(untold.is_empty(), "{untold:?}");
    }

    #[test]
    fn every_sentence_exists_in_both_languages() {
        let keys = |language| Words::of(language).0.into_keys().collect::<Vec<_>>();
        assert!(!keys(Language::Ja).is_empty());
        assert_eq!(keys(Language::Ja), keys(Language::En));
    }
}
