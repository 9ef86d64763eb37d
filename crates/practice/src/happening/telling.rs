//! How the rows of an event are told.

use nenrin_domain::{
    ActionItem, Consent, Contract, FollowUp, Goal, NoteSection, Obstacle, Progress, Session, Trial, fold,
};
use nenrin_store::{Event, Moves};

use super::{ContractTurn, Happening};
use crate::wire::{Plain, Word};

/// First words of a note, in characters.
const FIRST_WORDS: usize = 240;

impl Happening {
    /// The event as it is told; the words of a note are those around `find`, folded, when it is given.
    pub(crate) fn of(event: Event, find: Option<&str>) -> Self {
        match event {
            Event::Session { session, moves, .. } if session.state.is_open() => Self::Booking {
                id: Plain(session.id),
                state: Word(session.state),
                minutes: session.minutes,
                mode: session.mode.map(Word),
                place: session.place,
                moves: moves.into(),
            },
            Event::Session { session, number, sections, satisfaction, given_back, moves } => Self::Session {
                id: Plain(session.id),
                state: Word(session.state),
                number: number.filter(|_| session.took_place()),
                mode: session.mode.map(Word),
                words: first_words(&sections, find),
                satisfaction: satisfaction.as_ref().and_then(|said| said.score).map(|score| score.value()),
                intent: satisfaction.and_then(|said| said.intent).map(Word),
                given_back,
                moves: moves.into(),
            },
            Event::Interaction(it) => {
                Self::Interaction { id: Plain(it.id), channel: Word(it.channel), way: Word(it.way), text: it.summary }
            }
            Event::ContractBegins(it) if it.predecessor.is_some() => Self::contract(it, ContractTurn::Renewed),
            Event::ContractBegins(it) => Self::contract(it, ContractTurn::Started),
            Event::ContractEnds(it) => Self::contract(it, ContractTurn::Ended),
            Event::Pause(it) => Self::Pause { id: Plain(it.id), ends_on: it.ends_on.map(Plain), reason: it.reason },
            Event::Payment(it) => Self::Payment {
                id: Plain(it.id),
                amount: it.amount.into(),
                due_on: it.due_on.map(Plain),
                paid: it.paid_on.is_some(),
                method: it.method,
            },
            Event::Refund(it) => {
                Self::Refund { id: Plain(it.id), amount: it.amount.into(), reason: it.reason, method: it.method }
            }
            Event::ActionAgreed(it) => Self::action_item(it, false),
            Event::ActionResolved(it) => Self::action_item(it, true),
            Event::Goal(it) => {
                Self::Goal { id: Plain(it.id), title: it.title, state: Word(it.state), due_on: it.due_on.map(Plain) }
            }
            Event::Progress(it, goal) => Self::progress(&it, goal),
            Event::ObstacleNamed(it) => Self::obstacle(it, false),
            Event::ObstacleCleared(it) => Self::obstacle(it, true),
            Event::Trial { trial, session, sections, moves } => {
                Self::trial(trial, session.as_ref(), first_words(&sections, find), moves)
            }
            Event::Application(it) => Self::Application {
                id: Plain(it.id),
                channel: it.channel,
                state: Word(it.state),
                answers: it.answers.into_iter().map(|it| (it.question, it.answer)).collect(),
            },
            Event::Cancellation(it) => Self::Cancellation {
                id: Plain(it.id),
                effective_on: Plain(it.effective_on),
                reasons: it.primary_reason.into_iter().chain(it.secondary_reasons).collect(),
                what_happened: it.what_happened,
            },
            Event::FollowUp(it) => Self::follow_up(it, false),
            Event::FollowUpClosed(it) => Self::follow_up(it, true),
            Event::Share(it, material) => {
                Self::Material { id: Plain(it.id), title: material.title, session: it.session.map(Plain) }
            }
            Event::ConsentGiven(it) => Self::consent(it, false),
            Event::ConsentWithdrawn(it) => Self::consent(it, true),
        }
    }

    fn trial(trial: Trial, session: Option<&Session>, words: Option<String>, moves: Moves) -> Self {
        Self::Trial {
            id: Plain(trial.id),
            showed_up: trial.showed_up,
            outcome: Word(trial.outcome),
            source: trial.source,
            session: session.map(|session| Plain(session.id)),
            state: session.map(|session| Word(session.state)),
            words,
            reason: trial.reason,
            objection: trial.objection,
            moves: moves.into(),
        }
    }

    fn contract(contract: Contract, turn: ContractTurn) -> Self {
        Self::Contract {
            id: Plain(contract.id),
            turn,
            plan_name: contract.plan_name,
            contract_kind: Word(contract.kind),
            price: contract.price.into(),
            term_end: contract.term_end.map(Plain),
            end_kind: contract.end_kind.map(Word),
            reason: contract.end_reason,
        }
    }

    fn action_item(item: ActionItem, resolved: bool) -> Self {
        let (id, state, due_on) = (Plain(item.id), Word(item.state), item.due_on.map(Plain));
        Self::ActionItem { id, resolved, state, text: item.text, due_on }
    }

    fn progress(progress: &Progress, goal: Goal) -> Self {
        Self::Progress {
            id: Plain(progress.id),
            goal: Plain(goal.id),
            achievement: goal.achievement(progress.value),
            title: goal.title,
            value: Plain(progress.value),
            unit: goal.unit,
        }
    }

    fn follow_up(follow_up: FollowUp, closed: bool) -> Self {
        Self::FollowUp {
            id: Plain(follow_up.id),
            closed,
            state: Word(follow_up.state),
            text: follow_up.text,
            due_on: follow_up.due_on.map(Plain),
            result: follow_up.result.map(Word),
            reason: follow_up.reason,
            means: follow_up.kind,
            trigger: follow_up.trigger,
            arm: follow_up.arm.map(Word),
        }
    }

    fn obstacle(obstacle: Obstacle, cleared: bool) -> Self {
        Self::Obstacle { id: Plain(obstacle.id), cleared, category: obstacle.category, text: obstacle.text }
    }

    fn consent(consent: Consent, withdrawn: bool) -> Self {
        Self::Consent { id: Plain(consent.id), withdrawn, about: Word(consent.kind), evidence: consent.evidence }
    }
}

/// The words of an event in which something can be found.
pub(crate) fn words_of(event: &Event) -> Vec<&str> {
    let words: Vec<Option<&str>> = match event {
        Event::Session { sections, given_back, .. } => {
            let words = sections.iter().map(|section| section.text.as_str());
            return words.chain(given_back.as_deref()).collect();
        }
        Event::Trial { trial, sections, .. } => {
            let told = [&trial.source, &trial.reason, &trial.objection].map(Option::as_deref);
            told.into_iter().chain(sections.iter().map(|section| Some(section.text.as_str()))).collect()
        }
        Event::Cancellation(it) => {
            let first = [it.primary_reason.as_deref(), it.what_happened.as_deref()];
            first.into_iter().chain(it.secondary_reasons.iter().map(|reason| Some(reason.as_str()))).collect()
        }
        Event::Application(it) => {
            let answers = it.answers.iter().flat_map(|it| [Some(it.question.as_str()), Some(it.answer.as_str())]);
            std::iter::once(it.channel.as_deref()).chain(answers).collect()
        }
        Event::Interaction(it) => vec![it.summary.as_deref()],
        Event::ContractBegins(it) => vec![it.plan_name.as_deref()],
        Event::ContractEnds(it) => vec![it.plan_name.as_deref(), it.end_reason.as_deref()],
        Event::Pause(it) => vec![it.reason.as_deref()],
        Event::Payment(it) => vec![it.method.as_deref()],
        Event::Refund(it) => vec![it.reason.as_deref(), it.method.as_deref()],
        Event::ActionAgreed(it) | Event::ActionResolved(it) => vec![it.text.as_deref()],
        Event::Share(_, it) => vec![Some(it.title.as_str())],
        Event::ConsentGiven(it) | Event::ConsentWithdrawn(it) => vec![it.evidence.as_deref()],
        Event::Goal(it) | Event::Progress(_, it) => vec![Some(it.title.as_str())],
        Event::ObstacleNamed(it) | Event::ObstacleCleared(it) => vec![it.category.as_deref(), Some(it.text.as_str())],
        Event::FollowUp(it) | Event::FollowUpClosed(it) => {
            vec![Some(it.kind.as_str()), Some(it.trigger.as_str()), it.text.as_deref(), it.reason.as_deref()]
        }
    };
    words.into_iter().flatten().collect()
}

/// The first words of a note, from the line on in which `find` stands when it is given; `None` without a note.
fn first_words(sections: &[NoteSection], find: Option<&str>) -> Option<String> {
    let lines: Vec<&str> = sections.iter().flat_map(|section| section.text.lines()).map(str::trim).collect();
    let from = find.and_then(|find| lines.iter().position(|line| fold(line).contains(find))).unwrap_or(0);
    let words = lines.into_iter().skip(from).filter(|line| !line.is_empty()).collect::<Vec<_>>().join(" ");
    (!words.is_empty()).then(|| words.chars().take(FIRST_WORDS).collect())
}
