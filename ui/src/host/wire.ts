// Generated from the command list of crates/practice by `make wire`. Not to be edited.

export type AccountView = { 
/**
 * All that was agreed to be paid.
 */
expected: Sum, 
/**
 * What came in, before refunds.
 */
received: Sum, 
/**
 * What was given back of it.
 */
refunded: Sum, 
/**
 * What is still to come in.
 */
open: Sum, 
/**
 * What of it should have come in already.
 */
overdue: Sum, 
/**
 * The first day on which some of that was due; `null` when nothing is overdue.
 */
overdue_since: string | null, };

export type ActChanges = { 
/**
 * The act; undoing and redoing are acts of their own here.
 */
act: ActView, 
/**
 * Whether it was done on another machine.
 */
elsewhere: boolean, 
/**
 * Rows it changed.
 */
total: number, 
/**
 * The first of these changes.
 */
changes: Array<ChangeView>, };

export type ActView = { 
/**
 * Its place in the order of acts.
 */
seq: number, 
/**
 * Stable name, such as `session.confirm`; the UI has the words.
 */
kind: string, 
/**
 * The learner it concerned, unless undone with the act or erased since.
 */
learner: LearnerName | null, 
/**
 * Facts for its label.
 */
about: { [key in string]: string }, 
/**
 * When it was done, in milliseconds since 1970 UTC.
 */
at: number, 
/**
 * Whether it has been undone.
 */
undone: boolean, 
/**
 * Whether it can never be undone: it erased somebody, concerned whoever was erased, or such an act was built on it.
 */
for_good: boolean, };

export type ActionItemView = { 
/**
 * Identity.
 */
id: string, 
/**
 * What is to be done; `null` when the history brought no words.
 */
text: string | null, 
/**
 * The session in which it was agreed.
 */
session: string | null, 
/**
 * The day it was agreed.
 */
created_on: string, 
/**
 * The day by which it should be done.
 */
due_on: string | null, 
/**
 * What became of it.
 */
state: ActionState, 
/**
 * The day its outcome became known.
 */
resolved_on: string | null, };

export type ActionState = "open" | "done" | "partly" | "not_done" | "dropped";

export type ActionTick = { 
/**
 * The action.
 */
id: string, 
/**
 * What became of it.
 */
state: ActionState, };

export type AddActionItem = { 
/**
 * Who set out to do it.
 */
learner: string, 
/**
 * What is to be done.
 */
text: string, 
/**
 * The day by which it should be done.
 */
due_on: string | null, 
/**
 * The session in which it was agreed.
 */
session: string | null, };

export type AddContract = { 
/**
 * Whose contract.
 */
learner: string, 
/**
 * The plan it follows; its terms hold where none are given.
 */
plan: string | null, 
/**
 * What is agreed; may be absent with a plan.
 */
terms: Terms | null, 
/**
 * What is agreed besides; the plan's when absent.
 */
more: MoreTerms | null, 
/**
 * First day.
 */
starts_on: string, 
/**
 * Who pays for it; when absent, as for a payment without a contract.
 */
payer: string | null, 
/**
 * The day its price is due; no payment is expected when absent.
 */
due_on: string | null, };

export type AddExamples = Record<symbol, never>;

export type AddFile = { 
/**
 * The number of the choice.
 */
token: number, 
/**
 * What it is called.
 */
title: string, 
/**
 * With whom it is shared; may be nobody.
 */
learners: Array<string>, 
/**
 * In which session.
 */
session: string | null, };

export type AddFollowUp = { 
/**
 * Whom it is about.
 */
learner: string, 
/**
 * The contract it is about.
 */
contract: string | null, 
/**
 * What it is for.
 */
purpose: FollowUpPurpose, 
/**
 * What is to be done.
 */
text: string, 
/**
 * The day on which it should be done; when absent, that of one which is open, else today.
 */
due_on: string | null, };

export type AddGoal = { 
/**
 * Whose goal.
 */
learner: string, 
/**
 * The goal in the learner's words.
 */
title: string, 
/**
 * The value at the start, as a decimal number.
 */
baseline: string, 
/**
 * The value to reach, as a decimal number.
 */
target: string, 
/**
 * Unit of the values; may be empty.
 */
unit: string, 
/**
 * The day it was set; today when absent.
 */
set_on: string | null, 
/**
 * The day by which it should be reached.
 */
due_on: string | null, };

export type AddImprovement = { 
/**
 * What is to be tried.
 */
fields: ImprovementFields, };

export type AddLead = { 
/**
 * Who it is, when they are among the learners already: what is known of them stays, and gaps are filled.
 */
learner: string | null, 
/**
 * Who is calling.
 */
caller: Caller, 
/**
 * What they said, each under its question in the coach's words. Of somebody known, what differs from the record is kept
 * with the application.
 */
said: Array<[string, string]> | null, 
/**
 * How they have come to ask, in the coach's words or as the code of a channel.
 */
channel: string | null, 
/**
 * The day they asked; today when absent.
 */
applied_on: string | null, 
/**
 * The trial, when one is agreed.
 */
trial: TrialWish | null, };

export type AddLearner = { 
/**
 * Full name.
 */
name: string, 
/**
 * Reading of the name.
 */
kana: string | null, 
/**
 * Mail address.
 */
mail: string | null, 
/**
 * Telephone number as typed.
 */
phone: string | null, 
/**
 * Name or id in LINE.
 */
line: string | null, 
/**
 * What the learner first asked for.
 */
concern: string | null, 
/**
 * The coach's own labels.
 */
tags: Array<string> | null, };

export type AddLink = { 
/**
 * What it is called.
 */
title: string, 
/**
 * The address, which begins with `https://`.
 */
url: string, 
/**
 * With whom it is shared; may be nobody.
 */
learners: Array<string>, 
/**
 * In which session.
 */
session: string | null, };

export type AddObstacle = { 
/**
 * In whose way.
 */
learner: string, 
/**
 * In a few words.
 */
text: string, 
/**
 * The coach's category.
 */
category: string | null, 
/**
 * The session in which it was named.
 */
session: string | null, 
/**
 * The day it was named; today when absent.
 */
opened_on: string | null, };

export type AddPause = { 
/**
 * Who rests.
 */
learner: string, 
/**
 * First day.
 */
starts_on: string, 
/**
 * Planned last day; absent until further notice.
 */
ends_on: string | null, 
/**
 * The reason given.
 */
reason: string | null, 
/**
 * The contract that rests; all of the learner's when absent.
 */
contract: string | null, 
/**
 * Whether the fee is due while it rests; not when absent.
 */
billed: boolean | null, 
/**
 * Whether the term grows by the time it rests; not when absent.
 */
extends_term: boolean | null, 
/**
 * The bookings within it that are called off; none when absent.
 */
call_off: CallOff | null, };

export type AddProgress = { 
/**
 * The goal.
 */
goal: string, 
/**
 * The value, as a decimal number.
 */
value: string, 
/**
 * The day of the reading; today when absent.
 */
day: string | null, 
/**
 * The session in which it was read.
 */
session: string | null, };

export type AddRefund = { 
/**
 * The payment.
 */
payment: string, 
/**
 * How much.
 */
amount: Sum, 
/**
 * The day it was given back; today when absent.
 */
day: string | null, 
/**
 * Why.
 */
reason: string, 
/**
 * By which means.
 */
method: string | null, };

export type AddToGathering = { 
/**
 * The session whose time it is.
 */
session: string, 
/**
 * Who joins.
 */
learner: string, };

export type AdjustTickets = { 
/**
 * The contract.
 */
contract: string, 
/**
 * By how many sessions; negative to take some away, never 0.
 */
quantity: number, 
/**
 * Why.
 */
reason: string, };

export type AgreeWithLearners = { 
/**
 * With whom.
 */
learners: Array<string>, 
/**
 * The plan whose terms hold.
 */
plan: string, 
/**
 * First day.
 */
starts_on: string, 
/**
 * The day the price is due; no payments are expected when absent.
 */
due_on: string | null, };

export type AgreedTogether = { 
/**
 * With so many one was made.
 */
done: number, 
/**
 * So many were left as they are.
 */
left: number, 
/**
 * The first of those who have one already.
 */
running: Array<LearnerName>, };

export type Agreement = { 
/**
 * The contract.
 */
contract: string, 
/**
 * Its terms.
 */
terms: PlanTerms, 
/**
 * Remaining sessions, those of earlier packages that still run included; `null` when they are not counted.
 */
balance: number | null, 
/**
 * Its last day as far as it is decided.
 */
last_day: string | null, 
/**
 * Days from today to its last day.
 */
days_left: number | null, };

export type AlikePair = { 
/**
 * Who was added first.
 */
one: LearnerName, 
/**
 * Who was added later.
 */
other: LearnerName, 
/**
 * By what they may be.
 */
by: Array<Likeness>, };

export type AmountsShown = { 
/**
 * All of it.
 */
sum: Sum, 
/**
 * For each learner who was one on at least one day; `null` when there was none.
 */
per_active: Sum | null, 
/**
 * For each learner who paid.
 */
per_paying: Sum | null, };

export type ApplicationLine = { 
/**
 * Identity.
 */
id: string, 
/**
 * Who.
 */
learner: LearnerName, 
/**
 * The day they asked.
 */
applied_on: string, 
/**
 * Days since then.
 */
days: number, 
/**
 * How they have come to ask.
 */
channel: string | null, 
/**
 * What they ask for: as they wrote in this application, else as it is known of them.
 */
concern: string | null, 
/**
 * How they can be reached: mail, telephone, LINE.
 */
contacts: Array<string>, 
/**
 * How they like to be contacted.
 */
preferred_channel: Channel | null, 
/**
 * The questions and answers of a form.
 */
answers: Array<[string, string]>, 
/**
 * How far it has come.
 */
state: ApplicationState, };

export type ApplicationState = "new" | "contacted" | "trial_booked" | "rejected" | "spam" | "joined";

export type ArchiveView = { 
/**
 * Tables.
 */
tables: number, 
/**
 * Rows of all tables.
 */
rows: number, 
/**
 * Files beside them.
 */
attachments: number, 
/**
 * Files of materials that are not in it, because they are gone or broken in the practice.
 */
lacking: number, };

export type Arm = "contact" | "holdout";

export type AssumedBy = "written" | "today";

export type AssumedDays = { 
/**
 * On how many lines.
 */
rows: number, 
/**
 * The first day, as it is read.
 */
first: string, 
/**
 * The last day, as it is read.
 */
last: string, 
/**
 * By what the year is told.
 */
by: AssumedBy, };

export type AttachmentState = "whole" | "missing" | "broken";

export type AttendanceShown = { 
/**
 * Sessions that took place.
 */
held: number, 
/**
 * Called off in time.
 */
called_off: number, 
/**
 * Called off after the deadline.
 */
late: number, 
/**
 * Nobody came.
 */
missed: number, };

export type BirthdayLine = { 
/**
 * Whose.
 */
learner: LearnerName, 
/**
 * The day on which it is kept: for 29 February the 28th in common years.
 */
day: string, 
/**
 * How old they become; `null` when the year of birth is not known.
 */
age: number | null, };

export type BookGathering = { 
/**
 * The learners.
 */
learners: Array<string>, 
/**
 * What the group is called.
 */
title: string | null, 
/**
 * The day.
 */
day: string, 
/**
 * The start.
 */
time: string | null, 
/**
 * The length in minutes.
 */
minutes: number | null, 
/**
 * How they will meet.
 */
mode: Mode | null, 
/**
 * Where they meet: a link or a place.
 */
place: string | null, };

export type BookSeries = { 
/**
 * With whom.
 */
learner: string, 
/**
 * Its first day.
 */
first: string, 
/**
 * How it goes on.
 */
rhythm: Rhythm, 
/**
 * Days of it that the coach leaves out.
 */
leave_out: Array<string>, 
/**
 * The start, the same on each day.
 */
time: string | null, 
/**
 * The length in minutes.
 */
minutes: number | null, 
/**
 * How they will meet.
 */
mode: Mode | null, 
/**
 * Where all of them take place: a link or a place, none when empty; as in the learner's last session when absent.
 */
place: string | null, };

export type BookSession = { 
/**
 * With whom.
 */
learner: string, 
/**
 * The day.
 */
day: string, 
/**
 * The start.
 */
time: string | null, 
/**
 * The length in minutes; as in the learner's last session when absent.
 */
minutes: number | null, 
/**
 * How they will meet; as in the learner's last session when absent.
 */
mode: Mode | null, 
/**
 * Where: a link or a place, none when empty; as in the learner's last session held in that way when absent.
 */
place: string | null, };

export type BookTrial = { 
/**
 * With whom.
 */
learner: string, 
/**
 * When.
 */
trial: TrialWish, };

export type BookedOnDay = { 
/**
 * The day.
 */
day: string, };

export type BookedSlot = { 
/**
 * The session.
 */
session: string, 
/**
 * Its day.
 */
day: string, 
/**
 * Its start.
 */
time: string | null, 
/**
 * Its length in minutes.
 */
minutes: number | null, 
/**
 * How they will meet.
 */
mode: Mode | null, };

export type BookingWish = { 
/**
 * The day.
 */
day: string, 
/**
 * The start.
 */
time: string | null, 
/**
 * The length in minutes.
 */
minutes: number | null, 
/**
 * How they will meet.
 */
mode: Mode | null, 
/**
 * Where: a link or a place, none when empty; null as in the learner's last session held in that way.
 */
place: string | null, };

export type BookingsWithin = { 
/**
 * Who rests.
 */
learner: string, 
/**
 * First day.
 */
starts_on: string, 
/**
 * Planned last day; absent until further notice.
 */
ends_on: string | null, 
/**
 * The contract that rests; all of the learner's when absent.
 */
contract: string | null, };

export type BringInHistory = { 
/**
 * The number of the choice.
 */
token: number, 
/**
 * The coach's name for the practice that is made when none is open; may be empty.
 */
name: string, };

export type CallOff = { 
/**
 * The bookings.
 */
bookings: Array<string>, 
/**
 * Whose wish it is. When absent the [usual one](Wish): with a pause and where the learner withdraws from the contract the
 * learner's, with every other end the coach's.
 */
wish: Wish | null, };

export type Caller = { 
/**
 * Full name.
 */
name: string, 
/**
 * Reading of the name.
 */
kana: string | null, 
/**
 * Mail address.
 */
mail: string | null, 
/**
 * Telephone number as typed.
 */
phone: string | null, 
/**
 * Name or id in LINE.
 */
line: string | null, 
/**
 * What they ask for.
 */
concern: string | null, 
/**
 * Where they heard of the practice.
 */
source: string | null, };

export type CameShown = { 
/**
 * The day of a session that was booked since.
 */
booked_for: string | null, 
/**
 * The first day of a session held since.
 */
held_on: string | null, 
/**
 * The first day of a contract that began since.
 */
contract_from: string | null, 
/**
 * The last day of the contract that was ended since.
 */
ended_on: string | null, };

export type CancelContract = { 
/**
 * The contract.
 */
contract: string, 
/**
 * The day on which it was asked for; today when absent.
 */
requested_on: string | null, 
/**
 * Its last day.
 */
effective_on: string, 
/**
 * What the exit interview brought.
 */
interview: Interview, 
/**
 * What becomes of the tickets left, as in [`EndContract`](crate::contracts::EndContract).
 */
rest: Rest | null, 
/**
 * The bookings after its last day that are called off; none when absent.
 */
call_off: CallOff | null, 
/**
 * The payments for it that are no longer expected; all stay due when absent.
 */
withdraw: Array<string> | null, };

export type CancelDay = { 
/**
 * The day.
 */
day: string, 
/**
 * Bookings that stay.
 */
keep: Array<string>, };

export type CancelSeries = { 
/**
 * The first of those that are cancelled.
 */
session: string, 
/**
 * By whom; one that was cancelled too late is told of by itself.
 */
state: Outcome, };

export type CancellationOf = { 
/**
 * The contract.
 */
contract: string, };

export type CardsView = { 
/**
 * The last day of which anything is known.
 */
as_of: string, 
/**
 * The period that is looked at, the last of `periods`.
 */
now: PeriodShown, 
/**
 * The periods of the small curves, the earliest first; not more than there is history for.
 */
periods: Array<PeriodShown>, 
/**
 * For each of them the version of the definition it is reckoned by, `null` for the built-in one.
 */
versions: Array<string | null>, 
/**
 * One for each metric.
 */
cards: Array<MetricCard>, };

export type CaseShown = { 
/**
 * What was judged, when it is more than the person: the id of the application, trial, contract or follow-up.
 */
id: string | null, 
/**
 * Whom it concerns; `null` for somebody who is known by name only.
 */
learner: string | null, 
/**
 * The day on which it falls into the period.
 */
day: string, };

export type ChangeActionItem = { 
/**
 * The action.
 */
action_item: string, 
/**
 * What is to be done.
 */
text: string, 
/**
 * The day by which it should be done.
 */
due_on: string | null, };

export type ChangeApplication = { 
/**
 * The application.
 */
application: string, 
/**
 * How far it has come.
 */
state: ApplicationState, };

export type ChangeCancellation = { 
/**
 * The contract that was cancelled.
 */
contract: string, 
/**
 * What the exit interview brought.
 */
interview: Interview, };

export type ChangeGoal = { 
/**
 * The goal.
 */
goal: string, 
/**
 * The goal in the learner's words.
 */
title: string, 
/**
 * The value at the start, as a decimal number.
 */
baseline: string, 
/**
 * The value to reach, as a decimal number.
 */
target: string, 
/**
 * Unit of the values; may be empty.
 */
unit: string, 
/**
 * The day by which it should be reached.
 */
due_on: string | null, 
/**
 * Where it stands.
 */
state: GoalState, };

export type ChangeImprovement = { 
/**
 * The improvement.
 */
improvement: string, 
/**
 * What is to be tried.
 */
fields: ImprovementFields, };

export type ChangeInteraction = { 
/**
 * The contact.
 */
interaction: string, 
/**
 * What it was about.
 */
text: string, 
/**
 * Over which channel.
 */
channel: Channel, 
/**
 * In which direction.
 */
way: Way, 
/**
 * The day.
 */
day: string, 
/**
 * The time, when it is known.
 */
time: string | null, };

export type ChangeLearner = { 
/**
 * The learner.
 */
learner: string, 
/**
 * All that shall be known from now on.
 */
fields: LearnerFields, };

export type ChangeMoreTerms = { 
/**
 * The contract.
 */
contract: string, 
/**
 * What is agreed now.
 */
more: MoreTerms, };

export type ChangeSession = { 
/**
 * The session.
 */
session: string, 
/**
 * The day.
 */
day: string, 
/**
 * The start.
 */
time: string | null, 
/**
 * The length in minutes.
 */
minutes: number | null, 
/**
 * How they will meet.
 */
mode: Mode | null, };

export type ChangeView = { 
/**
 * Its place in the change log.
 */
seq: number, 
/**
 * The kind of record, such as `action_item`.
 */
entity: string, 
/**
 * `created`, `updated` or `removed`.
 */
kind: string, 
/**
 * The fields that changed.
 */
fields: Array<FieldView>, };

export type Channel = "line" | "email" | "phone" | "in_person" | "form" | "other";

export type ChartFormat = "svg" | "png" | "csv";

export type ChartWish = { "over_time": MetricChart } | { "staying": StayingCurves } | { "sessions": StayingCurves } | { "waiting": WaitingChart };

export type ChartWords = { 
/**
 * The unit of the upright axis; empty for none.
 */
unit: string, 
/**
 * What the band around a curve is.
 */
interval: string, 
/**
 * What rests on fewer than 10 cases.
 */
indicative: string, 
/**
 * What rests on fewer than 5 cases.
 */
too_few: string, 
/**
 * A period that goes on.
 */
to_date: string, 
/**
 * Where the value should be.
 */
target: string, 
/**
 * Where the definition changed.
 */
version: string, 
/**
 * The names of usual reasons and sources by their codes; others are the coach's own words.
 */
names: { [key in string]: string }, 
/**
 * All reasons that have no series of their own.
 */
others: string, 
/**
 * Those who were not asked (未聴取).
 */
unasked: string, 
/**
 * What came in.
 */
received: string, 
/**
 * What was given back.
 */
refunded: string, 
/**
 * The thresholds of days without a booking.
 */
threshold: string, 
/**
 * The unit of lengths of stay.
 */
months: string, 
/**
 * How many are still watched.
 */
at_risk: string, 
/**
 * The weekdays from Monday, for groups by weekday.
 */
weekdays: Array<string>, };

export type CheckHistory = { 
/**
 * The number of the choice.
 */
token: number, };

export type ChooseDropped = { 
/**
 * Its name.
 */
name: string, };

export type ChooseImport = { 
/**
 * What to pick.
 */
from: PickFrom, };

export type ChooseMaterial = Record<symbol, never>;

export type ChosenImport = { 
/**
 * The number under which it is kept until another is chosen.
 */
token: number, 
/**
 * The name of the folder or file.
 */
name: string, 
/**
 * What it is.
 */
kind: ImportKind, 
/**
 * Whether it lies in the folder into which files are dropped.
 */
dropped: boolean, };

export type ChosenMaterial = { 
/**
 * The number under which it is kept until another is chosen.
 */
token: number, 
/**
 * Its name, as it may be shown.
 */
name: string, 
/**
 * How many bytes it has.
 */
size: number, };

export type ClearObstacle = { 
/**
 * The obstacle.
 */
obstacle: string, 
/**
 * Since which day; today when absent.
 */
cleared_on: string | null, };

export type CloseImprovement = { 
/**
 * The improvement.
 */
improvement: string, 
/**
 * What came of it.
 */
result: ImprovementResult, 
/**
 * What was learned.
 */
learned: string | null, };

export type Code = "S-101" | "S-102" | "S-103" | "S-104" | "S-105" | "S-106" | "S-107" | "S-108" | "S-109" | "S-110" | "S-111" | "S-112" | "S-113" | "S-199" | "P-201" | "P-202" | "P-203" | "P-204" | "P-205" | "P-206" | "P-207" | "P-208" | "P-209" | "P-210" | "P-211" | "H-401" | "H-402" | "H-403" | "H-404" | "A-501" | "A-502" | "E-601" | "E-602" | "E-603" | "F-701" | "F-702" | "F-703" | "W-301" | "W-399";

export type ColumnShape = { 
/**
 * Its heading.
 */
name: string, 
/**
 * Whether the heading must be there.
 */
required: boolean, 
/**
 * Whether its cells must not be blank.
 */
needed: boolean, 
/**
 * A cell as an example; empty for free text.
 */
example: string, 
/**
 * The words that can be chosen from; none where anything of the example's form can be written.
 */
words: Array<string>, };

export type ComebacksShown = { 
/**
 * All exits.
 */
all: FractionShown, 
/**
 * Those of graduates.
 */
graduates: FractionShown, 
/**
 * All others.
 */
others: FractionShown, 
/**
 * Of those who came back, whom somebody had contacted shortly before.
 */
from_follow_up: Array<CaseShown>, };

export type ComingBirthdays = Record<symbol, never>;

export type ComposerContract = { 
/**
 * Identity.
 */
id: string, 
/**
 * Name of its plan; null when the history brought none.
 */
name: string | null, 
/**
 * How it is charged.
 */
kind: ContractKind, 
/**
 * Remaining sessions (残回数); null when they are not counted.
 */
balance: number | null, 
/**
 * Last day of the agreed term; null when open-ended.
 */
term_end: string | null, };

export type ComposerLearner = { 
/**
 * Identity.
 */
id: string, 
/**
 * Name; the UI names those without one by their external id.
 */
name: string | null, 
/**
 * Reading.
 */
kana: string | null, 
/**
 * Id in the tables the history came from.
 */
external_id: string | null, };

export type ComposerView = { 
/**
 * The session; for one that was never booked, the identity it will have.
 */
session: string, 
/**
 * Where the session stands; null when it was never booked.
 */
state: SessionState | null, 
/**
 * Where the session takes place, as it is recorded: a link or a place.
 */
place: string | null, 
/**
 * What it was moved from and to.
 */
moves: MovesShown, 
/**
 * Whether it has a note already, which confirming amends.
 */
recorded: boolean, 
/**
 * The how-many-th session with this learner it is: sessions held before it, and one; a trial has none.
 */
number: number | null, 
/**
 * With whom.
 */
learner: ComposerLearner, 
/**
 * The sections to ask for: those of the template, then those the note has besides.
 */
sections: Array<SectionPrompt>, 
/**
 * What to begin from: the open draft; else what is recorded; else an empty one with the usual time.
 */
body: DraftBody, 
/**
 * What is recorded, whatever the open draft says: the same as `body` when there is none.
 */
record: DraftBody, 
/**
 * When the open draft was saved, in milliseconds since 1970 UTC; null when there is none.
 */
saved_at: number | null, 
/**
 * The learner's last note before this session.
 */
last_note: LastNote | null, 
/**
 * Actions that are open, and, for a recorded session, those it resolved; by due day.
 */
actions: Array<PriorAction>, 
/**
 * Active goals.
 */
goals: Array<GoalLevel>, 
/**
 * The learner's last answers before this session.
 */
last_answers: LastAnswers, 
/**
 * Obstacles that are open.
 */
obstacles: Array<OpenObstacle>, 
/**
 * The contract the session belongs to.
 */
contract: ComposerContract | null, 
/**
 * The learner's next booking besides this session.
 */
next_booking: BookedSlot | null, 
/**
 * A slot for the next booking by the learner's own rhythm; null when there is a booking.
 */
suggested: SuggestedSlot | null, 
/**
 * The identity to open the composer with for a session that was never booked.
 */
unplanned: string, };

export type ConfirmDraft = { 
/**
 * What stands in the composer.
 */
draft: DraftBody, };

export type ConfirmGoal = { 
/**
 * The goal, which must be worked on.
 */
goal: string, };

export type ConfirmProposal = { 
/**
 * The one that is booked.
 */
session: string, 
/**
 * Others that stay open.
 */
keep: Array<string>, };

export type Confirmed = { 
/**
 * The act that recorded it, for undoing it.
 */
act: number, 
/**
 * The session.
 */
session: string, 
/**
 * The how-many-th session with this learner it is; a trial has none.
 */
number: number | null, 
/**
 * The next session that waits for a note.
 */
next: WaitingSession | null, };

export type ConsentKind = "privacy" | "sensitive" | "recording" | "testimonial";

export type ConsentView = { 
/**
 * Identity.
 */
id: string, 
/**
 * What it is about.
 */
about: ConsentKind, 
/**
 * The day it was given.
 */
given_on: string, 
/**
 * The day it was withdrawn; `null` while it holds.
 */
withdrawn_on: string | null, 
/**
 * How it can be shown.
 */
evidence: string | null, };

export type ConsentsOfLearner = { 
/**
 * The learner.
 */
learner: string, };

export type Consequence = { "kind": "ticket_used", 
/**
 * The plan of the contract; null when the history brought no name.
 */
contract: string | null, 
/**
 * Remaining sessions before.
 */
balance_before: number, } | { "kind": "ticket_restored", 
/**
 * The plan of the contract.
 */
contract: string | null, 
/**
 * Remaining sessions before.
 */
balance_before: number, } | { "kind": "no_ticket", 
/**
 * Why not.
 */
why: NoTicket, } | { "kind": "note_version", 
/**
 * Whether there was one before, which is kept.
 */
amends: boolean, } | { "kind": "no_note" } | { "kind": "actions_resolved", 
/**
 * How many are done.
 */
done: number, 
/**
 * How many are partly done.
 */
partly: number, 
/**
 * How many are not done.
 */
not_done: number, 
/**
 * How many are no longer wanted.
 */
dropped: number, } | { "kind": "actions_reopened", 
/**
 * How many.
 */
count: number, } | { "kind": "actions_opened", 
/**
 * How many.
 */
count: number, } | { "kind": "level", 
/**
 * The goal.
 */
goal: string, 
/**
 * Its title.
 */
title: string, 
/**
 * Its unit.
 */
unit: string, 
/**
 * The value before.
 */
from: string | null, 
/**
 * The value after.
 */
to: string | null, } | { "kind": "satisfaction_changed", 
/**
 * The answer before; null when there was none.
 */
from: number | null, 
/**
 * The answer now.
 */
to: number, } | { "kind": "intent_changed", 
/**
 * The answer before; null when there was none.
 */
from: Intent | null, 
/**
 * The answer now.
 */
to: Intent, } | { "kind": "obstacles_opened", 
/**
 * How many.
 */
count: number, } | { "kind": "obstacles_cleared", 
/**
 * How many.
 */
count: number, } | { "kind": "booked", 
/**
 * Its day.
 */
day: string, 
/**
 * Its start.
 */
time: string | null, } | { "kind": "date_found", 
/**
 * What is to be done in it, when it is not plain from the trigger.
 */
text: string | null, 
/**
 * What gave rise to it, such as `day_cancelled`.
 */
trigger: string, 
/**
 * The sessions that were cancelled, for which another date was to be agreed on.
 */
cancelled: Array<SessionAt>, } | { "kind": "booking_kept", 
/**
 * Its day.
 */
day: string, 
/**
 * Its start.
 */
time: string | null, } | { "kind": "no_next_booking" };

export type Contact = { 
/**
 * What it was about.
 */
text: string, 
/**
 * Over which channel; when absent the one the text begins with, else `other`.
 */
channel: Channel | null, 
/**
 * In which direction; when absent the coach wrote or called.
 */
way: Way | null, };

export type ContractKind = "subscription" | "package" | "fixed_term" | "one_off" | "pro_bono";

export type ContractState = "ahead" | "active" | "paused" | "past_term" | "ended";

export type ContractTurn = "started" | "renewed" | "ended";

export type ContractView = { 
/**
 * Identity.
 */
id: string, 
/**
 * The plan whose terms were taken.
 */
plan: string | null, 
/**
 * The plan's name on the day the contract was made.
 */
plan_name: string | null, 
/**
 * How it is charged.
 */
kind: ContractKind, 
/**
 * First day.
 */
starts_on: string, 
/**
 * Last day of the agreed term; `null` when open-ended.
 */
term_end: string | null, 
/**
 * Price of the term or package.
 */
price: Sum, 
/**
 * Sessions included.
 */
sessions: number | null, 
/**
 * Days between two sessions.
 */
cadence_days: number | null, 
/**
 * The contract that this one renews.
 */
predecessor: string | null, 
/**
 * The day it came to an end, or will.
 */
ended_on: string | null, 
/**
 * The last day it covers, by its end or its term; `null` when open-ended.
 */
last_day: string | null, 
/**
 * How it ended.
 */
end_kind: EndKind | null, 
/**
 * The reason given.
 */
end_reason: string | null, 
/**
 * Where it stands today.
 */
state: ContractState, 
/**
 * Remaining sessions; `null` when they are not counted.
 */
balance: number | null, 
/**
 * What was left over when it was over, and nobody has decided on; `null` when nothing was.
 */
left_over: LeftOverView | null, 
/**
 * Who pays for it; the learner when `null`.
 */
payer: string | null, 
/**
 * How its price is taxed; `null` when nobody has said.
 */
tax: TaxKind | null, 
/**
 * How many unused sessions at most come over into a renewal.
 */
carry_over: number, 
/**
 * Hours of notice for a cancellation in time; `null` as the practice says.
 */
notice_hours: number | null, 
/**
 * Whether it is renewed at the end of its term unless someone decides otherwise.
 */
auto_renew: boolean, 
/**
 * The day on which a renewal begins unless said otherwise.
 */
goes_on: string, };

export type CorrectContract = { 
/**
 * The contract.
 */
contract: string, 
/**
 * What the agreement is called.
 */
plan_name: string | null, 
/**
 * Price of the term or package.
 */
price: Sum, 
/**
 * Sessions included; absent when they are not counted.
 */
sessions: number | null, 
/**
 * First day.
 */
starts_on: string, 
/**
 * Last day of the term; absent when open-ended.
 */
term_end: string | null, 
/**
 * Why the number of sessions changes, for the ticket ledger.
 */
reason: string | null, };

export type CorrectPause = { 
/**
 * The pause.
 */
pause: string, 
/**
 * First day.
 */
starts_on: string, 
/**
 * Planned last day; absent until further notice.
 */
ends_on: string | null, 
/**
 * The bookings within it that are called off, as in [`AddPause`](super::AddPause); none when absent.
 */
call_off: CallOff | null, };

export type CorrectPayment = { 
/**
 * The payment.
 */
payment: string, 
/**
 * How much.
 */
amount: Sum, 
/**
 * The day it came in; of one that is open, the day it is due.
 */
day: string, 
/**
 * By which means.
 */
method: string | null, 
/**
 * What the way of payment cost.
 */
fee: Sum | null, 
/**
 * Its number at the bank or the payment service.
 */
reference: string | null, };

export type CorrectRefund = { 
/**
 * The refund.
 */
refund: string, 
/**
 * How much.
 */
amount: Sum, 
/**
 * The day it was given back.
 */
day: string, 
/**
 * Why.
 */
reason: string, 
/**
 * By which means.
 */
method: string | null, };

export type CorrectionLook = { 
/**
 * The payments that are expected of its price, as they are then.
 */
dues: Array<FollowingDue>, 
/**
 * How many sessions that were recorded without a ticket it takes in, if it counts them and its tickets last.
 */
taken_in: number, };

export type CountFollowUps = Record<symbol, never>;

export type CountLeads = Record<symbol, never>;

export type CountUpkeep = Record<symbol, never>;

export type CountWeek = Record<symbol, never>;

export type Counted = { 
/**
 * By the policy that held when the outcome became known.
 */
by_policy: boolean, 
/**
 * What was said of this session, whatever the policy says; `null` without an exception.
 */
exception: boolean | null, };

export type CountsOfSession = { 
/**
 * The session.
 */
session: string, };

export type CreatePractice = { 
/**
 * The coach's name for it; may be empty.
 */
name: string, };

export type CurveValue = { 
/**
 * The day of the reading.
 */
day: string, 
/**
 * How much of the way has come, 0 to 100 %.
 */
achievement: number, 
/**
 * Satisfaction from 1 to 5; `null` when not asked.
 */
satisfaction: number | null, };

export type CurveWords = { 
/**
 * The name of the strip of satisfaction answers.
 */
satisfaction: string, };

export type CustomAbout = { 
/**
 * The learner.
 */
learner: string, 
/**
 * Their contract, when the values are about one.
 */
contract: string | null, 
/**
 * Their session, when the values are about one.
 */
session: string | null, };

export type CustomEntry = { 
/**
 * The field.
 */
field: string, 
/**
 * The coach's name for it.
 */
name: string, 
/**
 * What can be entered.
 */
kind: CustomKind, 
/**
 * What can be chosen, in order.
 */
choices: Array<string>, 
/**
 * What was entered: a day as `2026-11-20`, yes or no as `yes` or `no`.
 */
value: string | null, };

export type CustomFieldView = { 
/**
 * Identity.
 */
id: string, 
/**
 * The coach's name for it.
 */
name: string, 
/**
 * What can be entered.
 */
kind: CustomKind, 
/**
 * What can be chosen, in order.
 */
choices: Array<string>, 
/**
 * Whether it is asked for.
 */
offered: boolean, 
/**
 * How many values it has; while it has any it keeps its kind and stays.
 */
values: number, };

export type CustomFieldWish = { 
/**
 * One that is there; `null` for a new one.
 */
id: string | null, 
/**
 * The coach's name for it, which no other one on this subject has.
 */
name: string, 
/**
 * What can be entered.
 */
kind: CustomKind, 
/**
 * What can be chosen, in order; of a field with choices at least one.
 */
choices: Array<string>, 
/**
 * Whether it is asked for.
 */
offered: boolean, };

export type CustomKind = "text" | "number" | "date" | "choice" | "yes_no";

export type CustomSubject = "learner" | "contract" | "session";

export type CustomValuesOf = { 
/**
 * What they are about.
 */
about: CustomAbout, };

export type DayBooking = { 
/**
 * The session.
 */
session: string, 
/**
 * With whom.
 */
learner: LearnerName, 
/**
 * The start.
 */
time: string | null, 
/**
 * Whether it has begun as booked, so that it takes place or may have taken place.
 */
begun: boolean, };

export type DaysShown = { 
/**
 * Who.
 */
learner: string, 
/**
 * How many days.
 */
days: number, };

export type DecideReview = { 
/**
 * The step; not the last one, which ends in improvements.
 */
step: ReviewStep, 
/**
 * Whom it concerns: needed of signals.
 */
learner: string | null, 
/**
 * The session, or the one that a draft will be of: needed of notes.
 */
session: string | null, 
/**
 * The contract: needed of renewals.
 */
contract: string | null, 
/**
 * The number, one of the four: needed of numbers.
 */
metric: Metric | null, 
/**
 * What was decided. Only of people something is followed up.
 */
decision: DecisionKind, 
/**
 * Why, or what is to be done: needed of a follow-up that is opened.
 */
text: string | null, 
/**
 * The day on which a follow-up that is opened should be done; today when absent.
 */
due_on: string | null, 
/**
 * The open follow-up that is meant, when no other one is wanted.
 */
follow_up: string | null, };

export type DecideTrial = { 
/**
 * The trial.
 */
trial: string, 
/**
 * What came of it; *won* only for one that was won without a contract, *lost* only once its day has come.
 */
outcome: TrialOutcome, 
/**
 * Why: the code of a usual reason, or the coach's own words.
 */
reason: string | null, 
/**
 * What the person had against it, in their words.
 */
objection: string | null, 
/**
 * The day on which to contact the person again.
 */
next_contact_on: string | null, };

export type DecisionKind = "acted" | "follow_up" | "no_need" | "later" | "skipped";

export type DecisionLine = { 
/**
 * Identity.
 */
id: string, 
/**
 * The step.
 */
step: ReviewStep, 
/**
 * Whom it concerns; `null` for a number.
 */
learner: LearnerName | null, 
/**
 * The session it is about.
 */
session: SessionAt | null, 
/**
 * The contract it is about.
 */
contract: string | null, 
/**
 * The number it is about.
 */
metric: Metric | null, 
/**
 * What was decided.
 */
decision: DecisionKind, 
/**
 * What the coach wrote of it.
 */
text: string | null, 
/**
 * The day on which it was decided.
 */
decided_on: string, 
/**
 * The follow-up that was opened or meant.
 */
follow_up: FollowUpFate | null, 
/**
 * The first day of the contract that renews the one it is about.
 */
renewed_from: string | null, 
/**
 * What happened with the learner since; `null` for a number, and for a session.
 */
came: CameShown | null, 
/**
 * What else was decided of the same thing, the latest first: of two learners who were one person, both may have been decided about.
 */
earlier: Array<EarlierDecision>, };

export type DefinitionPreview = { 
/**
 * The months that were compared, the earliest first: full ones of which there is history.
 */
periods: Array<PeriodShown>, 
/**
 * Every value that differs, metric by metric, the earliest month first.
 */
changed: Array<ValueChanged>, };

export type DefinitionVersion = { 
/**
 * Identity.
 */
id: string, 
/**
 * The first day on which it holds.
 */
valid_from: string, 
/**
 * The day on which it was made.
 */
made_on: string, 
/**
 * Why.
 */
note: string, 
/**
 * Its parameters.
 */
parameters: Parameters, 
/**
 * Whether it holds today.
 */
holds: boolean, };

export type Differing = { 
/**
 * The field, such as `concern`; `custom_value` when it is one of the coach's own.
 */
field: string, 
/**
 * What the coach calls a field of their own.
 */
name: string | null, 
/**
 * What the kept learner says, and goes on saying.
 */
kept: FieldValue, 
/**
 * What the other one says; it stays in the history of changes only.
 */
lost: FieldValue, };

export type Direction = "more" | "less" | "same";

export type DiscardDraft = { 
/**
 * The session.
 */
session: string, };

export type DiscloseLearner = { 
/**
 * The learner.
 */
learner: string, };

export type DisclosedView = { 
/**
 * The file's name.
 */
name: string, 
/**
 * Rows that are told.
 */
rows: number, 
/**
 * Pages of the paper.
 */
pages: number, 
/**
 * Files of materials in it.
 */
files: number, };

export type DismissFollowUp = { 
/**
 * The follow-up.
 */
follow_up: string, 
/**
 * Why.
 */
reason: string, };

export type DismissInbox = { 
/**
 * The rows.
 */
items: Array<string>, };

export type DismissUnusable = { 
/**
 * Its name.
 */
name: string, };

export type Doubt = { 
/**
 * What they say of whose they are, in the form in which the coach's choice is told.
 */
who: string, 
/**
 * The first of them.
 */
line: number, 
/**
 * How many they are.
 */
rows: number, 
/**
 * What they say, for a person to read.
 */
says: Array<string>, 
/**
 * Whose they may be.
 */
perhaps: Array<Somebody>, 
/**
 * Whether that is one alone, who bears exactly this name.
 */
is_namesake: boolean, };

export type DraftBody = { 
/**
 * The session; for one that was never booked, the identity it will have.
 */
session: string, 
/**
 * With whom.
 */
learner: string, 
/**
 * The day it took place or was to take place.
 */
day: string, 
/**
 * Its start.
 */
time: string | null, 
/**
 * Its length in minutes.
 */
minutes: number | null, 
/**
 * How they met.
 */
mode: Mode | null, 
/**
 * What came of it.
 */
outcome: Outcome, 
/**
 * The words, by section; sections without words may be left out.
 */
sections: Array<SectionWords>, 
/**
 * What became of actions agreed before.
 */
actions: Array<ActionTick>, 
/**
 * Actions agreed in this session.
 */
new_actions: Array<NewAction>, 
/**
 * Where goals stand.
 */
levels: Array<LevelReading>, 
/**
 * Satisfaction from 1 to 5; null when not asked.
 */
satisfaction: number | null, 
/**
 * Intent to continue; null when not asked.
 */
intent: Intent | null, 
/**
 * Obstacles named in this session.
 */
obstacles_opened: Array<NewObstacle>, 
/**
 * Obstacles that are out of the way.
 */
obstacles_cleared: Array<string>, 
/**
 * The next booking, when one was agreed.
 */
next_booking: BookingWish | null, 
/**
 * Lines that are half typed, by the name the composer gives them. Kept, never acted upon.
 */
typing: { [key in string]: string }, };

export type DraftLine = { 
/**
 * The session.
 */
session: string, 
/**
 * With whom.
 */
learner: string, 
/**
 * The learner's name; the UI names those without one by their external id.
 */
name: string | null, 
/**
 * The learner's id in the tables the history came from.
 */
external_id: string | null, 
/**
 * The day of the session.
 */
day: string, 
/**
 * When it was last saved, in milliseconds since 1970 UTC.
 */
saved_at: number, 
/**
 * Its first words; empty when there are none.
 */
first_words: string, 
/**
 * Whether it can be taken up again. One that cannot be read is kept as it is.
 */
readable: boolean, };

export type Drawn<Value> = { 
/**
 * The drawing as an SVG document.
 */
svg: string, 
/**
 * Where its points are.
 */
geometry: Places, 
/**
 * What each point stands for, in the order of the places.
 */
values: Array<Value>, };

export type DroppedFile = { 
/**
 * Its name.
 */
name: string, };

export type DueFollowUpsOf = { 
/**
 * The learner.
 */
learner: string, };

export type DuplicatesView = { 
/**
 * The learner.
 */
learner: string, };

export type EarlierDecision = { 
/**
 * Identity.
 */
id: string, 
/**
 * What was decided.
 */
decision: DecisionKind, 
/**
 * What the coach wrote of it.
 */
text: string | null, 
/**
 * The day on which it was decided.
 */
decided_on: string, 
/**
 * The follow-up that was opened or meant.
 */
follow_up: FollowUpFate | null, };

export type EndContract = { 
/**
 * The contract.
 */
contract: string, 
/**
 * Its last day.
 */
ended_on: string, 
/**
 * How it ends.
 */
end_kind: EndKind, 
/**
 * The reason given.
 */
reason: string | null, 
/**
 * What becomes of the tickets left; they run out when absent. Those of a contract that ends later, or today with a booking
 * still open, can be used until its last day and stay: nothing else can be said of them before it.
 */
rest: Rest | null, 
/**
 * The bookings after its last day that are called off; none when absent.
 */
call_off: CallOff | null, 
/**
 * The payments for it that are no longer expected; all stay due when absent.
 */
withdraw: Array<string> | null, };

export type EndKind = "completed" | "cancelled" | "cooling_off" | "lapsed" | "graduated";

export type EndLook = { 
/**
 * The bookings after its last day that no other contract covers.
 */
bookings: Array<SessionAt>, 
/**
 * Whose wish it usually is that they are called off, for every kind of end.
 */
usual: Array<UsualWish>, 
/**
 * Whether it would be over at once, so that it is decided what becomes of the tickets left; else they can still be used.
 */
is_over: boolean, };

export type EndPause = { 
/**
 * The pause.
 */
pause: string, 
/**
 * Its last day.
 */
ends_on: string, 
/**
 * The bookings within it that are called off, as in [`AddPause`]; none when absent.
 */
call_off: CallOff | null, };

export type EndPayerLink = { 
/**
 * The link.
 */
link: string, 
/**
 * Its last day.
 */
ends_on: string, };

export type EntitlementKind = "grant" | "consume" | "restore" | "expire" | "carry_over" | "adjust";

export type EraseLearner = { 
/**
 * The learner.
 */
learner: string, 
/**
 * What goes along; when absent, nothing of the library, and the rows that wait and tell of nobody else.
 */
along: GoesAlong | null, };

export type ErasureDone = { 
/**
 * The day.
 */
day: string, 
/**
 * How many rows went.
 */
erased: number, 
/**
 * How many stayed for the books.
 */
kept: number, };

export type ErasureView = { 
/**
 * Rows that go, by kind.
 */
goes: { [key in string]: number }, 
/**
 * Rows that stay for the books, without a name, by kind.
 */
stays: { [key in string]: number }, 
/**
 * Materials that were shared with nobody else, the coach's all the same.
 */
materials: Array<OnlyTheirs>, 
/**
 * Rows of imports that wait and tell of the learner.
 */
waiting: Array<WaitingOfThem>, 
/**
 * Payers of the learner's name who pay for somebody else, too: the name stays, the contact details go.
 */
payers: number, 
/**
 * Drafts that go, those that are kept for undo among them.
 */
drafts: number, 
/**
 * Entries of the change log that are emptied.
 */
changes: number, 
/**
 * Acts that can no longer be undone.
 */
acts: number, 
/**
 * The days of the backups, the oldest first: they still hold what is erased.
 */
backups: Array<string>, 
/**
 * How many files that were brought in or set aside lie on in the data folder: they still hold what they held.
 */
originals: number, 
/**
 * What the learner's folder is called, where there is one: it is the learner's, and stays.
 */
folder: string | null, 
/**
 * Where the name stands in words that are not the learner's alone: they stay.
 */
named: NamedAfter, 
/**
 * The bytes of room on the disk that it takes to remove the last traces of what was erased from the file; `None` when
 * none are left.
 */
traces: number | null, };

export type Erasures = { 
/**
 * Each erasure, the latest first.
 */
done: Array<ErasureDone>, 
/**
 * The days of the backups, the oldest first.
 */
backups: Array<string>, 
/**
 * How many files that were brought in or set aside lie on in the data folder.
 */
originals: number, 
/**
 * The bytes of room on the disk that it takes to remove the last traces from the file; `None` when none are left.
 */
traces: number | null, };

export type ExceptSession = { 
/**
 * The session, whose outcome must be known.
 */
session: string, 
/**
 * Whether it took place; `null` as its outcome says.
 */
happened: boolean | null, 
/**
 * Whether it uses a ticket; `null` by the policy.
 */
consumes: boolean | null, 
/**
 * Whether it is charged; `null` by the policy.
 */
chargeable: boolean | null, };

export type ExcludedShown = { 
/**
 * Why.
 */
why: Exclusion, 
/**
 * The case.
 */
case: CaseShown, };

export type Exclusion = "no_application" | "repeat" | "learner_before" | "not_held" | "graduated" | "ended_before_due" | "open_ended" | "one_off" | "pro_bono" | "held_out" | "resolved_itself" | "dismissed" | "paused" | "used_up" | "left_in_silence" | "without_contract";

export type ExpectPayment = { 
/**
 * For whom.
 */
learner: string, 
/**
 * The contract it is for.
 */
contract: string | null, 
/**
 * Who pays; when absent, who pays for the contract, or those who pay for the learner by their shares. The learner when there
 * is nobody, and for the rest of shares.
 */
payer: string | null, 
/**
 * How much.
 */
amount: Sum, 
/**
 * The day it is due.
 */
due_on: string, };

export type ExportArchive = Record<symbol, never>;

export type Extent = "one" | "later" | "group";

export type Failure = { 
/**
 * What went wrong.
 */
code: Code, 
/**
 * What it is about, for the sentence: fields, counts, names. Never paths or SQL.
 */
about: { [key in string]: string }, };

export type FieldValue = { "kind": "text", "value": string } | { "kind": "number", "value": number } | { "kind": "hundredths", "value": number } | { "kind": "flag", "value": boolean } | { "kind": "day", "value": string } | { "kind": "time", "value": string } | { "kind": "moment", "value": number } | { "kind": "money", "value": Sum } | { "kind": "record" };

export type FieldView = { 
/**
 * Its name, such as `due_on`.
 */
name: string, 
/**
 * The value before.
 */
old: FieldValue | null, 
/**
 * The value after.
 */
new: FieldValue | null, 
/**
 * Whether the old value can be brought back by itself.
 */
restorable: boolean, };

export type FileView = { 
/**
 * The name it had, as it may be shown.
 */
name: string, 
/**
 * How many bytes it has.
 */
size: number, 
/**
 * How it stands with it, as far as its length tells.
 */
state: AttachmentState, };

export type FilledText = { 
/**
 * The text; what nothing is known of still stands in it in braces.
 */
text: string, 
/**
 * What nothing is known of.
 */
missing: Array<MessageVariable>, };

export type Find = { 
/**
 * What was typed, as it was typed.
 */
text: string, 
/**
 * How many hits of each kind at most, up to 100; 20 when absent.
 */
limit: number | null, };

export type FindGatherings = { 
/**
 * What was typed.
 */
text: string, 
/**
 * How many at most, up to 50.
 */
limit: number, };

export type FindMaterials = { 
/**
 * What was typed.
 */
text: string, 
/**
 * How many at most, up to 50.
 */
limit: number, };

export type FindingKind = "damaged" | "schema_altered" | "dangling" | "unreadable" | "differs_from_log" | "not_in_log" | "row_lost" | "log_broken" | "version_lost" | "version_of_another" | "of_another_learner" | "acts_broken" | "file_missing" | "file_broken";

export type FindingView = { 
/**
 * What is wrong.
 */
kind: FindingKind, 
/**
 * The kind of row; empty when it is about the file as a whole.
 */
entity: string, 
/**
 * The row.
 */
row: string | null, 
/**
 * The field, or the database engine's own words.
 */
detail: string | null, };

export type FinishFollowUp = { 
/**
 * The follow-up.
 */
follow_up: string, 
/**
 * What came of it.
 */
result: FollowUpResult, 
/**
 * The contact that was made, to be logged with it.
 */
contact: Contact | null, 
/**
 * The contact in which it was done, when that is logged already.
 */
logged: string | null, };

export type FinishReview = Record<symbol, never>;

export type Finished = { 
/**
 * How many things were not decided and are kept as skipped.
 */
skipped: number, };

export type FlowStepView = { 
/**
 * Stable key.
 */
key: string, 
/**
 * The coach's name for it; empty for a default step, whose name follows the language.
 */
name: string, 
/**
 * Codes of the fields that are asked for at this step.
 */
asks: Array<string>, 
/**
 * Codes of the fields that can be asked for at this step.
 */
can_ask: Array<string>, };

export type FlowView = Record<symbol, never>;

export type FollowUpFate = { 
/**
 * Identity.
 */
id: string, 
/**
 * Where it stands.
 */
state: FollowUpState, 
/**
 * What is to be done, when it is not plain from the trigger.
 */
text: string | null, 
/**
 * What gave rise to it.
 */
trigger: string, 
/**
 * The day on which it should be done.
 */
due_on: string | null, 
/**
 * The day it was closed.
 */
closed_on: string | null, 
/**
 * What came of it.
 */
result: FollowUpResult | null, };

export type FollowUpLearners = { 
/**
 * Whom it is about.
 */
learners: Array<string>, 
/**
 * What is to be done.
 */
text: string, 
/**
 * The day on which it should be done; today when absent.
 */
due_on: string | null, };

export type FollowUpLine = { 
/**
 * Identity.
 */
id: string, 
/**
 * Whom it is about.
 */
learner: LearnerName, 
/**
 * How to reach them.
 */
reach: Reach, 
/**
 * The sessions that were cancelled, for which another date is to be agreed on; empty for other follow-ups.
 */
cancelled: Array<SessionAt>, 
/**
 * The contract it is about.
 */
contract: string | null, 
/**
 * What it is for; `null` for those of the history tables.
 */
purpose: FollowUpPurpose | null, 
/**
 * What gave rise to it, such as `day_cancelled`.
 */
trigger: string, 
/**
 * What is to be done, when it is not plain from the trigger.
 */
text: string | null, 
/**
 * The day it was opened.
 */
opened_on: string, 
/**
 * The day on which it should be done.
 */
due_on: string | null, 
/**
 * Days since it was due; negative when it is not yet.
 */
days: number, 
/**
 * Where it stands.
 */
state: FollowUpState, 
/**
 * The day it was closed.
 */
closed_on: string | null, 
/**
 * What came of it.
 */
result: FollowUpResult | null, 
/**
 * Why it was put off or dismissed.
 */
reason: string | null, };

export type FollowUpPurpose = "risk" | "renewal" | "trial" | "graduate" | "payment" | "admin";

export type FollowUpResult = "booked" | "replied" | "no_reply" | "renewed" | "left";

export type FollowUpState = "open" | "snoozed" | "done" | "resolved_itself" | "dismissed";

export type FollowUps = { 
/**
 * The day.
 */
today: string, 
/**
 * Due until today.
 */
due: Listed<FollowUpLine>, 
/**
 * Due later this week.
 */
this_week: Listed<FollowUpLine>, 
/**
 * Due after this week.
 */
later: Listed<FollowUpLine>, };

export type FollowingDue = { 
/**
 * The day it is due.
 */
due_on: string | null, 
/**
 * Who pays it; `null` where it is the learner.
 */
payer: string | null, 
/**
 * What will be due.
 */
amount: Sum, };

export type FoundGathering = { 
/**
 * One of its sessions.
 */
session: string, 
/**
 * Whose session that is.
 */
learner: string, 
/**
 * What the group is called.
 */
title: string, 
/**
 * The day on which it meets.
 */
day: string, };

export type FoundMaterial = { 
/**
 * Identity.
 */
id: string, 
/**
 * What it is called.
 */
title: string, };

export type FractionShown = { 
/**
 * Those that count, out of those that are decided.
 */
share: ShareShown, 
/**
 * In numerator and denominator.
 */
counts: Array<CaseShown>, 
/**
 * In the denominator only.
 */
counts_not: Array<CaseShown>, 
/**
 * Not decided yet.
 */
undecided: Array<CaseShown>, 
/**
 * Left out.
 */
excluded: Array<ExcludedShown>, };

export type Gathered = { 
/**
 * The group.
 */
gathering: string, 
/**
 * How many were booked.
 */
booked: number, 
/**
 * Who was left out.
 */
left: Array<LeftOut>, };

export type GatheringName = { 
/**
 * Identity.
 */
id: string, 
/**
 * What it is called.
 */
title: string | null, };

export type GatheringOfSession = { 
/**
 * The session.
 */
session: string, };

export type GatheringView = { 
/**
 * The group.
 */
gathering: string, 
/**
 * What it is called.
 */
title: string | null, 
/**
 * Whether the session is booked, so that somebody can join it.
 */
open: boolean, 
/**
 * The sessions of the others.
 */
others: Array<Participant>, };

export type GiveBackTicket = { 
/**
 * The session.
 */
session: string, 
/**
 * Why.
 */
reason: string, };

export type GiveConsent = { 
/**
 * Whose consent.
 */
learner: string, 
/**
 * What it is about.
 */
about: ConsentKind, 
/**
 * The day it was given; today when absent.
 */
given_on: string | null, 
/**
 * How it can be shown, such as a form answer or a signed paper.
 */
evidence: string | null, };

export type GiveInbox = { 
/**
 * The rows.
 */
items: Array<string>, 
/**
 * The learner.
 */
learner: string, 
/**
 * Who paid, when the rows are payments; when absent, who alone pays for the learner on that day, else the learner.
 */
payer: string | null, };

export type GoalCurve = { 
/**
 * The goal.
 */
goal: string, 
/**
 * On what it will stand.
 */
theme: Ground, 
/**
 * The words in the drawing.
 */
words: CurveWords, };

export type GoalLevel = { 
/**
 * Identity.
 */
id: string, 
/**
 * The goal in the learner's words.
 */
title: string, 
/**
 * The value at the start.
 */
baseline: string, 
/**
 * The value to reach.
 */
target: string, 
/**
 * Unit of the values.
 */
unit: string, 
/**
 * The last value read before this session; null when there is none.
 */
last_value: string | null, 
/**
 * The day of that reading.
 */
last_day: string | null, };

export type GoalState = "active" | "reached" | "changed" | "stopped";

export type GoalView = { 
/**
 * Identity.
 */
id: string, 
/**
 * The goal in the learner's words.
 */
title: string, 
/**
 * The value at the start, as a decimal number.
 */
baseline: string, 
/**
 * The value to reach, as a decimal number.
 */
target: string, 
/**
 * Unit of the values.
 */
unit: string, 
/**
 * The day it was set.
 */
set_on: string, 
/**
 * The day by which it should be reached.
 */
due_on: string | null, 
/**
 * Where it stands.
 */
state: GoalState, 
/**
 * The latest reading; `null` before the first.
 */
latest: ReadingView | null, };

export type GoesAlong = { 
/**
 * Materials that were shared with nobody else.
 */
materials: Array<string>, 
/**
 * Rows of imports that wait.
 */
waiting: Array<string>, };

export type Graduate = { 
/**
 * The contract.
 */
contract: string, 
/**
 * Its last day.
 */
ended_on: string, 
/**
 * What was reached, in a few words.
 */
words: string | null, 
/**
 * What becomes of the tickets left, as in [`EndContract`](crate::contracts::EndContract).
 */
rest: Rest | null, 
/**
 * The bookings after its last day that are called off; none when absent.
 */
call_off: CallOff | null, 
/**
 * The payments for it that are no longer expected; all stay due when absent.
 */
withdraw: Array<string> | null, };

export type Ground = "light" | "dark" | "print";

export type GroupSize = { 
/**
 * Its name.
 */
group: string, 
/**
 * How many of them ever were under contract.
 */
learners: number, };

export type GroupValue = { 
/**
 * Its name; of weekdays `1` for Monday to `7`.
 */
group: string, 
/**
 * The value of the metric.
 */
value: MetricValue, 
/**
 * How many cases are not decided yet.
 */
undecided: number, 
/**
 * How many are left out.
 */
excluded: number, };

export type GroupWish = { 
/**
 * By what they are split.
 */
by: SplitBy, 
/**
 * The name of the group.
 */
group: string, };

export type HandoutFolder = { 
/**
 * What it is called.
 */
name: string, 
/**
 * Whether it is where it was put.
 */
found: boolean, 
/**
 * Why it is not up to date, when it could not be written the last time.
 */
failure: Failure | null, };

export type HandoutView = { 
/**
 * The learner.
 */
learner: string, };

export type HistoryReport = { 
/**
 * Each table that is there, in reading order.
 */
tables: Array<TableReport>, 
/**
 * The first problems, at most 1,000.
 */
problems: Array<ProblemView>, 
/**
 * How many problems there are in all.
 */
problem_count: number, 
/**
 * Columns that no table has, which are not kept.
 */
unknown_columns: Array<UnknownColumns>, 
/**
 * Files that are no tables, which are not read.
 */
unknown_files: Array<string>, 
/**
 * Tables that a history usually has and this one does not.
 */
missing_tables: Array<string>, 
/**
 * Whether the file was left in the import folder once it was in, because it could not be moved.
 */
left: boolean, };

export type HistoryTables = Record<symbol, never>;

export type HitFieldView = { 
/**
 * The coach's name for it.
 */
name: string, 
/**
 * What it is about.
 */
subject: CustomSubject, };

export type HitKind = "learner" | "note" | "action_item" | "interaction" | "goal" | "obstacle" | "application" | "trial" | "cancellation" | "payment" | "follow_up" | "custom_value";

export type HitView = { 
/**
 * What it is.
 */
kind: HitKind, 
/**
 * Its identity.
 */
id: string, 
/**
 * Whose it is.
 */
learner: LearnerName, 
/**
 * The session it belongs to.
 */
session: string | null, 
/**
 * Its day; a learner has none.
 */
day: string | null, 
/**
 * The field in which it stands, when it stands in one of the coach's own.
 */
field: HitFieldView | null, 
/**
 * The words around the match, on one line.
 */
passage: string, 
/**
 * The matches in the passage: first character and the one after the last, counted in code points.
 */
ranges: Array<[number, number]>, 
/**
 * Whether the text goes on before the passage.
 */
cut_before: boolean, 
/**
 * Whether the text goes on after the passage.
 */
cut_after: boolean, };

export type ImportArchive = Record<symbol, never>;

export type ImportColumn = { 
/**
 * Its heading.
 */
heading: string, 
/**
 * What it is taken to mean: one of the meanings, or the code of a field of the coach's own.
 */
meaning: string, 
/**
 * Its first cells that are not blank.
 */
samples: Array<string>, };

export type ImportCounts = { 
/**
 * Lines below the headings.
 */
rows: number, 
/**
 * They bring somebody or something new.
 */
new: number, 
/**
 * They tell more of a learner who is here, or change a booking or what waits.
 */
updated: number, 
/**
 * They came in before, or tell nothing that is not known.
 */
known: number, 
/**
 * They come in and wait in the inbox until the coach says whose they are.
 */
waiting: number, 
/**
 * Only the coach can say whether they are of somebody who is here.
 */
undecided: number, 
/**
 * They tell nothing that is kept.
 */
passed: number, 
/**
 * They cannot be read.
 */
faulty: number, };

export type ImportKind = "history" | "table" | "workbook";

export type ImportLine = { 
/**
 * The line of the file.
 */
line: number, 
/**
 * `new`, `updated`, `known`, `waiting`, `undecided`, `passed` or `faulty`.
 */
step: string, 
/**
 * Why it brings nothing, as [`PassedRows`] tell it; `null` of one that may.
 */
why: string | null, 
/**
 * Its cells, in the order of the columns.
 */
cells: Array<string>, };

export type ImportLook = { 
/**
 * The number under which exactly this can be brought in.
 */
plan: number, 
/**
 * The program the file comes from; `table` when none is known.
 */
source: string, 
/**
 * What its rows tell of.
 */
kind: string, 
/**
 * The encoding; `None` for a workbook.
 */
encoding: string | null, 
/**
 * What stands between cells; `None` for a workbook.
 */
delimiter: string | null, 
/**
 * The sheet of a workbook; `None` for a text.
 */
sheet: string | null, 
/**
 * All sheets of a workbook in which anything stands.
 */
sheets: Array<string>, 
/**
 * The sheets of a workbook of this program that are to be brought in after this one, in their order.
 */
rest: Array<string>, 
/**
 * The line on which the headings stand.
 */
header_line: number, 
/**
 * Its columns, in their order.
 */
columns: Array<ImportColumn>, 
/**
 * What a column can mean, but for the coach's own fields.
 */
meanings: Array<string>, 
/**
 * The coach's own fields that a column can be.
 */
own_fields: Array<OwnFieldName>, 
/**
 * Whether what the columns mean is remembered from another time.
 */
remembered: boolean, 
/**
 * How many lines come to what.
 */
counts: ImportCounts, 
/**
 * How many of the lines that bring or tell more of somebody bring an application, which then waits for an answer.
 */
applications: number, 
/**
 * The first lines, and what becomes of them.
 */
lines: Array<ImportLine>, 
/**
 * The lines that bring nothing, by their reason.
 */
passed: Array<PassedRows>, 
/**
 * A talk, which is no table to the coach; `null` of every other file.
 */
talk: Talk | null, 
/**
 * The days that are written without their year; `null` when there are none.
 */
assumed: AssumedDays | null, 
/**
 * Lines that may be of somebody who is here: the coach decides.
 */
doubts: Array<Doubt>, 
/**
 * The first cells that say otherwise than what is known, at most 1,000.
 */
kept: Array<KeptCell>, 
/**
 * How many such cells there are.
 */
kept_count: number, 
/**
 * The first problems, at most 1,000.
 */
problems: Array<ProblemView>, 
/**
 * How many problems there are in all.
 */
problem_count: number, };

export type ImportReport = { 
/**
 * How many lines came to what.
 */
counts: ImportCounts, 
/**
 * Whether the file was left in the import folder, because it could not be moved.
 */
left: boolean, 
/**
 * The sheets of a workbook of this program that are to be brought in after this one, in their order.
 */
rest: Array<string>, };

export type ImprovementFields = { 
/**
 * What is believed.
 */
hypothesis: string, 
/**
 * What is done otherwise.
 */
change: string, 
/**
 * The metric that should show it.
 */
metric: Metric | null, 
/**
 * When it is to be looked at again; after today, but for a day that stands already.
 */
review_on: string | null, };

export type ImprovementLine = { 
/**
 * Identity.
 */
id: string, 
/**
 * What is believed.
 */
hypothesis: string, 
/**
 * What is done otherwise.
 */
change: string, 
/**
 * Since when.
 */
started_on: string, 
/**
 * The metric that should show it.
 */
metric: Metric | null, 
/**
 * When it is to be looked at again.
 */
review_on: string | null, 
/**
 * Whether that day has come and nobody has said what came of it.
 */
is_due: boolean, 
/**
 * Whether it was decided upon in this review.
 */
is_new: boolean, 
/**
 * Whether it was said in this review what came of it.
 */
is_looked_at: boolean, 
/**
 * What came of it; `null` while it is tried.
 */
result: ImprovementResult | null, 
/**
 * What was learned.
 */
learned: string | null, 
/**
 * When it was brought to an end.
 */
closed_on: string | null, };

export type ImprovementLook = { 
/**
 * Which.
 */
metric: Metric, 
/**
 * The days it is told of.
 */
within: PeriodShown, 
/**
 * Its value.
 */
now: MetricValue, 
/**
 * The days it was told of when the improvement was begun.
 */
began_within: PeriodShown, 
/**
 * Its value then.
 */
began: MetricValue, };

export type ImprovementResult = "better" | "same" | "worse" | "unclear";

export type InboxKind = "payment" | "booking" | "message" | "person";

export type InboxRow = { 
/**
 * Identity.
 */
id: string, 
/**
 * What it tells of.
 */
kind: InboxKind, 
/**
 * Where it came from.
 */
source: string, 
/**
 * The local day.
 */
day: string, 
/**
 * The local time, when it is known.
 */
time: string | null, 
/**
 * What it says.
 */
summary: string, 
/**
 * The amount of a payment; what was given back is negative.
 */
amount: Sum | null, 
/**
 * Whether it is a booking that was called off.
 */
canceled: boolean, 
/**
 * Why what was given back cannot be taken in yet.
 */
why: RefundWaits | null, 
/**
 * Whether a payment of the same amount, and of the same day or written by hand for one near it, is here of one of those whose
 * it may be: it may be the same.
 */
may_be_here: boolean, 
/**
 * Whose it may be.
 */
perhaps: Array<Somebody>, 
/**
 * Whose a payment most likely is; `null` unless exactly one fits.
 */
likely: Likely | null, };

export type InboxView = { 
/**
 * How many wait.
 */
total: number, 
/**
 * The first of them.
 */
items: Array<InboxRow>, };

export type Intent = "up" | "same" | "down";

export type Interview = { 
/**
 * When the learner had made up their mind.
 */
decided_on: string | null, 
/**
 * The first reason: the code of a usual one or the coach's own words; `null` when it was not asked.
 */
primary_reason: string | null, 
/**
 * Further reasons.
 */
secondary_reasons: Array<string>, 
/**
 * What happened, in the learner's words.
 */
what_happened: string | null, 
/**
 * Whether they would come back.
 */
would_return: WouldReturn | null, 
/**
 * How the coach heard of it.
 */
heard_by: Channel | null, };

export type JoinPayment = { 
/**
 * The payment that came.
 */
payment: string, 
/**
 * The open payment.
 */
due: string, };

export type KeptCell = { 
/**
 * The line of the file.
 */
line: number, 
/**
 * The learner.
 */
learner: Somebody, 
/**
 * What the column means: a meaning, or the code of a field of the coach's own.
 */
meaning: string, 
/**
 * What is known; empty when nothing is.
 */
here: string, 
/**
 * What the file says.
 */
told: string, 
/**
 * Which of both stands.
 */
stands: Stands, };

export type KnownBy = { 
/**
 * The field, such as `mail`.
 */
field: string, 
/**
 * What the kept learner says, and goes on saying.
 */
keep: string | null, 
/**
 * What the other one says: it fills the gap where the kept one says nothing.
 */
other: string | null, };

export type Lack = { 
/**
 * The key of the part in which it stands; `null` when it is in every report.
 */
part: string | null, 
/**
 * The letter.
 */
letter: string, 
/**
 * The text in which it stands.
 */
text: string, };

export type Language = "ja" | "en";

export type LastAnswers = { 
/**
 * Satisfaction from 1 to 5; null when never asked.
 */
satisfaction: number | null, 
/**
 * Intent to continue; null when never asked.
 */
intent: Intent | null, };

export type LastNote = { 
/**
 * Its session.
 */
session: string, 
/**
 * The day of that session.
 */
day: string, 
/**
 * The how-many-th session it was: sessions held before it, and one; a trial has none.
 */
number: number | null, 
/**
 * Its sections that have words.
 */
sections: Array<WrittenSection>, };

export type LastReview = { 
/**
 * The first day of its week.
 */
week: string, 
/**
 * The day it was finished.
 */
finished_on: string | null, 
/**
 * What was decided of people and numbers, with what has come of it; nothing of what was passed over.
 */
decisions: Array<DecisionLine>, };

export type Lead = { 
/**
 * The person.
 */
learner: string, 
/**
 * The application.
 */
application: string, 
/**
 * The trial.
 */
trial: string | null, };

export type Leads = { 
/**
 * The day.
 */
today: string, 
/**
 * Applications that are new or answered and have come no further, also to no contract, the oldest first.
 */
applications: Listed<ApplicationLine>, 
/**
 * Trials that are undecided, booked ones among them, the oldest first.
 */
undecided: Listed<TrialLine>, 
/**
 * Trials decided in the last 90 days, the latest first.
 */
decided: Listed<TrialLine>, };

export type LeadsView = Record<symbol, never>;

export type LearnerAccount = { 
/**
 * For whom.
 */
learner: LearnerName, 
/**
 * How it stands, by currency.
 */
accounts: Array<AccountView>, 
/**
 * Since when, until when and how much of it they pay.
 */
links: Array<PayerLinkView>, 
/**
 * The contracts they pay for.
 */
contracts: Array<PaidContract>, };

export type LearnerFields = { 
/**
 * Full name; only learners of an imported history may have none.
 */
name: string | null, 
/**
 * Reading of the name.
 */
kana: string | null, 
/**
 * Mail address.
 */
mail: string | null, 
/**
 * Telephone number as typed.
 */
phone: string | null, 
/**
 * Name or id in LINE.
 */
line: string | null, 
/**
 * What the learner first asked for.
 */
concern: string | null, 
/**
 * The coach's own labels.
 */
tags: Array<string>, 
/**
 * Where the learner heard of the practice.
 */
source: string | null, 
/**
 * First day as a learner.
 */
joined_on: string | null, 
/**
 * The agreed rhythm: days between two sessions.
 */
cadence_days: number | null, 
/**
 * The agreed price of one session.
 */
session_price: Sum | null, 
/**
 * The kind of plan the learner usually takes.
 */
plan_kind: ContractKind | null, 
/**
 * Birthday, with or without the year.
 */
birthday: string | null, 
/**
 * The language in which to write.
 */
language: Language | null, 
/**
 * How they like to be contacted.
 */
preferred_channel: Channel | null, 
/**
 * What to be careful about.
 */
risk_notes: string | null, };

export type LearnerLine = { 
/**
 * Identity.
 */
id: string, 
/**
 * Name; the UI names those without one by their external id.
 */
name: string | null, 
/**
 * Reading.
 */
kana: string | null, 
/**
 * Id in the tables the history came from.
 */
external_id: string | null, 
/**
 * Where the learner stands.
 */
lifecycle: Lifecycle, 
/**
 * The day from which the learner comes, when that is agreed and lies ahead.
 */
starts_on: string | null, 
/**
 * The coach's own labels.
 */
tags: Array<string>, 
/**
 * The terms of the contract that counts today.
 */
terms: PlanTerms | null, 
/**
 * The next booking.
 */
next_booking: SessionAt | null, 
/**
 * The day of the last held session.
 */
last_held: string | null, 
/**
 * How many actions are open.
 */
open_actions: number, 
/**
 * Days without a next booking; `null` when there is one or none is needed.
 */
unbooked_days: number | null, 
/**
 * The day of the last contact outside a session.
 */
last_contact: string | null, 
/**
 * The day of the next follow-up.
 */
next_contact: string | null, 
/**
 * Who pays, or most of it, when it is not the learner.
 */
payer: string | null, 
/**
 * Birthday, with or without the year.
 */
birthday: string | null, 
/**
 * The day on which it is kept next.
 */
next_birthday: string | null, 
/**
 * Whether the learner's consent that personal data is kept holds.
 */
has_consent: boolean, };

export type LearnerName = { 
/**
 * Identity.
 */
id: string, 
/**
 * Name.
 */
name: string | null, 
/**
 * Id in the tables the history came from.
 */
external_id: string | null, };

export type LearnerPage = { 
/**
 * Identity.
 */
id: string, 
/**
 * Id in the tables the history came from.
 */
external_id: string | null, 
/**
 * What is known of the learner.
 */
fields: LearnerFields, 
/**
 * Where the learner stands.
 */
lifecycle: Lifecycle, 
/**
 * The day from which the learner comes, when that is agreed and lies ahead.
 */
starts_on: string | null, 
/**
 * The contract that counts today; `null` without one.
 */
agreement: Agreement | null, 
/**
 * The next booking.
 */
next_booking: SessionAt | null, 
/**
 * The last session that was held, a trial among them.
 */
last_held: SessionAt | null, 
/**
 * The number it has among the held sessions; a trial has none.
 */
last_number: number | null, 
/**
 * How many sessions were held, trials left out.
 */
held_sessions: number, 
/**
 * Payments received to date, less refunds, one sum for each currency.
 */
revenue: Array<Sum>, 
/**
 * How long there has been no next booking; `null` when there is one or none is needed.
 */
unbooked: UnbookedFor | null, 
/**
 * Open actions, the first due first.
 */
open_actions: Array<ActionItemView>, 
/**
 * Goals, active ones first, then the latest.
 */
goals: Array<GoalView>, 
/**
 * Obstacles that are not cleared, the latest first.
 */
open_obstacles: Array<ObstacleView>, 
/**
 * Contracts, the latest first.
 */
contracts: Array<ContractView>, 
/**
 * Pauses, the latest first.
 */
pauses: Array<PauseView>, };

export type LearnerView = { 
/**
 * The learner.
 */
learner: string, };

export type Leaver = { 
/**
 * Who.
 */
learner: LearnerName, 
/**
 * The cancellation.
 */
cancellation: string, 
/**
 * The last day.
 */
effective_on: string, 
/**
 * What the exit interview brought.
 */
interview: Interview, };

export type Leaving = { 
/**
 * How many have left.
 */
total: number, 
/**
 * The reasons, the most frequent first, those who were not asked last.
 */
reasons: Array<ReasonLine>, };

export type LedgerLine = { 
/**
 * Identity.
 */
id: string, 
/**
 * Why the number changed.
 */
kind: EntitlementKind, 
/**
 * By how many sessions; negative when used or run out.
 */
quantity: number, 
/**
 * The day it took effect.
 */
day: string, 
/**
 * The day of the session that used or gave back a ticket.
 */
session_day: string | null, 
/**
 * Why, in the coach's words.
 */
reason: string | null, 
/**
 * Remaining sessions after it.
 */
balance: number, };

export type LedgerOfContract = { 
/**
 * The contract.
 */
contract: string, };

export type LeftOut = { 
/**
 * Who.
 */
learner: LearnerName, 
/**
 * Why.
 */
why: Skipped, };

export type LeftOverView = { 
/**
 * So many come over into the next contract, or would into a renewal on the same terms.
 */
carried: number, 
/**
 * So many run out.
 */
expired: number, };

export type LevelReading = { 
/**
 * The goal.
 */
goal: string, 
/**
 * The value in the goal's unit, with at most two decimals.
 */
value: string, };

export type Lifecycle = "listed" | "applied" | "trial" | "deciding" | "active" | "paused" | "ending" | "graduated" | "cancelled" | "left" | "lost" | "returned";

export type LifetimeShown = { 
/**
 * Of how many learners.
 */
learners: number, 
/**
 * The median, rounded down.
 */
median: Sum, 
/**
 * The mean, rounded down.
 */
mean: Sum, };

export type Likely = { 
/**
 * The learner.
 */
learner: LearnerName, 
/**
 * Who paid; the learner when `null`.
 */
payer: PayerName | null, };

export type LikelyPeople = { 
/**
 * The name as far as it is typed.
 */
name: string | null, 
/**
 * Its reading.
 */
kana: string | null, 
/**
 * Mail address.
 */
mail: string | null, 
/**
 * Telephone number.
 */
phone: string | null, };

export type LikelyPerson = { 
/**
 * Who.
 */
id: string, 
/**
 * Name.
 */
name: string | null, 
/**
 * Id in the tables the history came from.
 */
external_id: string | null, 
/**
 * Reading of the name.
 */
kana: string | null, 
/**
 * Mail address.
 */
mail: string | null, 
/**
 * Telephone number.
 */
phone: string | null, 
/**
 * Whether mail address or telephone number tell that it is them; else only the name does.
 */
sure: boolean, };

export type Likeness = "mail" | "phone" | "line" | "name" | "kana";

export type LinkPayer = { 
/**
 * For whom.
 */
learner: string, 
/**
 * Who pays.
 */
payer: string, 
/**
 * How much of it, 1 to 100 %.
 */
share: number, 
/**
 * From which day; always when absent.
 */
starts_on: string | null, 
/**
 * Until which day; until further notice when absent.
 */
ends_on: string | null, };

export type ListCustomFields = { 
/**
 * What they are about.
 */
subject: CustomSubject, };

export type ListDrafts = Record<symbol, never>;

export type ListDropped = Record<symbol, never>;

export type ListErasures = Record<symbol, never>;

export type ListFilters = { 
/**
 * The list, such as `learners`.
 */
place: string, };

export type ListFollowUps = Record<symbol, never>;

export type ListInbox = { 
/**
 * The most to answer.
 */
limit: number, };

export type ListLearners = Record<symbol, never>;

export type ListMaterials = Record<symbol, never>;

export type ListMessageTemplates = Record<symbol, never>;

export type ListPayers = Record<symbol, never>;

export type ListPlans = Record<symbol, never>;

export type ListReasons = { 
/**
 * What they are for.
 */
kind: ReasonKind, };

export type ListReviews = Record<symbol, never>;

export type ListSetAside = Record<symbol, never>;

export type ListUnbooked = { 
/**
 * The day, as far as things were known on it; today when absent.
 */
as_of: string | null, };

export type ListUnusable = Record<symbol, never>;

export type ListWaiting = Record<symbol, never>;

export type Listed<T> = { 
/**
 * All rows there are.
 */
total: number, 
/**
 * The first of them.
 */
first: Array<T>, };

export type LogInteraction = { 
/**
 * With whom.
 */
learner: string, 
/**
 * What it was about.
 */
text: string, 
/**
 * Over which channel; when absent the one the text begins with, else `other`.
 */
channel: Channel | null, 
/**
 * In which direction; when absent the one the text begins with, else the coach wrote or called.
 */
way: Way | null, 
/**
 * The day; today when absent.
 */
day: string | null, 
/**
 * The time; now when the day is absent too.
 */
time: string | null, };

export type LookAtErasure = { 
/**
 * The learner.
 */
learner: string, 
/**
 * What goes along; when absent, nothing of the library, and the rows that wait and tell of nobody else.
 */
along: GoesAlong | null, };

export type LookAtExport = { 
/**
 * Which tables.
 */
subjects: Array<Subject>, 
/**
 * The first day; from the beginning when absent.
 */
from: string | null, 
/**
 * The last day; to the end when absent.
 */
to: string | null, 
/**
 * For whom.
 */
preset: Preset, };

export type LookAtGathering = { 
/**
 * The learners.
 */
learners: Array<string>, 
/**
 * The day.
 */
day: string, };

export type LookAtImprovement = { 
/**
 * The improvement.
 */
improvement: string, };

export type LookAtProgress = { 
/**
 * The learner.
 */
learner: string, 
/**
 * How far back it looks.
 */
span: Span, };

export type LookAtSeries = { 
/**
 * With whom.
 */
learner: string, 
/**
 * Its first day.
 */
first: string, 
/**
 * How it goes on.
 */
rhythm: Rhythm, };

export type LookAtSeriesMove = { 
/**
 * The first of those that are moved.
 */
session: string, 
/**
 * The new day of that one; the others are moved by as many days.
 */
day: string, };

export type LookCorrection = { 
/**
 * The contract to correct.
 */
contract: string, 
/**
 * Its price from then on.
 */
price: Sum, 
/**
 * First day.
 */
starts_on: string, 
/**
 * Last day of the term; absent when open-ended.
 */
term_end: string | null, };

export type LookEnd = { 
/**
 * The contract.
 */
contract: string, 
/**
 * Its last day.
 */
ended_on: string, };

export type LookImport = { 
/**
 * The number of the choice.
 */
token: number, 
/**
 * In which encoding to read it.
 */
encoding: string | null, 
/**
 * What stands between its cells.
 */
delimiter: string | null, 
/**
 * Which sheet of a workbook.
 */
sheet: string | null, 
/**
 * What its rows tell of.
 */
kind: string | null, 
/**
 * What its columns mean, a code for each.
 */
columns: Array<string> | null, 
/**
 * What the coach has said of lines of which it is in doubt whose they are.
 */
choices: Array<WhoChoice>, 
/**
 * The cells of which the coach takes what the file says in place of what is recorded.
 */
takes: Array<TakenCell>, };

export type LookMeanwhile = { 
/**
 * With whom they would be: bookings of their own are not told.
 */
learners: Array<string>, 
/**
 * The days.
 */
days: Array<string>, 
/**
 * The start.
 */
time: string, 
/**
 * The length in minutes; as in the last session of a single learner when absent.
 */
minutes: number | null, };

export type LookRenewal = { 
/**
 * The contract to renew.
 */
contract: string, 
/**
 * First day of the new one; see [`Contract::goes_on`] when absent.
 */
starts_on: string | null, };

export type LookTakenIn = { 
/**
 * Whose contract.
 */
learner: string, 
/**
 * Its first day.
 */
starts_on: string, 
/**
 * Its last day; absent when it is open-ended, or not known yet.
 */
term_end: string | null, };

export type LookWhole = { 
/**
 * The number of the choice.
 */
token: number, 
/**
 * What the coach has said of lines of which it is in doubt whose they are, whichever sheet they stand on.
 */
choices: Array<WhoChoice>, 
/**
 * The cells of the first sheet, that of the learners, of which the coach takes what the file says in place of what is recorded.
 */
takes: Array<TakenCell>, };

export type Looked = { 
/**
 * The tables.
 */
tables: Array<SubjectRows>, 
/**
 * What the file cannot hold as it is.
 */
losses: Listed<Loss>, };

export type LoopShown = { 
/**
 * The session that all of them held, from 1.
 */
after: number, 
/**
 * Those who reached the next out of those of whom it is known.
 */
share: ShareShown, 
/**
 * Who may still reach it.
 */
open: number, 
/**
 * Who graduated after it.
 */
graduated: number, };

export type Loss = { 
/**
 * What happens to it.
 */
kind: LossKind, 
/**
 * In which table.
 */
subject: Subject, 
/**
 * Of whom the record tells, when a name is known.
 */
name: string | null, 
/**
 * The record's day, when it has one.
 */
day: string | null, 
/**
 * The heading of the column.
 */
heading: string, 
/**
 * The first character concerned.
 */
character: string | null, };

export type LossKind = "unmappable" | "defused" | "cut";

export type LossShown = { 
/**
 * The code of a usual reason or the coach's own words; `null` for those who were not asked (未聴取).
 */
reason: string | null, 
/**
 * Whether nothing can be done about it.
 */
is_unavoidable: boolean, 
/**
 * Out of all losses, those whose first reason it was.
 */
share: ShareShown, 
/**
 * Whose first reason it was.
 */
first: Array<string>, 
/**
 * Whose further reason it was.
 */
besides: Array<string>, 
/**
 * What was lost by it in a month, in each currency.
 */
monthly: Array<Sum>, };

export type MaterialLine = { 
/**
 * With whom, the latest first.
 */
shares: Array<SharedWith>, 
/**
 * Identity.
 */
id: string, 
/**
 * What it is called.
 */
title: string, 
/**
 * The address, when it is a link.
 */
url: string | null, 
/**
 * What is known of the file, when it is one.
 */
file: FileView | null, 
/**
 * The day it was added.
 */
added_on: string, };

export type MaterialView = { 
/**
 * Identity.
 */
id: string, 
/**
 * What it is called.
 */
title: string, 
/**
 * The address, when it is a link.
 */
url: string | null, 
/**
 * What is known of the file, when it is one.
 */
file: FileView | null, 
/**
 * The day it was added.
 */
added_on: string, };

export type MaterialsOfLearner = { 
/**
 * The learner.
 */
learner: string, };

export type MaySettleRow = { 
/**
 * The payment that came.
 */
payment: string, 
/**
 * The open payment.
 */
due: string, 
/**
 * Whose they are.
 */
learner: LearnerName, 
/**
 * How much came.
 */
amount: Sum, 
/**
 * How much is due; more than came when that may be a part of it.
 */
due_amount: Sum, 
/**
 * The day on which it came.
 */
paid_on: string | null, 
/**
 * By which means.
 */
method: string | null, 
/**
 * The day on which the open one is due.
 */
due_on: string | null, };

export type Meanwhile = { 
/**
 * The booking.
 */
session: string, 
/**
 * Its day.
 */
day: string, 
/**
 * Its start.
 */
time: string, 
/**
 * With whom, or with whom first.
 */
learner: LearnerName, 
/**
 * With how many.
 */
people: number, 
/**
 * What the group is called.
 */
title: string | null, };

export type Merge = { 
/**
 * Who stays.
 */
keep: LearnerName, 
/**
 * Whose records go over.
 */
other: LearnerName, 
/**
 * Whether the coach has said that they are two people.
 */
told_apart: boolean, 
/**
 * By what one tells which of the two is which: reading, mail address and telephone number, as far as one of them has it.
 */
known_by: Array<KnownBy>, 
/**
 * How many records of each kind go over, by the kind's name.
 */
moved: Array<Moved>, 
/**
 * Where else both say something, and not the same: what the kept learner says stays.
 */
differing: Array<Differing>, 
/**
 * The days on which both are booked. Both bookings stay, though a learner has one a day: which of them is to be, only the coach
 * can say.
 */
booked_twice: Array<string>, };

export type MergeLearners = { 
/**
 * The learner who stays.
 */
keep: string, 
/**
 * The learner whose records go over.
 */
other: string, };

export type MergeView = { 
/**
 * The learner who stays.
 */
keep: string, 
/**
 * The learner whose records go over.
 */
other: string, };

export type MessageOffer = { 
/**
 * The language in which to write to them; `null` while it is not known.
 */
language: Language | null, 
/**
 * How they like to be contacted.
 */
preferred_channel: Channel | null, 
/**
 * Whether they have a mail address.
 */
has_mail: boolean, 
/**
 * The templates in their order.
 */
messages: Array<OfferedMessage>, };

export type MessageTemplateView = { 
/**
 * Identity.
 */
id: string, 
/**
 * What it is for.
 */
name: string, 
/**
 * The text in Japanese; may be empty.
 */
ja: string, 
/**
 * The text in English; may be empty.
 */
en: string, };

export type MessageTemplateWish = { 
/**
 * One that is there; `null` for a new one.
 */
id: string | null, 
/**
 * What it is for, which no other one has.
 */
name: string, 
/**
 * The text in Japanese; it or the English one says something.
 */
ja: string, 
/**
 * The text in English.
 */
en: string, };

export type MessageVariable = "name" | "next_session" | "next_place" | "last_session" | "tickets" | "last_day" | "practice";

export type MessagesFor = { 
/**
 * The learner.
 */
learner: string, };

export type Metric = "applications" | "conversion" | "retention" | "renewal" | "unbooked" | "follow_ups" | "reasons" | "comebacks" | "revenue";

export type MetricCard = { 
/**
 * Which.
 */
metric: Metric, 
/**
 * Its value in each period, the last is that of the period looked at.
 */
values: Array<MetricValue>, 
/**
 * For each period whether it is reckoned otherwise than the one before, by another version of what this metric reads.
 */
breaks: Array<boolean>, 
/**
 * How many cases of the period are not decided yet.
 */
undecided: number, 
/**
 * How many are left out.
 */
excluded: number, 
/**
 * What has become of it since the period before; `null` where the two cannot be compared: one of them is not over, they are reckoned by
 * different definitions, or there are fewer than 5 cases.
 */
change: Direction | null, 
/**
 * What it is to reach in the period looked at; `null` without a target.
 */
target: TargetOnCard | null, };

export type MetricCards = { 
/**
 * How long the periods are.
 */
length: PeriodLength, 
/**
 * A day of the period that is looked at; today when absent.
 */
day: string | null, };

export type MetricChart = { 
/**
 * The metric.
 */
metric: Metric, 
/**
 * How long the periods are.
 */
length: PeriodLength, 
/**
 * A day of the last period; today when absent.
 */
day: string | null, 
/**
 * How many periods, 2 to 60; 12 when absent.
 */
periods: number | null, 
/**
 * Of which group; of everybody when absent.
 */
group: GroupWish | null, 
/**
 * On what it will stand.
 */
theme: Ground, 
/**
 * The words in the drawing.
 */
words: ChartWords, };

export type MetricDefinitions = Record<symbol, never>;

export type MetricDefinitionsView = { 
/**
 * The parameters that hold today.
 */
now: Parameters, 
/**
 * The parameters of a practice that has changed nothing.
 */
built_in: Parameters, 
/**
 * The versions, the newest first.
 */
versions: Array<DefinitionVersion>, };

export type MetricPeople = { 
/**
 * The metric.
 */
metric: Metric, 
/**
 * The period.
 */
within: PeriodWish, 
/**
 * Of which group; of everybody when absent.
 */
group: GroupWish | null, };

export type MetricSnapshots = { 
/**
 * The metric.
 */
metric: Metric, };

export type MetricSplit = { 
/**
 * The metric.
 */
metric: Metric, 
/**
 * The period.
 */
within: PeriodWish, 
/**
 * By what it is split.
 */
by: SplitBy, };

export type MetricTargets = Record<symbol, never>;

export type MetricValue = { "count": { 
/**
 * How many.
 */
count: number, 
/**
 * People.
 */
people: number, } } | { "share": ShareShown } | { "days": { 
/**
 * The median; `null` when everybody is booked.
 */
median: number | null, 
/**
 * How many have no booking: those the median is of.
 */
waiting: number, 
/**
 * Whether they are fewer than 10, so that the median only indicates (参考値).
 */
is_indicative: boolean, 
/**
 * Whether they are fewer than 5, so that the median is compared with nothing.
 */
is_too_few: boolean, 
/**
 * The threshold.
 */
over: number, 
/**
 * How many are over it.
 */
share: ShareShown, } } | { "reason": { 
/**
 * The reason; `null` when nobody was lost, or for those who were not asked.
 */
reason: string | null, 
/**
 * Whose it was.
 */
share: ShareShown, } } | { "amounts": { 
/**
 * By head.
 */
each: Array<Sum>, 
/**
 * In all.
 */
all: Array<Sum>, 
/**
 * How many learners.
 */
learners: number, } };

export type MetricsOf = { 
/**
 * The period.
 */
within: PeriodWish, 
/**
 * The day, as far as things were known at its end; today when absent.
 */
as_of: string | null, 
/**
 * By what they are split; by nothing when absent.
 */
by: SplitBy | null, };

export type MetricsShown = { 
/**
 * M1: the applications.
 */
applications: FractionShown, 
/**
 * M1: how many different people applied.
 */
applicants: number, 
/**
 * M2 by cohort: of the trials held, those that led to a contract in time.
 */
conversion: FractionShown, 
/**
 * M2 by decision: of the trials decided, those that were won.
 */
decided_trials: FractionShown, 
/**
 * Of the trials booked, those that were held.
 */
trial_attendance: FractionShown, 
/**
 * M3.
 */
retention: RetentionShown, 
/**
 * M4: of the contracts that fell due, those that were renewed.
 */
renewal: FractionShown, 
/**
 * M5.
 */
unbooked: UnbookedShown, 
/**
 * M6: of the follow-ups due, those done in time with a logged contact.
 */
follow_ups: FractionShown, 
/**
 * M6: of the same, those done at any time.
 */
follow_ups_eventually: FractionShown, 
/**
 * M6: the median of the days from opening to the first contact.
 */
days_to_contact: number | null, 
/**
 * M7: why learners were lost, the most frequent first, those who were not asked last.
 */
reasons: Array<LossShown>, 
/**
 * M8.
 */
comebacks: ComebacksShown, 
/**
 * M9.
 */
revenue: RevenueShown, };

export type MetricsView = { 
/**
 * The last day of which anything is known.
 */
as_of: string, 
/**
 * The first day of the period.
 */
from: string, 
/**
 * The last day of the period.
 */
to: string, 
/**
 * Whether all its days have passed; what is told is "to date" else.
 */
is_over: boolean, 
/**
 * Of everybody.
 */
all: MetricsShown, 
/**
 * Of each group, by its name; empty when nothing was to be split.
 */
groups: { [key in string]: MetricsShown }, };

export type MissedSignal = { 
/**
 * How many.
 */
count: number, 
/**
 * The day of the first of them.
 */
since: string, 
/**
 * The day of the last of them.
 */
last: string, };

export type Mode = "online" | "in_person" | "phone";

export type Money = { 
/**
 * The day.
 */
today: string, 
/**
 * Payments that should have come in, the oldest first.
 */
overdue: Listed<PaymentLine>, 
/**
 * Payments that are to come in, the next first.
 */
coming: Listed<PaymentLine>, 
/**
 * Who pays, by name.
 */
payers: Array<PayerLine>, 
/**
 * The learners who pay for themselves, in the order of the list of learners.
 */
own: Array<OwnLine>, };

export type MoneyForLearner = { 
/**
 * The day.
 */
today: string, 
/**
 * How it stands, by currency.
 */
accounts: Array<AccountView>, 
/**
 * Who pays, has paid or will.
 */
payers: Array<PayerLinkView>, 
/**
 * All payments, the latest first.
 */
payments: Array<PaymentLine>, };

export type MoneyOfLearner = { 
/**
 * The learner.
 */
learner: string, };

export type MoneyOfPayer = { 
/**
 * The payer.
 */
payer: string, };

export type MoneyView = Record<symbol, never>;

export type MoreTerms = { 
/**
 * How the price is taxed; absent when nobody says.
 */
tax: TaxKind | null, 
/**
 * How many unused sessions at most come over into a renewal.
 */
carry_over: number, 
/**
 * Hours of notice for a cancellation in time; absent as the practice says.
 */
notice_hours: number | null, 
/**
 * Whether it is renewed at the end of its term unless someone decides otherwise.
 */
auto_renew: boolean, };

export type MoveSeries = { 
/**
 * The first of those that are moved.
 */
session: string, 
/**
 * The new day of that one; the others are moved by as many days.
 */
day: string, 
/**
 * The new start of all of them.
 */
time: string | null, };

export type Moved = { 
/**
 * The kind, such as `session`.
 */
kind: string, 
/**
 * How many.
 */
count: number, };

export type MovedDay = { 
/**
 * Its day so far.
 */
from: string, 
/**
 * Its new day; `null` when it stays as it is.
 */
to: string | null, 
/**
 * Why it stays.
 */
kept: Skipped | null, };

export type MovedSums = { 
/**
 * What came in.
 */
received: Sum, 
/**
 * What was given back, in the period in which it was.
 */
refunded: Sum, };

export type MovesShown = { 
/**
 * The session that was moved and is this one now.
 */
from: SessionAt | null, 
/**
 * The session that this one was moved to.
 */
to: SessionAt | null, };

export type NamedAfter = { 
/**
 * Groups whose titles have it.
 */
groups: number, 
/**
 * Saved filters whose names or conditions have it.
 */
filters: number, 
/**
 * Tags of other learners that have it, each counted once.
 */
tags: number, 
/**
 * Materials that stay whose titles have it.
 */
materials: number, 
/**
 * Records of others or of nobody, of any kind, in whose history of changes it stands, be it in earlier wording only: all of
 * them, what is counted above among them.
 */
history: number, };

export type Naming = "name" | "initials" | "nobody";

export type NewAction = { 
/**
 * What is to be done.
 */
text: string, 
/**
 * By when.
 */
due_on: string | null, };

export type NewObstacle = { 
/**
 * In a few words.
 */
text: string, 
/**
 * The coach's category.
 */
category: string | null, };

export type NextNote = Record<symbol, never>;

export type NoTicket = "outcome" | "exception" | "no_contract" | "not_counted" | "none_left";

export type NoteOfSession = { 
/**
 * The session.
 */
session: string, };

export type NoteState = "final" | "amended";

export type NoteTemplateView = Record<symbol, never>;

export type NoteVersionView = { 
/**
 * Identity.
 */
id: string, 
/**
 * When it was confirmed, in milliseconds since 1970 UTC.
 */
written_at: number, 
/**
 * Name of the template; empty for the template that comes with the practice, null for imported words.
 */
template: string | null, 
/**
 * Its words.
 */
sections: Array<WrittenSection>, };

export type NoteView = { 
/**
 * The session.
 */
session: string, 
/**
 * Whose note.
 */
learner: string, 
/**
 * How far it has come; null when the session has no note (any more).
 */
state: NoteState | null, 
/**
 * The version that counts.
 */
version: string | null, 
/**
 * The words that count; empty when there are none.
 */
sections: Array<WrittenSection>, 
/**
 * Every version ever confirmed, the latest first; those of confirmations that were undone are among them.
 */
versions: Array<NoteVersionView>, };

export type NotesLeft = { 
/**
 * Sessions of which an outcome, an answer or a note is missing, and drafts of no session, of which nothing was decided.
 */
left: number, 
/**
 * Those that were passed over in this review.
 */
skipped: number, };

export type Notice = { 
/**
 * In time or late; `null` once the session has begun.
 */
proposed: Outcome | null, 
/**
 * Hours before the session until which it can be cancelled in time.
 */
hours: number, 
/**
 * Whether the contract says so, and not the practice.
 */
by_contract: boolean, 
/**
 * The last day on which it can be cancelled in time.
 */
last_day: string, 
/**
 * The last minute of that day.
 */
last_time: string, 
/**
 * What each outcome would count as, were it told today.
 */
outcomes: Array<WouldCount>, };

export type NoticeOfSession = { 
/**
 * The session.
 */
session: string, };

export type NumberLine = { 
/**
 * Which.
 */
metric: Metric, 
/**
 * The days it is told of.
 */
within: PeriodShown, 
/**
 * Its value.
 */
now: MetricValue, 
/**
 * The days it is compared with.
 */
before_within: PeriodShown, 
/**
 * Its value then.
 */
before: MetricValue, 
/**
 * How many cases are not decided yet.
 */
undecided: number, 
/**
 * What it is to reach, when that was said.
 */
target: TargetShown | null, 
/**
 * Whether it misses its target; where that cannot be said, whether it is worse than a week earlier. Never said of a few cases.
 */
is_off: boolean, 
/**
 * What was decided in this review.
 */
decision: DecisionLine | null, };

export type ObstacleView = { 
/**
 * Identity.
 */
id: string, 
/**
 * The coach's category.
 */
category: string | null, 
/**
 * In a few words.
 */
text: string, 
/**
 * The day it was named.
 */
opened_on: string, 
/**
 * The day it was out of the way.
 */
cleared_on: string | null, };

export type OfferedMessage = { 
/**
 * The template.
 */
template: string, 
/**
 * What it is for.
 */
name: string, 
/**
 * The Japanese text; `null` when the template has none.
 */
ja: FilledText | null, 
/**
 * The English text; `null` when the template has none.
 */
en: FilledText | null, };

export type OfferedTime = { 
/**
 * The day.
 */
day: string, 
/**
 * The start.
 */
time: string | null, 
/**
 * The length in minutes.
 */
minutes: number | null, 
/**
 * How they would meet.
 */
mode: Mode | null, 
/**
 * Where: a link or a place, none when empty; as in the learner's last session held in that way when absent.
 */
place: string | null, };

export type OnlyTheirs = { 
/**
 * Identity.
 */
id: string, 
/**
 * What it is called.
 */
title: string, 
/**
 * Whether it is a file; else it is a link.
 */
is_file: boolean, 
/**
 * Whether it goes.
 */
goes: boolean, };

export type OpenComposer = { 
/**
 * With whom.
 */
learner: string, 
/**
 * Which session; an identity that is not known yet means a session that was never booked.
 */
session: string | null, };

export type OpenLink = { 
/**
 * The material.
 */
material: string, };

export type OpenMail = { 
/**
 * To whom.
 */
learner: string, 
/**
 * The subject; may be empty.
 */
subject: string, 
/**
 * The text.
 */
text: string, };

export type OpenObstacle = { 
/**
 * Identity.
 */
id: string, 
/**
 * In a few words.
 */
text: string, 
/**
 * The coach's category.
 */
category: string | null, 
/**
 * The day it was named.
 */
opened_on: string, };

export type OpenPlace = { 
/**
 * The session.
 */
session: string, };

export type OpenPractice = { 
/**
 * Which one.
 */
which: Which, };

export type OpenReview = Record<symbol, never>;

export type OpenSample = Record<symbol, never>;

export type OpenView = { 
/**
 * Which one.
 */
which: Which, 
/**
 * Its name; empty when the coach gave none.
 */
name: string, };

export type Outcome = "held" | "late_cancelled" | "no_show" | "cancelled_by_learner" | "cancelled_by_coach";

export type OutcomeRule = { 
/**
 * The outcome.
 */
outcome: Outcome, 
/**
 * Whether the session took place; this is not the coach's to say.
 */
happened: boolean, 
/**
 * Whether it uses a ticket.
 */
consumes: boolean, 
/**
 * Whether it is charged.
 */
chargeable: boolean, 
/**
 * Whether the coach can say what it counts as.
 */
can_count: boolean, 
/**
 * The day from which this holds; `null` while it is the usual rule.
 */
since: string | null, };

export type OutcomeWish = { 
/**
 * The outcome.
 */
outcome: Outcome, 
/**
 * Whether it uses a ticket.
 */
consumes: boolean, 
/**
 * Whether it is charged.
 */
chargeable: boolean, };

export type OverdueAction = { 
/**
 * Identity.
 */
id: string, 
/**
 * Who set out to do it.
 */
learner: LearnerName, 
/**
 * What is to be done; `null` when the history brought no words.
 */
text: string | null, 
/**
 * The day by which it should have been done.
 */
due_on: string, 
/**
 * Days since then.
 */
days: number, };

export type OwnFieldName = { 
/**
 * The code of the meaning.
 */
code: string, 
/**
 * The coach's name for the field.
 */
name: string, };

export type OwnLine = { 
/**
 * Who.
 */
learner: LearnerName, 
/**
 * The reading of their name.
 */
kana: string | null, 
/**
 * How their account stands, by currency.
 */
accounts: Array<AccountView>, };

export type PaidContract = { 
/**
 * Identity.
 */
id: string, 
/**
 * What the agreement is called.
 */
plan_name: string | null, 
/**
 * How it is charged.
 */
kind: ContractKind, 
/**
 * Its price.
 */
price: Sum, 
/**
 * First day.
 */
starts_on: string, };

export type PaperKind = "pdf" | "html";

export type Parameters = { 
/**
 * Days after the end of a contract within which the next one is still a renewal.
 */
grace_days: number, 
/**
 * Days after a trial within which a first paid contract counts (M2).
 */
conversion_days: number, 
/**
 * Days after an exit within which a new contract counts (M8).
 */
recontract_days: number, 
/**
 * Days before a new contract within which a logged contact makes it one "from follow-up" (M8).
 */
from_follow_up_days: number, 
/**
 * Days without a next booking over which learners are counted (M5), rising: 1 to 3 of them.
 */
unbooked_over: Array<number>, };

export type Part = "counts" | "counts_not" | "undecided" | "excluded" | "left_early";

export type PartPrint = { 
/**
 * Its key.
 */
key: string, 
/**
 * The same as long as all that is printed of it is the same.
 */
print: string, };

export type PartShown = { 
/**
 * Which part.
 */
part: Part, 
/**
 * Who is in it.
 */
people: Listed<PersonLine>, };

export type Participant = { 
/**
 * Their own session.
 */
session: string, 
/**
 * Who.
 */
learner: LearnerName, 
/**
 * Where their session stands.
 */
state: SessionState, };

export type PassedRows = { 
/**
 * `not_received`, `other_transaction`, `no_amount`, `paid_out`, `no_words`, `called_off`, `over`,
 * `whole_day` or `not_wanted`.
 */
why: string, 
/**
 * How many they are.
 */
rows: number, 
/**
 * The first of them, by their lines in the file.
 */
lines: Array<number>, };

export type PastReview = { 
/**
 * The week that was looked at.
 */
week: PeriodShown, 
/**
 * Since when it was held.
 */
review: ReviewShown, 
/**
 * What was decided, with what has come of it since.
 */
decisions: Array<DecisionLine>, 
/**
 * What was chosen to be tried, with what came of it.
 */
moves: Array<ImprovementLine>, 
/**
 * What was tried since earlier reviews, with what came of it.
 */
tried: Array<ImprovementLine>, };

export type PastReviewLine = { 
/**
 * Identity.
 */
id: string, 
/**
 * The week that was looked at.
 */
week: PeriodShown, 
/**
 * The day it was finished; `null` when it never was.
 */
finished_on: string | null, 
/**
 * Of how many things something was decided.
 */
decided: number, 
/**
 * How many were passed over.
 */
passed: number, 
/**
 * What was chosen to be tried.
 */
moves: Array<string>, };

export type PastReviewView = { 
/**
 * The review.
 */
review: string, };

export type PauseLearners = { 
/**
 * Who rests.
 */
learners: Array<string>, 
/**
 * First day; today when absent.
 */
starts_on: string | null, 
/**
 * Planned last day; absent until further notice.
 */
ends_on: string | null, 
/**
 * The reason given.
 */
reason: string | null, };

export type PauseLook = { 
/**
 * The bookings.
 */
bookings: Array<SessionAt>, 
/**
 * Whose wish it usually is that they are called off.
 */
usual: Wish, };

export type PauseView = { 
/**
 * Identity.
 */
id: string, 
/**
 * First day.
 */
starts_on: string, 
/**
 * Planned last day; `null` until further notice.
 */
ends_on: string | null, 
/**
 * The reason given.
 */
reason: string | null, 
/**
 * The contract that rests; all of the learner's when `null`.
 */
contract: string | null, 
/**
 * Whether the fee is due while it rests.
 */
billed: boolean, 
/**
 * Whether the term grows by the time it rests.
 */
extends_term: boolean, };

export type PayContract = { 
/**
 * The contract.
 */
contract: string, 
/**
 * Who pays; the learner when absent.
 */
payer: string | null, };

export type PayerAccount = { 
/**
 * Who.
 */
payer: PayerView, 
/**
 * How the account stands, by currency.
 */
accounts: Array<AccountView>, 
/**
 * For whom they pay, and how it stands for each of them.
 */
learners: Array<LearnerAccount>, 
/**
 * All payments, the latest first.
 */
payments: Array<PaymentLine>, };

export type PayerKind = "person" | "organisation";

export type PayerLine = { 
/**
 * Who.
 */
payer: PayerView, 
/**
 * For whom they pay today.
 */
learners: Array<LearnerName>, 
/**
 * How their account stands, by currency.
 */
accounts: Array<AccountView>, };

export type PayerLinkView = { 
/**
 * Identity.
 */
id: string, 
/**
 * Who pays.
 */
payer: PayerName, 
/**
 * How much of it, in %.
 */
share: number, 
/**
 * From which day.
 */
starts_on: string | null, 
/**
 * Until which day.
 */
ends_on: string | null, };

export type PayerName = { 
/**
 * Identity.
 */
id: string, 
/**
 * Full name.
 */
name: string, };

export type PayerView = { 
/**
 * Identity.
 */
id: string, 
/**
 * Full name.
 */
name: string, 
/**
 * Reading of the name.
 */
kana: string | null, 
/**
 * What it is.
 */
payer_kind: PayerKind, 
/**
 * Registration number for qualified invoices.
 */
registration_number: string | null, 
/**
 * Whether that number may be mistyped: its check digit does not fit, which those of people need not.
 */
number_is_doubtful: boolean, 
/**
 * Mail address.
 */
mail: string | null, 
/**
 * Telephone number.
 */
phone: string | null, 
/**
 * Postal address.
 */
address: string | null, };

export type PaymentLine = { 
/**
 * Identity.
 */
id: string, 
/**
 * For whom.
 */
learner: LearnerName, 
/**
 * The contract it is for.
 */
contract: string | null, 
/**
 * Who pays; the learner when `null`.
 */
payer: PayerName | null, 
/**
 * How much.
 */
amount: Sum, 
/**
 * The day it is due.
 */
due_on: string | null, 
/**
 * The day it came in; `null` while it is open.
 */
paid_on: string | null, 
/**
 * Days since it was due; `null` when it came in, or is due on no day. Negative when it is not due yet.
 */
days: number | null, 
/**
 * By which means.
 */
method: string | null, 
/**
 * What the way of payment cost.
 */
fee: Sum | null, 
/**
 * Its number at the bank or the payment service.
 */
reference: string | null, 
/**
 * What the bank or the payment service says of it besides.
 */
note: string | null, 
/**
 * The expected payment of which this is a part.
 */
part_of: string | null, 
/**
 * The open payments among these lines which it can be made, or a part of which, when it came without having been expected.
 */
joins: Array<string>, 
/**
 * What was given back of it.
 */
refunds: Array<RefundView>, 
/**
 * How much can still be given back.
 */
refundable: Sum, };

export type PeriodLength = "week" | "month" | "quarter" | "year";

export type PeriodShown = { 
/**
 * Its first day.
 */
from: string, 
/**
 * Its last day.
 */
to: string, 
/**
 * Whether all its days have passed; what is told is "to date" else, and compared with none that is full.
 */
is_over: boolean, };

export type PeriodValue = { 
/**
 * The period; its people are those of `metrics.people`.
 */
period: PeriodShown, 
/**
 * The value.
 */
value: MetricValue, 
/**
 * How many cases are not decided yet.
 */
undecided: number, 
/**
 * How many are left out.
 */
excluded: number, 
/**
 * The first reasons of the losses (M7), the most frequent first.
 */
reasons: Array<ReasonCount>, 
/**
 * What came in and what was given back (M9), in each currency.
 */
moved: Array<MovedSums>, };

export type PeriodWish = { "around": { 
/**
 * How long it is.
 */
length: PeriodLength, 
/**
 * The day.
 */
day: string, } } | { "days": { 
/**
 * The first.
 */
from: string, 
/**
 * The last.
 */
to: string, } };

export type PersonLine = { 
/**
 * The learner; `null` for somebody who is known by name only.
 */
learner: LearnerName | null, 
/**
 * The name of somebody who is no learner, when it is known.
 */
name: string | null, 
/**
 * The day on which it falls into the period, where that is one.
 */
day: string | null, 
/**
 * Why they are left out.
 */
why: Exclusion | null, 
/**
 * How many days without a booking (M5).
 */
days: number | null, 
/**
 * The first reason (M7); `null` when it was not asked, too.
 */
reason: string | null, 
/**
 * What they brought (M9), less what was given back.
 */
amounts: Array<Sum>, };

export type PickFrom = "folder" | "file";

export type Places = { 
/**
 * Width of the view box.
 */
width: number, 
/**
 * Height of the view box.
 */
height: number, 
/**
 * Upper end of a line of sight through a point.
 */
top: number, 
/**
 * Lower end of a line of sight through a point.
 */
bottom: number, 
/**
 * Distance of each point from the left edge.
 */
xs: Array<number>, 
/**
 * Distance of each point from the upper edge.
 */
ys: Array<number>, 
/**
 * The label of each point.
 */
labels: Array<string>, };

export type PlanTerms = { 
/**
 * What the agreement is called.
 */
name: string | null, 
/**
 * How it is charged.
 */
kind: ContractKind, 
/**
 * Sessions included.
 */
sessions: number | null, 
/**
 * Days between two sessions.
 */
cadence_days: number | null, };

export type PlanView = { 
/**
 * Identity.
 */
id: string, 
/**
 * The coach's name for the offer.
 */
name: string, 
/**
 * How it is charged.
 */
kind: ContractKind, 
/**
 * Price of one term or package.
 */
price: Sum, 
/**
 * Sessions included.
 */
sessions: number | null, 
/**
 * Length of the term in months.
 */
months: number | null, 
/**
 * Days between two sessions.
 */
cadence_days: number | null, 
/**
 * Whether it is still offered.
 */
offered: boolean, 
/**
 * How its price is taxed; `null` when nobody has said.
 */
tax: TaxKind | null, 
/**
 * How many unused sessions at most come over into a renewal.
 */
carry_over: number, 
/**
 * Hours of notice for a cancellation in time; `null` as the practice says.
 */
notice_hours: number | null, 
/**
 * Whether its contracts are renewed at the end of their term unless someone decides otherwise.
 */
auto_renew: boolean, };

export type PolicyOfToday = { 
/**
 * What each outcome counts as.
 */
outcomes: Array<OutcomeRule>, 
/**
 * Hours before a session until which a learner can cancel it in time, unless the contract says otherwise.
 */
notice_hours: number, };

export type PolicyView = Record<symbol, never>;

export type Preferences = { 
/**
 * The language of the window.
 */
language: Language, 
/**
 * The colours of the window.
 */
theme: Theme, 
/**
 * Size of text in percent, 90 to 150.
 */
text_size: number, 
/**
 * The columns of the list of learners; none for the usual ones.
 */
columns: Array<string>, };

export type PreferencesView = Record<symbol, never>;

export type Preset = "excel" | "shift_jis" | "plain" | "workbook";

export type Preview = { 
/**
 * What would follow, in the order in which it is told.
 */
consequences: Array<Consequence>, 
/**
 * What forbids confirming; empty when nothing does.
 */
problems: Array<Problem>, };

export type PreviewDraft = { 
/**
 * What stands in the composer.
 */
draft: DraftBody, };

export type PreviewMetricDefinition = { 
/**
 * The parameters, not saved.
 */
parameters: Parameters, };

export type PriorAction = { 
/**
 * Identity.
 */
id: string, 
/**
 * What is to be done; null when the history brought no words.
 */
text: string | null, 
/**
 * The day it was agreed.
 */
created_on: string, 
/**
 * By when.
 */
due_on: string | null, 
/**
 * What became of it.
 */
state: ActionState, 
/**
 * Whether it was agreed in this very session.
 */
agreed_here: boolean, };

export type Problem = { 
/**
 * Where it stands.
 */
field: ProblemField, 
/**
 * Which entry of a list, from 0; null for a single field.
 */
index: number | null, 
/**
 * What is wrong.
 */
rule: ProblemRule, };

export type ProblemField = "session" | "day" | "minutes" | "sections" | "actions" | "new_actions" | "levels" | "satisfaction" | "obstacles_opened" | "obstacles_cleared" | "next_booking";

export type ProblemRule = "moved" | "in_the_future" | "in_the_past" | "not_before" | "not_after_the_session" | "booked_that_day" | "empty" | "too_long" | "twice" | "missing" | "out_of_range";

export type ProblemView = { 
/**
 * The table.
 */
table: string, 
/**
 * The line as an editor counts it, 1 being the header; 0 for the table as a whole.
 */
line: number, 
/**
 * The column; `None` for the line as a whole.
 */
column: string | null, 
/**
 * What is wrong, by its stable code.
 */
kind: string, 
/**
 * What it is about: the cell's text, an id, bounds.
 */
about: { [key in string]: string }, 
/**
 * How many rows have it: more than one where it is told once for all of them.
 */
rows: number, };

export type ProgressPart = { 
/**
 * Its key.
 */
key: string, 
/**
 * What it says.
 */
text: string, 
/**
 * Its day.
 */
day: string | null, };

export type ProgressShown = { 
/**
 * By what it is made out: what is saved names it.
 */
seen: string, 
/**
 * The first day it tells of; `null` from the beginning.
 */
from: string | null, 
/**
 * Its language, which is the learner's.
 */
language: Language, 
/**
 * Goals.
 */
goals: Array<ProgressPart>, 
/**
 * What was done.
 */
done: Array<ProgressPart>, 
/**
 * What is agreed.
 */
agreed: Array<ProgressPart>, 
/**
 * What was shared.
 */
shared: Array<ProgressPart>, 
/**
 * How sessions went; its key is `attendance`.
 */
attendance: AttendanceShown, 
/**
 * The next session; its key is `next`.
 */
next: [string, string | null] | null, 
/**
 * By what each part is made out, in the order of the report.
 */
prints: Array<PartPrint>, 
/**
 * Letters for which the font of papers has no sign, the first of each part: as PDF it cannot be written with them.
 */
lacks: Array<Lack>, };

export type ProposalOfLearner = { 
/**
 * The learner.
 */
learner: string, };

export type Propose = { 
/**
 * To whom.
 */
learner: string, 
/**
 * The times.
 */
times: Array<OfferedTime>, };

export type ProposedTime = { 
/**
 * The session it would become.
 */
session: string, 
/**
 * The day.
 */
day: string, 
/**
 * The start.
 */
time: string | null, 
/**
 * The length in minutes.
 */
minutes: number | null, 
/**
 * How they would meet.
 */
mode: Mode | null, };

export type PutBack = { 
/**
 * Its name.
 */
name: string, };

export type Reach = { 
/**
 * How they like to be contacted.
 */
preferred: Channel | null, 
/**
 * The name on LINE.
 */
line: string | null, 
/**
 * The telephone number.
 */
phone: string | null, 
/**
 * The mail address.
 */
mail: string | null, };

export type ReadingView = { 
/**
 * The day of the reading.
 */
day: string, 
/**
 * The value, as a decimal number.
 */
value: string, 
/**
 * How much of the way has come, 0 to 100 %.
 */
achievement: number, };

export type ReasonCount = { 
/**
 * The code of a usual reason or the coach's own words; `null` for those who were not asked.
 */
reason: string | null, 
/**
 * How many.
 */
count: number, };

export type ReasonKind = "cancellation" | "trial";

export type ReasonLine = { 
/**
 * The code of a usual reason or the coach's own words; `null` for those who were not asked.
 */
reason: string | null, 
/**
 * Whose first reason it was.
 */
first: Array<Leaver>, 
/**
 * Who gave it besides another one.
 */
besides: Array<Leaver>, };

export type ReasonView = { 
/**
 * Identity; `null` for a usual one while the coach has changed nothing.
 */
id: string | null, 
/**
 * The code of a usual reason, or the coach's own words.
 */
label: string, 
/**
 * Whether it can still be chosen.
 */
offered: boolean, };

export type ReasonWish = { 
/**
 * One that is there; `null` for a new one.
 */
id: string | null, 
/**
 * The code of a usual reason, or the coach's own words.
 */
label: string, 
/**
 * Whether it can be chosen.
 */
offered: boolean, };

export type ReceivePayment = { 
/**
 * The expected payment.
 */
payment: string, 
/**
 * How much came in; all of it when absent.
 */
amount: Sum | null, 
/**
 * The day it came in; today when absent.
 */
paid_on: string | null, 
/**
 * By which means.
 */
method: string | null, 
/**
 * What the way of payment cost.
 */
fee: Sum | null, 
/**
 * Its number at the bank or the payment service.
 */
reference: string | null, };

export type RecentActs = { 
/**
 * How many at most, up to 200.
 */
limit: number, };

export type RecordHistory = { 
/**
 * Acts, up to 30.
 */
acts: Array<ActChanges>, 
/**
 * Whether there are earlier ones.
 */
more: boolean, };

export type RecordHistoryView = { 
/**
 * Whose records.
 */
learner: string, 
/**
 * The acts before this one; the latest when absent.
 */
before: number | null, };

export type RecordMessage = { 
/**
 * To whom.
 */
learner: string, 
/**
 * From which template.
 */
template: string, 
/**
 * Over which channel.
 */
channel: Channel, 
/**
 * The follow-up it answers, which stays open.
 */
follow_up: string | null, };

export type RecordPayment = { 
/**
 * For whom.
 */
learner: string, 
/**
 * The contract it is for.
 */
contract: string | null, 
/**
 * Who paid, as in [`ExpectPayment`].
 */
payer: string | null, 
/**
 * How much.
 */
amount: Sum, 
/**
 * The day it came in; today when absent.
 */
paid_on: string | null, 
/**
 * By which means.
 */
method: string | null, 
/**
 * What the way of payment cost.
 */
fee: Sum | null, 
/**
 * Its number at the bank or the payment service.
 */
reference: string | null, };

export type RedoAct = Record<symbol, never>;

export type RefundView = { 
/**
 * Identity.
 */
id: string, 
/**
 * The day it was given back.
 */
day: string, 
/**
 * How much.
 */
amount: Sum, 
/**
 * Why.
 */
reason: string | null, 
/**
 * By which means.
 */
method: string | null, };

export type RefundWaits = "its_payment_first" | "at_most_what_came_in" | "not_before_it_came_in";

export type RemoveBackups = Record<symbol, never>;

export type RemoveFilter = { 
/**
 * The filter.
 */
filter: string, };

export type RemoveMaterial = { 
/**
 * The material.
 */
material: string, };

export type RemoveOriginals = Record<symbol, never>;

export type RemovePause = { 
/**
 * The pause.
 */
pause: string, };

export type RemovePayment = { 
/**
 * The payment.
 */
payment: string, };

export type RemoveRefund = { 
/**
 * The refund.
 */
refund: string, };

export type RemoveShare = { 
/**
 * The share.
 */
share: string, };

export type RemoveTraces = Record<symbol, never>;

export type RenameFilter = { 
/**
 * The filter.
 */
filter: string, 
/**
 * The coach's name for it, which no other filter of the list has.
 */
name: string, };

export type RenameGathering = { 
/**
 * The group.
 */
gathering: string, 
/**
 * What it is called from now on.
 */
title: string | null, };

export type RenameMaterial = { 
/**
 * The material.
 */
material: string, 
/**
 * What it is called from now on.
 */
title: string, };

export type RenamePractice = { 
/**
 * The coach's name for it; may be empty.
 */
name: string, };

export type RenewContract = { 
/**
 * The contract to renew.
 */
contract: string, 
/**
 * First day of the new one; see [`Contract::goes_on`] when absent.
 */
starts_on: string | null, 
/**
 * What is agreed; the same terms for the same length when absent. Who pays and what was agreed besides price and
 * sessions stays as it was.
 */
terms: Terms | null, 
/**
 * The plan it follows from now on, whose terms hold; what was agreed before goes on when absent.
 */
plan: string | null, 
/**
 * The day its price is due; no payment is expected when absent.
 */
due_on: string | null, };

export type RenewInReview = { 
/**
 * The contract to renew.
 */
contract: string, 
/**
 * First day of the new one; see [`Contract::goes_on`] when absent.
 */
starts_on: string | null, };

export type RenewalLine = { 
/**
 * Whose.
 */
learner: LearnerName, 
/**
 * The contract.
 */
contract: string, 
/**
 * Its terms.
 */
terms: PlanTerms, 
/**
 * Its last day; `null` of a package without one.
 */
last_day: string | null, 
/**
 * Days until then; negative once it has passed.
 */
days: number | null, 
/**
 * The tickets left; `null` where they are not counted.
 */
balance: number | null, 
/**
 * Whether it was agreed that it is renewed unless someone decides otherwise.
 */
auto_renew: boolean, 
/**
 * The next session.
 */
next: SessionAt | null, 
/**
 * What was decided in this review.
 */
decision: DecisionLine | null, };

export type RenewalLook = { 
/**
 * First day of the new one.
 */
starts_on: string, 
/**
 * Last day of the new one; `null` when open-ended.
 */
term_end: string | null, 
/**
 * Price of one term or package.
 */
price: Sum, 
/**
 * How many sessions that were recorded without a contract it takes in, if it counts them and its tickets last.
 */
taken_in: number, };

export type ReportLength = "month" | "year";

export type RescheduleSession = { 
/**
 * The session.
 */
session: string, 
/**
 * The new day.
 */
day: string, 
/**
 * The new start.
 */
time: string | null, };

export type ResolveActionItem = { 
/**
 * The action.
 */
action_item: string, 
/**
 * What became of it.
 */
state: ActionState, };

export type ResolveGathering = { 
/**
 * Sessions of one group.
 */
sessions: Array<string>, 
/**
 * What came of them.
 */
state: Outcome, };

export type ResolveSession = { 
/**
 * The session.
 */
session: string, 
/**
 * What came of it; a session that was held is confirmed in the composer.
 */
state: Outcome, };

export type Rest = "carry_over" | "expire" | "keep";

export type RestTogether = { 
/**
 * So many rest by this act.
 */
done: number, 
/**
 * So many were left as they are, because they rest in that time already.
 */
left: number, 
/**
 * How many bookings of those who rest by it lie in that time. They stand.
 */
bookings: number, };

export type RestoreField = { 
/**
 * The change.
 */
change: number, 
/**
 * The field.
 */
field: string, };

export type RestoreNote = { 
/**
 * The version whose words shall count.
 */
version: string, };

export type RestsOn = "expert" | "expert_did_better" | "own_history";

export type RetentionShown = { 
/**
 * The learners of the first day: who stays counts, who was lost does not. Who is in the grace after a contract is undecided,
 * and is in the shares as one who stays.
 */
learners: FractionShown, 
/**
 * Who stays (継続率).
 */
stays: ShareShown, 
/**
 * Who was lost (離脱率).
 */
lost: ShareShown, 
/**
 * Who of them rested on the first day.
 */
resting: Array<string>, 
/**
 * Who came and was lost within the period (早期離脱).
 */
left_early: Array<CaseShown>, };

export type RevealDropped = Record<symbol, never>;

export type RevealExport = Record<symbol, never>;

export type RevealFolder = Record<symbol, never>;

export type RevealHandout = { 
/**
 * The learner.
 */
learner: string, };

export type RevenueShown = { 
/**
 * How many were learners on at least one day, also without a fee.
 */
active: number, 
/**
 * How many paid.
 */
paying: number, 
/**
 * What came in less what was given back, in each currency.
 */
net: Array<AmountsShown>, 
/**
 * What was earned by sessions used and days passed, in each currency.
 */
earned: Array<AmountsShown>, 
/**
 * What a learner has ever paid, in each currency.
 */
lifetime: Array<LifetimeShown>, 
/**
 * What each learner brought.
 */
takings: Array<TakingsShown>, };

export type ReviewDecided = { 
/**
 * The decision's identity.
 */
decision: string, 
/**
 * The follow-ups that the decision before had opened and that stay, because something was done with them since.
 */
stay: Array<FollowUpFate>, };

export type ReviewIsDue = Record<symbol, never>;

export type ReviewNumbers = { 
/**
 * An earlier review, of which they are told as they were known then; that of the week before this one when absent.
 */
review: string | null, };

export type ReviewShown = { 
/**
 * Identity.
 */
id: string, 
/**
 * The day it was begun.
 */
begun_on: string, 
/**
 * The day it was finished; `null` while it can be gone on with.
 */
finished_on: string | null, };

export type ReviewStep = "notes" | "signals" | "renewals" | "numbers" | "move";

export type ReviewView = Record<symbol, never>;

export type ReviewViewed = { 
/**
 * The day.
 */
today: string, 
/**
 * The week that is looked at.
 */
week: PeriodShown, 
/**
 * The review, once it was begun.
 */
review: ReviewShown | null, 
/**
 * What is missing in the record.
 */
notes: NotesLeft, 
/**
 * The notes that are half written and of no session yet, of each learner the latest; they are among what is missing.
 */
drafts: Array<DraftLine>, 
/**
 * Whom something speaks of.
 */
signals: Array<SignalLine>, 
/**
 * The contracts that end.
 */
renewals: Array<RenewalLine>, 
/**
 * What is tried, and what was decided upon in this review.
 */
improvements: Array<ImprovementLine>, 
/**
 * What was decided in this review.
 */
decisions: Array<DecisionLine>, 
/**
 * The review before this one, with what has come of it.
 */
last: LastReview | null, };

export type Rhythm = { 
/**
 * Days between two sessions.
 */
every_days: number, 
/**
 * How many days it has, those that are skipped among them; or else `until`.
 */
times: number | null, 
/**
 * The day with which it is over at the latest.
 */
until: string | null, };

export type Risk = { 
/**
 * The day, as far as things were known at its end; today when absent.
 */
as_of: string | null, };

export type RiskLine = { 
/**
 * Who.
 */
learner: LearnerName, 
/**
 * What a contact would be about.
 */
track: Track, 
/**
 * That they are gone within 30 days.
 */
p30: number, 
/**
 * That they are gone within 60 days.
 */
p60: number, 
/**
 * That they are gone within 90 days.
 */
p90: number, 
/**
 * That they are gone already.
 */
gone: number, 
/**
 * That they leave within 30 days, given that they are still here.
 */
hazard30: number, 
/**
 * Between which `p30` lies nine times of ten, by what has been learned so far.
 */
interval: [number, number] | null, 
/**
 * The day of the last session, or of the first contract before any.
 */
last: string, 
/**
 * The day that is booked.
 */
booked: string | null, 
/**
 * Whether a recorded rest covers the day.
 */
rests: boolean, 
/**
 * Days that passed since the last session, without rests and quiet days.
 */
elapsed: number, 
/**
 * Days that usually lie between two sessions.
 */
usual_days: number, 
/**
 * What speaks for leaving, the most first.
 */
signs: Array<SignShown>, };

export type RiskView = { 
/**
 * The last day of which anything is known.
 */
as_of: string, 
/**
 * How many leavings of this practice were known.
 */
leavers: number, 
/**
 * What the forecasts rest on.
 */
rests_on: RestsOn, 
/**
 * Everybody who is there and may leave, the most urgent first.
 */
learners: Array<RiskLine>, };

export type RunImport = { 
/**
 * The number of the plan.
 */
plan: number, 
/**
 * The coach's name for the practice that is made when none is open; may be empty.
 */
name: string, };

export type SaveBookings = { 
/**
 * Whose; everyone's when absent.
 */
learner: string | null, 
/**
 * How learners are named.
 */
naming: Naming, };

export type SaveBrief = { 
/**
 * The learner.
 */
learner: string, 
/**
 * As what it is written.
 */
kind: PaperKind, };

export type SaveChart = { 
/**
 * Which chart.
 */
chart: ChartWish, 
/**
 * As what.
 */
format: ChartFormat, 
/**
 * What the file is called, without the day and its ending.
 */
name: string, 
/**
 * Its table, the headings first: every number in a cell of its own, and nothing in it besides its digits.
 */
table: Array<Array<string>>, };

export type SaveCustomFields = { 
/**
 * What they are about.
 */
subject: CustomSubject, 
/**
 * All of them in their order, at most 50; one that is left out goes, which only one without values can.
 */
fields: Array<CustomFieldWish>, };

export type SaveCustomValues = { 
/**
 * What they are about.
 */
about: CustomAbout, 
/**
 * The fields that change.
 */
values: Array<TypedValue>, };

export type SaveDraft = { 
/**
 * What stands in the composer.
 */
draft: DraftBody, };

export type SaveExport = { 
/**
 * Which tables.
 */
subjects: Array<Subject>, 
/**
 * The first day; from the beginning when absent.
 */
from: string | null, 
/**
 * The last day; to the end when absent.
 */
to: string | null, 
/**
 * For whom.
 */
preset: Preset, 
/**
 * Whether the coach wants characters that Shift_JIS does not have written as a mark. Else such a file is not written.
 */
substitute: boolean, };

export type SaveFilter = { 
/**
 * The list, such as `learners`.
 */
place: string, 
/**
 * The coach's name for it.
 */
name: string, 
/**
 * What it asks for, each as one entry of the form `name=value`.
 */
query: Array<string>, };

export type SaveFlow = { 
/**
 * The steps in order, 1 to 20.
 */
steps: Array<StepWish>, };

export type SaveMaterial = { 
/**
 * The material.
 */
material: string, };

export type SaveMessageTemplates = { 
/**
 * All of them in their order, at most 50; one that is left out goes.
 */
templates: Array<MessageTemplateWish>, };

export type SaveMetricDefinition = { 
/**
 * The parameters.
 */
parameters: Parameters, 
/**
 * The first day on which it holds.
 */
valid_from: string, 
/**
 * Why it is changed.
 */
note: string, };

export type SaveNoteTemplate = { 
/**
 * The sections in order, 1 to 12.
 */
sections: Array<SectionWish>, };

export type SavePayer = { 
/**
 * The payer to change; a new one when absent.
 */
payer: string | null, 
/**
 * Full name.
 */
name: string, 
/**
 * Reading of the name.
 */
kana: string | null, 
/**
 * What it is.
 */
payer_kind: PayerKind, 
/**
 * Registration number for qualified invoices, as typed.
 */
registration_number: string | null, 
/**
 * Mail address.
 */
mail: string | null, 
/**
 * Telephone number.
 */
phone: string | null, 
/**
 * Postal address.
 */
address: string | null, };

export type SavePlan = { 
/**
 * The plan to change; a new one when absent.
 */
plan: string | null, 
/**
 * The coach's name for the offer.
 */
name: string, 
/**
 * How it is charged.
 */
kind: ContractKind, 
/**
 * Price of one term or package.
 */
price: Sum, 
/**
 * Sessions included; absent when they are not counted, which those of a package always are.
 */
sessions: number | null, 
/**
 * Length of the term in months; absent when open-ended.
 */
months: number | null, 
/**
 * Days between two sessions.
 */
cadence_days: number | null, 
/**
 * Whether it is offered.
 */
offered: boolean, 
/**
 * How its price is taxed; absent when nobody says.
 */
tax: TaxKind | null, 
/**
 * How many unused sessions at most come over into a renewal; none when absent.
 */
carry_over: number | null, 
/**
 * Hours of notice for a cancellation in time; absent as the practice says.
 */
notice_hours: number | null, 
/**
 * Whether its contracts are renewed at the end of their term unless someone decides otherwise; not when absent.
 */
auto_renew: boolean | null, };

export type SavePolicy = { 
/**
 * What outcomes count as; those that are left out stay as they are.
 */
outcomes: Array<OutcomeWish>, 
/**
 * Hours before a session until which a learner can cancel it in time: 0 to 720.
 */
notice_hours: number, };

export type SaveProgress = { 
/**
 * The learner.
 */
learner: string, 
/**
 * How far back it looks.
 */
span: Span, 
/**
 * What was looked at, as [`ProgressShown::seen`] makes it out. When something else is known by now, nothing is written.
 */
seen: string, 
/**
 * The keys of the parts that are in it; it holds no other.
 */
parts: Array<string>, 
/**
 * As what it is written.
 */
kind: PaperKind, };

export type SaveReasons = { 
/**
 * What they are for.
 */
kind: ReasonKind, 
/**
 * All of them in their order, 1 to 50; one that is left out goes.
 */
reasons: Array<ReasonWish>, };

export type SaveReport = { 
/**
 * How long the period is.
 */
length: ReportLength, 
/**
 * A day of it.
 */
day: string, 
/**
 * Whether the people behind each number are named.
 */
names: boolean, 
/**
 * As what it is written.
 */
kind: PaperKind, };

export type SaveReview = { 
/**
 * An earlier review; that of the week before this one when absent.
 */
review: string | null, };

export type SaveTemplates = Record<symbol, never>;

export type Saved = { 
/**
 * The file's name.
 */
name: string, 
/**
 * Its rows, headings left out.
 */
rows: number, 
/**
 * What it does not hold as it is.
 */
losses: Listed<Loss>, };

export type SavedBookings = { 
/**
 * The file's name.
 */
name: string, 
/**
 * Bookings that take place.
 */
bookings: number, 
/**
 * Bookings that are told as called off, so that calendars that have them take them away.
 */
cancelled: number, };

export type SavedFilterView = { 
/**
 * Identity.
 */
id: string, 
/**
 * The coach's name for it.
 */
name: string, 
/**
 * What it asks for, each as one entry of the form `name=value`.
 */
query: Array<string>, };

export type SavedPaper = { 
/**
 * The file's name.
 */
name: string, 
/**
 * Its pages; `null` for a page of HTML.
 */
pages: number | null, 
/**
 * The letters that stand as 〓 in it, for the font of papers does not have them: only in what is for the coach alone.
 */
marked: Array<string>, };

export type SectionPrompt = { 
/**
 * Stable key.
 */
key: string, 
/**
 * The coach's heading; empty for a default section, whose heading follows the language.
 */
heading: string, };

export type SectionWish = { 
/**
 * Key of a section the template has, or of a default one; null for a new section.
 */
key: string | null, 
/**
 * The heading; may be empty for the default sections only, whose heading then follows the language.
 */
heading: string, };

export type SectionWords = { 
/**
 * Key of the section in the template.
 */
key: string, 
/**
 * The words.
 */
text: string, };

export type SeriesBooked = { 
/**
 * The series.
 */
series: string, 
/**
 * The days on which a session was booked.
 */
booked: Array<string>, 
/**
 * The days that were not free; those left out are not among them.
 */
skipped: Array<SeriesDay>, };

export type SeriesDay = { 
/**
 * The day.
 */
day: string, 
/**
 * Why nothing is booked on it; `null` when it is free.
 */
skipped: Skipped | null, };

export type SeriesOfSession = { 
/**
 * The session.
 */
session: string, };

export type SeriesView = { 
/**
 * The series.
 */
series: string, 
/**
 * The session and all later ones that are still to take place.
 */
later: Array<SessionAt>, };

export type SessionAt = { 
/**
 * Identity.
 */
id: string, 
/**
 * The day.
 */
day: string, 
/**
 * The start.
 */
time: string | null, };

export type SessionCounts = { 
/**
 * Whether it took place.
 */
happened: Counted | null, 
/**
 * Whether it uses a ticket.
 */
consumes: Counted | null, 
/**
 * Whether it is charged.
 */
chargeable: Counted | null, 
/**
 * Whether its ticket was given back out of goodwill: then it uses none, whatever is said of it.
 */
given_back: boolean, };

export type SessionLine = { 
/**
 * Identity.
 */
id: string, 
/**
 * With whom.
 */
learner: LearnerName, 
/**
 * The day.
 */
day: string, 
/**
 * The start.
 */
time: string | null, 
/**
 * Planned length in minutes.
 */
minutes: number | null, 
/**
 * How they meet.
 */
mode: Mode | null, 
/**
 * Where: a link or a place.
 */
place: string | null, 
/**
 * Where it stands.
 */
state: SessionState, 
/**
 * The group it belongs to.
 */
gathering: GatheringName | null, 
/**
 * Whether it takes place at this moment, as booked.
 */
under_way: boolean, 
/**
 * The number it has among the held sessions of the learner, or would have once it and those booked before it are held; a
 * trial has none.
 */
number: number | null, 
/**
 * Whether it has a note with words: one of which it was said that none is needed has none.
 */
has_note: boolean, 
/**
 * Whether something was typed for it that is not confirmed.
 */
has_draft: boolean, };

export type SessionState = "proposed" | "booked" | "held" | "cancelled_by_learner" | "cancelled_by_coach" | "late_cancelled" | "no_show" | "rescheduled";

export type SessionTickets = { 
/**
 * Whether it uses a ticket that can be given back.
 */
used: boolean, 
/**
 * Its entries.
 */
lines: Array<LedgerLine>, };

export type SetAside = { 
/**
 * Its name.
 */
name: string, };

export type SetMetricTarget = { 
/**
 * The metric.
 */
metric: Metric, 
/**
 * How much; `null` takes the target away.
 */
amount: number | null, 
/**
 * The currency, where it is money; refused where it is none.
 */
currency: string | null, 
/**
 * The first day on which it holds.
 */
valid_from: string, };

export type SetPlace = { 
/**
 * The session.
 */
session: string, 
/**
 * Where: a link or a place; `null` takes it away.
 */
place: string | null, 
/**
 * Which others take place there, too.
 */
reach: Extent, };

export type SetPreferences = { 
/**
 * What they shall be.
 */
preferences: Preferences, };

export type SettlePayment = { 
/**
 * The payment that came.
 */
payment: string, 
/**
 * The open payment.
 */
due: string, };

export type SettleRest = { 
/**
 * The contract.
 */
contract: string, 
/**
 * What becomes of them. That they are kept is decided, too: nobody asks about them any more.
 */
rest: Rest, };

export type ShareMaterial = { 
/**
 * What is shared.
 */
material: string, 
/**
 * With whom; those with whom it is shared already are passed over.
 */
learners: Array<string>, 
/**
 * In which session.
 */
session: string | null, 
/**
 * On which day; today when absent.
 */
day: string | null, };

export type ShareShown = { 
/**
 * The numerator.
 */
of: number, 
/**
 * The denominator.
 */
all: number, 
/**
 * The share from 0 to 1; `null` below 5 cases.
 */
rate: number | null, 
/**
 * The ends of its 95 % interval after Wilson; `null` of nothing.
 */
interval: [number, number] | null, 
/**
 * Whether it rests on fewer than 10 cases and only indicates (参考値).
 */
is_indicative: boolean, };

export type ShareView = { 
/**
 * Identity.
 */
id: string, 
/**
 * What was shared.
 */
material: MaterialView, 
/**
 * In which session.
 */
session: SessionAt | null, 
/**
 * On which day.
 */
day: string, };

export type SharedWith = { 
/**
 * Identity.
 */
id: string, 
/**
 * With whom.
 */
learner: LearnerName, 
/**
 * On which day.
 */
day: string, };

export type Sign = "late" | "no_booking" | "booked_far" | "unmet" | "satisfaction_drop" | "satisfaction_low" | "disruption" | "gap_trend" | "slow_reply" | "late_payment" | "after_pause" | "new" | "contacted" | "tenure";

export type SignShown = { 
/**
 * Which.
 */
sign: Sign, 
/**
 * Its exact value.
 */
value: number, 
/**
 * By what it multiplies the odds of leaving within 30 days.
 */
odds: number, 
/**
 * How much it adds to `p30`.
 */
points: number, };

export type SignalLine = { 
/**
 * Who.
 */
learner: LearnerName, 
/**
 * How long nothing has been booked, when that is long.
 */
unbooked: UnbookedSignal | null, 
/**
 * The sessions missed in a row.
 */
missed: MissedSignal | null, 
/**
 * The trial that is undecided.
 */
trial: TrialSignal | null, 
/**
 * The follow-ups that are overdue, the longest first.
 */
overdue: Array<FollowUpLine>, 
/**
 * What was decided in this review.
 */
decision: DecisionLine | null, };

export type Skipped = "booked" | "paused" | "after_contract" | "end_of_calendar";

export type SnapshotLine = { 
/**
 * Its first day.
 */
week: string, 
/**
 * Whether it was told in its time or filled in later.
 */
kept: WayKept, 
/**
 * As it was told then; `null` when what was kept cannot be read.
 */
then: MetricValue | null, 
/**
 * As it is known today; `null` where that is the same.
 */
now: MetricValue | null, 
/**
 * Whether it is reckoned by other parameters today, of those that this metric reads.
 */
reckoned_otherwise: boolean, };

export type SnapshotPeople = { 
/**
 * The metric.
 */
metric: Metric, 
/**
 * The first day of the week.
 */
week: string, };

export type SnapshotTaken = { 
/**
 * The first day of the week that was kept; `null` when none was missing.
 */
week: string | null, 
/**
 * How many are still missing.
 */
left: number, };

export type SnoozeFollowUp = { 
/**
 * The follow-up.
 */
follow_up: string, 
/**
 * The day on which it comes back; after today.
 */
until: string, 
/**
 * Why.
 */
reason: string, 
/**
 * A contact that was made, to be logged with it.
 */
contact: Contact | null, };

export type Somebody = { 
/**
 * The learner.
 */
id: string, 
/**
 * Full name.
 */
name: string | null, 
/**
 * By which one tells two of one name apart: the mail address, else the telephone number; `null` where it is not needed.
 */
reach: string | null, };

export type Span = "contract" | "months_3" | "months_6" | "months_12" | "whole";

export type SpanShown = { 
/**
 * The least number of days.
 */
from: number, 
/**
 * The greatest.
 */
to: number, 
/**
 * Who, the longest first.
 */
people: Listed<LearnerName>, };

export type SplitBy = "plan" | "source" | "channel" | "tag" | "weekday";

export type Stands = "here" | "told" | "fixed";

export type Start = { 
/**
 * Whether the coach has a practice here.
 */
own_exists: boolean, 
/**
 * The practice that is open, by name.
 */
open: OpenView | null, };

export type StartView = Record<symbol, never>;

export type StayLineShown = { 
/**
 * The group; `null` for everybody.
 */
group: string | null, 
/**
 * The share that stays beyond it; `null` where fewer than five are watched.
 */
share: number | null, 
/**
 * The ends of its 95 % interval.
 */
interval: [number, number] | null, 
/**
 * How many are watched so long.
 */
at_risk: number, 
/**
 * How many were lost since the mark before.
 */
lost: number, };

export type StayMark = { 
/**
 * Months since the first contract.
 */
month: number, 
/**
 * One for each curve.
 */
lines: Array<StayLineShown>, };

export type StayPoint = { "month": { 
/**
 * Months since the first contract.
 */
month: number, 
/**
 * Those of the mark before, of which the losses count no more.
 */
after: number | null, } } | { "session": { 
/**
 * The session that all of them held.
 */
after: number, } };

export type StayingCurves = { 
/**
 * By what learners are split; by nothing when absent.
 */
by: SplitBy | null, 
/**
 * The one group that is looked at; the four largest when absent.
 */
group: string | null, 
/**
 * On what the drawings will stand.
 */
theme: Ground, 
/**
 * The words in them.
 */
words: ChartWords, };

export type StayingPeople = { 
/**
 * Of which group; of everybody when absent.
 */
group: GroupWish | null, 
/**
 * Which point.
 */
at: StayPoint, };

export type StayingView = { 
/**
 * All groups, the largest first; empty when nothing was to be split.
 */
groups: Array<GroupSize>, 
/**
 * How many learners are told of: of the group that is looked at, else of everybody.
 */
learners: number, 
/**
 * How many of them were lost.
 */
lost: number, 
/**
 * How many graduated; they are watched up to then.
 */
graduated: number, 
/**
 * How many are learners still.
 */
open: number, 
/**
 * By how many days half of them were lost; `null` as long as more than half stay.
 */
median_days: number | null, 
/**
 * How long they stay; `null` where there never were five.
 */
curve: Drawn<StayMark> | null, 
/**
 * Of those who held a session, who reached the next one; `null` where of no session five are known.
 */
sessions: Drawn<LoopShown> | null, };

export type StepWish = { 
/**
 * Key of a step the flow has, or of a default one; null for a new step.
 */
key: string | null, 
/**
 * Its name; may be empty for the default steps only, whose name then follows the language.
 */
name: string, 
/**
 * Codes of the fields to ask for.
 */
asks: Array<string>, };

export type Subject = "learners" | "sessions" | "payments" | "refunds" | "contracts" | "interactions";

export type SubjectRows = { 
/**
 * The table.
 */
subject: Subject, 
/**
 * Its rows.
 */
rows: number, };

export type SuggestedSlot = { 
/**
 * The day.
 */
day: string, 
/**
 * The start.
 */
time: string | null, };

export type Sum = { 
/**
 * The amount in the currency's smallest unit.
 */
minor: number, 
/**
 * ISO 4217 code.
 */
currency: string, };

export type TableReport = { 
/**
 * The table, by the name of its file without `.csv`.
 */
table: string, 
/**
 * Rows read.
 */
rows: number, 
/**
 * Rows that the practice does not have yet; also those of which that cannot be told while others are faulty.
 */
new: number, 
/**
 * Rows that the practice has, still open, and that go on as the table has them.
 */
updated: number, 
/**
 * Rows that would be updated, had the coach not changed them since they were brought in; they stay as they are.
 */
kept: number, 
/**
 * Rows that the practice has, and of which the table knows no more.
 */
known: number, 
/**
 * Rows with problems. Every row read is new, updated, kept, known or faulty.
 */
faulty: number, };

export type TableShape = { 
/**
 * The name of its file without `.csv`.
 */
table: string, 
/**
 * Whether there is no history without it.
 */
required: boolean, 
/**
 * Its columns, in the order in which they are written.
 */
columns: Array<ColumnShape>, };

export type TagLearners = { 
/**
 * The learners.
 */
learners: Array<string>, 
/**
 * The labels they shall have.
 */
add: Array<string>, 
/**
 * The labels they shall no longer have.
 */
remove: Array<string>, };

export type TakeMetricSnapshot = Record<symbol, never>;

export type TakenCell = { 
/**
 * The line of the file.
 */
line: number, 
/**
 * What its column means: a meaning, or the code of a field of the coach's own.
 */
meaning: string, };

export type TakingsShown = { 
/**
 * Who.
 */
learner: string, 
/**
 * What came in.
 */
received: Array<Sum>, 
/**
 * What was given back.
 */
refunded: Array<Sum>, 
/**
 * What was earned.
 */
earned: Array<Sum>, };

export type Talk = { 
/**
 * The others in it, those who wrote most first.
 */
people: Array<TalkPerson>, 
/**
 * The day of the first message.
 */
first: string | null, 
/**
 * The day of the last message.
 */
last: string | null, 
/**
 * The first messages.
 */
messages: Array<TalkMessage>, };

export type TalkMessage = { 
/**
 * The line of the file.
 */
line: number, 
/**
 * The day.
 */
day: string, 
/**
 * The time.
 */
time: string | null, 
/**
 * Who wrote it; `null` of the coach.
 */
by: string | null, 
/**
 * The words.
 */
text: string, 
/**
 * What becomes of it, as of any line.
 */
step: string, };

export type TalkPerson = { 
/**
 * The name that stands there; `null` where the coach's own messages name nobody.
 */
name: string | null, 
/**
 * To whose record the messages go; `null` while nobody has said whose they are, and when nothing new is among them.
 */
learner: Somebody | null, 
/**
 * How many messages they wrote.
 */
received: number, 
/**
 * How many messages the coach wrote to them.
 */
sent: number, };

export type TargetOnCard = { 
/**
 * The target.
 */
target: TargetShown, 
/**
 * Whether the period reaches it.
 */
standing: TargetStanding, };

export type TargetShown = { 
/**
 * The metric.
 */
metric: Metric, 
/**
 * How much: per cent for shares and for losses nobody was asked about, applications a month, days, minor units a month for each learner.
 */
amount: number, 
/**
 * The currency, where it is money.
 */
currency: string | null, 
/**
 * Whether more than that misses it.
 */
is_at_most: boolean, 
/**
 * The day from which it holds.
 */
valid_from: string, };

export type TargetStanding = "met" | "missed" | "too_few" | "to_date" | "of_months";

export type TargetVersion = { 
/**
 * The metric.
 */
metric: Metric, 
/**
 * How much; `null` when the target was taken away.
 */
amount: number | null, 
/**
 * The currency, where it is money.
 */
currency: string | null, 
/**
 * The day from which it held.
 */
valid_from: string, };

export type TargetsView = { 
/**
 * What holds today, metric by metric; those without a target are left out.
 */
now: Array<TargetShown>, 
/**
 * Everything that was ever set, the newest first.
 */
versions: Array<TargetVersion>, };

export type TaxKind = "sale_10" | "sale_8r" | "sale_exempt" | "export" | "out";

export type TellApart = { 
/**
 * One of them.
 */
learner: string, 
/**
 * The other one.
 */
other: string, };

export type TellPaymentsApart = { 
/**
 * The payment that came.
 */
payment: string, 
/**
 * The open payment.
 */
due: string, };

export type Terms = { 
/**
 * What the agreement is called.
 */
plan_name: string | null, 
/**
 * How it is charged.
 */
kind: ContractKind, 
/**
 * Last day of the term; absent when open-ended.
 */
term_end: string | null, 
/**
 * Price of the term or package.
 */
price: Sum, 
/**
 * Sessions included; absent when they are not counted, which those of a package always are.
 */
sessions: number | null, 
/**
 * Days between two sessions.
 */
cadence_days: number | null, };

export type Theme = "system" | "light" | "dark";

export type TicketsOfSession = { 
/**
 * The session.
 */
session: string, };

export type Timeline = { 
/**
 * The events, newest first; what lies ahead comes first of all.
 */
events: Array<TimelineEvent>, 
/**
 * The cursor for what comes after them; `null` at the beginning of the history.
 */
next: string | null, };

export type TimelineEvent = { 
/**
 * The day.
 */
day: string, 
/**
 * The time, when it is known.
 */
time: string | null, } & ({ "kind": "booking", 
/**
 * The session.
 */
id: string, 
/**
 * Whether it is only offered.
 */
state: SessionState, 
/**
 * Planned length in minutes.
 */
minutes: number | null, 
/**
 * How they meet.
 */
mode: Mode | null, 
/**
 * Where: a link or a place.
 */
place: string | null, 
/**
 * What it was moved from.
 */
moves: MovesShown, } | { "kind": "session", 
/**
 * The session.
 */
id: string, 
/**
 * Its outcome.
 */
state: SessionState, 
/**
 * Its number among the held ones; `null` when it was not held.
 */
number: number | null, 
/**
 * How they met.
 */
mode: Mode | null, 
/**
 * The first words of its note, or those around what was looked for; `null` without a note.
 */
words: string | null, 
/**
 * Satisfaction from 1 to 5.
 */
satisfaction: number | null, 
/**
 * Intent to continue.
 */
intent: Intent | null, 
/**
 * Why its ticket was given back out of goodwill; `null` when it was not.
 */
given_back: string | null, 
/**
 * What it was moved from and to.
 */
moves: MovesShown, } | { "kind": "interaction", 
/**
 * The contact.
 */
id: string, 
/**
 * Over which channel.
 */
channel: Channel, 
/**
 * In which direction.
 */
way: Way, 
/**
 * What it was about.
 */
text: string | null, } | { "kind": "contract", 
/**
 * The contract.
 */
id: string, 
/**
 * Which of it.
 */
turn: ContractTurn, 
/**
 * What it is called.
 */
plan_name: string | null, 
/**
 * How it is charged.
 */
contract_kind: ContractKind, 
/**
 * Price of the term or package.
 */
price: Sum, 
/**
 * Last day of the agreed term.
 */
term_end: string | null, 
/**
 * How it ended.
 */
end_kind: EndKind | null, 
/**
 * The reason given.
 */
reason: string | null, } | { "kind": "pause", 
/**
 * The pause.
 */
id: string, 
/**
 * Its planned last day.
 */
ends_on: string | null, 
/**
 * The reason given.
 */
reason: string | null, } | { "kind": "payment", 
/**
 * The payment.
 */
id: string, 
/**
 * How much.
 */
amount: Sum, 
/**
 * The day it is or was due.
 */
due_on: string | null, 
/**
 * Whether it was received.
 */
paid: boolean, 
/**
 * By which means.
 */
method: string | null, } | { "kind": "refund", 
/**
 * The refund.
 */
id: string, 
/**
 * How much.
 */
amount: Sum, 
/**
 * Why.
 */
reason: string | null, 
/**
 * By which means.
 */
method: string | null, } | { "kind": "action_item", 
/**
 * The action.
 */
id: string, 
/**
 * Whether this is the outcome.
 */
resolved: boolean, 
/**
 * What became of it.
 */
state: ActionState, 
/**
 * What is to be done.
 */
text: string | null, 
/**
 * The day by which it should be done.
 */
due_on: string | null, } | { "kind": "goal", 
/**
 * The goal.
 */
id: string, 
/**
 * The goal in the learner's words.
 */
title: string, 
/**
 * Where it stands today.
 */
state: GoalState, 
/**
 * The day by which it should be reached.
 */
due_on: string | null, } | { "kind": "progress", 
/**
 * The reading.
 */
id: string, 
/**
 * The goal.
 */
goal: string, 
/**
 * The goal in the learner's words.
 */
title: string, 
/**
 * The value, as a decimal number.
 */
value: string, 
/**
 * Unit of the value.
 */
unit: string, 
/**
 * How much of the way had come, 0 to 100 %.
 */
achievement: number, } | { "kind": "obstacle", 
/**
 * The obstacle.
 */
id: string, 
/**
 * Whether it was cleared here.
 */
cleared: boolean, 
/**
 * The coach's category.
 */
category: string | null, 
/**
 * In a few words.
 */
text: string, } | { "kind": "trial", 
/**
 * The trial.
 */
id: string, 
/**
 * Whether the person came.
 */
showed_up: boolean, 
/**
 * What came of it.
 */
outcome: TrialOutcome, 
/**
 * Where the person heard of the practice.
 */
source: string | null, 
/**
 * The session in which it is, or was, held.
 */
session: string | null, 
/**
 * Where that session stands.
 */
state: SessionState | null, 
/**
 * The first words of its note, or those around what was looked for.
 */
words: string | null, 
/**
 * Why it was decided so: the code of a usual reason, or the coach's own words.
 */
reason: string | null, 
/**
 * What the person had against it.
 */
objection: string | null, 
/**
 * What that session was moved from and to.
 */
moves: MovesShown, } | { "kind": "application", 
/**
 * The application.
 */
id: string, 
/**
 * How they have come to ask.
 */
channel: string | null, 
/**
 * How far it has come.
 */
state: ApplicationState, 
/**
 * The questions and answers of a form.
 */
answers: Array<[string, string]>, } | { "kind": "cancellation", 
/**
 * The cancellation.
 */
id: string, 
/**
 * The last day of the contract.
 */
effective_on: string, 
/**
 * The reasons, the first one first; none when they were not asked.
 */
reasons: Array<string>, 
/**
 * What happened, in the learner's words.
 */
what_happened: string | null, } | { "kind": "follow_up", 
/**
 * The follow-up.
 */
id: string, 
/**
 * Whether it was closed here.
 */
closed: boolean, 
/**
 * Where it stands today.
 */
state: FollowUpState, 
/**
 * What is to be done.
 */
text: string | null, 
/**
 * The day by which it is to be done.
 */
due_on: string | null, 
/**
 * What came of it.
 */
result: FollowUpResult | null, 
/**
 * Why it was put off or dismissed.
 */
reason: string | null, 
/**
 * How the learner was to be contacted, such as `message`.
 */
means: string, 
/**
 * What gave rise to it, such as `overdue`.
 */
trigger: string, 
/**
 * Whether it was carried out or held back.
 */
arm: Arm | null, } | { "kind": "material", 
/**
 * The share.
 */
id: string, 
/**
 * What the material is called.
 */
title: string, 
/**
 * In which session.
 */
session: string | null, } | { "kind": "consent", 
/**
 * The consent.
 */
id: string, 
/**
 * Whether it was withdrawn here.
 */
withdrawn: boolean, 
/**
 * What it is about.
 */
about: ConsentKind, 
/**
 * How it can be shown.
 */
evidence: string | null, });

export type TimelineKind = "booking" | "session" | "interaction" | "contract" | "pause" | "payment" | "refund" | "action_item" | "goal" | "progress" | "obstacle" | "trial" | "application" | "cancellation" | "follow_up" | "material" | "consent";

export type TimelinePage = { 
/**
 * The learner.
 */
learner: string, 
/**
 * Only these kinds; all when absent.
 */
kinds: Array<TimelineKind> | null, 
/**
 * Only events with this in their words, whatever its kana, width and case.
 */
find: string | null, 
/**
 * Only what comes after the stretch that answered this cursor.
 */
before: string | null, 
/**
 * How many at most, up to 200.
 */
limit: number, };

export type Together = { 
/**
 * With so many it was done.
 */
done: number, 
/**
 * So many were left as they are, because it holds for them already or cannot.
 */
left: number, };

export type Track = "verify" | "at_risk";

export type TrialLine = { 
/**
 * Identity.
 */
id: string, 
/**
 * With whom, when they are among the learners.
 */
learner: LearnerName | null, 
/**
 * The name of whoever came, when they are not.
 */
name: string | null, 
/**
 * The day of the trial.
 */
day: string, 
/**
 * The start, when it is known.
 */
time: string | null, 
/**
 * Days since then; negative while it is ahead.
 */
days: number, 
/**
 * The session in which it is, or was, held.
 */
session: string | null, 
/**
 * Where that session stands.
 */
session_state: SessionState | null, 
/**
 * Whether the person came.
 */
showed_up: boolean, 
/**
 * What came of it.
 */
outcome: TrialOutcome, 
/**
 * The day on which it was decided.
 */
decided_on: string | null, 
/**
 * Why: the code of a usual reason, or the coach's own words.
 */
reason: string | null, 
/**
 * What the person had against it.
 */
objection: string | null, 
/**
 * The day on which to contact the person again.
 */
next_contact_on: string | null, };

export type TrialOutcome = "undecided" | "won" | "lost" | "dropped";

export type TrialSignal = { 
/**
 * Its day.
 */
day: string, 
/**
 * Days since then.
 */
days: number, };

export type TrialWish = { 
/**
 * The day.
 */
day: string, 
/**
 * The start.
 */
time: string | null, 
/**
 * The length in minutes.
 */
minutes: number | null, 
/**
 * How they will meet.
 */
mode: Mode | null, 
/**
 * Where: a link or a place.
 */
place: string | null, };

export type TypedValue = { 
/**
 * The field.
 */
field: string, 
/**
 * What is entered; nothing when the field is to be empty.
 */
value: string | null, };

export type UnbookedFor = { 
/**
 * Days since the last held session, without paused days.
 */
days: number, 
/**
 * How many days usually lie between two of the learner's sessions.
 */
usual_days: number, };

export type UnbookedLine = { 
/**
 * Who.
 */
learner: LearnerName, 
/**
 * Days since the last held session, without paused days.
 */
days: number, 
/**
 * How many days usually lie between two of the learner's sessions.
 */
usual_days: number, 
/**
 * Whether the silence is so long that the learner has probably left; such learners come last.
 */
probably_left: boolean, 
/**
 * Whether all sessions of the contract are used up, so that a new one is due first.
 */
used_up: boolean, 
/**
 * The day of the last held session; `null` before the first.
 */
last_held: string | null, };

export type UnbookedShown = { 
/**
 * Whose next booking is there.
 */
booked: Array<string>, 
/**
 * Whose is not, the longest first.
 */
unbooked: Array<DaysShown>, 
/**
 * Of whom none is to be expected, and why.
 */
excluded: Array<[string, Exclusion]>, 
/**
 * The median of the days without a booking, of those who have none.
 */
median_days: number | null, 
/**
 * Whether they are fewer than 10, so that it only indicates (参考値).
 */
is_indicative: boolean, 
/**
 * For each threshold of days, how many learners have been without a booking for longer, of all who could book.
 */
over: Array<[number, ShareShown]>, };

export type UnbookedSignal = { 
/**
 * Days since the last held session, without paused days.
 */
days: number, 
/**
 * How many days usually lie between two of the learner's sessions.
 */
usual_days: number, 
/**
 * Whether the silence is so long that the learner has probably left.
 */
probably_left: boolean, 
/**
 * Whether all sessions of the contract are used up.
 */
used_up: boolean, };

export type UndoAct = { 
/**
 * The act; the last one that stands when absent.
 */
seq: number | null, };

export type UnknownColumns = { 
/**
 * The table.
 */
table: string, 
/**
 * Their names.
 */
columns: Array<string>, };

export type UnpaidOfContract = { 
/**
 * The contract.
 */
contract: string, };

export type UnpaidView = { 
/**
 * Identity.
 */
id: string, 
/**
 * How much.
 */
amount: Sum, 
/**
 * The day it is due.
 */
due_on: string | null, };

export type Unusable = "not_a_table" | "folder" | "link" | "unreadable";

export type UnusableFile = { 
/**
 * Its name; signs that are none in any script are replaced.
 */
name: string, 
/**
 * Why.
 */
why: Unusable, };

export type UpdateHandout = { 
/**
 * The learner.
 */
learner: string, };

export type Upkeep = { 
/**
 * The day.
 */
today: string, 
/**
 * Bookings that are over and say nothing of their outcome.
 */
outcomes: Listed<SessionLine>, 
/**
 * Offered times that are over and were never answered.
 */
proposals: Listed<SessionLine>, 
/**
 * Sessions held in the last days that have no note.
 */
notes: Listed<SessionLine>, 
/**
 * Trials that are undecided.
 */
trials: Listed<WaitingTrial>, 
/**
 * Contracts whose last day has passed of which nobody has said how they go on, or what becomes of the tickets left over.
 */
contracts: Listed<WaitingContract>, 
/**
 * Goals of those who still come that nobody has touched for long.
 */
goals: Listed<WaitingGoal>, 
/**
 * Pairs of learners who may be one person.
 */
alike: Listed<AlikePair>, 
/**
 * Payments of imports that may be ones that are open.
 */
settling: Listed<MaySettleRow>, 
/**
 * Payments of imports of which nobody has said whose they are.
 */
payments: Listed<WaitingRow>, 
/**
 * Other rows of imports of which nobody has said whose they are.
 */
unmatched: Listed<WaitingRow>, 
/**
 * Days after which a goal is asked about.
 */
goal_days: number, 
/**
 * Days for which a note is asked for.
 */
note_days: number, };

export type UpkeepView = { 
/**
 * How many rows of each kind to tell, 20 when absent and 10,000 at most.
 */
rows: number | null, };

export type UsualPlace = { 
/**
 * The learner.
 */
learner: string, 
/**
 * How they will meet; as in the learner's last session when absent.
 */
mode: Mode | null, };

export type UsualWish = { 
/**
 * The kind of end.
 */
end_kind: EndKind, 
/**
 * Whose wish.
 */
wish: Wish, };

export type ValueChanged = { 
/**
 * The metric.
 */
metric: Metric, 
/**
 * The month.
 */
period: PeriodShown, 
/**
 * As it is told.
 */
old: MetricValue, 
/**
 * As it would be.
 */
new: MetricValue, };

export type VerdictView = { 
/**
 * Rows of all records.
 */
rows: number, 
/**
 * Versions of notes among them.
 */
note_versions: number, 
/**
 * Acts.
 */
acts: number, 
/**
 * Entries of the change log.
 */
changes: number, 
/**
 * How many things were found wrong; 0 for a sound practice.
 */
found: number, 
/**
 * The first hundred of them.
 */
findings: Array<FindingView>, };

export type VerifyPractice = Record<symbol, never>;

export type WaitingChart = { 
/**
 * The period at whose end it is looked at, or today while it goes on.
 */
within: PeriodWish, 
/**
 * On what the drawing will stand.
 */
theme: Ground, 
/**
 * The words in it.
 */
words: ChartWords, };

export type WaitingContract = { 
/**
 * Identity.
 */
id: string, 
/**
 * Whose contract.
 */
learner: LearnerName, 
/**
 * What the agreement is called.
 */
plan_name: string | null, 
/**
 * How it is charged.
 */
kind: ContractKind, 
/**
 * Its last day.
 */
last_day: string, 
/**
 * Days since then.
 */
days: number, 
/**
 * How it was ended; `null` when nobody has ended it.
 */
end_kind: EndKind | null, 
/**
 * Whether another contract begins after it.
 */
goes_on: boolean, 
/**
 * Whether it was agreed that it is renewed unless someone decides otherwise.
 */
auto_renew: boolean, 
/**
 * The tickets left over under it; `null` when there are none.
 */
left_over: LeftOverView | null, };

export type WaitingGoal = { 
/**
 * Identity.
 */
id: string, 
/**
 * Whose goal.
 */
learner: LearnerName, 
/**
 * The goal in the learner's words.
 */
title: string, 
/**
 * The day it was last set, confirmed or read.
 */
touched_on: string, 
/**
 * Days since then.
 */
days: number, 
/**
 * The latest reading, as a decimal number; `null` before the first.
 */
latest: string | null, 
/**
 * The value at the start, as a decimal number.
 */
baseline: string, 
/**
 * The value to reach, as a decimal number.
 */
target: string, 
/**
 * Unit of the values.
 */
unit: string, 
/**
 * The day by which it should be reached.
 */
due_on: string | null, };

export type WaitingOfThem = { 
/**
 * Identity.
 */
id: string, 
/**
 * What it tells of.
 */
kind: InboxKind, 
/**
 * The local day.
 */
day: string, 
/**
 * What it says.
 */
summary: string, 
/**
 * The amount of a payment; what was given back is negative.
 */
amount: Sum | null, 
/**
 * Whether it may tell of somebody else, too.
 */
or_another: boolean, 
/**
 * Whether it goes.
 */
goes: boolean, };

export type WaitingRow = { 
/**
 * Identity.
 */
id: string, 
/**
 * What it tells.
 */
kind: InboxKind, 
/**
 * Where it came from.
 */
source: string, 
/**
 * The day it tells of.
 */
day: string, 
/**
 * What it says, for a person to recognise.
 */
summary: string, 
/**
 * The amount of a payment.
 */
amount: Sum | null, };

export type WaitingSession = { 
/**
 * The session.
 */
session: string, 
/**
 * Its day.
 */
day: string, 
/**
 * Its start.
 */
time: string | null, 
/**
 * Whether it is of today: it is under way, or just over, and no other can be meant.
 */
of_today: boolean, 
/**
 * With whom.
 */
learner: string, 
/**
 * The learner's name; the UI names those without one by their external id.
 */
name: string | null, 
/**
 * The learner's reading.
 */
kana: string | null, 
/**
 * The learner's id in the tables the history came from.
 */
external_id: string | null, };

export type WaitingTrial = { 
/**
 * Identity.
 */
id: string, 
/**
 * With whom, when they are among the learners.
 */
learner: LearnerName | null, 
/**
 * The name of whoever came, when they are not.
 */
name: string | null, 
/**
 * Why it was decided so before, if it was.
 */
reason: string | null, 
/**
 * What the person had against it.
 */
objection: string | null, 
/**
 * The day of the trial.
 */
day: string, 
/**
 * Days since then.
 */
days: number, };

export type Way = "in" | "out";

export type WayKept = "told" | "filled_in";

export type Week = { 
/**
 * The day.
 */
today: string, 
/**
 * Monday of its week.
 */
monday: string, 
/**
 * The sessions of the day, in order.
 */
sessions_today: Listed<SessionLine>, 
/**
 * The sessions from Monday to Sunday, in order.
 */
sessions: Listed<SessionLine>, 
/**
 * The booked session that is under way, or else the one that comes next, be it beyond this week.
 */
next: SessionLine | null, 
/**
 * All bookings of its group at that time, itself among them; none when it is no group's.
 */
next_together: Array<SessionLine>, 
/**
 * Sessions without a note: those whose booked time is over, and those held in the last days. Oldest first.
 */
to_write: Listed<SessionLine>, 
/**
 * Open actions that became overdue in the last days, of learners who are still here. Oldest first.
 */
overdue: Listed<OverdueAction>, 
/**
 * How many days those last days are; what was due before them is left alone.
 */
overdue_days: number, };

export type WeekCounts = { 
/**
 * Sessions without a note, as in [`Week::to_write`].
 */
to_write: number, };

export type WeekView = { 
/**
 * The day, looked at from its end; today as it is now when absent.
 */
as_of: string | null, };

export type WelcomeInbox = { 
/**
 * The rows.
 */
items: Array<string>, };

export type Which = "own" | "sample";

export type WhoChoice = { 
/**
 * What they say of whose they are.
 */
who: string, 
/**
 * Whose they are.
 */
is: WhoIs, 
/**
 * The learner, when they are a learner's.
 */
learner: string | null, };

export type WhoIs = "new" | "learner" | "nobody";

export type WholeLook = { 
/**
 * The number under which exactly this can be brought in.
 */
plan: number, 
/**
 * How many lines of all sheets come to what.
 */
counts: ImportCounts, 
/**
 * Each sheet, in the order in which they are brought in.
 */
sheets: Array<ImportLook>, };

export type WhyTheyLeft = { 
/**
 * Only those whose last day is this one or later.
 */
since: string | null, };

export type WinTrial = { 
/**
 * The trial.
 */
trial: string, 
/**
 * The plan the contract follows; its terms hold where none are given.
 */
plan: string | null, 
/**
 * What is agreed; may be absent with a plan.
 */
terms: Terms | null, 
/**
 * What is agreed besides; the plan's when absent.
 */
more: MoreTerms | null, 
/**
 * First day of the contract.
 */
starts_on: string, 
/**
 * Who pays for it; when absent, as for a payment without a contract.
 */
payer: string | null, 
/**
 * The day its price is due; no payment is expected when absent.
 */
due_on: string | null, };

export type Wish = "learner" | "coach";

export type WithdrawConsent = { 
/**
 * The consent.
 */
consent: string, 
/**
 * The day it was withdrawn; today when absent.
 */
withdrawn_on: string | null, };

export type WithdrawProposal = { 
/**
 * The times that are no longer offered.
 */
sessions: Array<string>, };

export type WouldCount = { 
/**
 * The outcome.
 */
outcome: Outcome, 
/**
 * Whether it uses a ticket.
 */
consumes: boolean, 
/**
 * Whether it is charged.
 */
chargeable: boolean, };

export type WouldReturn = "yes" | "perhaps" | "no";

export type WrittenSection = { 
/**
 * Stable key.
 */
key: string, 
/**
 * The heading it had; empty for a default section, whose heading follows the language.
 */
heading: string, 
/**
 * The words.
 */
text: string, };

export interface Commands {
  'start.view': { input: StartView; output: Start };
  'start.create': { input: CreatePractice; output: OpenView };
  'start.open': { input: OpenPractice; output: OpenView };
  'practice.rename': { input: RenamePractice; output: OpenView };
  'folder.reveal': { input: RevealFolder; output: null };
  'start.sample': { input: OpenSample; output: OpenView };
  'history.tables': { input: HistoryTables; output: Array<TableShape> };
  'history.save_templates': { input: SaveTemplates; output: null };
  'history.check': { input: CheckHistory; output: HistoryReport };
  'history.bring_in': { input: BringInHistory; output: HistoryReport };
  'import.choose': { input: ChooseImport; output: ChosenImport | null };
  'import.look': { input: LookImport; output: ImportLook };
  'import.look_whole': { input: LookWhole; output: WholeLook };
  'import.run': { input: RunImport; output: ImportReport };
  'dropped.list': { input: ListDropped; output: Array<DroppedFile> };
  'dropped.list_unusable': { input: ListUnusable; output: Array<UnusableFile> };
  'dropped.dismiss': { input: DismissUnusable; output: null };
  'dropped.choose': { input: ChooseDropped; output: ChosenImport };
  'dropped.list_aside': { input: ListSetAside; output: Array<DroppedFile> };
  'dropped.set_aside': { input: SetAside; output: null };
  'dropped.put_back': { input: PutBack; output: null };
  'dropped.reveal': { input: RevealDropped; output: null };
  'inbox.list': { input: ListInbox; output: InboxView };
  'inbox.give': { input: GiveInbox; output: null };
  'inbox.dismiss': { input: DismissInbox; output: null };
  'inbox.welcome': { input: WelcomeInbox; output: null };
  'preferences.view': { input: PreferencesView; output: Preferences };
  'preferences.set': { input: SetPreferences; output: Preferences };
  'act.undo': { input: UndoAct; output: ActView };
  'act.redo': { input: RedoAct; output: ActView };
  'act.recent': { input: RecentActs; output: Array<ActView> };
  'learner.changes': { input: RecordHistoryView; output: RecordHistory };
  'field.restore': { input: RestoreField; output: null };
  'learners.list': { input: ListLearners; output: Array<LearnerLine> };
  'learner.add': { input: AddLearner; output: string };
  'learners.tag': { input: TagLearners; output: Together };
  'learners.pause': { input: PauseLearners; output: RestTogether };
  'learners.follow_up': { input: FollowUpLearners; output: Together };
  'learners.agree': { input: AgreeWithLearners; output: AgreedTogether };
  'filter.list': { input: ListFilters; output: Array<SavedFilterView> };
  'filter.save': { input: SaveFilter; output: string };
  'filter.rename': { input: RenameFilter; output: null };
  'filter.remove': { input: RemoveFilter; output: null };
  'composer.open': { input: OpenComposer; output: ComposerView };
  'composer.next': { input: NextNote; output: WaitingSession | null };
  'composer.waiting': { input: ListWaiting; output: Array<WaitingSession> };
  'composer.preview': { input: PreviewDraft; output: Preview };
  'composer.confirm': { input: ConfirmDraft; output: Confirmed };
  'draft.save': { input: SaveDraft; output: number };
  'draft.discard': { input: DiscardDraft; output: null };
  'draft.list': { input: ListDrafts; output: Array<DraftLine> };
  'session.book': { input: BookSession; output: string };
  'session.change': { input: ChangeSession; output: null };
  'session.resolve': { input: ResolveSession; output: null };
  'session.reschedule': { input: RescheduleSession; output: string };
  'session.usual_place': { input: UsualPlace; output: string | null };
  'session.set_place': { input: SetPlace; output: null };
  'session.open_place': { input: OpenPlace; output: null };
  'session.meanwhile': { input: LookMeanwhile; output: Array<Meanwhile> };
  'series.look': { input: LookAtSeries; output: Array<SeriesDay> };
  'session.book_series': { input: BookSeries; output: SeriesBooked };
  'series.of_session': { input: SeriesOfSession; output: SeriesView | null };
  'series.cancel': { input: CancelSeries; output: number };
  'series.look_move': { input: LookAtSeriesMove; output: Array<MovedDay> };
  'series.move': { input: MoveSeries; output: Array<MovedDay> };
  'gathering.look': { input: LookAtGathering; output: Array<LeftOut> };
  'gathering.book': { input: BookGathering; output: Gathered };
  'gathering.of_session': { input: GatheringOfSession; output: GatheringView | null };
  'gathering.find': { input: FindGatherings; output: Array<FoundGathering> };
  'gathering.resolve': { input: ResolveGathering; output: number };
  'gathering.add': { input: AddToGathering; output: string };
  'gathering.rename': { input: RenameGathering; output: null };
  'session.propose': { input: Propose; output: Array<string> };
  'proposal.of_learner': { input: ProposalOfLearner; output: Array<ProposedTime> };
  'proposal.confirm': { input: ConfirmProposal; output: number };
  'proposal.withdraw': { input: WithdrawProposal; output: null };
  'session.notice': { input: NoticeOfSession; output: Notice };
  'session.counts': { input: CountsOfSession; output: SessionCounts };
  'session.flags': { input: ExceptSession; output: null };
  'session.give_back': { input: GiveBackTicket; output: null };
  'entitlement.adjust': { input: AdjustTickets; output: null };
  'entitlement.ledger': { input: LedgerOfContract; output: Array<LedgerLine> };
  'session.tickets': { input: TicketsOfSession; output: SessionTickets };
  'day.bookings': { input: BookedOnDay; output: Array<DayBooking> };
  'day.cancel': { input: CancelDay; output: number };
  'note.of_session': { input: NoteOfSession; output: NoteView };
  'note.restore': { input: RestoreNote; output: string };
  'note_template.view': { input: NoteTemplateView; output: Array<SectionPrompt> };
  'note_template.save': { input: SaveNoteTemplate; output: Array<SectionPrompt> };
  'learner.change': { input: ChangeLearner; output: null };
  'learner.view': { input: LearnerView; output: LearnerPage };
  'learner.disclose': { input: DiscloseLearner; output: DisclosedView };
  'handout.view': { input: HandoutView; output: HandoutFolder | null };
  'handout.update': { input: UpdateHandout; output: HandoutFolder | null };
  'handout.reveal': { input: RevealHandout; output: null };
  'learner.erasure': { input: LookAtErasure; output: ErasureView };
  'learner.erase': { input: EraseLearner; output: ErasureView };
  'erasure.list': { input: ListErasures; output: Erasures };
  'erasure.remove_traces': { input: RemoveTraces; output: null };
  'backup.remove_all': { input: RemoveBackups; output: null };
  'originals.remove_all': { input: RemoveOriginals; output: null };
  'timeline.page': { input: TimelinePage; output: Timeline };
  'week.view': { input: WeekView; output: Week };
  'week.counts': { input: CountWeek; output: WeekCounts };
  'week.birthdays': { input: ComingBirthdays; output: Array<BirthdayLine> };
  'week.unbooked': { input: ListUnbooked; output: Listed<UnbookedLine> };
  'upkeep.view': { input: UpkeepView; output: Upkeep };
  'upkeep.count': { input: CountUpkeep; output: number };
  'leads.view': { input: LeadsView; output: Leads };
  'lead.count': { input: CountLeads; output: number };
  'lead.likely': { input: LikelyPeople; output: Array<LikelyPerson> };
  'lead.add': { input: AddLead; output: Lead };
  'application.change': { input: ChangeApplication; output: null };
  'trial.book': { input: BookTrial; output: string };
  'trial.decide': { input: DecideTrial; output: null };
  'trial.win': { input: WinTrial; output: string };
  'learner.duplicates': { input: DuplicatesView; output: Array<LearnerName> };
  'learner.merge_view': { input: MergeView; output: Merge };
  'learner.merge': { input: MergeLearners; output: null };
  'learner.not_same': { input: TellApart; output: null };
  'policy.view': { input: PolicyView; output: PolicyOfToday };
  'policy.save': { input: SavePolicy; output: null };
  'plan.list': { input: ListPlans; output: Array<PlanView> };
  'plan.save': { input: SavePlan; output: string };
  'contract.add': { input: AddContract; output: string };
  'contract.renew': { input: RenewContract; output: string };
  'contract.look_renewal': { input: LookRenewal; output: RenewalLook };
  'contract.look_correction': { input: LookCorrection; output: CorrectionLook };
  'contract.look_taken_in': { input: LookTakenIn; output: number };
  'contract.look_end': { input: LookEnd; output: EndLook };
  'contract.unpaid': { input: UnpaidOfContract; output: Array<UnpaidView> };
  'contract.end': { input: EndContract; output: null };
  'contract.settle': { input: SettleRest; output: null };
  'contract.more_terms': { input: ChangeMoreTerms; output: null };
  'contract.correct': { input: CorrectContract; output: null };
  'contract.cancel': { input: CancelContract; output: string };
  'cancellation.of_contract': { input: CancellationOf; output: Interview };
  'cancellation.change': { input: ChangeCancellation; output: null };
  'cancellations.why': { input: WhyTheyLeft; output: Leaving };
  'contract.graduate': { input: Graduate; output: null };
  'pause.bookings_within': { input: BookingsWithin; output: PauseLook };
  'pause.add': { input: AddPause; output: string };
  'pause.end': { input: EndPause; output: null };
  'pause.correct': { input: CorrectPause; output: null };
  'pause.remove': { input: RemovePause; output: null };
  'payer.list': { input: ListPayers; output: Array<PayerView> };
  'payer.save': { input: SavePayer; output: string };
  'payer.link': { input: LinkPayer; output: string };
  'payer.unlink': { input: EndPayerLink; output: null };
  'payment.expect': { input: ExpectPayment; output: string };
  'payment.receive': { input: ReceivePayment; output: string };
  'payment.record': { input: RecordPayment; output: string };
  'payment.correct': { input: CorrectPayment; output: null };
  'payment.remove': { input: RemovePayment; output: null };
  'payment.settle': { input: SettlePayment; output: null };
  'payment.join': { input: JoinPayment; output: null };
  'payment.not_same': { input: TellPaymentsApart; output: null };
  'contract.pay_by': { input: PayContract; output: null };
  'refund.add': { input: AddRefund; output: string };
  'refund.correct': { input: CorrectRefund; output: null };
  'refund.remove': { input: RemoveRefund; output: null };
  'money.view': { input: MoneyView; output: Money };
  'money.of_payer': { input: MoneyOfPayer; output: PayerAccount };
  'money.of_learner': { input: MoneyOfLearner; output: MoneyForLearner };
  'goal.add': { input: AddGoal; output: string };
  'goal.change': { input: ChangeGoal; output: null };
  'goal.confirm': { input: ConfirmGoal; output: null };
  'progress.add': { input: AddProgress; output: string };
  'goal.curve': { input: GoalCurve; output: Drawn<CurveValue> | null };
  'obstacle.add': { input: AddObstacle; output: string };
  'obstacle.clear': { input: ClearObstacle; output: null };
  'interaction.log': { input: LogInteraction; output: string };
  'interaction.change': { input: ChangeInteraction; output: null };
  'follow_up.list': { input: ListFollowUps; output: FollowUps };
  'follow_up.count': { input: CountFollowUps; output: number };
  'follow_up.due_of': { input: DueFollowUpsOf; output: Array<FollowUpLine> };
  'follow_up.add': { input: AddFollowUp; output: string };
  'follow_up.finish': { input: FinishFollowUp; output: null };
  'follow_up.snooze': { input: SnoozeFollowUp; output: null };
  'follow_up.dismiss': { input: DismissFollowUp; output: null };
  'action_item.add': { input: AddActionItem; output: string };
  'action_item.change': { input: ChangeActionItem; output: null };
  'action_item.resolve': { input: ResolveActionItem; output: null };
  'consent.of_learner': { input: ConsentsOfLearner; output: Array<ConsentView> };
  'consent.give': { input: GiveConsent; output: string };
  'consent.withdraw': { input: WithdrawConsent; output: null };
  'material.list': { input: ListMaterials; output: Array<MaterialLine> };
  'material.of_learner': { input: MaterialsOfLearner; output: Array<ShareView> };
  'material.find': { input: FindMaterials; output: Array<FoundMaterial> };
  'material.choose_file': { input: ChooseMaterial; output: ChosenMaterial | null };
  'material.add_file': { input: AddFile; output: string };
  'material.add_link': { input: AddLink; output: string };
  'material.rename': { input: RenameMaterial; output: null };
  'material.remove': { input: RemoveMaterial; output: null };
  'material.open_link': { input: OpenLink; output: null };
  'material.save_copy': { input: SaveMaterial; output: null };
  'material.share': { input: ShareMaterial; output: Array<string> };
  'share.remove': { input: RemoveShare; output: null };
  'flow.view': { input: FlowView; output: Array<FlowStepView> };
  'flow.save': { input: SaveFlow; output: Array<FlowStepView> };
  'reason.list': { input: ListReasons; output: Array<ReasonView> };
  'reason.save': { input: SaveReasons; output: null };
  'message_template.list': { input: ListMessageTemplates; output: Array<MessageTemplateView> };
  'message_template.save': { input: SaveMessageTemplates; output: null };
  'message_template.add_examples': { input: AddExamples; output: null };
  'message.offer': { input: MessagesFor; output: MessageOffer };
  'message.mail': { input: OpenMail; output: boolean };
  'message.record': { input: RecordMessage; output: string };
  'custom_field.list': { input: ListCustomFields; output: Array<CustomFieldView> };
  'custom_field.save': { input: SaveCustomFields; output: null };
  'custom_value.list': { input: CustomValuesOf; output: Array<CustomEntry> };
  'custom_value.save': { input: SaveCustomValues; output: null };
  'progress.look': { input: LookAtProgress; output: ProgressShown };
  'progress.save': { input: SaveProgress; output: SavedPaper };
  'brief.save': { input: SaveBrief; output: SavedPaper };
  'report.save': { input: SaveReport; output: SavedPaper };
  'risk.of': { input: Risk; output: RiskView };
  'metrics.of': { input: MetricsOf; output: MetricsView };
  'metrics.cards': { input: MetricCards; output: CardsView };
  'metrics.people': { input: MetricPeople; output: Array<PartShown> };
  'metrics.definitions': { input: MetricDefinitions; output: MetricDefinitionsView };
  'metrics.preview_definition': { input: PreviewMetricDefinition; output: DefinitionPreview };
  'metrics.save_definition': { input: SaveMetricDefinition; output: null };
  'metrics.targets': { input: MetricTargets; output: TargetsView };
  'metrics.set_target': { input: SetMetricTarget; output: null };
  'metrics.take_snapshot': { input: TakeMetricSnapshot; output: SnapshotTaken };
  'metrics.snapshots': { input: MetricSnapshots; output: Array<SnapshotLine> };
  'metrics.snapshot_people': { input: SnapshotPeople; output: Array<PartShown> };
  'metrics.chart': { input: MetricChart; output: Drawn<PeriodValue> };
  'metrics.split': { input: MetricSplit; output: Array<GroupValue> };
  'metrics.staying': { input: StayingCurves; output: StayingView };
  'metrics.staying_people': { input: StayingPeople; output: Array<PartShown> };
  'metrics.waiting': { input: WaitingChart; output: Drawn<SpanShown> | null };
  'metrics.save_chart': { input: SaveChart; output: string };
  'review.view': { input: ReviewView; output: ReviewViewed };
  'review.numbers': { input: ReviewNumbers; output: Array<NumberLine> };
  'review.list': { input: ListReviews; output: Array<PastReviewLine> };
  'review.past': { input: PastReviewView; output: PastReview };
  'review.due': { input: ReviewIsDue; output: boolean };
  'review.open': { input: OpenReview; output: string };
  'review.decide': { input: DecideReview; output: ReviewDecided };
  'review.renew': { input: RenewInReview; output: ReviewDecided };
  'review.finish': { input: FinishReview; output: Finished };
  'review.save': { input: SaveReview; output: SavedPaper };
  'improvement.add': { input: AddImprovement; output: string };
  'improvement.change': { input: ChangeImprovement; output: null };
  'improvement.close': { input: CloseImprovement; output: null };
  'improvement.look': { input: LookAtImprovement; output: ImprovementLook | null };
  'search.find': { input: Find; output: Array<HitView> };
  'practice.verify': { input: VerifyPractice; output: VerdictView };
  'archive.export': { input: ExportArchive; output: ArchiveView };
  'archive.import': { input: ImportArchive; output: OpenView };
  'export.look': { input: LookAtExport; output: Looked };
  'export.save': { input: SaveExport; output: Saved };
  'export.bookings': { input: SaveBookings; output: SavedBookings };
  'export.reveal': { input: RevealExport; output: null };
  'work.progress': { input: Record<symbol, never>; output: [number, number] | null };
  'work.stop': { input: Record<symbol, never>; output: null };
}
