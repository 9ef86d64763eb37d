//! What stories are told with: a practice in a folder of its own, a clock that stands still until it is moved, and
//! words for what a coach does. Every call goes through [`Office::call`], as the window's calls do.
//!
//! A story that cannot go on has failed, so this crate may panic.
#![allow(clippy::unwrap_used, clippy::indexing_slicing, reason = "a story that cannot go on fails")]
#![allow(clippy::needless_pass_by_value, reason = "a story says `json!` where it asks")]

mod desk;
mod tables;

use std::collections::BTreeMap;
use std::path::{Path, PathBuf};

use nenrin_domain::{
    Contract, ContractKind, Entitlement, EntitlementKind, Goal, GoalState, Hundredths, LearnerId, Money,
};
use nenrin_practice::{Call, Failure, Office};
use nenrin_store::{Act, Record, Writer};
pub use serde_json::{Value as Json, json};
use tempfile::TempDir;

pub use desk::StoryDesk;
pub use tables::{count, tables};

/// A practice, open, and the program around it.
pub struct Practice {
    office: Office,
    desk: StoryDesk,
    folder: PathBuf,
    /// Taken away with the practice, when the story gave it no folder to stay in.
    temporary: Option<TempDir>,
}

impl Practice {
    /// A new practice in Tokyo. It is 10:50 of `day`.
    #[must_use]
    pub fn on(day: &str) -> Self {
        let folder = TempDir::new().unwrap();
        let practice = Self::in_folder(folder.path(), day);
        Self { temporary: Some(folder), ..practice }
    }

    /// The practice in `folder`, which is begun when there is none. It is 10:50 of `day`.
    #[must_use]
    pub fn in_folder(folder: &Path, day: &str) -> Self {
        let (office, desk) = (office(folder), StoryDesk::at(day, "10:50"));
        let practice = Self { office, desk, folder: folder.to_owned(), temporary: None };
        match practice.ask("start.view", json!({}))["own_exists"].as_bool() {
            Some(true) => practice.ask("start.open", json!({ "which": "own" })),
            _ => practice.ask("start.create", json!({ "name": "中村コーチング" })),
        };
        practice
    }

    /// The first start of the program: there is no practice yet. It is 10:50 of `day`.
    #[must_use]
    pub fn not_yet(day: &str) -> Self {
        let folder = TempDir::new().unwrap();
        let (office, desk) = (office(folder.path()), StoryDesk::at(day, "10:50"));
        Self { office, desk, folder: folder.path().to_owned(), temporary: Some(folder) }
    }

    /// The folder around the data folder.
    #[must_use]
    pub fn folder(&self) -> &Path {
        &self.folder
    }

    /// The program ends and is started again.
    #[must_use]
    pub fn reopened(self) -> Self {
        let Self { office, desk, folder, temporary } = self;
        drop(office);
        let practice = Self { office: self::office(&folder), desk, folder, temporary };
        practice.ask("start.open", json!({ "which": "own" }));
        practice
    }

    /// The clock is moved to local `time` of `day`.
    pub fn it_is(&self, day: &str, time: &str) {
        self.desk.set(day, time);
    }

    /// From now on the system does not say in which zone it is.
    pub fn lose_zone(&self) {
        self.desk.is_in(None);
    }

    /// From now on the system says that it is in another zone.
    pub fn go_to(&self, zone: &str) {
        self.desk.is_in(Some(zone));
    }

    /// Asks the practice, which must answer.
    pub fn ask(&self, command: &str, fields: Json) -> Json {
        let mut answer = self.call(command, &fields);
        assert!(answer.get("failure").is_none(), "{command} {fields}: {answer}");
        answer["ok"].take()
    }

    /// Asks the practice, which must refuse. Answers the failure.
    pub fn refused(&self, command: &str, fields: Json) -> Json {
        let mut answer = self.call(command, &fields);
        assert!(answer.get("failure").is_some(), "{command} {fields}: {answer}");
        answer["failure"].take()
    }

    /// What the practice answers, with what it touched. A second passes.
    pub fn call(&self, command: &str, fields: &Json) -> Json {
        self.desk.tick();
        serde_json::from_str(&self.office.call(command, &fields.to_string(), &self.desk)).unwrap()
    }

    /// One of the last acts that stand, the latest first; `null` when there are not so many.
    #[must_use]
    pub fn standing_act(&self, n: usize) -> Json {
        let acts = self.ask("act.recent", json!({ "limit": 200 }));
        let standing = |act: &&Json| act["undone"] == false;
        acts.as_array().unwrap().iter().filter(standing).nth(n).map_or(Json::Null, |act| act["seq"].clone())
    }

    /// Takes back the last act. Answers what was taken back.
    pub fn undo(&self) -> Json {
        self.ask("act.undo", json!({}))
    }

    /// The address that was shown in another program since this was last asked.
    pub fn browsed(&self) -> Option<String> {
        self.desk.browsed()
    }

    /// The next dialog is answered with `path`.
    pub fn will_pick(&self, path: &Path) {
        self.desk.will_pick(path);
    }

    /// The coach chooses a history to bring in: a folder, or else a zip. Answers the number of the choice.
    #[must_use]
    pub fn choose_history(&self, path: &Path) -> u64 {
        self.desk.will_pick(path);
        let from = if path.is_dir() { "folder" } else { "file" };
        self.ask("import.choose", json!({ "from": from }))["token"].as_u64().unwrap()
    }

    /// Brings a history in. Answers the report.
    pub fn bring_in(&self, path: &Path) -> Json {
        let token = self.choose_history(path);
        self.ask("history.bring_in", json!({ "token": token, "name": "" }))
    }

    /// The coach chooses one file and looks what it would bring. Answers the number of the choice and what was seen.
    #[must_use]
    pub fn look_at_file(&self, path: &Path) -> (u64, Json) {
        self.desk.will_pick(path);
        let token = self.ask("import.choose", json!({ "from": "file" }))["token"].as_u64().unwrap();
        (token, self.look_again(token, json!({})))
    }

    /// The coach looks again at the chosen file and says more of it.
    #[must_use]
    pub fn look_again(&self, token: u64, said: Json) -> Json {
        let mut fields = json!({ "token": token, "choices": [], "takes": [] });
        fields.as_object_mut().unwrap().extend(said.as_object().unwrap().clone());
        self.ask("import.look", fields)
    }

    /// Brings one file in as it was looked at. Answers what came of it.
    pub fn run_import(&self, looked: &Json) -> Json {
        self.ask("import.run", json!({ "plan": looked["plan"], "name": "" }))
    }

    /// Everything that is recorded, except the versions of notes, which stay for ever.
    #[must_use]
    pub fn rows(&self) -> BTreeMap<&'static str, Vec<String>> {
        let mut rows = self.contents();
        rows.remove("note_version");
        rows
    }

    /// Every record of one table.
    #[must_use]
    pub fn every(&self, table: &str) -> Vec<String> {
        self.contents().remove(table).unwrap()
    }

    fn contents(&self) -> BTreeMap<&'static str, Vec<String>> {
        let contents = self.office.with(&self.desk, |call| Ok(call.store()?.contents()?)).unwrap();
        contents.into_iter().map(|(table, rows)| (table, rows.into_values().collect())).collect()
    }

    /// A new learner. Answers the id.
    #[must_use]
    pub fn learner(&self, name: &str) -> String {
        text(&self.ask("learner.add", json!({ "name": name })))
    }

    /// The ids of the learners, in the order they were added.
    #[must_use]
    pub fn learners(&self) -> Vec<String> {
        let learners = self.office.with(&self.desk, |call| Ok(call.store()?.learners()?)).unwrap();
        learners.iter().map(|learner| learner.id.to_string()).collect()
    }

    /// The learner buys a package of `sessions` for the year.
    #[must_use]
    pub fn package(&self, learner: &str, sessions: u32, from: &str) -> String {
        let learner: LearnerId = learner.parse().unwrap();
        let starts_on = from.parse().unwrap();
        self.act("contract.add", |writer| {
            let contract = Contract {
                id: writer.mint(),
                external_id: None,
                learner,
                plan: None,
                plan_name: Some(format!("回数券 {sessions}回")),
                kind: ContractKind::Package,
                starts_on,
                term_end: Some(starts_on.plus(365)),
                price: Money::yen(11_000 * i64::from(sessions)),
                sessions: Some(sessions),
                cadence_days: Some(14),
                predecessor: None,
                ended_on: None,
                end_kind: None,
                end_reason: None,
                payer: None,
                tax: None,
                carry_over: 0,
                notice_hours: None,
                auto_renew: false,
                rest_kept_on: None,
                flow: None,
            };
            writer.add(&contract)?;
            let quantity = i32::try_from(sessions).unwrap();
            let (id, contract, kind) = (writer.mint(), contract.id, EntitlementKind::Grant);
            writer.add(&Entitlement {
                id,
                learner,
                contract,
                kind,
                quantity,
                day: starts_on,
                session: None,
                reason: None,
            })?;
            Ok(contract.to_string())
        })
    }

    /// The learner sets a goal from 0 to 100 %.
    #[must_use]
    pub fn goal(&self, learner: &str, title: &str, set_on: &str) -> String {
        let learner = learner.parse().unwrap();
        self.act("goal.add", |writer| {
            let goal = Goal {
                id: writer.mint(),
                external_id: None,
                learner,
                title: title.to_owned(),
                baseline: Hundredths(0),
                target: Hundredths(10_000),
                unit: "%".to_owned(),
                set_on: set_on.parse().unwrap(),
                due_on: None,
                state: GoalState::Active,
                confirmed_on: None,
            };
            writer.add(&goal)?;
            Ok(goal.id.to_string())
        })
    }

    /// A booked session of 50 minutes online. Answers its id.
    #[must_use]
    pub fn booked(&self, learner: &str, day: &str, time: &str) -> String {
        let (minutes, mode) = (50, "online");
        let fields = json!({ "learner": learner, "day": day, "time": time, "minutes": minutes, "mode": mode });
        text(&self.ask("session.book", fields))
    }

    /// The composer as it opens for a learner.
    pub fn composer(&self, learner: &str) -> Json {
        self.ask("composer.open", json!({ "learner": learner }))
    }

    /// The composer as it opens for one session.
    pub fn composer_of(&self, learner: &str, session: &str) -> Json {
        self.ask("composer.open", json!({ "learner": learner, "session": session }))
    }

    /// Records a session with one line. Answers what was confirmed.
    pub fn record(&self, learner: &str, session: &str, words: &str) -> Json {
        let mut draft = self.composer_of(learner, session)["body"].take();
        draft["sections"] = json!([{ "key": "talked", "text": words }]);
        self.ask("composer.confirm", json!({ "draft": draft }))
    }

    /// Remaining sessions under the contract that covers today.
    pub fn balance(&self, learner: &str) -> i64 {
        self.composer(learner)["contract"]["balance"].as_i64().unwrap()
    }

    /// A record as it is stored.
    pub fn stored<R: Record>(&self, id: R::Id) -> Option<R> {
        self.office.with(&self.desk, |call| Ok(call.store()?.find(id)?)).unwrap()
    }

    /// Does what programs without a wire do.
    ///
    /// # Errors
    /// What `work` answers.
    pub fn with<T>(&self, work: impl FnOnce(&mut Call<'_>) -> Result<T, Failure>) -> Result<T, Failure> {
        self.desk.tick();
        self.office.with(&self.desk, work)
    }

    /// Writes what no command of the story's room writes.
    pub fn act<T>(&self, kind: &'static str, work: impl FnOnce(&mut Writer<'_>) -> Result<T, Failure>) -> T {
        self.desk.tick();
        self.office.with(&self.desk, |call| Ok(call.act(&Act::new(kind, call.now()), work)?.value)).unwrap()
    }
}

/// The text of a JSON string.
#[must_use]
pub fn text(json: &Json) -> String {
    json.as_str().unwrap().to_owned()
}

/// The entries of a list of consequences or problems of one kind.
#[must_use]
pub fn of_kind<'j>(list: &'j Json, kind: &str) -> Vec<&'j Json> {
    list.as_array().unwrap().iter().filter(|entry| entry["kind"] == kind).collect()
}

fn office(folder: &Path) -> Office {
    Office::new(folder.join("nenrin"))
}
