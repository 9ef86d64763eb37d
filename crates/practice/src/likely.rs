//! Who among the learners, leads among them, somebody may be who is just taken down.
//!
//! What tells whose a row of a file is ([`Whose`]) tells this, too. A caller often gives the family name and no more, and one
//! who called before may stand there with no more: such a name is offered as well, unless the readings differ. It is only
//! offered: two who are asked about as doubles must be called the same.

use nenrin_domain::{Learner, LearnerId, name_key};
use serde::{Deserialize, Serialize};
use ts_rs::TS;

use crate::whose::{Fit, Traits, Whose};
use crate::wire::Plain;
use crate::{Answer, Call, Command, Failure};

/// Most people who are offered.
const LIKELY: usize = 5;

/// Fewer characters than this only begin a name.
const TELLING: usize = 2;

/// Asks who among the learners the caller may be.
#[derive(Debug, Deserialize, TS)]
#[serde(deny_unknown_fields)]
pub struct LikelyPeople {
    /// The name as far as it is typed.
    pub name: Option<String>,
    /// Its reading.
    pub kana: Option<String>,
    /// Mail address.
    pub mail: Option<String>,
    /// Telephone number.
    pub phone: Option<String>,
}

/// Somebody the caller may be.
#[derive(Debug, Serialize, TS)]
pub struct LikelyPerson {
    /// Who.
    pub id: Plain<LearnerId>,
    /// Name.
    pub name: Option<String>,
    /// Id in the tables the history came from.
    pub external_id: Option<String>,
    /// Reading of the name.
    pub kana: Option<String>,
    /// Mail address.
    pub mail: Option<String>,
    /// Telephone number.
    pub phone: Option<String>,
    /// Whether mail address or telephone number tell that it is them; else only the name does.
    pub sure: bool,
}

impl Command for LikelyPeople {
    const NAME: &'static str = "lead.likely";
    type Output = Vec<LikelyPerson>;

    fn run(self, call: &mut Call<'_>) -> Result<Answer<Vec<LikelyPerson>>, Failure> {
        let learners = call.store()?.learners()?;
        let traits = Traits {
            mail: self.mail.as_deref(),
            phone: self.phone.as_deref(),
            name: self.name.as_deref(),
            kana: self.kana.as_deref(),
            ..Traits::default()
        };
        let fit = Whose::of(learners.clone()).fit(traits);
        let sure = matches!(fit, Fit::Sure(_));
        let known = fit.those();
        let (mut likely, others): (Vec<_>, Vec<_>) =
            learners.into_iter().filter(|it| it.erased_on.is_none()).partition(|it| known.contains(&it.id));
        if !sure {
            likely.extend(others.into_iter().filter(|learner| may_be_called(learner, traits)));
        }
        likely.truncate(LIKELY);
        Ok(Answer::read(likely.into_iter().map(|learner| LikelyPerson::of(learner, sure)).collect()))
    }
}

impl LikelyPerson {
    fn of(learner: Learner, sure: bool) -> Self {
        let Learner { id, name, external_id, kana, mail, phone, .. } = learner;
        Self { id: Plain(id), name, external_id, kana, mail, phone, sure }
    }
}

/// Whether a learner is called and read as far as it is told, or as far as is known of them.
fn may_be_called(learner: &Learner, traits: Traits<'_>) -> bool {
    let both = |here: &Option<String>, told: Option<&str>| Some(goes_with(here.as_deref()?, told?));
    match (both(&learner.name, traits.name), both(&learner.kana, traits.kana)) {
        (Some(called), read) => called && read.unwrap_or(true),
        (None, read) => read.unwrap_or(false),
    }
}

/// Whether one of two names may be the other told in part: some of its words or, where names are written without blanks, how it
/// begins.
fn goes_with(here: &str, told: &str) -> bool {
    let (known, said) = (parts(here), parts(told));
    let is_part = |few: &[String], many: &[String]| !few.is_empty() && few.iter().all(|word| many.contains(word));
    if is_part(&known, &said) || is_part(&said, &known) {
        return true;
    }
    let ([said], known) = (said.as_slice(), known.concat()) else { return false };
    let begins = |short: &str, long: &str| short.chars().count() >= TELLING && long.starts_with(short);
    !said.is_ascii() && (begins(said, &known) || begins(&known, said))
}

/// The words of a name as they are compared.
fn parts(name: &str) -> Vec<String> {
    name.split_whitespace().map(name_key).filter(|word| !word.is_empty()).collect()
}

#[cfg(test)]
mod tests {
    use nenrin_domain::{Id, Learner, LearnerId};

    use super::may_be_called;
    use crate::whose::Traits;

    fn may_be(here: (&str, Option<&str>), told: (Option<&str>, Option<&str>)) -> bool {
        let learner = Learner::named(LearnerId::from_uuid(uuid::Uuid::nil()), here.0);
        let learner = Learner { kana: here.1.map(ToOwned::to_owned), ..learner };
        may_be_called(&learner, Traits { name: told.0, kana: told.1, ..Traits::default() })
    }

    #[test]
    fn a_family_name_is_that_of_whoever_has_it_and_is_not_read_otherwise() {
        let misaki = ("佐藤 美咲", Some("さとう みさき"));
        for told in [
            (Some("佐藤"), None),
            (Some("佐藤"), Some("サトウ")),
            (Some("佐藤美"), None),
            (None, Some("さとう")),
            (Some("佐藤 美咲"), Some("さとう")),
        ] {
            assert!(may_be(misaki, told), "{told:?}");
        }
        for told in [
            (Some("佐藤 健"), None),
            (Some("佐藤"), Some("さとうえ")),
            (Some("佐"), None),
            (Some("鈴木"), Some("さとう")),
            (None, None),
        ] {
            assert!(!may_be(misaki, told), "{told:?}");
        }
    }

    #[test]
    fn whoever_is_known_by_the_family_name_only_may_be_each_who_has_it() {
        assert!(may_be(("佐藤", None), (Some("佐藤 美咲"), Some("さとう みさき"))));
        assert!(may_be(("佐藤", None), (Some("佐藤美咲"), None)));
        assert!(!may_be(("田中", None), (Some("田中丸 太郎"), None)));
    }

    #[test]
    fn a_name_in_latin_letters_goes_by_whole_words() {
        let jane = ("Jane Smith", None);
        assert!(may_be(jane, (Some("smith"), None)) && may_be(jane, (Some("Jane"), None)));
        assert!(!may_be(jane, (Some("Jan"), None)) && !may_be(jane, (Some("Jane Miller"), None)));
    }
}
