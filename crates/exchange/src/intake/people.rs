//! A line of a list of people, or of the answers of a form.

use nenrin_domain::{
    Birthday, Channel, Coded as _, ContractKind, CustomFieldId, Day, DayTime, FormAnswer, Language, Money, fold,
};

use super::amount::{currency, money};
use super::reach::{mail, phone};
use super::sources::usual_meaning;
use super::{Flaw, Kind, Line, Meaning, own_fields};
use crate::header_key;
use crate::history::ProblemKind;
use crate::limits::{MAX_TAGS, NAME_CHARS, SENTENCE_CHARS};
use crate::sheets::{parted, word_of};

/// What a line tells of a person.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct PersonRow {
    /// Full name.
    pub name: Option<String>,
    /// Reading of the name.
    pub kana: Option<String>,
    /// Mail address.
    pub mail: Option<String>,
    /// Telephone number as it stands there.
    pub phone: Option<String>,
    /// Name or id in LINE.
    pub line: Option<String>,
    /// What the person first asked for.
    pub concern: Option<String>,
    /// Labels, sorted and without repeats.
    pub tags: Vec<String>,
    /// Where the person heard of the practice.
    pub source: Option<String>,
    /// First day as a learner.
    pub joined_on: Option<Day>,
    /// Birthday.
    pub birthday: Option<Birthday>,
    /// The language in which to write.
    pub language: Option<Language>,
    /// How they like to be contacted.
    pub preferred_channel: Option<Channel>,
    /// Days agreed between two sessions.
    pub cadence_days: Option<u32>,
    /// The agreed price of a session.
    pub session_price: Option<Money>,
    /// The usual kind of contract.
    pub plan_kind: Option<ContractKind>,
    /// What to be careful about.
    pub risk_notes: Option<String>,
    /// What is entered in the fields of the coach's own, each in the form of its field.
    pub own: Vec<(CustomFieldId, String)>,
    /// When the form was sent, in the coach's zone.
    pub submitted: Option<(Day, Option<DayTime>)>,
    /// The questions that are kept with their answers, in their order; those without an answer are left out. Once it was sent,
    /// what it asks for, where the person heard of the practice, what to be careful about, how they like to be contacted and the
    /// coach's own fields are among them.
    pub answers: Vec<FormAnswer>,
}

impl PersonRow {
    /// The row of a line.
    ///
    /// # Errors
    /// What is wrong with the line.
    pub fn read(mut line: Line<'_>) -> Result<Self, Vec<Flaw>> {
        line.examine();
        let (name, kana) = (line.full_name(), line.full_kana());
        let row = Self {
            name,
            kana,
            mail: mail(&mut line),
            phone: phone(&mut line),
            line: line.short(Meaning::LineName),
            concern: line.long(Meaning::Concern),
            tags: tags(&mut line),
            source: line.short(Meaning::HeardFrom),
            joined_on: line.day(Meaning::JoinedOn),
            birthday: birthday(&mut line),
            language: line.code(Meaning::Language, "language"),
            preferred_channel: preferred_channel(&mut line),
            cadence_days: line.value(Meaning::CadenceDays),
            session_price: price(&mut line),
            plan_kind: line.code(Meaning::PlanKind, "contract_kind"),
            risk_notes: line.long(Meaning::RiskNotes),
            own: own_fields::told(&mut line),
            submitted: line.moment(Meaning::SubmittedAt),
            answers: answers(&mut line),
        };
        if row.name.is_none() && row.mail.is_none() && row.phone.is_none() {
            let told = [Meaning::Name, Meaning::FamilyName, Meaning::GivenName, Meaning::Mail, Meaning::Phone];
            line.missing(told.into_iter().find(|meaning| line.place(*meaning).is_some()).unwrap_or(Meaning::Name));
        }
        line.finish(Some(row))
    }
}

/// How somebody likes to be contacted. Elsewhere that is said in words of one's own: one that names several ways, or none that is
/// known, says nothing.
fn preferred_channel(line: &mut Line<'_>) -> Option<Channel> {
    if line.is_own() {
        return line.code(Meaning::PreferredChannel, "channel");
    }
    let says = fold(line.cell(Meaning::PreferredChannel)?);
    let named = |channel: &&Channel| {
        let word = |language: &Language| word_of("channel", channel.as_code(), *language);
        Language::ALL.iter().filter_map(word).any(|word| says.contains(&fold(word)))
    };
    let mut found = Channel::ALL.iter().filter(named);
    found.next().copied().filter(|_| found.next().is_none())
}

fn price(line: &mut Line<'_>) -> Option<Money> {
    let currency = currency(line);
    money(line, Meaning::SessionPrice, currency)
}

fn tags(line: &mut Line<'_>) -> Vec<String> {
    let cell = line.cell(Meaning::Tags).unwrap_or_default();
    let parts = || cell.split([',', '、', ';', '/', '\n']).map(str::trim).filter(|tag| !tag.is_empty());
    let mut tags = if line.is_own() { parted(cell) } else { parts().map(ToOwned::to_owned).collect() };
    if tags.len() > MAX_TAGS || tags.iter().any(|tag| tag.chars().count() > NAME_CHARS) {
        line.flaw(Meaning::Tags, ProblemKind::TooLong { most: NAME_CHARS });
    }
    tags.sort();
    tags.dedup();
    tags
}

fn birthday(line: &mut Line<'_>) -> Option<Birthday> {
    // As this program writes one whose year is not known, or any day.
    let own = line.cell(Meaning::Birthday).and_then(|cell| cell.parse().ok());
    own.or_else(|| line.day(Meaning::Birthday)?.to_string().parse().ok())
}

/// What is asked at most of one person; longer answers are refused, none is cut.
const ANSWER_CHARS: usize = SENTENCE_CHARS * 10;

/// Questions whose answers also tell of the learner: who asks again answers anew, while what is known of them stays.
const ASKED_TOO: [Meaning; 5] =
    [Meaning::Concern, Meaning::HeardFrom, Meaning::RiskNotes, Meaning::PreferredChannel, Meaning::OwnField];

/// Whether somebody is asked by this question what they would like help with.
#[must_use]
pub fn asks_for_concern(question: &str) -> bool {
    usual_meaning(Kind::People, &header_key(question)) == Some(Meaning::Concern)
}

fn answers(line: &mut Line<'_>) -> Vec<FormAnswer> {
    let reader = line.reader();
    let sent = line.cell(Meaning::SubmittedAt).is_some();
    let kept = |meaning: Meaning| meaning == Meaning::Answer || sent && ASKED_TOO.contains(&meaning);
    let asked = (0..reader.width()).filter(|place| kept(reader.columns.meaning(*place)));
    let mut answers = Vec::new();
    for place in asked {
        let answer = line.at(place);
        if answer.chars().count() > ANSWER_CHARS {
            line.flaw_at(place, ProblemKind::TooLong { most: ANSWER_CHARS });
        } else if !answer.is_empty() {
            answers.push(FormAnswer { question: reader.heading(place).to_owned(), answer: answer.to_owned() });
        }
    }
    answers
}
