//! What holds of every history.

use nenrin_domain::{
    ActionItem, ActionState, Channel, Contract, ContractKind, Day, EndKind, Hundredths, Interaction, Learner, Money,
    Pause, Payment, Satisfaction, Score, Session, SessionState, Way, Zone,
};
use nenrin_insight::churn::{Course, Draws, Forecast, Model, QuietDays, Sight, Standing, Teaching, Told, mondays};
use proptest::collection::vec;
use proptest::option;
use proptest::prelude::{ProptestConfig, Strategy, prop_assert, prop_assert_eq, proptest};
use proptest::sample::select;

use crate::world::{day, id};

fn origin() -> Day {
    day("2025-01-06")
}

fn at(days: i64) -> Day {
    origin().plus(days)
}

#[derive(Debug, Clone, Default)]
struct History {
    contracts: Vec<Contract>,
    pauses: Vec<Pause>,
    sessions: Vec<Session>,
    satisfactions: Vec<Satisfaction>,
    actions: Vec<ActionItem>,
    payments: Vec<Payment>,
    interactions: Vec<Interaction>,
}

fn who() -> Learner {
    Learner { cadence_days: Some(14), ..Learner::named(id(0), "佐藤 美咲") }
}

impl History {
    fn course(&self) -> Course {
        let told = Told {
            contracts: &self.contracts,
            pauses: &self.pauses,
            sessions: &self.sessions,
            satisfactions: &self.satisfactions,
            actions: &self.actions,
            payments: &self.payments,
            interactions: &self.interactions,
            follow_ups: &[],
        };
        Course::of(&who(), told)
    }

    fn on(&self, as_of: Day) -> Option<Standing> {
        self.course().on(as_of, &QuietDays::usual(as_of))
    }

    fn sight(&self, as_of: Day) -> Option<Sight> {
        match self.on(as_of)? {
            Standing::There(sight) => Some(sight),
            Standing::Gone(_) => None,
        }
    }

    /// What was known at the end of `as_of`.
    fn cut_off_at(mut self, as_of: Day) -> Self {
        let known = |on: Option<Day>| on.is_some_and(|on| on <= as_of);
        self.contracts.retain(|it| it.starts_on <= as_of);
        for contract in self.contracts.iter_mut().filter(|it| !known(it.ended_on)) {
            (contract.ended_on, contract.end_kind) = (None, None);
        }
        self.pauses.retain(|it| it.starts_on <= as_of);
        self.sessions.retain(|it| known(it.booked_on));
        for session in self.sessions.iter_mut().filter(|it| !known(it.resolved_on)) {
            (session.state, session.resolved_on) = (SessionState::Booked, None);
        }
        self.satisfactions.retain(|it| it.day <= as_of);
        self.actions.retain(|it| it.created_on <= as_of);
        for action in self.actions.iter_mut().filter(|it| !known(it.resolved_on)) {
            (action.state, action.resolved_on) = (ActionState::Open, None);
        }
        for payment in self.payments.iter_mut().filter(|it| !known(it.paid_on)) {
            payment.paid_on = None;
        }
        self.interactions.retain(|it| it.day <= as_of);
        self
    }

    fn reversed(mut self) -> Self {
        self.contracts.reverse();
        self.pauses.reverse();
        self.sessions.reverse();
        self.satisfactions.reverse();
        self.actions.reverse();
        self.payments.reverse();
        self.interactions.reverse();
        self
    }
}

fn contract(number: usize, from: i64, days: Option<i64>, ended: Option<(i64, EndKind)>) -> Contract {
    let plain = Contract::from(id(number), who().id, ContractKind::Subscription, at(from), Money::yen(10_000));
    let ended = ended.map(|(after, kind)| (at(from + after), kind));
    Contract {
        term_end: days.map(|days| at(from + days)),
        ended_on: ended.map(|(day, _)| day),
        end_kind: ended.map(|(_, kind)| kind),
        ..plain
    }
}

fn pause(number: usize, from: i64, days: Option<i64>) -> Pause {
    Pause {
        id: id(number),
        learner: who().id,
        starts_on: at(from),
        ends_on: days.map(|days| at(from + days)),
        reason: None,
        contract: None,
        billed: false,
        extends_term: false,
    }
}

/// A session that was booked some days before it, and of which it was known some days later what became of it.
fn session(number: usize, on: i64, booked: i64, resolved: i64, state: SessionState) -> Session {
    let plain = Session::on(id(number), who().id, at(on), Zone::UTC, state);
    let resolved_on = (!state.is_open()).then(|| at(on + resolved));
    Session { booked_on: Some(at(on - booked)), resolved_on, ..plain }
}

fn states() -> impl Strategy<Value = SessionState> {
    select(vec![
        SessionState::Held,
        SessionState::Held,
        SessionState::Held,
        SessionState::NoShow,
        SessionState::CancelledByLearner,
        SessionState::CancelledByCoach,
        SessionState::Rescheduled,
        SessionState::Booked,
    ])
}

fn action(number: usize, created: i64, due: i64, done: Option<(i64, ActionState)>) -> ActionItem {
    ActionItem {
        id: id(number),
        learner: who().id,
        session: None,
        text: None,
        created_on: at(created),
        due_on: Some(at(created + due)),
        state: done.map_or(ActionState::Open, |(_, state)| state),
        resolved_on: done.map(|(done, _)| at(created + done)),
        goal: None,
    }
}

fn turns() -> impl Strategy<Value = (i64, ActionState)> {
    let states = vec![ActionState::Done, ActionState::Partly, ActionState::NotDone, ActionState::Dropped];
    (0i64..30, select(states))
}

proptest::prop_compose! {
    fn histories()(
        contracts in vec((0i64..200, option::of(30i64..200), option::of((10i64..200, select(vec![EndKind::Cancelled, EndKind::Completed, EndKind::Graduated])))), 1..4),
        pauses in vec((0i64..300, option::of(1i64..60)), 0..3),
        sessions in vec((0i64..400, 0i64..30, 0i64..4, states(), option::of((0i64..10, 1i64..6))), 0..40),
        actions in vec((0i64..380, 1i64..20, option::of(turns())), 0..20),
        payments in vec((0i64..380, option::of(-3i64..40)), 0..6),
        replies in vec((0i64..380, 1i64..9_000), 0..10),
    ) -> History {
        let numbered = |at: usize| at + 1;
        let mut history = History::default();
        for (n, (from, days, ended)) in contracts.into_iter().enumerate() {
            history.contracts.push(contract(numbered(n), from, days, ended));
        }
        for (n, (from, days)) in pauses.into_iter().enumerate() {
            history.pauses.push(pause(numbered(n), from, days));
        }
        for (n, (on, booked, resolved, state, said)) in sessions.into_iter().enumerate() {
            let session = session(numbered(n), on, booked, resolved, state);
            if let Some((after, score)) = said {
                let (day, score) = (session.day.plus(after), Score::new(score).ok());
                history.satisfactions.push(Satisfaction { id: id(numbered(n)), learner: who().id, session: session.id, day, score, intent: None });
            }
            history.sessions.push(session);
        }
        for (n, (created, due, done)) in actions.into_iter().enumerate() {
            history.actions.push(action(numbered(n), created, due, done));
        }
        for (n, (due, paid)) in payments.into_iter().enumerate() {
            let payment = Payment::received(id(numbered(n)), who().id, at(due), Money::yen(1));
            history.payments.push(Payment { due_on: Some(at(due)), paid_on: paid.map(|paid| at(due + paid)), ..payment });
        }
        for (n, (on, hours)) in replies.into_iter().enumerate() {
            let contact = Interaction::on(id(numbered(n)), who().id, at(on), None);
            history.interactions.push(Interaction { way: Way::In, channel: Channel::Line, reply_hours: Some(Hundredths(hours)), ..contact });
        }
        history
    }
}

fn forecast(sight: &Sight) -> Forecast {
    Model::expert().forecast(sight)
}

fn month(sight: &Sight) -> f64 {
    forecast(sight).gone_by()[0]
}

/// Somebody who came every fortnight, with all of that `days` earlier, and was there just as long.
fn came_every_fortnight(until_before: i64) -> History {
    let last = 300 - until_before;
    let sessions = (0..8_i64).map(|n| session(n as usize + 1, last - 14 * n, 7, 0, SessionState::Held)).collect();
    History { contracts: vec![contract(1, 0, None, None)], sessions, ..History::default() }
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(300))]

    #[test]
    fn a_past_day_is_seen_as_if_the_history_were_cut_off_at_it(history in histories(), days in 0i64..420) {
        let as_of = at(days);
        prop_assert_eq!(history.on(as_of), history.cut_off_at(as_of).on(as_of));
    }

    #[test]
    fn the_weeks_up_to_a_day_are_those_of_the_history_cut_off_at_it(history in histories(), days in 0i64..420) {
        let as_of = at(days);
        let weeks = |history: &History| -> Vec<Sight> {
            history.course().passages(as_of, &QuietDays::default()).into_iter().flat_map(|it| it.weeks).collect()
        };
        prop_assert_eq!(weeks(&history), weeks(&history.cut_off_at(as_of)));
    }

    #[test]
    fn the_order_of_what_is_told_does_not_matter(history in histories(), days in 0i64..420) {
        prop_assert_eq!(history.on(at(days)), history.reversed().on(at(days)));
    }

    #[test]
    fn a_longer_time_is_never_less_probable_and_the_interval_holds_the_forecast(history in histories(), days in 0i64..420) {
        if let Some(sight) = history.sight(at(days)) {
            let [month, two, three] = forecast(&sight).gone_by();
            prop_assert!((0.0..=1.0).contains(&month) && month <= two && two <= three && three <= 1.0);
            let interval = Draws::of(&Model::expert()).interval(&sight).unwrap();
            prop_assert!(interval.low <= month && month <= interval.high, "{} is not in {:?}", month, interval);
        }
    }

    #[test]
    fn who_stayed_away_longer_is_never_less_at_risk(before in 0i64..50, longer in 1i64..8) {
        // Without quiet days, which would lie within other gaps.
        let sight = |days| match came_every_fortnight(days).course().on(at(300), &QuietDays::default()) {
            Some(Standing::There(sight)) => Some(sight),
            _ => None,
        };
        if let (Some(sooner), Some(later)) = (sight(before), sight(before + longer)) {
            prop_assert!(month(&later) >= month(&sooner) - 1e-12, "{} < {}", month(&later), month(&sooner));
        }
    }

    #[test]
    fn a_rest_never_makes_anybody_more_at_risk_while_it_lasts(history in histories(), days in 30i64..420, since in 0i64..30) {
        let as_of = at(days);
        if let Some(does_not) = history.sight(as_of).filter(|it| it.last < as_of) {
            // Who comes during a rest does not rest.
            let from = (days - since).max(does_not.last.since(origin()) + 1);
            let mut rested = history.clone();
            rested.pauses.push(pause(99, from, None));
            let rests = rested.sight(as_of);
            prop_assert!(rests.is_some_and(|it| month(&it) <= month(&does_not) + 1e-12), "{:?} of {}", rests, month(&does_not));
        }
    }
}

/// Ten sessions every week, then nothing for ten weeks, then another one.
#[test]
fn who_comes_back_was_not_gone() {
    let weekly = (0..10).map(|n| 7 * n).chain([133]);
    let sessions = weekly.enumerate().map(|(n, on)| session(n + 1, on, 0, 0, SessionState::Held)).collect();
    let history = History { contracts: vec![contract(1, 0, None, None)], sessions, ..History::default() };
    let quiet = QuietDays::default();
    assert!(matches!(history.course().on(at(130), &quiet), Some(Standing::Gone(_))), "silent for 67 days");
    assert!(history.sight(at(133)).is_some());
    let passage = history.course().passages(at(140), &quiet).remove(0);
    assert!(passage.left_on(at(130)).is_some());
    assert_eq!(passage.left_on(at(140)), None);
}

/// Somebody came on the tenth, under a contract from the eleventh, and it was written down on the thirteenth.
#[test]
fn what_was_written_down_later_was_not_known_before() {
    let history = History {
        contracts: vec![contract(1, 11, None, None)],
        sessions: vec![session(1, 10, 3, 3, SessionState::Held)],
        ..History::default()
    };
    let since = |days| history.sight(at(days)).map(|it| it.since);
    assert_eq!([since(10), since(12), since(13)], [None, Some(at(11)), Some(at(10))]);
}

/// Of the newest weeks nobody can know yet who stayed: those of whoever left are not counted either, or leaving would look more frequent
/// than it is.
#[test]
fn the_newest_weeks_speak_neither_for_nor_against_what_was_learned() {
    let weekly = |ended: Option<(i64, EndKind)>, until: i64| {
        let sessions = (0..until / 7).map(|n| session(n as usize + 1, 7 * n, 3, 0, SessionState::Held)).collect();
        History { contracts: vec![contract(1, 0, None, ended)], sessions, ..History::default() }
    };
    let as_of = at(400);
    let forecasts = |history: History| {
        let passages = history.course().passages(as_of, &QuietDays::default());
        Teaching::of(&passages).trusted(as_of).1.forecasts
    };
    let stayed = forecasts(weekly(None, 400));
    assert_eq!(stayed, forecasts(weekly(Some((380, EndKind::Cancelled)), 380)));
    assert_eq!(
        stayed,
        (400 - 45 - 30) / 7 + 1,
        "each Monday from the first to the last of which a month is over for 45 days"
    );
}

#[test]
fn the_last_week_of_the_calendar_is_the_last() {
    let last = day("2199-12-31");
    let weeks: Vec<Day> = mondays(day("2199-12-20"), last).collect();
    assert_eq!(weeks, [day("2199-12-23"), day("2199-12-30")]);
}
