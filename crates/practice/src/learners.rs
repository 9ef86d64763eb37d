//! The list of learners, and what is known of one of them.

use std::collections::BTreeMap;

use nenrin_domain::{Birthday, Channel, Contract, ContractKind, Day, Language, Learner, LearnerId, current_contract};
use nenrin_insight::{Coming, GRACE_DAYS, Lifecycle, lifecycle};
use nenrin_store::{Act, RosterLine};
use serde::{Deserialize, Serialize};
use ts_rs::TS;

use crate::shown::{PlanTerms, SessionAt};
use crate::unbooked::all_unbooked;
use crate::wire::{Plain, Sum, Word};
use crate::{Answer, Call, Command, Failure, check};

/// Asks for all learners in kana order.
#[derive(Debug, Deserialize, TS)]
#[serde(deny_unknown_fields)]
pub struct ListLearners {}

/// One line of the list.
#[derive(Debug, Serialize, TS)]
pub struct LearnerLine {
    /// Identity.
    pub id: Plain<LearnerId>,
    /// Name; the UI names those without one by their external id.
    pub name: Option<String>,
    /// Reading.
    pub kana: Option<String>,
    /// Id in the tables the history came from.
    pub external_id: Option<String>,
    /// Where the learner stands.
    pub lifecycle: Word<Lifecycle>,
    /// The day from which the learner comes, when that is agreed and lies ahead.
    pub starts_on: Option<Plain<Day>>,
    /// The coach's own labels.
    pub tags: Vec<String>,
    /// The terms of the contract that counts today.
    pub terms: Option<PlanTerms>,
    /// The next booking.
    pub next_booking: Option<SessionAt>,
    /// The day of the last held session.
    pub last_held: Option<Plain<Day>>,
    /// How many actions are open.
    pub open_actions: u32,
    /// Days without a next booking; `null` when there is one or none is needed.
    pub unbooked_days: Option<u32>,
    /// The day of the last contact outside a session.
    pub last_contact: Option<Plain<Day>>,
    /// The day of the next follow-up.
    pub next_contact: Option<Plain<Day>>,
    /// Who pays, or most of it, when it is not the learner.
    pub payer: Option<String>,
    /// Birthday, with or without the year.
    pub birthday: Option<Plain<Birthday>>,
    /// The day on which it is kept next.
    pub next_birthday: Option<Plain<Day>>,
    /// Whether the learner's consent that personal data is kept holds.
    pub has_consent: bool,
}

impl Command for ListLearners {
    const NAME: &'static str = "learners.list";
    type Output = Vec<LearnerLine>;

    fn run(self, call: &mut Call<'_>) -> Result<Answer<Vec<LearnerLine>>, Failure> {
        let (store, (today, now)) = (call.store()?, call.minute());
        let unbooked = all_unbooked(store, today)?;
        let days: BTreeMap<LearnerId, u32> =
            unbooked.into_iter().map(|(history, unbooked)| (history.learner.id, unbooked.days)).collect();
        let mut roster = store.roster(today, now, today.plus(-GRACE_DAYS))?;
        roster.sort_by_cached_key(|line| (line.learner.sort_key(), line.learner.id));
        let line = |line: RosterLine| {
            let unbooked_days = days.get(&line.learner.id).copied();
            LearnerLine::of(line, unbooked_days, today)
        };
        Ok(Answer::read(roster.into_iter().map(line).collect()))
    }
}

impl LearnerLine {
    fn of(line: RosterLine, unbooked_days: Option<u32>, today: Day) -> Self {
        let learner = line.learner;
        let (last_held, last_booked) = (line.last_held, line.last_booked);
        let coming = Coming { last_held, last_booked, used_up: &line.used_up, turned_away: line.turned_away };
        let stands = lifecycle(today, &line.contracts, &line.pauses, &line.trials, coming);
        Self {
            id: Plain(learner.id),
            lifecycle: Word(stands),
            starts_on: starts_on(today, stands, &line.contracts),
            terms: current_contract(today, &line.contracts).map(PlanTerms::of),
            next_booking: line.next_booking.map(SessionAt::from),
            last_held: line.last_held.map(Plain),
            open_actions: line.open_actions,
            unbooked_days,
            last_contact: line.last_contact.map(Plain),
            next_contact: line.next_contact.map(Plain),
            payer: line.payer,
            birthday: learner.birthday.map(Plain),
            next_birthday: learner.birthday.map(|birthday| Plain(birthday.next(today))),
            has_consent: line.has_consent,
            name: learner.name,
            kana: learner.kana,
            external_id: learner.external_id,
            tags: learner.tags,
        }
    }
}

/// The day from which a learner comes who `stands` outside of all contracts `today`, when one is agreed.
pub(crate) fn starts_on(today: Day, stands: Lifecycle, contracts: &[Contract]) -> Option<Plain<Day>> {
    let ahead = current_contract(today, contracts).filter(|contract| contract.starts_on > today);
    ahead
        .filter(|contract| !stands.is_current() && contract.ended_on.is_none())
        .map(|contract| Plain(contract.starts_on))
}

/// What is known of a learner.
#[derive(Debug, Serialize, Deserialize, TS)]
#[serde(deny_unknown_fields)]
pub struct LearnerFields {
    /// Full name; only learners of an imported history may have none.
    pub name: Option<String>,
    /// Reading of the name.
    pub kana: Option<String>,
    /// Mail address.
    pub mail: Option<String>,
    /// Telephone number as typed.
    pub phone: Option<String>,
    /// Name or id in LINE.
    pub line: Option<String>,
    /// What the learner first asked for.
    pub concern: Option<String>,
    /// The coach's own labels.
    pub tags: Vec<String>,
    /// Where the learner heard of the practice.
    pub source: Option<String>,
    /// First day as a learner.
    pub joined_on: Option<Plain<Day>>,
    /// The agreed rhythm: days between two sessions.
    pub cadence_days: Option<u32>,
    /// The agreed price of one session.
    pub session_price: Option<Sum>,
    /// The kind of plan the learner usually takes.
    pub plan_kind: Option<Word<ContractKind>>,
    /// Birthday, with or without the year.
    pub birthday: Option<Plain<Birthday>>,
    /// The language in which to write.
    pub language: Option<Word<Language>>,
    /// How they like to be contacted.
    pub preferred_channel: Option<Word<Channel>>,
    /// What to be careful about.
    pub risk_notes: Option<String>,
}

impl LearnerFields {
    pub(crate) fn of(learner: Learner) -> Self {
        Self {
            name: learner.name,
            kana: learner.kana,
            mail: learner.mail,
            phone: learner.phone,
            line: learner.line,
            concern: learner.concern,
            tags: learner.tags,
            source: learner.source,
            joined_on: learner.joined_on.map(Plain),
            cadence_days: learner.cadence_days,
            session_price: learner.session_price.map(Sum::from),
            plan_kind: learner.plan_kind.map(Word),
            birthday: learner.birthday.map(Plain),
            language: learner.language.map(Word),
            preferred_channel: learner.preferred_channel.map(Word),
            risk_notes: learner.risk_notes,
        }
    }

    /// The learner with these fields.
    fn describe(self, id: LearnerId, external_id: Option<String>) -> Result<Learner, Failure> {
        let short = |field: &str, text: &Option<String>| check::optional(field, text.as_deref(), check::NAME);
        let name = match &external_id {
            Some(_) => short("name", &self.name)?,
            None => Some(check::required("name", self.name.as_deref().unwrap_or_default(), check::NAME)?),
        };
        Ok(Learner {
            id,
            external_id,
            name,
            kana: short("kana", &self.kana)?,
            mail: short("mail", &self.mail)?,
            phone: short("phone", &self.phone)?,
            line: short("line", &self.line)?,
            concern: check::optional("concern", self.concern.as_deref(), check::TEXT)?,
            tags: check::tags(&self.tags)?,
            source: short("source", &self.source)?,
            joined_on: check::plain(self.joined_on),
            cadence_days: check::count("cadence_days", self.cadence_days)?,
            session_price: self.session_price.as_ref().map(|sum| check::price("session_price", sum)).transpose()?,
            plan_kind: self.plan_kind.map(|kind| kind.0),
            birthday: check::plain(self.birthday),
            language: self.language.map(|language| language.0),
            preferred_channel: self.preferred_channel.map(|channel| channel.0),
            risk_notes: check::optional("risk_notes", self.risk_notes.as_deref(), check::TEXT)?,
            erased_on: None,
        })
    }
}

/// Adds a learner, who begins today.
#[derive(Debug, Deserialize, TS)]
#[serde(deny_unknown_fields)]
pub struct AddLearner {
    /// Full name.
    pub name: String,
    /// Reading of the name.
    pub kana: Option<String>,
    /// Mail address.
    pub mail: Option<String>,
    /// Telephone number as typed.
    pub phone: Option<String>,
    /// Name or id in LINE.
    pub line: Option<String>,
    /// What the learner first asked for.
    pub concern: Option<String>,
    /// The coach's own labels.
    pub tags: Option<Vec<String>>,
}

impl Command for AddLearner {
    const NAME: &'static str = "learner.add";
    type Output = Plain<LearnerId>;

    fn run(self, call: &mut Call<'_>) -> Result<Answer<Plain<LearnerId>>, Failure> {
        let fields = LearnerFields {
            name: Some(self.name),
            kana: self.kana,
            mail: self.mail,
            phone: self.phone,
            line: self.line,
            concern: self.concern,
            tags: self.tags.unwrap_or_default(),
            source: None,
            joined_on: Some(Plain(call.today())),
            cadence_days: None,
            session_price: None,
            plan_kind: None,
            birthday: None,
            language: None,
            preferred_channel: None,
            risk_notes: None,
        };
        let name = fields.name.as_deref().unwrap_or_default().trim().to_owned();
        let done = call.act(&Act::new(Self::NAME, call.now()).about("name", name), |writer| {
            let learner = fields.describe(writer.mint(), None)?;
            writer.add(&learner)?;
            Ok(Plain(learner.id))
        })?;
        Ok(done.into())
    }
}

/// Changes what is known of a learner.
#[derive(Debug, Deserialize, TS)]
#[serde(deny_unknown_fields)]
pub struct ChangeLearner {
    /// The learner.
    pub learner: Plain<LearnerId>,
    /// All that shall be known from now on.
    pub fields: LearnerFields,
}

impl Command for ChangeLearner {
    const NAME: &'static str = "learner.change";
    type Output = ();

    fn run(self, call: &mut Call<'_>) -> Result<Answer<()>, Failure> {
        let before: Learner = call.store()?.get(self.learner.0)?;
        let described = self.fields.describe(before.id, before.external_id)?;
        let learner = Learner { erased_on: before.erased_on, ..described };
        let act = Act::new(Self::NAME, call.now()).of(learner.id);
        Ok(call.act(&act, |writer| Ok(writer.put(&learner)?))?.into())
    }
}
