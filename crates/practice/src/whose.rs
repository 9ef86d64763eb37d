//! Who somebody is among the learners: told by mail address, else by telephone number, else by the name in LINE that was
//! noted; a name alone only suggests somebody. An address or a number may be that of a family: whoever bears another name is
//! somebody else, or at most may be the same.

use std::collections::{BTreeMap, HashMap};

use nenrin_domain::{Learner, LearnerId, fold, name_key, phone_digits};

/// By what a row or a caller says who it is.
#[derive(Debug, Default, Clone, Copy)]
pub(crate) struct Traits<'r> {
    pub mail: Option<&'r str>,
    pub phone: Option<&'r str>,
    pub line: Option<&'r str>,
    pub name: Option<&'r str>,
    pub kana: Option<&'r str>,
    /// What it tells when somebody who is reached in the same way is called otherwise.
    pub other_name: OtherName,
}

/// What another name tells of somebody who is reached in the same way.
#[derive(Debug, Default, Clone, Copy, PartialEq, Eq)]
pub(crate) enum OtherName {
    /// That it is another person, such as a brother with the mail address of their mother.
    #[default]
    IsAnother,
    /// Nothing: the name may be that of whoever pays, or one that somebody goes by where they write.
    TellsNothing,
}

impl Traits<'_> {
    /// The same for rows that say the same: what is decided of one of them is decided of all.
    pub fn key(&self) -> String {
        let told = [self.mail, self.phone, self.line, self.name, self.kana];
        told.map(|told| told.map(name_key).unwrap_or_default()).join("\u{1f}")
    }

    /// What they say, for a person to read.
    pub fn says(&self) -> Vec<String> {
        let told = [self.name, self.kana, self.mail, self.phone];
        told.into_iter().flatten().map(ToOwned::to_owned).collect()
    }
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

impl Fit {
    /// Everybody whose it may be.
    pub fn those(self) -> Vec<LearnerId> {
        match self {
            Self::Sure(one) => vec![one],
            Self::Perhaps(those) => those,
            Self::Nobody => Vec::new(),
        }
    }
}

/// The learners of the practice, and those that a file brings, by what tells them from each other.
#[derive(Debug, Default)]
pub(crate) struct Whose {
    learners: HashMap<LearnerId, Learner>,
    /// What those are called that a file brings.
    coming: HashMap<LearnerId, Called>,
    mails: HashMap<String, Vec<LearnerId>>,
    phones: HashMap<String, Vec<LearnerId>>,
    lines: HashMap<String, Vec<LearnerId>>,
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
            whose.add(&learner);
            whose.learners.insert(learner.id, learner);
        }
        whose
    }

    /// A learner of the practice; `None` for one that the file brings.
    pub fn here(&self, id: LearnerId) -> Option<&Learner> {
        self.learners.get(&id)
    }

    /// Remembers a learner that the file brings, or tells more of. Two of one name in one file are two people unless something else says
    /// that they are one.
    pub fn add(&mut self, learner: &Learner) {
        let Learner { id, mail, phone, line, .. } = learner;
        let told = |text: &Option<String>| text.clone().unwrap_or_default();
        remember(&mut self.mails, Some(mail_key(&told(mail))), *id);
        remember(&mut self.phones, phone_key(&told(phone)), *id);
        remember(&mut self.lines, Some(name_key(&told(line))), *id);
        if !self.learners.contains_key(id) {
            self.coming.insert(*id, Called::of(learner));
        }
    }

    pub fn fit(&self, traits: Traits<'_>) -> Fit {
        let found = |index: &HashMap<String, Vec<LearnerId>>, key: Option<String>| {
            key.and_then(|key| index.get(&key)).cloned().unwrap_or_default()
        };
        let reached = [
            found(&self.mails, traits.mail.map(mail_key)),
            found(&self.phones, traits.phone.and_then(phone_key)),
            found(&self.lines, traits.line.map(name_key)),
        ];
        let fits = reached.map(|reached| self.among(&reached, traits));
        let sure = fits.iter().flatten().position(|fit| matches!(fit, Fit::Sure(_))).unwrap_or_default();
        if let Some(fit) = fits.into_iter().flatten().nth(sure) {
            return fit;
        }
        let names = [traits.name, traits.kana].into_iter().flatten().map(name_key);
        let mut alike: Vec<_> = names.filter_map(|key| self.names.get(&key)).flatten().copied().collect();
        alike.sort();
        alike.dedup();
        // Another mail address does not make another person; another reading does.
        alike.retain(|id| self.may_be_read(*id, traits.kana));
        if alike.is_empty() { Fit::Nobody } else { Fit::Perhaps(alike) }
    }

    /// The learners of the practice whose name or reading, of at least so many characters, stands in what a row says; `says` is
    /// written as names are compared.
    pub fn those_named_in(&self, says: &str, characters: usize) -> impl Iterator<Item = LearnerId> {
        let names =
            (self.names.iter()).filter(move |(key, _)| key.chars().count() >= characters && says.contains(*key));
        names.flat_map(|(_, learners)| learners.iter().copied())
    }

    /// Who of those that are reached in one way it is. `None` when nobody is, or only such as come with the file under other names:
    /// a list names each of its people.
    fn among(&self, reached: &[LearnerId], traits: Traits<'_>) -> Option<Fit> {
        let told = Called { name: traits.name.map(name_key), kana: traits.kana.map(name_key) };
        let likeness = |id: &LearnerId| match self.called(*id).likeness(&told) {
            Likeness::Other if traits.other_name == OtherName::TellsNothing => Likeness::Unknown,
            likeness => likeness,
        };
        let of = |wanted: Likeness| reached.iter().copied().filter(|id| likeness(id) == wanted).collect::<Vec<_>>();
        let (same, unknown) = (of(Likeness::Same), of(Likeness::Unknown));
        let those = if same.is_empty() { unknown } else { same };
        let other = || reached.iter().copied().filter(|id| self.learners.contains_key(id)).collect::<Vec<_>>();
        match those.as_slice() {
            [one] => Some(Fit::Sure(*one)),
            [] => Some(other()).filter(|here| !here.is_empty()).map(Fit::Perhaps),
            _ => Some(Fit::Perhaps(those)),
        }
    }

    fn called(&self, id: LearnerId) -> Called {
        self.learners.get(&id).map(Called::of).or_else(|| self.coming.get(&id).cloned()).unwrap_or_default()
    }

    fn may_be_read(&self, id: LearnerId, kana: Option<&str>) -> bool {
        let here = self.learners.get(&id).and_then(|learner| learner.kana.as_deref());
        here.zip(kana).is_none_or(|(here, kana)| name_key(here) == name_key(kana))
    }
}

/// How somebody is called, as names are compared.
#[derive(Debug, Default, Clone)]
struct Called {
    name: Option<String>,
    kana: Option<String>,
}

/// Whether two that are reached in one way are called the same.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Likeness {
    Same,
    Other,
    /// One of them is not called anything that the other is.
    Unknown,
}

impl Called {
    fn of(learner: &Learner) -> Self {
        Self { name: real_name(learner).map(name_key), kana: learner.kana.as_deref().map(name_key) }
    }

    /// Names may be written by their reading, and one reading in several ways.
    fn likeness(&self, other: &Self) -> Likeness {
        let alike = |one: &Option<String>, other: &Option<String>| Some(one.as_ref()? == other.as_ref()?);
        let pairs = [
            alike(&self.name, &other.name),
            alike(&self.kana, &other.kana),
            alike(&self.name, &other.kana).filter(|same| *same),
            alike(&self.kana, &other.name).filter(|same| *same),
        ];
        match pairs {
            _ if pairs.contains(&Some(true)) => Likeness::Same,
            _ if pairs.contains(&Some(false)) => Likeness::Other,
            _ => Likeness::Unknown,
        }
    }
}

/// What a learner is called, unless that is only the mail address or the telephone number for want of a name.
pub(crate) fn real_name(learner: &Learner) -> Option<&str> {
    let name = learner.name.as_deref();
    name.filter(|_| name != learner.mail.as_deref() && name != learner.phone.as_deref())
}

fn remember(index: &mut HashMap<String, Vec<LearnerId>>, key: Option<String>, id: LearnerId) {
    if let Some(key) = key.filter(|key| !key.is_empty()) {
        let known = index.entry(key).or_default();
        if !known.contains(&id) {
            known.push(id);
        }
    }
}

/// A mail address as it is compared.
pub(crate) fn mail_key(mail: &str) -> String {
    fold(mail.trim())
}

/// A telephone number as it is compared; `None` when there are too few digits to tell anybody.
pub(crate) fn phone_key(phone: &str) -> Option<String> {
    Some(phone_digits(phone)).filter(|digits| digits.len() >= 9)
}
