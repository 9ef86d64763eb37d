//! What bringing a file in will do, line by line. It is made once, shown, and carried out as it is.

use std::collections::{BTreeMap, HashMap, HashSet};
use std::path::PathBuf;
use std::str::FromStr;

use nenrin_domain::{
    Day, Id as _, InboxItem, InboxItemId, Language, Learner, LearnerId, Money, OriginId, PaymentId, RefundId,
    SessionId, Zone,
};
use nenrin_exchange::intake::{Chain, Chat, Flaw, Kind, Line, NoRow, OWN_LIST, Reader, Recognised, Sheet};
use nenrin_store::{Record, Store};

use super::days::Days;
use super::notes::Notes;
use super::own_fields::OwnFields;
use super::passed::Passed;
use super::people::LEARNER;
use super::recorded::Recorded;
use super::refunds::{GivenBack, Payments};
use super::repeated::Repeated;
use super::sheets::rest_of_ours;
use super::taking::Taken;
use super::{bookings, contracts, messages, payments, people, sessions};
use crate::derived::{Key, Occurrences};
use crate::exports::rows::Known;
use crate::which::Moment;
use crate::whose::{Fit, Traits, Whose};
use crate::{Failure, Work};

/// What will become of a line.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Step {
    /// It cannot be read, and is left out.
    Faulty,
    /// It came in before.
    Known,
    /// It tells nothing that is kept, such as a transfer between accounts, or the coach wants nothing of it.
    PassedOver(Passed),
    /// It is nobody's, as the coach has said: it is kept among what was dismissed, so that nobody asks about it again.
    Dismissed,
    /// Whose it is only the coach can say; it is left out until then.
    Undecided,
    /// It is nobody's yet, and waits in the inbox.
    Waits,
    /// It is the row of something that waits in the inbox, and tells it otherwise.
    WaitsOtherwise,
    /// It brings a learner.
    New(LearnerId),
    /// It is that of a learner who is here, or comes with an earlier line, and may tell more of them.
    Of {
        /// The learner.
        learner: LearnerId,
        /// Whether anything comes of it.
        changes: bool,
    },
    /// It came in before, and the coach takes what it says now.
    Takes(LearnerId),
    /// It brings something new of a learner: a payment, a message, a booking.
    Brings(LearnerId),
    /// It brings what was given back of a payment.
    GivesBack(LearnerId, PaymentId),
    /// It is the row of a payment that is here, and tells that more of it was given back.
    GivesBackMore {
        /// Whose it is.
        learner: LearnerId,
        /// The payment.
        payment: PaymentId,
        /// How much more.
        amount: Money,
        /// After how many other refunds of it.
        after: usize,
    },
    /// It is a part of what was given back of a payment and is here as one sum.
    IsPartOf(RefundId),
    /// It is what was given back of a payment and is here already, or comes with an earlier line.
    IsRefund(RefundId),
    /// It is a booking that is here already, entered by hand.
    Is(SessionId),
    /// It changes a booking that came before, or that the coach has entered by hand.
    Changes(SessionId),
}

impl Step {
    /// Whether anything of the practice's records becomes another by it.
    pub const fn writes(self) -> bool {
        !matches!(
            self,
            Self::Faulty
                | Self::Known
                | Self::PassedOver(_)
                | Self::Undecided
                | Self::Of { changes: false, .. }
                | Self::IsRefund(_)
        )
    }

    /// What becomes of a line of which it is not known whose it is, where the inbox holds none of its kind: it is left out until
    /// the coach says whose it is.
    pub fn left_out(self) -> Self {
        match self {
            Self::Waits => Self::Undecided,
            Self::Dismissed => Self::PassedOver(Passed::NotWanted),
            other => other,
        }
    }
}

/// What the coach has said of lines that say the same of whose they are.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Choice {
    /// Somebody who is not here yet.
    New,
    /// This learner.
    Of(LearnerId),
    /// Nobody of interest.
    Nobody,
}

/// A line's step, or what is wrong with it.
pub(super) enum Decided {
    Step(Step),
    Faulty(Vec<Flaw>),
}

impl From<NoRow> for Decided {
    fn from(no_row: NoRow) -> Self {
        match no_row {
            NoRow::Irrelevant(why) => Self::Step(Step::PassedOver(Passed::Irrelevant(why))),
            NoRow::Faulty(flaws) => Self::Faulty(flaws),
        }
    }
}

/// What will become of a file.
pub(crate) struct Plan {
    /// The number by which it is asked for.
    pub(super) number: u32,
    /// The practice as it stood when it was made; `None` when none was open.
    pub(super) after: Option<Moment>,
    /// Where the file lies.
    pub(super) path: PathBuf,
    /// The bytes it had when it was looked at, as their hash.
    pub(super) digest: [u8; 32],
    /// The tables of it that are brought in, one after the other and as one act: one, or all sheets of a workbook of ours.
    pub(super) parts: Vec<Part>,
}

impl Plan {
    /// What becomes of the lines of all its tables.
    pub(super) fn steps(&self) -> impl Iterator<Item = &Step> {
        self.parts.iter().flat_map(|part| &part.steps)
    }

    /// The sheets of a workbook of this program that are to be brought in after what this brings, in their order.
    pub(super) fn rest(&self) -> Vec<String> {
        match self.parts.as_slice() {
            [part] => rest_of_ours(&part.sheet),
            _ => Vec::new(),
        }
    }
}

/// What will become of one table.
pub(super) struct Part {
    pub(super) sheet: Sheet,
    /// Whether a person has said which sheet of a workbook it is, so that it is remembered.
    pub(super) sheet_said: bool,
    pub(super) taken_for: Recognised,
    /// Whether a person has said what its columns mean, so that it is remembered.
    pub(super) said: bool,
    pub(super) steps: Vec<Step>,
    /// The cells that are taken in place of what is recorded.
    pub(super) taken: Taken,
    /// Learners that it brings, each with one who is here and whom the coach has said not to be the same.
    pub(super) apart: Vec<(LearnerId, LearnerId)>,
}

/// The identity of a line at its source.
pub(super) struct Identity {
    pub key: Key,
    /// As it is kept in the record of origins.
    pub text: String,
}

impl Identity {
    /// The identity of the record of where a row came from.
    pub fn origin(&self, entity: &str) -> OriginId {
        Key::of("origin").with(self.key.text()).with(entity).timeless()
    }

    /// The identity of the row while it waits.
    pub fn waiting(&self) -> InboxItemId {
        Key::of("inbox_item").with(self.key.text()).timeless()
    }
}

/// Tells the identities of the lines of a file, in their order.
pub(super) struct Identities<'s> {
    source: &'s str,
    seen: Occurrences,
}

impl<'s> Identities<'s> {
    pub fn of(source: &'s str) -> Self {
        Self { source, seen: Occurrences::default() }
    }

    /// The row's id at its source; else its words, and its number among the rows that have the same.
    pub fn next(&mut self, line: &Line<'_>) -> Identity {
        if let Some(id) = line.own_id() {
            return Identity { key: Key::of(self.source).with(id), text: id.to_owned() };
        }
        let words = line.words().iter().fold(Key::of(self.source), |key, word| key.with(word));
        let key = self.seen.count(words);
        let text = key.text();
        Identity { key, text }
    }
}

/// What is known while the lines of a file are decided.
pub(super) struct Deciding<'s> {
    pub store: Option<&'s Store>,
    pub source: &'s str,
    pub today: Day,
    pub choices: &'s BTreeMap<String, Choice>,
    pub taken: &'s Taken,
    pub given: &'s HashMap<String, LearnerId>,
    pub whose: Whose,
    /// The learners of whom an earlier line told, as they are after it.
    pub told: HashMap<LearnerId, Learner>,
    pub own: OwnFields,
    pub notes: Notes,
    /// Learners that come, each with one who is here and is somebody else, as the coach has said.
    pub apart: Vec<(LearnerId, LearnerId)>,
    /// The payments that are here or came with an earlier line, by their number at their source.
    pub payments: Payments,
    /// The payments that are here and may be those of which a line has told.
    pub paid_by_hand: HashSet<PaymentId>,
    /// The payments that are here and bear the number of a row of a table of ours that has told of them.
    pub told_by_number: HashSet<PaymentId>,
    /// What was given back of the payments of which a line has told.
    pub given_back: HashMap<PaymentId, GivenBack>,
    /// The days on which the learners are booked, once the file is in.
    pub days: Days,
    /// The messages that are recorded of the days of which the file tells.
    pub recorded: Recorded,
    /// The language of the words that tables have for codes.
    pub language: Language,
    /// What rows of tables of ours name, once one of them is compared.
    pub named: Option<Known>,
}

impl Deciding<'_> {
    /// Whether the row came in before, or waits.
    pub fn is_here(&self, identity: &Identity, entity: &str) -> Result<bool, Failure> {
        let Some(store) = self.store else { return Ok(false) };
        Ok(store.origin(self.source, &identity.text, entity)?.is_some()
            || store.contains::<InboxItem>(identity.waiting())?)
    }

    /// The row as it came in before, when nobody had said whose it is.
    pub fn in_inbox(&self, identity: &Identity) -> Result<Option<InboxItem>, Failure> {
        Ok(self.store.map(|store| store.find::<InboxItem>(identity.waiting())).transpose()?.flatten())
    }

    /// The learner that a row of an own table names by number: one of this practice, or who came of them.
    pub fn named(&self, number: Option<&str>) -> Result<Option<LearnerId>, Failure> {
        let (Some(store), Some(number)) = (self.store, number) else { return Ok(None) };
        let here = number.parse::<LearnerId>().ok().filter(|id| self.whose.here(*id).is_some());
        let came = store.origin(OWN_LIST, number, LEARNER)?.map(|origin| LearnerId::from_uuid(origin.target));
        Ok(here.or(came).filter(|id| self.whose.here(*id).is_some()))
    }

    /// Whether the row of an own table tells of somebody who was erased: nothing of them comes back.
    fn tells_of_the_erased(&self, line: &Line<'_>) -> Result<bool, Failure> {
        let number = if self.source == OWN_LIST { line.own_id() } else { line.learner_id() };
        let id = number.filter(|_| line.is_own()).and_then(|number| number.parse().ok());
        let (Some(store), Some(id)) = (self.store, id) else { return Ok(false) };
        Ok(store.find::<Learner>(id)?.is_some_and(|learner| learner.erased_on.is_some()))
    }

    /// Whether the row is a record of this practice, which went out to a table and comes back.
    pub fn is_own<R: Record<Id: FromStr>>(&self, identity: &Identity, own: bool) -> Result<bool, Failure> {
        match (self.store, identity.text.parse::<R::Id>()) {
            (Some(store), Ok(id)) if own => Ok(store.contains::<R>(id)?),
            _ => Ok(false),
        }
    }

    /// The learner of a row that brings something of somebody who is here; else what becomes of it.
    pub fn learner_of(&mut self, line: u64, traits: Traits<'_>) -> Result<LearnerId, Step> {
        match (self.choices.get(&traits.key()), self.whose.fit(traits)) {
            (Some(Choice::Nobody), _) => Err(Step::Dismissed),
            (Some(Choice::Of(learner)), _) if self.whose.here(*learner).is_some() => Ok(*learner),
            (_, Fit::Sure(learner)) => Ok(learner),
            (_, Fit::Perhaps(those)) => {
                self.notes.doubt(line, traits, &those, &self.whose);
                Err(Step::Waits)
            }
            (_, Fit::Nobody) => {
                self.notes.doubt(line, traits, &[], &self.whose);
                Err(Step::Waits)
            }
        }
    }
}

/// What was decided of the lines of a file.
pub(super) struct Decisions {
    pub steps: Vec<Step>,
    pub notes: Notes,
    pub apart: Vec<(LearnerId, LearnerId)>,
}

/// What a plan is made from.
pub(super) struct Making<'s> {
    pub store: Option<&'s Store>,
    pub zone: Zone,
    pub today: Day,
    pub choices: &'s BTreeMap<String, Choice>,
    pub taken: &'s Taken,
    /// Whose lines are, by their identities, where the file itself tells.
    pub given: &'s HashMap<String, LearnerId>,
    /// In which the words stand that tables have for codes.
    pub language: Language,
    pub work: &'s Work,
}

/// Decides what becomes of every line of a file.
pub(super) fn decide(making: &Making<'_>, sheet: &Sheet, taken_for: &Recognised) -> Result<Decisions, Failure> {
    let learners = making.store.map(Store::learners).transpose()?.unwrap_or_default();
    let mut deciding = Deciding {
        store: making.store,
        source: taken_for.source,
        today: making.today,
        choices: making.choices,
        taken: making.taken,
        given: making.given,
        whose: Whose::of(learners),
        told: HashMap::new(),
        own: OwnFields::of(making.store)?,
        notes: Notes::default(),
        apart: Vec::new(),
        payments: HashMap::new(),
        paid_by_hand: HashSet::new(),
        told_by_number: HashSet::new(),
        given_back: HashMap::new(),
        days: Days::default(),
        recorded: Recorded::default(),
        language: making.language,
        named: None,
    };
    let reader = Reader::new(sheet, taken_for, making.zone);
    let (chat, mut chain) = (Chat::of(&reader), Chain::of(&reader));
    match (taken_for.kind, making.store) {
        (Kind::Payments, Some(store)) => deciding.payments = store.payments_by_reference()?,
        (Kind::Bookings, Some(store)) => {
            deciding.days = bookings::days_after(store, &reader, taken_for.source, making.today)?
        }
        (Kind::Messages, Some(store)) => deciding.recorded = Recorded::of(store, &reader, &chat)?,
        _ => {}
    }
    let (mut identities, mut repeated) = (Identities::of(taken_for.source), Repeated::default());
    let mut steps = Vec::with_capacity(reader.lines().len());
    for (place, line) in reader.lines().enumerate() {
        making.work.step(1)?;
        let (number, identity) = (line.number(), identities.next(&line));
        if let Some(flaw) = reader.line(place).and_then(|line| chain.follow(line)) {
            deciding.notes.tell(number, &reader, vec![flaw]);
        }
        let decided = match (taken_for.kind, repeated.decide(taken_for.kind, &line)) {
            _ if deciding.tells_of_the_erased(&line)? => Decided::Step(Step::Known),
            (_, Some(again)) => again,
            (Kind::People, None) => people::decide(&mut deciding, line, &identity)?,
            (Kind::Payments, None) => payments::decide(&mut deciding, line, &identity)?,
            (Kind::Messages, None) => messages::decide(&mut deciding, &chat, line, &identity)?,
            (Kind::Bookings, None) => bookings::decide(&mut deciding, line, &identity)?,
            (Kind::Sessions, None) => sessions::decide(&mut deciding, line, &identity)?,
            (Kind::Contracts, None) => contracts::decide(&mut deciding, line, &identity)?,
        };
        steps.push(match decided {
            Decided::Step(step) => {
                repeated.keep(reader.line(place));
                step
            }
            Decided::Faulty(flaws) => {
                deciding.notes.tell(number, &reader, flaws);
                Step::Faulty
            }
        });
    }
    Ok(Decisions { steps, notes: deciding.notes, apart: deciding.apart })
}
