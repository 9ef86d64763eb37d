//! Lines that tell of messages, for the log of contacts.

use nenrin_domain::{
    Channel, Coded, Id as _, InboxItem, InboxKind, Interaction, InteractionId, Learner, LearnerId, Way,
};
use nenrin_exchange::intake::{Chat, Line, MessageRow};

use super::plan::{Decided, Deciding, Identity, Step};
use super::run::Bringing;
use super::waiting::{Fields, Waiting, field, summary};
use crate::Failure;
use crate::whose::{OtherName, Traits};

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
        Ok(row) => row,
        Err(no_row) => return Ok(no_row.into()),
    };
    if deciding.is_own::<Interaction>(identity, own)? || deciding.is_here(identity, INTERACTION)? {
        let origin = deciding.store.map(|store| store.origin(deciding.source, &identity.text, INTERACTION));
        if let Some(origin) = origin.transpose()?.flatten() {
            deciding.recorded.tell(InteractionId::from_uuid(origin.target));
        }
        return Ok(Decided::Step(Step::Known));
    }
    let traits = Traits::from(&row);
    let partner = deciding.recorded.partner.filter(|_| !deciding.choices.contains_key(&traits.key()));
    let learner = match named.or(partner).map_or_else(|| deciding.learner_of(number, traits), Ok) {
        Ok(learner) => learner,
        Err(step) => return Ok(Decided::Step(step)),
    };
    // Whoever wrote a table of ours twice meant two.
    let is_known = !own && deciding.recorded.knows(learner, &row);
    Ok(Decided::Step(if is_known { Step::Known } else { Step::Brings(learner) }))
}

/// Brings a line in as it was decided.
pub(super) fn bring(
    into: &mut Bringing<'_, '_, '_>,
    chat: &Chat,
    line: Line<'_>,
    identity: &Identity,
    step: Step,
) -> Result<(), Failure> {
    let Ok(row) = chat.read(line) else { return Ok(()) };
    match step {
        Step::Brings(learner) => {
            let here: Learner = into.loader.get(learner)?;
            into.loader.change(&called_in_line(here, row.channel, row.line.as_deref()))?;
            let interaction = interaction(&row, identity, learner);
            into.add(&interaction)?;
            into.came_from(identity, INTERACTION, interaction.id)
        }
        Step::Waits => into.add(&waiting(&row, into.source, identity)),
        Step::Dismissed => into.dismiss(waiting(&row, into.source, identity)),
        _ => Ok(()),
    }
}

/// The learner with the name in LINE by which the next file finds them, where none is known.
fn called_in_line(here: Learner, channel: Channel, name: Option<&str>) -> Learner {
    let told = name.filter(|_| channel == Channel::Line).map(ToOwned::to_owned);
    Learner { line: here.line.clone().or(told), ..here }
}

/// The record of a row that waited, and now is a learner's; the learner as they are after it.
pub(super) fn give(item: &InboxItem, here: Learner, identity: &Identity) -> (Interaction, Learner) {
    let code = |name: &str| field::<String>(item, name).unwrap_or_default();
    let row = MessageRow {
        name: field(item, "name"),
        line: field(item, "line"),
        mail: field(item, "mail"),
        day: item.day,
        time: item.time,
        channel: Channel::from_code(&code("channel")).unwrap_or(Channel::Other),
        way: Way::from_code(&code("way")).unwrap_or(Way::In),
        text: field(item, "text"),
        reply_hours: field(item, "reply_hours"),
    };
    (interaction(&row, identity, here.id), called_in_line(here, row.channel, row.line.as_deref()))
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
        .with("line", row.line.as_ref())
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
        let (line, mail, name) = (row.line.as_deref(), row.mail.as_deref(), row.name.as_deref());
        Self { line, mail, name, other_name: OtherName::TellsNothing, ..Self::default() }
    }
}
