//! The one list of commands, from which the router and the types of the UI come.

use std::collections::BTreeMap;

use nenrin_store::Touched;
use serde::Serialize;
use ts_rs::{Config, TS, TypeVisitor};

use crate::{Code, Command, Failure, Host, Office, unreadable};

macro_rules! commands {
    ($($(#[$doc:meta])* $command:path),+ $(,)?) => {
        /// Runs the command called `name` with the fields in `body`.
        pub(crate) fn run(name: &str, body: &str, office: &Office, host: &dyn Host) -> Result<String, Failure> {
            $(if name == <$command>::NAME { return run_one::<$command>(body, office, host); })+
            Err(Failure::new(Code::BadRequest).about("command", name))
        }

        /// The TypeScript of everything that goes over the wire, for `ui/src/host/wire.ts`.
        #[must_use]
        pub fn typescript() -> String {
            let mut types = Types { config: Config::new().with_large_int("number"), declared: BTreeMap::new() };
            let mut list = String::new();
            $(
                types.visit::<$command>();
                types.visit::<<$command as Command>::Output>();
                list += &format!(
                    "  '{}': {{ input: {}; output: {} }};\n",
                    <$command>::NAME,
                    <$command as TS>::name(&types.config),
                    <<$command as Command>::Output as TS>::name(&types.config),
                );
            )+
            types.visit::<Failure>();
            types.written(&(list + OF_WORK))
        }
    };
}

/// What the office answers itself, without waiting for the work that is under way.
const OF_WORK: &str = "  'work.progress': { input: Record<symbol, never>; output: [number, number] | null };
  'work.stop': { input: Record<symbol, never>; output: null };
";

commands! {
    crate::start::StartView,
    crate::start::CreatePractice,
    crate::start::OpenPractice,
    crate::start::RenamePractice,
    crate::start::RevealFolder,
    crate::sample::OpenSample,
    crate::history::HistoryTables,
    crate::history::SaveTemplates,
    crate::history::CheckHistory,
    crate::history::BringInHistory,
    crate::intake::ChooseImport,
    crate::intake::LookImport,
    crate::intake::LookWhole,
    crate::intake::RunImport,
    crate::intake::ListDropped,
    crate::intake::ListUnusable,
    crate::intake::DismissUnusable,
    crate::intake::ChooseDropped,
    crate::intake::ListSetAside,
    crate::intake::SetAside,
    crate::intake::PutBack,
    crate::intake::RevealDropped,
    crate::intake::ListInbox,
    crate::intake::GiveInbox,
    crate::intake::DismissInbox,
    crate::intake::WelcomeInbox,
    crate::preferences::PreferencesView,
    crate::preferences::SetPreferences,
    crate::acts::UndoAct,
    crate::acts::RedoAct,
    crate::acts::RecentActs,
    crate::record_history::RecordHistoryView,
    crate::record_history::RestoreField,
    crate::learners::ListLearners,
    crate::learners::AddLearner,
    crate::together::TagLearners,
    crate::together::PauseLearners,
    crate::together::FollowUpLearners,
    crate::together::AgreeWithLearners,
    crate::saved_filters::ListFilters,
    crate::saved_filters::SaveFilter,
    crate::saved_filters::RenameFilter,
    crate::saved_filters::RemoveFilter,

    crate::composer::open::OpenComposer,
    crate::composer::next::NextNote,
    crate::composer::next::ListWaiting,
    crate::composer::preview::PreviewDraft,
    crate::composer::confirm::ConfirmDraft,
    crate::drafts::SaveDraft,
    crate::drafts::DiscardDraft,
    crate::drafts::ListDrafts,
    crate::sessions::BookSession,
    crate::sessions::ChangeSession,
    crate::sessions::ResolveSession,
    crate::sessions::RescheduleSession,
    crate::places::UsualPlace,
    crate::places::SetPlace,
    crate::places::OpenPlace,
    crate::meanwhile::LookMeanwhile,
    crate::series::LookAtSeries,
    crate::series::BookSeries,
    crate::series::SeriesOfSession,
    crate::series::CancelSeries,
    crate::series::LookAtSeriesMove,
    crate::series::MoveSeries,
    crate::gatherings::LookAtGathering,
    crate::gatherings::BookGathering,
    crate::gatherings::GatheringOfSession,
    crate::gatherings::FindGatherings,
    crate::gatherings::ResolveGathering,
    crate::gatherings::AddToGathering,
    crate::gatherings::RenameGathering,
    crate::proposals::Propose,
    crate::proposals::ProposalOfLearner,
    crate::proposals::ConfirmProposal,
    crate::proposals::WithdrawProposal,
    crate::notice::NoticeOfSession,
    crate::exceptions::CountsOfSession,
    crate::exceptions::ExceptSession,
    crate::ledger::GiveBackTicket,
    crate::ledger::AdjustTickets,
    crate::ledger::LedgerOfContract,
    crate::ledger::TicketsOfSession,
    crate::days::BookedOnDay,
    crate::days::CancelDay,
    crate::notes::NoteOfSession,
    crate::notes::RestoreNote,
    crate::note_templates::NoteTemplateView,
    crate::note_templates::SaveNoteTemplate,
    crate::learners::ChangeLearner,
    crate::learner::LearnerView,
    crate::disclosure::DiscloseLearner,
    crate::handouts::HandoutView,
    crate::handouts::UpdateHandout,
    crate::handouts::RevealHandout,
    crate::rights::LookAtErasure,
    crate::rights::EraseLearner,
    crate::rights::ListErasures,
    crate::rights::RemoveTraces,
    crate::rights::RemoveBackups,
    crate::intake::originals::RemoveOriginals,
    crate::timeline::TimelinePage,
    crate::week::WeekView,
    crate::week::CountWeek,
    crate::birthdays::ComingBirthdays,
    crate::unbooked::ListUnbooked,
    crate::upkeep::UpkeepView,
    crate::upkeep::CountUpkeep,
    crate::leads::LeadsView,
    crate::leads::CountLeads,
    crate::likely::LikelyPeople,
    crate::leads::AddLead,
    crate::applications::ChangeApplication,
    crate::trials::BookTrial,
    crate::trials::DecideTrial,
    crate::trials::WinTrial,
    crate::merging::DuplicatesView,
    crate::merging::MergeView,
    crate::merging::MergeLearners,
    crate::distinctions::TellApart,
    crate::policy::PolicyView,
    crate::policy::SavePolicy,
    crate::plans::ListPlans,
    crate::plans::SavePlan,
    crate::contracts::AddContract,
    crate::contracts::RenewContract,
    crate::contracts::LookRenewal,
    crate::contracts::LookCorrection,
    crate::contracts::LookTakenIn,
    crate::contracts::LookEnd,
    crate::contracts::UnpaidOfContract,
    crate::contracts::EndContract,
    crate::contracts::SettleRest,
    crate::contracts::ChangeMoreTerms,
    crate::contracts::CorrectContract,
    crate::cancellations::CancelContract,
    crate::cancellations::CancellationOf,
    crate::cancellations::ChangeCancellation,
    crate::cancellations::WhyTheyLeft,
    crate::graduations::Graduate,
    crate::pauses::BookingsWithin,
    crate::pauses::AddPause,
    crate::pauses::EndPause,
    crate::pauses::CorrectPause,
    crate::pauses::RemovePause,
    crate::payers::ListPayers,
    crate::payers::SavePayer,
    crate::payers::LinkPayer,
    crate::payers::EndPayerLink,
    crate::payments::ExpectPayment,
    crate::payments::ReceivePayment,
    crate::payments::RecordPayment,
    crate::payments::CorrectPayment,
    crate::payments::RemovePayment,
    crate::settling::SettlePayment,
    crate::settling::JoinPayment,
    crate::settling::TellPaymentsApart,
    crate::contracts::PayContract,
    crate::refunds::AddRefund,
    crate::refunds::CorrectRefund,
    crate::refunds::RemoveRefund,
    crate::money::MoneyView,
    crate::money::MoneyOfPayer,
    crate::money::MoneyOfLearner,
    crate::goals::AddGoal,
    crate::goals::ChangeGoal,
    crate::goals::ConfirmGoal,
    crate::goals::AddProgress,
    crate::goal_curve::GoalCurve,
    crate::obstacles::AddObstacle,
    crate::obstacles::ClearObstacle,
    crate::interactions::LogInteraction,
    crate::interactions::ChangeInteraction,
    crate::follow_ups::ListFollowUps,
    crate::follow_ups::CountFollowUps,
    crate::follow_ups::DueFollowUpsOf,
    crate::follow_ups::AddFollowUp,
    crate::follow_ups::FinishFollowUp,
    crate::follow_ups::SnoozeFollowUp,
    crate::follow_ups::DismissFollowUp,
    crate::action_items::AddActionItem,
    crate::action_items::ChangeActionItem,
    crate::action_items::ResolveActionItem,
    crate::consents::ConsentsOfLearner,
    crate::consents::GiveConsent,
    crate::consents::WithdrawConsent,
    crate::materials::ListMaterials,
    crate::materials::MaterialsOfLearner,
    crate::materials::FindMaterials,
    crate::materials::ChooseMaterial,
    crate::materials::AddFile,
    crate::materials::AddLink,
    crate::materials::RenameMaterial,
    crate::materials::RemoveMaterial,
    crate::materials::OpenLink,
    crate::materials::SaveMaterial,
    crate::materials::ShareMaterial,
    crate::materials::RemoveShare,
    crate::flow::FlowView,
    crate::flow::SaveFlow,
    crate::reasons::ListReasons,
    crate::reasons::SaveReasons,
    crate::message_templates::ListMessageTemplates,
    crate::message_templates::SaveMessageTemplates,
    crate::message_templates::AddExamples,
    crate::messages::MessagesFor,
    crate::messages::OpenMail,
    crate::messages::RecordMessage,
    crate::custom_fields::ListCustomFields,
    crate::custom_fields::SaveCustomFields,
    crate::custom_values::CustomValuesOf,
    crate::custom_values::SaveCustomValues,

    crate::report::LookAtProgress,
    crate::report::SaveProgress,
    crate::report::SaveBrief,
    crate::report::SaveReport,
    crate::risk::Risk,
    crate::metrics::MetricsOf,
    crate::metrics::MetricCards,
    crate::metrics::MetricPeople,
    crate::metrics::MetricDefinitions,
    crate::metrics::PreviewMetricDefinition,
    crate::metrics::SaveMetricDefinition,
    crate::metrics::MetricTargets,
    crate::metrics::SetMetricTarget,
    crate::metrics::TakeMetricSnapshot,
    crate::metrics::MetricSnapshots,
    crate::metrics::SnapshotPeople,
    crate::metrics::MetricChart,
    crate::metrics::MetricSplit,
    crate::metrics::StayingCurves,
    crate::metrics::StayingPeople,
    crate::metrics::WaitingChart,
    crate::metrics::SaveChart,
    crate::review::ReviewView,
    crate::review::ReviewNumbers,
    crate::review::ListReviews,
    crate::review::PastReviewView,
    crate::review::ReviewIsDue,
    crate::review::OpenReview,
    crate::review::DecideReview,
    crate::review::RenewInReview,
    crate::review::FinishReview,
    crate::review::SaveReview,
    crate::review::AddImprovement,
    crate::review::ChangeImprovement,
    crate::review::CloseImprovement,
    crate::review::LookAtImprovement,
    crate::search::Find,
    crate::verify::VerifyPractice,
    crate::archive::ExportArchive,
    crate::archive::ImportArchive,
    crate::exports::LookAtExport,
    crate::exports::SaveExport,
    crate::exports::SaveBookings,
    crate::exports::RevealExport,
}

/// What goes over the wire when a command was done, written without a tree of values in between: an answer may name thousands.
#[derive(Serialize)]
struct Done<'a, T> {
    ok: &'a T,
    touched: Vec<String>,
}

fn run_one<C: Command>(body: &str, office: &Office, host: &dyn Host) -> Result<String, Failure> {
    let command: C = serde_json::from_str(body).map_err(|error| unreadable::failure(C::NAME, body, &error))?;
    let answer = office.run(command, host)?;
    let done = Done { ok: &answer.value, touched: topics(&answer.touched) };
    serde_json::to_string(&done).map_err(|_| Failure::new(Code::Internal))
}

/// The topics that rooms of the UI listen to: kinds of rows, `learner:ID` for each learner touched, `learner:*` for many.
fn topics(touched: &Touched) -> Vec<String> {
    let entities = touched.entities.iter().map(|entity| (*entity).to_owned());
    let learners = touched.learners.iter().map(|learner| format!("learner:{learner}"));
    let many = touched.many_learners.then(|| "learner:*".to_owned());
    entities.chain(learners).chain(many).collect()
}

/// Collects the declarations of all types that the commands use.
struct Types {
    config: Config,
    declared: BTreeMap<String, String>,
}

impl TypeVisitor for Types {
    fn visit<T: TS + 'static + ?Sized>(&mut self) {
        if T::output_path().is_none() {
            T::visit_generics(self);
            T::visit_dependencies(self);
            return;
        }
        let name = T::ident(&self.config);
        if !self.declared.contains_key(&name) {
            let decl = T::decl(&self.config);
            self.declared.insert(name, decl);
            T::visit_dependencies(self);
        }
        // A generic type is declared once, but may come with other parameters each time.
        T::visit_generics(self);
    }
}

impl Types {
    fn written(&self, list: &str) -> String {
        let declarations: String = self.declared.values().map(|decl| format!("export {decl}\n\n")).collect();
        format!(
            "// Generated from the command list of crates/practice by `make wire`. Not to be edited.\n\n\
             {declarations}export interface Commands {{\n{list}}}\n"
        )
    }
}
