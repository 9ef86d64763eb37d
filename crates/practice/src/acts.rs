//! Undo, redo, and what was done lately.

use std::ops::ControlFlow;

use nenrin_domain::SessionId;
use nenrin_store::ActSummary;
use serde::Deserialize;
use ts_rs::TS;

use crate::act_view::ActView;
use crate::intake::RunImport;
use crate::series::MoveSeries;
use crate::sessions::{ChangeSession, RescheduleSession};
use crate::taking_back::{TOGETHER, within_the_rules};
use crate::work::Progress;
use crate::{Answer, Call, Code, Command, Failure, Work, drafts};

/// Takes back one act, or the last one, with everything it changed, as long as the accounts and the ticket ledger still add up
/// without it.
#[derive(Debug, Deserialize, TS)]
#[serde(deny_unknown_fields)]
pub struct UndoAct {
    /// The act; the last one that stands when absent.
    pub seq: Option<i64>,
}

impl Command for UndoAct {
    const NAME: &'static str = "act.undo";
    type Output = ActView;

    fn run(self, call: &mut Call<'_>) -> Result<Answer<ActView>, Failure> {
        let (at, work) = (call.now(), call.work);
        let done = call.change(|store| match self.seq {
            Some(seq) => store.undo(seq, at, watched(work), within_the_rules),
            None => store.undo_last(at, watched(work), within_the_rules),
        });
        let done = match done {
            Err(failure) if failure.code == Code::BuiltUpon => return Err(named(call, self.seq, failure)?),
            done => done?,
        };
        follow(call, &done.value);
        ActView::answer(done, call.store()?)
    }
}

/// The refusal to take an act back, with the latest act that was built on it: its kind as `act`, its day as `on`, and the facts
/// for its label.
fn named(call: &Call<'_>, seq: Option<i64>, refusal: Failure) -> Result<Failure, Failure> {
    let later = seq.map(|seq| call.store()?.latest_upon(seq, TOGETHER).map_err(Failure::from)).transpose()?.flatten();
    let Some(later) = later else { return Ok(refusal) };
    let refusal = later.about.iter().fold(refusal, |refusal, (key, value)| refusal.about(key, value));
    Ok(refusal.about("act", later.kind).about("on", later.at.day(call.zone())))
}

/// Does again what was undone last.
#[derive(Debug, Deserialize, TS)]
#[serde(deny_unknown_fields)]
pub struct RedoAct {}

impl Command for RedoAct {
    const NAME: &'static str = "act.redo";
    type Output = ActView;

    fn run(self, call: &mut Call<'_>) -> Result<Answer<ActView>, Failure> {
        let (at, work) = (call.now(), call.work);
        let done = call.change(|store| store.redo_last(at, watched(work)))?;
        follow(call, &done.value);
        ActView::answer(done, call.store()?)
    }
}

/// Counts the changes that are taken back as work whose progress is seen, and which can be stopped: a history brought in has
/// hundreds of thousands of them.
fn watched(work: &Work) -> impl FnMut(u64) -> ControlFlow<()> {
    let mut progress = None;
    move |changes| {
        progress.get_or_insert_with(|| Progress::begin(work, changes));
        if work.step(1).is_ok() { ControlFlow::Continue(()) } else { ControlFlow::Break(()) }
    }
}

/// Lets what is being typed follow its session after an act was taken back or done again. The act is on the disk by now,
/// whatever comes of this, and a draft that cannot follow is still offered where it was.
fn follow(call: &mut Call<'_>, act: &ActSummary) {
    let named = |key: &str| act.about.get(key).map(String::as_str).unwrap_or_default();
    let sessions = |key: &str| named(key).split(' ').filter_map(|id| id.parse().ok()).collect::<Vec<SessionId>>();
    let (here, moved_to) = (sessions("session"), sessions("moved_to"));
    let ways: Vec<_> = match act.kind.as_str() {
        ChangeSession::NAME | MoveSeries::NAME | RunImport::NAME => here.into_iter().map(|here| (here, here)).collect(),
        RescheduleSession::NAME if act.undone => moved_to.into_iter().zip(here).collect(),
        RescheduleSession::NAME => here.into_iter().zip(moved_to).collect(),
        _ => return,
    };
    for (from, to) in ways {
        let draft = call.store().and_then(|store| drafts::carried(store, from, to));
        match draft {
            Ok(Some(draft)) => drop(call.change(|store| store.move_draft(from, &draft))),
            Ok(None) => {}
            Err(failure) => call.heed(&failure),
        }
    }
}

/// Asks for the last acts.
#[derive(Debug, Deserialize, TS)]
#[serde(deny_unknown_fields)]
pub struct RecentActs {
    /// How many at most, up to 200.
    pub limit: u32,
}

impl Command for RecentActs {
    const NAME: &'static str = "act.recent";
    type Output = Vec<ActView>;

    fn run(self, call: &mut Call<'_>) -> Result<Answer<Vec<ActView>>, Failure> {
        let store = call.store()?;
        let acts = store.recent_acts(self.limit.min(200))?;
        let for_good = store.standing_for_good(&acts)?;
        let view = |act: ActSummary| {
            let is_for_good = for_good.contains(&act.seq);
            ActView::told(act, is_for_good, store)
        };
        Ok(Answer::read(acts.into_iter().map(view).collect::<Result<_, _>>()?))
    }
}
