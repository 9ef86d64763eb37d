//! Lines that tell of messages, for the log of contacts.

use nenrin_domain::{Channel, Coded, InboxItem, InboxKind, Interaction, Learner, LearnerId, Way};
use nenrin_exchange::intake::{Chat, Line, MessageRow};

use super::plan::{Decided, Deciding, Identity, Step};
use super::run::Bringing;
use super::waiting::{Fields, Waiting, field, summary};
use crate::Failure;
use crate::whose::Traits;

pub(super) const INTERACTION: &str = "interaction";

/// What becomes of a line.
pub(super) fn decide(
    deciding: &mut Deciding<'_>,
    chat: &Chat,
    line: Line<'_>,
    identity: &Identity,
) -> Result<Decided, Failure> {
    let (number, own, named) = (line.number(), line.is_own(), deciding.named(line.learner_id())?);
    let row = match chat.read(line) {
        Ok(Some(row)) => row,
        Ok(None) => return Ok(Decided::Step(Step::PassedOver)),
        Err(flaws) => return Ok(Decided::Faulty(flaws)),
    };
    if deciding.is_own::<Interaction>(identity, own)? || deciding.is_here(identity, INTERACTION)? {
        return Ok(Decided::Step(Step::Known));
    }
    if let Some(learner) = named {
        return Ok(Decided::Step(Step::Brings(learner)));
    }
    Ok(Decided::Step(deciding.learner_of(number, Traits::from(&row)).map_or_else(|step| step, Step::Brings)))
}

/// Brings a line in as it was decided.
pub(super) fn bring(
    into: &mut Bringing<'_, '_, '_>,
    chat: &Chat,
    line: Line<'_>,
    identity: &Identity,
    step: Step,
) -> Result<(), Failure> {
    let Ok(Some(row)) = chat.read(line) else { return Ok(()) };
    match step {
        Step::Brings(learner) => {
            into.note_line_name(learner, &row)?;
            let interaction = interaction(&row, identity, learner);
            into.add(&interaction)?;
            into.came_from(identity, INTERACTION, interaction.id)
        }
        Step::Waits => into.add(&waiting(&row, into.source, identity)),
        _ => Ok(()),
    }
}

impl Bringing<'_, '_, '_> {
    /// Notes the name in LINE of a learner of whom none is known, so that the next file finds them by it.
    fn note_line_name(&mut self, learner: LearnerId, row: &MessageRow) -> Result<(), Failure> {
        if row.channel != Channel::Line || row.line.is_none() {
            return Ok(());
        }
        let here: Learner = self.loader.get(learner)?;
        if here.line.is_none() {
            self.loader.change(&Learner { line: row.line.clone(), ..here })?;
        }
        Ok(())
    }
}

/// The record of a row that waited, and now is a learner's.
pub(super) fn give(item: &InboxItem, learner: LearnerId, identity: &Identity) -> Interaction {
    let code = |name: &str| field::<String>(item, name).unwrap_or_default();
    let row = MessageRow {
        name: field(item, "name"),
        line: None,
        mail: field(item, "mail"),
        day: item.day,
        time: item.time,
        channel: Channel::from_code(&code("channel")).unwrap_or(Channel::Other),
        way: Way::from_code(&code("way")).unwrap_or(Way::In),
        text: field(item, "text"),
        reply_hours: field(item, "reply_hours"),
    };
    interaction(&row, identity, learner)
}

fn interaction(row: &MessageRow, identity: &Identity, learner: LearnerId) -> Interaction {
    Interaction {
        id: identity.key.id(row.day),
        learner,
        day: row.day,
        time: row.time,
        channel: row.channel,
        way: row.way,
        summary: row.text.clone(),
        reply_hours: row.reply_hours,
        follow_up: None,
    }
}

fn waiting(row: &MessageRow, source: &str, identity: &Identity) -> InboxItem {
    let fields = Fields::default()
        .with("name", row.name.as_ref())
        .with("channel", Some(row.channel.as_code()))
        .with("way", Some(row.way.as_code()))
        .with("text", row.text.as_ref())
        .with("mail", row.mail.as_ref())
        .with("reply_hours", row.reply_hours);
    let summary = summary(&[row.name.as_deref(), row.text.as_deref()]);
    let (day, time) = (row.day, row.time);
    Waiting { kind: InboxKind::Message, day, time, summary, amount: None }.item(source, identity, fields)
}

impl<'r> From<&'r MessageRow> for Traits<'r> {
    fn from(row: &'r MessageRow) -> Self {
        Self { line: row.line.as_deref(), mail: row.mail.as_deref(), name: row.name.as_deref(), ..Self::default() }
    }
}
