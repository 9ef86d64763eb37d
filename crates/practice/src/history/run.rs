//! Walking the tables of a history in their order, for a look or for good.

use std::io::Read;
use std::ops::ControlFlow;

use nenrin_domain::Zone;
use nenrin_exchange::Encoding;
use nenrin_exchange::history::{
    ActionItemRow, ContractRow, FollowUpRow, GoalRow, InteractionRow, LearnerRow, ObstacleRow, PauseRow, PaymentRow,
    Problem, ProblemKind, Problems, ProgressRow, SatisfactionRow, SessionRow, Table, TrialRow, missing_tables,
    read_table,
};
use nenrin_store::{Act, Done};

use super::bringing::{BRING_IN, Bringing, Looking, Sink};
use super::grown::Taken;
use super::report::{HistoryReport, TableReport, UnknownColumns};
use super::rows::{Brought, expire_left_over};
use super::source::{Opened, Source, refused};
use crate::backups::Reason;
use crate::problem_view::ProblemView;
use crate::work::Progress;
use crate::{Call, Code, Failure, Work};

/// Looks through a history without changing anything: what is new, what has gone on, what is known, what is wrong.
///
/// # Errors
/// [`Code::HistoryRefused`] when the source cannot be read as tables at all; [`Code::Cancelled`].
pub fn check(call: &Call<'_>, source: &Source) -> Result<HistoryReport, Failure> {
    let (zone, work) = (call.zone(), call.work);
    let (opened, _progress) = begin(source, work)?;
    let walked = match call.desk.store() {
        Ok(store) => store.at_one_moment(|store| walk(Looking(Some(store)), zone, opened, work)),
        Err(_) => walk(Looking(None), zone, opened, work),
    };
    walked.map(|(report, _)| report)
}

/// Brings a history into the open practice as one act, all of it or nothing. A backup is made before.
///
/// # Errors
/// As [`check`], and [`Code::HistoryHasProblems`] when any row is wrong, [`Code::BackupFailed`] and others when the
/// backup cannot be made. The practice is then as it was.
pub fn bring_in(call: &mut Call<'_>, source: &Source) -> Result<Done<HistoryReport>, Failure> {
    let act = Act::new(BRING_IN, call.now()).about("name", source.name());
    let (zone, work) = (call.zone(), call.work);
    let (opened, _progress) = begin(source, work)?;
    call.back_up(Reason::Import)?;
    // Copying a large practice takes its time, in which the coach may have thought better of it.
    work.step(0)?;
    call.load(&act, opened.bytes(), |loader| {
        let (report, problems) = walk(loader, zone, opened, work)?;
        match problems {
            0 => Ok(report),
            count => Err(Failure::new(Code::HistoryHasProblems).about("count", count)),
        }
    })
}

/// Opens a source, which must have tables, and begins the work of reading them.
fn begin<'s, 'w>(source: &'s Source, work: &'w Work) -> Result<(Opened<'s>, Progress<'w>), Failure> {
    let opened = source.open()?;
    if opened.tables().is_empty() {
        return Err(Failure::new(Code::HistoryRefused).about("why", "no_tables"));
    }
    // Every table is read twice: for its encoding, and for its rows.
    let progress = Progress::begin(work, opened.bytes() * 2);
    Ok((opened, progress))
}

fn walk<S: Sink>(sink: S, zone: Zone, mut opened: Opened<'_>, work: &Work) -> Result<(HistoryReport, u64), Failure> {
    let present = opened.tables();
    let into = Bringing::new(sink, zone)?;
    let mut walk = Walk { into, work, problems: Problems::default(), report: HistoryReport::default() };
    walk.report.unknown_files = opened.unknown_files().to_vec();
    let (missing, notices) = missing_tables(&present);
    missing.iter().for_each(|problem| walk.into.check.miss(problem.table));
    walk.problems.extend(missing);
    walk.report.missing_tables = notices.into_iter().map(Table::as_code).collect();
    walk.tables(&mut opened)?;
    expire_left_over(&mut walk.into)?;
    let check = &walk.into.check;
    let view = |problem| ProblemView::of(problem, check.rows_like(problem));
    walk.report.problems = walk.problems.kept().iter().map(view).collect();
    walk.report.problem_count = walk.problems.count();
    Ok((walk.report, walk.problems.count()))
}

struct Walk<'w, S> {
    into: Bringing<S>,
    work: &'w Work,
    problems: Problems,
    report: HistoryReport,
}

impl<S: Sink> Walk<'_, S> {
    fn tables(&mut self, opened: &mut Opened<'_>) -> Result<(), Failure> {
        self.table::<LearnerRow>(opened)?;
        self.table::<TrialRow>(opened)?;
        self.table::<ContractRow>(opened)?;
        self.table::<PauseRow>(opened)?;
        self.table::<SessionRow>(opened)?;
        self.table::<SatisfactionRow>(opened)?;
        self.table::<ActionItemRow>(opened)?;
        self.table::<PaymentRow>(opened)?;
        self.table::<InteractionRow>(opened)?;
        self.table::<FollowUpRow>(opened)?;
        self.table::<GoalRow>(opened)?;
        self.table::<ProgressRow>(opened)?;
        self.table::<ObstacleRow>(opened)
    }

    fn table<R: Brought>(&mut self, opened: &mut Opened<'_>) -> Result<(), Failure> {
        let Some(bytes) = opened.read(R::TABLE)? else { return Ok(()) };
        let encoding = Encoding::detect(Counted { bytes, work: self.work }).map_err(|e| self.stopped(&e))?;
        let Some(bytes) = opened.read(R::TABLE)? else { return Ok(()) };
        let mut found = TableReport::of(R::TABLE);
        let mut failure = None;
        let reading = read_table::<R>(Counted { bytes, work: self.work }, encoding, |line, row| {
            match self.into.check.examine(line, row) {
                Err(problems) => {
                    // What ends the reading is said of the table and not of a row.
                    found.faulty += u64::from(!problems.iter().any(|problem| problem.kind.ends_reading()));
                    self.problems.extend(problems);
                }
                // Once something is wrong nothing more is brought in; the rest is only looked at.
                Ok(_) if S::KEEPS && self.problems.count() > 0 => {}
                Ok(row) => match row.bring(&mut self.into) {
                    Ok(taken) => {
                        found.count(taken);
                        self.problems.extend(elsewhere(R::TABLE, line, taken));
                    }
                    // What it refers to is faulty; whether the practice has it is not known then.
                    Err(lacking) if lacking.code == Code::ChooseAgain && self.problems.count() > 0 => found.new += 1,
                    Err(stop) => {
                        failure = Some(stop);
                        return ControlFlow::Break(());
                    }
                },
            }
            ControlFlow::Continue(())
        });
        if let Some(failure) = failure {
            return Err(failure);
        }
        let reading = reading.map_err(|e| self.stopped(&e))?;
        found.rows = reading.rows;
        self.report.tables.push(found);
        if !reading.unknown_columns.is_empty() {
            let (table, columns) = (R::TABLE.as_code(), reading.unknown_columns);
            self.report.unknown_columns.push(UnknownColumns { table, columns });
        }
        self.into.occurrences.clear();
        Ok(())
    }

    fn stopped(&self, error: &nenrin_exchange::ExchangeError) -> Failure {
        if self.work.is_stopping() { Failure::new(Code::Cancelled) } else { refused(error) }
    }
}

/// The problem of a row whose id here belongs to another learner: what refers to it would come to lie with the wrong one.
fn elsewhere(table: Table, line: u64, taken: Taken) -> Option<Problem> {
    let (column, kind) = (Some("learner_id".to_owned()), ProblemKind::OfAnotherLearner);
    (taken == Taken::Elsewhere).then_some(Problem { table, line, column, kind })
}

/// Bytes that are counted as work done, and end when the coach wants the work to stop.
struct Counted<'w, R> {
    bytes: R,
    work: &'w Work,
}

impl<R: Read> Read for Counted<'_, R> {
    fn read(&mut self, buffer: &mut [u8]) -> std::io::Result<usize> {
        let read = self.bytes.read(buffer)?;
        self.work.step(read as u64).map_err(std::io::Error::other)?;
        Ok(read)
    }
}
