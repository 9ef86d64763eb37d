//! Opening the composer: everything it shows, in one answer.

use nenrin_domain::{
    ActionItem, ActionItemId, ActionState, Contract, ContractId, ContractKind, Day, DayTime, GoalId, Hundredths,
    Intent, Learner, LearnerId, Mode, Obstacle, ObstacleId, Session, SessionId, SessionState,
};
use nenrin_store::Store;
use serde::{Deserialize, Serialize};
use ts_rs::TS;

use super::before::{Before, GoalBefore};
use super::begin;
use super::suggest::{SuggestedSlot, suggest};
use crate::draft_body::DraftBody;
use crate::note_templates::SectionPrompt;
use crate::notes::WrittenSection;
use crate::shown::MovesShown;
use crate::wire::{Plain, Word};
use crate::{Answer, Call, Code, Command, Failure, drafts};

/// Asks for the composer of one session. Without a session: the one with the latest open draft of the learner, else
/// the learner's most recent session that still waits for a note, else one held today and settled without words, else a session
/// that was never booked.
#[derive(Debug, Deserialize, TS)]
#[serde(deny_unknown_fields)]
pub struct OpenComposer {
    /// With whom.
    pub learner: Plain<LearnerId>,
    /// Which session; an identity that is not known yet means a session that was never booked.
    pub session: Option<Plain<SessionId>>,
}

/// Everything the composer shows.
#[derive(Debug, Serialize, TS)]
pub struct ComposerView {
    /// The session; for one that was never booked, the identity it will have.
    pub session: Plain<SessionId>,
    /// Where the session stands; null when it was never booked.
    pub state: Option<Word<SessionState>>,
    /// Where the session takes place, as it is recorded: a link or a place.
    pub place: Option<String>,
    /// What it was moved from and to.
    pub moves: MovesShown,
    /// Whether it has a note already, which confirming amends.
    pub recorded: bool,
    /// The how-many-th session with this learner it is: sessions held before it, and one; a trial has none.
    pub number: Option<u32>,
    /// With whom.
    pub learner: ComposerLearner,
    /// The sections to ask for: those of the template, then those the note has besides.
    pub sections: Vec<SectionPrompt>,
    /// What to begin from: the open draft; else what is recorded; else an empty one with the usual time.
    pub body: DraftBody,
    /// What is recorded, whatever the open draft says: the same as `body` when there is none.
    pub record: DraftBody,
    /// When the open draft was saved, in milliseconds since 1970 UTC; null when there is none.
    pub saved_at: Option<i64>,
    /// The learner's last note before this session.
    pub last_note: Option<LastNote>,
    /// Actions that are open, and, for a recorded session, those it resolved; by due day.
    pub actions: Vec<PriorAction>,
    /// Active goals.
    pub goals: Vec<GoalLevel>,
    /// The learner's last answers before this session.
    pub last_answers: LastAnswers,
    /// Obstacles that are open.
    pub obstacles: Vec<OpenObstacle>,
    /// The contract the session belongs to.
    pub contract: Option<ComposerContract>,
    /// The learner's next booking besides this session.
    pub next_booking: Option<BookedSlot>,
    /// A slot for the next booking by the learner's own rhythm; null when there is a booking.
    pub suggested: Option<SuggestedSlot>,
    /// The identity to open the composer with for a session that was never booked.
    pub unplanned: Plain<SessionId>,
}

/// Whom the session is with.
#[derive(Debug, Serialize, TS)]
pub struct ComposerLearner {
    /// Identity.
    pub id: Plain<LearnerId>,
    /// Name; the UI names those without one by their external id.
    pub name: Option<String>,
    /// Reading.
    pub kana: Option<String>,
    /// Id in the tables the history came from.
    pub external_id: Option<String>,
}

/// The note before.
#[derive(Debug, Serialize, TS)]
pub struct LastNote {
    /// Its session.
    pub session: Plain<SessionId>,
    /// The day of that session.
    pub day: Plain<Day>,
    /// The how-many-th session it was: sessions held before it, and one; a trial has none.
    pub number: Option<u32>,
    /// Its sections that have words.
    pub sections: Vec<WrittenSection>,
}

/// An action agreed before.
#[derive(Debug, Serialize, TS)]
pub struct PriorAction {
    /// Identity.
    pub id: Plain<ActionItemId>,
    /// What is to be done; null when the history brought no words.
    pub text: Option<String>,
    /// The day it was agreed.
    pub created_on: Plain<Day>,
    /// By when.
    pub due_on: Option<Plain<Day>>,
    /// What became of it.
    pub state: Word<ActionState>,
    /// Whether it was agreed in this very session.
    pub agreed_here: bool,
}

/// A goal and its last reading.
#[derive(Debug, Serialize, TS)]
pub struct GoalLevel {
    /// Identity.
    pub id: Plain<GoalId>,
    /// The goal in the learner's words.
    pub title: String,
    /// The value at the start.
    pub baseline: Plain<Hundredths>,
    /// The value to reach.
    pub target: Plain<Hundredths>,
    /// Unit of the values.
    pub unit: String,
    /// The last value read before this session; null when there is none.
    pub last_value: Option<Plain<Hundredths>>,
    /// The day of that reading.
    pub last_day: Option<Plain<Day>>,
}

/// The learner's last answers; they may stem from different sessions.
#[derive(Debug, Serialize, TS)]
pub struct LastAnswers {
    /// Satisfaction from 1 to 5; null when never asked.
    pub satisfaction: Option<u8>,
    /// Intent to continue; null when never asked.
    pub intent: Option<Word<Intent>>,
}

/// An obstacle that is in the way.
#[derive(Debug, Serialize, TS)]
pub struct OpenObstacle {
    /// Identity.
    pub id: Plain<ObstacleId>,
    /// In a few words.
    pub text: String,
    /// The coach's category.
    pub category: Option<String>,
    /// The day it was named.
    pub opened_on: Plain<Day>,
}

/// The contract in one line.
#[derive(Debug, Clone, Serialize, TS)]
pub struct ComposerContract {
    /// Identity.
    pub id: Plain<ContractId>,
    /// Name of its plan; null when the history brought none.
    pub name: Option<String>,
    /// How it is charged.
    pub kind: Word<ContractKind>,
    /// Remaining sessions (残回数); null when they are not counted.
    pub balance: Option<i64>,
    /// Last day of the agreed term; null when open-ended.
    pub term_end: Option<Plain<Day>>,
}

/// A session that is booked.
#[derive(Debug, Serialize, TS)]
pub struct BookedSlot {
    /// The session.
    pub session: Plain<SessionId>,
    /// Its day.
    pub day: Plain<Day>,
    /// Its start.
    pub time: Option<Plain<DayTime>>,
    /// Its length in minutes.
    pub minutes: Option<u32>,
    /// How they will meet.
    pub mode: Option<Word<Mode>>,
}

impl Command for OpenComposer {
    const NAME: &'static str = "composer.open";
    type Output = ComposerView;

    fn run(self, call: &mut Call<'_>) -> Result<Answer<ComposerView>, Failure> {
        let (store, today, learner) = (call.store()?, call.today(), self.learner.0);
        let unplanned = store.mint(call.now());
        let session = match self.session {
            Some(session) => session.0,
            None => begin::which(store, learner, today)?.unwrap_or(unplanned),
        };
        let record = begin::body(store, learner, session, today)?;
        let (saved_at, body) = match drafts::open(store, session)? {
            Some((body, saved_at)) => (Some(saved_at.millis()), body),
            None => (None, record.clone()),
        };
        if body.learner.0 != learner {
            return Err(Failure::new(Code::Missing).about("entity", "session"));
        }
        let before = Before::read(store, &body, call.zone(), call.minute())?;
        let last_note = last_note(store, &before)?;
        let suggested = suggest(store, &before, today)?;
        let moves = before.session.as_ref().map(|session| store.moves_of(session)).transpose()?.unwrap_or_default();
        let extras = ComposerExtras { record, saved_at, last_note, suggested, unplanned, moves: moves.into() };
        Ok(Answer::read(view(before, body, extras)))
    }
}

/// What the composer shows besides the record around the session.
struct ComposerExtras {
    record: DraftBody,
    saved_at: Option<i64>,
    last_note: Option<LastNote>,
    suggested: Option<SuggestedSlot>,
    unplanned: SessionId,
    moves: MovesShown,
}

fn view(before: Before, body: DraftBody, extras: ComposerExtras) -> ComposerView {
    let id = before.stated.id;
    let contract = before.contract().map(ComposerContract::from);
    let (score, intent) = before.last_answers;
    let answers = LastAnswers { satisfaction: score.map(|score| score.value()), intent: intent.map(Word) };
    ComposerView {
        session: Plain(id),
        state: before.session.as_ref().map(|session| Word(session.state)),
        place: before.stated.place.clone(),
        moves: extras.moves,
        recorded: before.note.is_some(),
        number: before.number,
        sections: sections(&before),
        body,
        record: extras.record,
        saved_at: extras.saved_at,
        last_note: extras.last_note,
        actions: before.actions.into_iter().map(|action| PriorAction::of(action, id)).collect(),
        goals: before.goals.into_iter().map(GoalLevel::from).collect(),
        last_answers: answers,
        obstacles: before.obstacles.into_iter().filter(|o| o.cleared_on.is_none()).map(OpenObstacle::from).collect(),
        contract,
        next_booking: before.next_booking.map(BookedSlot::from),
        suggested: extras.suggested,
        unplanned: Plain(extras.unplanned),
        learner: ComposerLearner::from(before.learner),
    }
}

fn sections(before: &Before) -> Vec<SectionPrompt> {
    let mut sections: Vec<SectionPrompt> = before.template.sections.iter().cloned().map(SectionPrompt::from).collect();
    for had in before.note.iter().flat_map(|(_, version)| &version.sections) {
        if sections.iter().all(|section| section.key != had.key) {
            sections.push(SectionPrompt { key: had.key.clone(), heading: had.heading.clone() });
        }
    }
    sections
}

fn last_note(store: &Store, before: &Before) -> Result<Option<LastNote>, Failure> {
    let Some(words) = store.last_words_before(&before.stated)? else { return Ok(None) };
    let session: Session = store.get(words.session)?;
    Ok(Some(LastNote {
        session: Plain(session.id),
        day: Plain(session.day),
        number: store.session_number(&session)?,
        sections: words.sections.into_iter().map(WrittenSection::from).collect(),
    }))
}

impl From<Learner> for ComposerLearner {
    fn from(learner: Learner) -> Self {
        let Learner { id, name, kana, external_id, .. } = learner;
        Self { id: Plain(id), name, kana, external_id }
    }
}

impl PriorAction {
    fn of(action: ActionItem, session: SessionId) -> Self {
        Self {
            id: Plain(action.id),
            text: action.text,
            created_on: Plain(action.created_on),
            due_on: action.due_on.map(Plain),
            state: Word(action.state),
            agreed_here: action.session == Some(session),
        }
    }
}

impl From<GoalBefore> for GoalLevel {
    fn from(GoalBefore { goal, last, .. }: GoalBefore) -> Self {
        Self {
            id: Plain(goal.id),
            title: goal.title,
            baseline: Plain(goal.baseline),
            target: Plain(goal.target),
            unit: goal.unit,
            last_value: last.as_ref().map(|last| Plain(last.value)),
            last_day: last.map(|last| Plain(last.day)),
        }
    }
}

impl From<Obstacle> for OpenObstacle {
    fn from(obstacle: Obstacle) -> Self {
        let Obstacle { id, text, category, opened_on, .. } = obstacle;
        Self { id: Plain(id), text, category, opened_on: Plain(opened_on) }
    }
}

impl From<&(Contract, i64)> for ComposerContract {
    fn from((contract, balance): &(Contract, i64)) -> Self {
        Self {
            id: Plain(contract.id),
            name: contract.plan_name.clone(),
            kind: Word(contract.kind),
            balance: contract.counts_tickets().then_some(*balance),
            term_end: contract.term_end.map(Plain),
        }
    }
}

impl From<Session> for BookedSlot {
    fn from(session: Session) -> Self {
        let Session { id, day, time, minutes, mode, .. } = session;
        Self { session: Plain(id), day: Plain(day), time: time.map(Plain), minutes, mode: mode.map(Word) }
    }
}
