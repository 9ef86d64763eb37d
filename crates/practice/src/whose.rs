//! Who somebody is among the learners: told by mail address, else by telephone number; a name alone only suggests somebody.

use std::collections::{BTreeMap, HashMap};

use nenrin_domain::{Learner, LearnerId, fold};

/// By what a row or a caller says who it is.
#[derive(Debug, Default, Clone, Copy)]
pub(crate) struct Traits<'r> {
    pub mail: Option<&'r str>,
    pub phone: Option<&'r str>,
    pub name: Option<&'r str>,
    pub kana: Option<&'r str>,
}

/// What is known of whose a row is.
#[derive(Debug, PartialEq, Eq)]
pub(crate) enum Fit {
    /// It is this learner's.
    Sure(LearnerId),
    /// It may be one of theirs.
    Perhaps(Vec<LearnerId>),
    /// It is nobody's.
    Nobody,
}

/// The learners of the practice, and those that a file brings, by what tells them from each other.
#[derive(Debug, Default)]
pub(crate) struct Whose {
    learners: HashMap<LearnerId, Learner>,
    mails: HashMap<String, Vec<LearnerId>>,
    phones: HashMap<String, Vec<LearnerId>>,
    names: BTreeMap<String, Vec<LearnerId>>,
}

impl Whose {
    pub fn of(learners: Vec<Learner>) -> Self {
        let mut whose = Self::default();
        for learner in learners.into_iter().filter(|learner| learner.erased_on.is_none()) {
            let names = [learner.name.as_deref(), learner.kana.as_deref()];
            for key in names.into_iter().flatten().map(name_key) {
                whose.names.entry(key).or_default().push(learner.id);
            }
            whose.index(&learner);
            whose.learners.insert(learner.id, learner);
        }
        whose
    }

    /// A learner of the practice; `None` for one that the file brings.
    pub fn here(&self, id: LearnerId) -> Option<&Learner> {
        self.learners.get(&id)
    }

    /// Remembers a learner that the file brings. Two of one name in one file are two people unless something else says
    /// that they are one.
    pub fn add(&mut self, learner: &Learner) {
        self.index(learner);
    }

    pub fn fit(&self, traits: Traits<'_>) -> Fit {
        let of_mail = traits.mail.and_then(|mail| self.mails.get(&mail_key(mail)));
        let of_phone = || traits.phone.and_then(|phone| self.phones.get(&phone_key(phone)?));
        match of_mail.map(Vec::as_slice) {
            Some([one]) => return Fit::Sure(*one),
            Some(several @ [_, ..]) => return Fit::Perhaps(several.to_vec()),
            _ => {}
        }
        match of_phone().map(Vec::as_slice) {
            // One number may be that of a family.
            Some([one]) if self.may_be_called(*one, traits.name) => return Fit::Sure(*one),
            Some(several @ [_, ..]) => return Fit::Perhaps(several.to_vec()),
            _ => {}
        }
        let names = [traits.name, traits.kana].into_iter().flatten().map(name_key);
        let mut alike: Vec<_> = names.filter_map(|key| self.names.get(&key)).flatten().copied().collect();
        alike.sort();
        alike.dedup();
        // Another mail address does not make another person; another reading does.
        alike.retain(|id| self.may_be_read(*id, traits.kana));
        if alike.is_empty() { Fit::Nobody } else { Fit::Perhaps(alike) }
    }

    fn index(&mut self, learner: &Learner) {
        if let Some(mail) = &learner.mail {
            self.mails.entry(mail_key(mail)).or_default().push(learner.id);
        }
        if let Some(phone) = learner.phone.as_deref().and_then(phone_key) {
            self.phones.entry(phone).or_default().push(learner.id);
        }
    }

    fn may_be_called(&self, id: LearnerId, name: Option<&str>) -> bool {
        let here = self.learners.get(&id).and_then(|learner| learner.name.as_deref());
        here.zip(name).is_none_or(|(here, name)| name_key(here) == name_key(name))
    }

    fn may_be_read(&self, id: LearnerId, kana: Option<&str>) -> bool {
        let here = self.learners.get(&id).and_then(|learner| learner.kana.as_deref());
        here.zip(kana).is_none_or(|(here, kana)| name_key(here) == name_key(kana))
    }
}

fn mail_key(mail: &str) -> String {
    fold(mail.trim())
}

fn name_key(name: &str) -> String {
    fold(name).chars().filter(|c| !c.is_whitespace()).collect()
}

/// The digits of a telephone number as it is called from within its country; `None` when there are too few to tell anybody.
fn phone_key(phone: &str) -> Option<String> {
    let folded = fold(phone);
    let digits: String = folded.chars().filter(char::is_ascii_digit).collect();
    let national = folded.trim_start().strip_prefix('+').and_then(|_| digits.strip_prefix("81"));
    let key = national.map_or(digits.clone(), |rest| format!("0{}", rest.trim_start_matches('0')));
    (key.len() >= 9).then_some(key)
}
