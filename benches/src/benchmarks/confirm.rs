//! Confirming a session: a note of three sections, two actions, the next booking, a ticket, satisfaction and intent.

use std::fs::File;
use std::io::{Seek, SeekFrom, Write};
use std::path::Path;

use nenrin_domain::Day;
use rusqlite::{Connection, TransactionBehavior, params};
use serde_json::{Value as Json, json};
use uuid::{ContextV7, Timestamp, Uuid};

use crate::figure::{Aim, Figure, Unit};
use crate::practice::{Practice, answered};
use crate::raw;
use crate::times::Times;
use crate::world::{Yard, copy, today};

/// Learners, each with a session in every round; a round is two weeks after the one before.
const LEARNERS: usize = 60;
const ROUNDS: i64 = 8;
const DAYS: i64 = 14;

/// How long the engine's log grows before it begins again from its start, about.
const LOG_BYTES: u64 = 4 << 20;

const WORDS: [(&str, &str); 3] = [
    (
        "talked",
        "新しいチームの会議が増え、朝の企画時間が週2回まで減っていた。頼まれる前から引き受けてしまうことに本人が気づいた。\
         上司には業務量の相談をまだしていない。家では早く寝るようにしていて、体調は先月よりよい。",
    ),
    ("insight", "「頼まれる前から引き受けていた」。断ることと、優先順位を示して相談することは別だと話した。"),
    ("change", "終盤は表情が明るくなり、自分から次の一歩を言葉にした。前回より視線が上がっている。"),
];
const ACTIONS: [&str; 2] = ["火・木の9時台を予定表で確保する", "上司に15分の相談を申し込む"];

/// Times confirming, the engine writing the same rows, and the disk writing as many bytes, in turns.
pub fn measure(yard: &Yard) -> Vec<Figure> {
    let (data, scratch) = (yard.practice(yard.size), yard.scratch());
    let ours = scratch.path().join("ours");
    copy(&data, &ours);
    let engine = raw::open_without_logs(&copy(&data, &scratch.path().join("raw")));
    let practice = Practice::at(&ours, today());
    let learners = with_a_first_booking(&practice);
    let mut rows = Rows::new(&engine, learners.len());
    let (mut confirming, mut raw_rows) = (Times::default(), Times::default());
    let mut disk = Disk::new(scratch.path());
    for round in 0..ROUNDS {
        let day = today().plus(round * DAYS);
        practice.it_is(day);
        for (n, learner) in learners.iter().enumerate() {
            let draft = draft(&practice, learner, day.plus(DAYS));
            practice.ask("draft.save", &json!({ "draft": draft }));
            let (body, before) = (json!({ "draft": draft }).to_string(), bytes_written());
            let answer = confirming.time(|| practice.call("composer.confirm", &body));
            let written = bytes_written() - before;
            answered(&answer).unwrap_or_else(|| panic!("{answer}"));
            raw_rows.time(|| rows.write(n, day));
            disk.put(written);
        }
    }
    let figure = |what, baseline, aim| Figure {
        busy: Some(confirming.busy()),
        p99: Some(confirming.p99()),
        baseline: Some(baseline),
        aim: Some(aim),
        ..Figure::of(what, yard.size, Unit::Milliseconds, confirming.median())
    };
    vec![
        figure("confirm a session", ("the same rows raw", raw_rows.median()), Aim::RatioAtMost(3.0)),
        figure("confirm a session: the slowest", ("the disk's own p99", disk.times.p99()), Aim::P99AtMost(20.0)),
    ]
}

/// Learners without a next booking, each with a package of tickets and a booking for today.
fn with_a_first_booking(practice: &Practice) -> Vec<Json> {
    let list = practice.ask("learners.list", &json!({}));
    let free = list.as_array().unwrap().iter().filter(|learner| learner["next_booking"].is_null());
    // A booking of today that is over is not the next one, and is there all the same.
    let waits =
        |learner: &&Json| !practice.ask("composer.open", &json!({ "learner": learner["id"] }))["state"].is_null();
    let learners: Vec<Json> =
        free.filter(|learner| !waits(learner)).take(LEARNERS).map(|learner| learner["id"].clone()).collect();
    for learner in &learners {
        let price = json!({ "minor": 1_100_000, "currency": "JPY" });
        let terms = json!({ "kind": "package", "price": price, "sessions": 100, "cadence_days": DAYS });
        practice.ask("contract.add", &json!({ "learner": learner, "terms": terms, "starts_on": today().to_string() }));
        let day = today().to_string();
        practice.ask("session.book", &json!({ "learner": learner, "day": day, "time": "10:00", "minutes": 50 }));
    }
    learners
}

fn draft(practice: &Practice, learner: &Json, next: Day) -> Json {
    let mut draft = practice.ask("composer.open", &json!({ "learner": learner }))["body"].take();
    draft["sections"] = WORDS.iter().map(|(key, text)| json!({ "key": key, "text": text })).collect();
    draft["new_actions"] =
        ACTIONS.iter().map(|text| json!({ "text": text, "due_on": next.plus(-3).to_string() })).collect();
    (draft["satisfaction"], draft["intent"]) = (json!(4), json!("same"));
    draft["next_booking"] = json!({ "day": next.to_string(), "time": "10:00" });
    draft
}

/// The rows of confirmed sessions, written by the engine alone.
struct Rows<'c> {
    connection: &'c Connection,
    mint: ContextV7,
    learners: Vec<Learner>,
    sections: String,
}

/// A learner, the contract whose tickets are used, and the session that is booked.
struct Learner {
    id: Vec<u8>,
    contract: Uuid,
    session: Uuid,
}

impl<'c> Rows<'c> {
    fn new(connection: &'c Connection, learners: usize) -> Self {
        connection.set_prepared_statement_cache_capacity(64);
        let mut rows = Self { connection, mint: ContextV7::new(), learners: Vec::new(), sections: sections() };
        let mut select = connection.prepare("SELECT id FROM learner ORDER BY seq LIMIT ?1").unwrap();
        let ids: Vec<Vec<u8>> =
            select.query_map([learners as i64], |row| row.get(0)).unwrap().map(Result::unwrap).collect();
        for id in ids {
            let (contract, session) = (rows.id(), rows.id());
            rows.execute(
                "INSERT INTO contract (id, learner, kind, starts_on, price, price_currency, sessions, cadence_days)
                 VALUES (?1, ?2, 'package', ?3, 1100000, 'JPY', 100, 14)",
                params![contract.as_bytes(), id, today().number()],
            );
            rows.learners.push(Learner { id, contract, session });
            rows.book(rows.learners.len() - 1, session, today());
        }
        rows
    }

    /// What confirming the booked session of a learner comes to.
    fn write(&mut self, learner: usize, day: Day) {
        let transaction =
            rusqlite::Transaction::new_unchecked(self.connection, TransactionBehavior::Immediate).unwrap();
        let Learner { id, contract, session } = &self.learners[learner];
        let (id, contract, session) = (id.as_slice(), contract.as_bytes(), session.as_bytes());
        let (note, version, number) = (self.id(), self.id(), day.number());
        self.execute("UPDATE session SET state = 'held', resolved_on = ?2 WHERE id = ?1", params![session, number]);
        self.execute(
            "INSERT INTO entitlement (id, learner, contract, kind, quantity, day, session)
             VALUES (?1, ?2, ?3, 'consume', -1, ?4, ?5)",
            params![self.id().as_bytes(), id, contract, number, session],
        );
        self.execute(
            "INSERT INTO note_version (id, note, session, learner, template, sections, written_at)
             VALUES (?1, ?2, ?3, ?4, ?2, ?5, ?6)",
            params![version.as_bytes(), note.as_bytes(), session, id, self.sections, number * 86_400_000],
        );
        self.execute(
            "INSERT INTO note (id, session, learner, version, state) VALUES (?1, ?2, ?3, ?4, 'final')",
            params![note.as_bytes(), session, id, version.as_bytes()],
        );
        self.execute(
            "INSERT INTO satisfaction (id, learner, session, day, score, intent) VALUES (?1, ?2, ?3, ?4, 4, 'same')",
            params![self.id().as_bytes(), id, session, number],
        );
        for text in ACTIONS {
            self.execute(
                "INSERT INTO action_item (id, learner, session, text, created_on, due_on, state)
                 VALUES (?1, ?2, ?3, ?4, ?5, ?6, 'open')",
                params![self.id().as_bytes(), id, session, text, number, number + 11],
            );
        }
        let next = self.id();
        self.book(learner, next, day.plus(DAYS));
        transaction.commit().unwrap();
        self.learners[learner].session = next;
    }

    fn book(&self, learner: usize, session: Uuid, day: Day) {
        let Learner { id, contract, .. } = &self.learners[learner];
        self.execute(
            "INSERT INTO session (id, learner, contract, day, time, minutes, zone, state, booked_on)
             VALUES (?1, ?2, ?3, ?4, 600, 50, 'Asia/Tokyo', 'booked', ?4)",
            params![session.as_bytes(), id, contract.as_bytes(), day.number()],
        );
    }

    fn execute(&self, sql: &str, bound: impl rusqlite::Params) {
        self.connection.prepare_cached(sql).unwrap().execute(bound).unwrap();
    }

    fn id(&self) -> Uuid {
        Uuid::new_v7(Timestamp::now(&self.mint))
    }
}

fn sections() -> String {
    WORDS.iter().map(|(key, text)| json!([key, "", text])).collect::<Json>().to_string()
}

/// The disk alone, written to as the engine writes its log.
struct Disk {
    file: File,
    times: Times,
}

impl Disk {
    fn new(folder: &Path) -> Self {
        Self { file: File::create(folder.join("disk")).unwrap(), times: Times::default() }
    }

    /// Puts `count` bytes on the disk.
    fn put(&mut self, count: u64) {
        if self.file.stream_position().unwrap() > LOG_BYTES {
            self.file.seek(SeekFrom::Start(0)).unwrap();
        }
        let bytes = vec![7; usize::try_from(count).unwrap()];
        self.times.time(|| {
            self.file.write_all(&bytes).unwrap();
            self.file.sync_data().unwrap();
        });
    }
}

/// The bytes this process has written so far.
fn bytes_written() -> u64 {
    let counted = std::fs::read_to_string("/proc/self/io").unwrap();
    let written = counted.lines().find_map(|line| line.strip_prefix("wchar: ")).unwrap();
    written.parse().unwrap()
}
