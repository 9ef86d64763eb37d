//! People who wait: rows of forms and lists that may be of somebody who is here. Only the coach can say whether they are.

use std::str::FromStr;

use nenrin_domain::{
    Coded, Currency, CustomFieldId, Day, FormAnswer, Id as _, InboxItem, InboxItemId, InboxKind, InboxState, Learner,
    LearnerId, Money,
};
use nenrin_exchange::intake::PersonRow;
use nenrin_store::{Act, Writer};
use serde::Deserialize;
use ts_rs::TS;

use super::inbox::{identity_of, waiting as still_waiting};
use super::own_fields::OwnFields;
use super::people::{Applying, application, applied, described, entity, filled};
use super::plan::Identity;
use super::run::origin;
use super::waiting::{Fields, Waiting, field, summary};
use crate::distinctions::between;
use crate::whose::{Traits, Whose};
use crate::wire::Plain;
use crate::{Answer, Call, Code, Command, Failure, check, flow};

/// Says that rows of people that wait are of people who are not here yet.
#[derive(Debug, Deserialize, TS)]
#[serde(deny_unknown_fields)]
pub struct WelcomeInbox {
    /// The rows.
    pub items: Vec<Plain<InboxItemId>>,
}

impl Command for WelcomeInbox {
    const NAME: &'static str = "inbox.welcome";
    type Output = ();

    fn run(self, call: &mut Call<'_>) -> Result<Answer<()>, Failure> {
        check::list("items", &self.items)?;
        let (act, today) = (Act::new(Self::NAME, call.now()), call.today());
        let done = call.act(&act, |writer| {
            for Plain(id) in &self.items {
                let item = still_waiting(writer, *id)?;
                let (row, identity) = (row_of(&item)?, identity_of(&item));
                let new: LearnerId = identity.key.id(today);
                let others = Whose::of(writer.learners()?).fit(Traits::from(&row)).those();
                writer.add(&described(new, &row))?;
                for other in others {
                    writer.put(&between(new, other))?;
                }
                take_in(writer, &row, &identity, new, &item, Applying { today, is_new: true })?;
                writer.put(&InboxItem { state: InboxState::Matched, ..item })?;
            }
            Ok::<_, Failure>(())
        })?;
        Ok(done.into())
    }
}

/// Takes a row in that waited, and is of somebody who is here.
pub(super) fn give(
    writer: &mut Writer<'_>,
    item: &InboxItem,
    identity: &Identity,
    learner: LearnerId,
    applying: Applying,
) -> Result<(), Failure> {
    let row = row_of(item)?;
    let here: Learner = writer.get(learner)?;
    writer.put(&filled(&here, &row))?;
    take_in(writer, &row, identity, learner, item, applying)
}

/// Takes in what a row tells beside the learner.
fn take_in(
    writer: &mut Writer<'_>,
    row: &PersonRow,
    identity: &Identity,
    learner: LearnerId,
    item: &InboxItem,
    applying: Applying,
) -> Result<(), Failure> {
    for value in OwnFields::of(Some(writer))?.entering(learner.into(), row.own.clone()) {
        writer.add(&value)?;
    }
    let mut target = learner.uuid();
    if applied(row) {
        let application = application(row, identity, learner, applying, flow::current(writer)?);
        writer.add(&application)?;
        target = application.id.uuid();
    }
    writer.add(&origin(&item.source, identity, entity(row), target))?;
    Ok(())
}

/// Between the two parts of an entry that has two.
const AND: char = '\u{1f}';

/// The row as it waits.
pub(super) fn waiting(row: &PersonRow, source: &str, identity: &Identity, today: Day) -> InboxItem {
    let two = |first: &str, second: &str| Some(format!("{first}{AND}{second}"));
    let price = row.session_price.and_then(|price| two(&price.minor.to_string(), price.currency.as_code()));
    let mut fields = Fields::default()
        .with("name", row.name.as_ref())
        .with("kana", row.kana.as_ref())
        .with("mail", row.mail.as_ref())
        .with("phone", row.phone.as_ref())
        .with("line", row.line.as_ref())
        .with("concern", row.concern.as_ref())
        .with("source", row.source.as_ref())
        .with("risk_notes", row.risk_notes.as_ref())
        .with("joined_on", row.joined_on)
        .with("birthday", row.birthday)
        .with("language", row.language.map(Coded::as_code))
        .with("preferred_channel", row.preferred_channel.map(Coded::as_code))
        .with("cadence_days", row.cadence_days)
        .with("session_price", price)
        .with("plan_kind", row.plan_kind.map(Coded::as_code))
        .with("submitted_on", row.submitted.map(|(day, _)| day));
    fields = row.tags.iter().fold(fields, |fields, tag| fields.with("tag", Some(tag)));
    fields = row.own.iter().fold(fields, |fields, (id, value)| fields.with("own", two(&id.to_string(), value)));
    let asked = |fields: Fields, asked: &FormAnswer| fields.with("answer", two(&asked.question, &asked.answer));
    fields = row.answers.iter().fold(fields, asked);
    let summary = summary(&[row.name.as_deref(), row.mail.as_deref(), row.phone.as_deref(), row.concern.as_deref()]);
    let (day, time) = row.submitted.unwrap_or((today, None));
    Waiting { kind: InboxKind::Person, day, time, summary, amount: None }.item(source, identity, fields)
}

/// The row that waits.
pub(super) fn row_of(item: &InboxItem) -> Result<PersonRow, Failure> {
    if item.kind != InboxKind::Person {
        return Err(Failure::new(Code::BadRequest));
    }
    let price = || {
        let (minor, currency) = two::<String>(item, "session_price").next()?;
        Some(Money { minor: minor.parse().ok()?, currency: Currency::from_code(&currency)? })
    };
    Ok(PersonRow {
        name: field(item, "name"),
        kana: field(item, "kana"),
        mail: field(item, "mail"),
        phone: field(item, "phone"),
        line: field(item, "line"),
        concern: field(item, "concern"),
        tags: every(item, "tag").map(ToOwned::to_owned).collect(),
        source: field(item, "source"),
        joined_on: field(item, "joined_on"),
        birthday: field(item, "birthday"),
        language: code(item, "language"),
        preferred_channel: code(item, "preferred_channel"),
        cadence_days: field(item, "cadence_days"),
        session_price: price(),
        plan_kind: code(item, "plan_kind"),
        risk_notes: field(item, "risk_notes"),
        own: two::<CustomFieldId>(item, "own").collect(),
        submitted: field(item, "submitted_on").map(|day| (day, item.time)),
        answers: two(item, "answer").map(|(question, answer)| FormAnswer { question, answer }).collect(),
    })
}

fn code<C: Coded>(item: &InboxItem, name: &str) -> Option<C> {
    field::<String>(item, name).and_then(|code| C::from_code(&code).ok())
}

/// Everything that was kept under a name.
fn every<'i>(item: &'i InboxItem, name: &str) -> impl Iterator<Item = &'i str> {
    item.fields
        .iter()
        .filter_map(move |entry| entry.split_once('=').filter(|(known, _)| *known == name))
        .map(|(_, it)| it)
}

/// Every entry of two parts that was kept under a name.
fn two<F: FromStr>(item: &InboxItem, name: &str) -> impl Iterator<Item = (F, String)> {
    let parts = every(item, name).filter_map(|entry| entry.split_once(AND));
    parts.filter_map(|(first, second)| Some((F::from_str(first).ok()?, second.to_owned())))
}
