//! A practice that is measured. Every call goes through [`Office::call`], as the window's calls do: JSON in, JSON out.

use std::path::{Path, PathBuf};

use nenrin_domain::Day;
use nenrin_practice::Office;
use serde_json::{Value as Json, json};

use crate::desk::BenchDesk;

/// A practice and the program around it.
pub struct Practice {
    office: Office,
    desk: BenchDesk,
}

impl Practice {
    /// The practice in the data folder `folder`, opened when there is one, on `day`.
    pub fn at(folder: &Path, day: Day) -> Self {
        let practice = Self::not_open(folder, day);
        if file_in(folder).exists() {
            practice.ask("start.open", &json!({ "which": "own" }));
        }
        practice
    }

    /// The practice in the data folder `folder`, which is there, on `day`; whoever asks where to write is told `file`.
    pub fn writing(folder: &Path, day: Day, file: &Path) -> Self {
        let practice = Self { office: Office::new(folder.to_owned()), desk: BenchDesk::on(day, file) };
        practice.ask("start.open", &json!({ "which": "own" }));
        practice
    }

    /// The data folder `folder`, on `day`, with nothing opened.
    pub fn not_open(folder: &Path, day: Day) -> Self {
        Self { office: Office::new(folder.to_owned()), desk: BenchDesk::on(day, folder) }
    }

    /// Brings the history tables in `tables` into a new practice in `folder`. Answers the rows of the tables.
    pub fn bring_in(folder: &Path, day: Day, tables: &Path) -> u64 {
        let practice = Self { office: Office::new(folder.to_owned()), desk: BenchDesk::on(day, tables) };
        let chosen = practice.ask("import.choose", &json!({ "from": "folder" }));
        let report = practice.ask("history.bring_in", &json!({ "token": chosen["token"], "name": "" }));
        let tables = report["tables"].as_array().unwrap();
        tables.iter().map(|table| table["rows"].as_u64().unwrap()).sum()
    }

    /// The clock is moved to `day`.
    pub fn it_is(&self, day: Day) {
        self.desk.set(day);
    }

    /// What the practice answers, as it goes over the wire.
    pub fn call(&self, command: &str, body: &str) -> String {
        self.office.call(command, body, &self.desk)
    }

    /// Asks the practice, which must answer.
    pub fn ask(&self, command: &str, fields: &Json) -> Json {
        let answer = self.call(command, &fields.to_string());
        answered(&answer).unwrap_or_else(|| panic!("{command} {fields}: {answer}"))
    }
}

/// The value of an answer; `None` when it is a failure.
pub fn answered(answer: &str) -> Option<Json> {
    let mut answer: Json = serde_json::from_str(answer).unwrap();
    answer.get_mut("ok").map(Json::take)
}

/// The file of the coach's own practice in a data folder.
pub fn file_in(folder: &Path) -> PathBuf {
    folder.join("practice").join("nenrin.db")
}
