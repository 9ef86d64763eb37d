//! What a coach looks at first and most: the week, who has no next booking, the list of learners, a search.

use rusqlite::params;
use serde_json::json;

use crate::figure::{Aim, Figure, Unit};
use crate::practice::{Practice, file_in};
use crate::raw;
use crate::times::Times;
use crate::world::{Size, Yard, today};

/// What is typed into the search: words of one character and of two, words that stand together, the beginning of a
/// word, something that is nowhere.
const TYPED: [&str; 12] =
    ["夢", "の", "面談", "転職", "不安", "資格", "できた", "上司 不安", "読書", "後藤", "wor", "ありえない言葉"];

/// Times each question. The baseline is the engine reading the rows that the answer is made from.
pub fn measure(yard: &Yard) -> Vec<Figure> {
    let data = yard.practice(yard.size);
    let practice = Practice::at(&data, today());
    let connection = raw::open_for_reading(&file_in(&data));
    let monday = today().monday();
    let day = today().number();
    let ask = |command| Times::of(30, || practice.ask(command, &json!({})));
    let read =
        |sql: &str, bound: &[i64]| Times::of(30, || raw::read(&connection, sql, rusqlite::params_from_iter(bound)));
    let figure = |what, times: &Times, (baseline, raw): (&'static str, &Times), aim| Figure {
        busy: Some(times.busy()),
        p99: Some(times.p99()),
        baseline: Some((baseline, raw.median())),
        aim,
        ..Figure::of(what, yard.size, Unit::Milliseconds, times.median())
    };
    let sessions = read(
        "SELECT * FROM session s JOIN learner l ON l.id = s.learner WHERE s.day BETWEEN ?1 AND ?2 ORDER BY s.day, s.time",
        &[monday.number(), monday.plus(6).number()],
    );
    let running = read(
        "SELECT * FROM contract c JOIN learner l ON l.id = c.learner
         WHERE starts_on <= ?1 AND coalesce(term_end, ?1) >= ?1 AND coalesce(ended_on, ?1) >= ?1",
        &[day],
    );
    let learners = read("SELECT * FROM learner", &[]);
    let waiting =
        read("SELECT * FROM goal WHERE state = 'active' AND coalesce(confirmed_on, set_on) <= ?1", &[day - 45]);
    let week_aim = (yard.size == Size::M).then_some(Aim::MedianAtMost(30.0));
    let search_aim = Aim::P99AtMost(if yard.size == Size::M { 50.0 } else { 300.0 });
    let (found, scanned) = (search(&practice), scan(&connection, yard.size));
    vec![
        figure("week.view", &ask("week.view"), ("the week's sessions raw", &sessions), week_aim),
        figure("week.counts", &ask("week.counts"), ("the week's sessions raw", &sessions), None),
        figure("week.unbooked", &ask("week.unbooked"), ("running contracts raw", &running), None),
        figure("upkeep.view", &ask("upkeep.view"), ("untouched goals raw", &waiting), week_aim),
        figure("upkeep.count", &ask("upkeep.count"), ("untouched goals raw", &waiting), None),
        figure("learners.list", &ask("learners.list"), ("learners raw", &learners), None),
        figure("search", &found, ("notes scanned raw", &scanned), Some(search_aim)),
    ]
}

fn search(practice: &Practice) -> Times {
    let mut all = Times::default();
    for typed in TYPED {
        let find = || practice.ask("search.find", &json!({ "text": typed, "limit": 50 }));
        let times = Times::of(10, find);
        let hits = find().as_array().map_or(0, Vec::len);
        eprintln!("  {typed}: median {:.1} ms, {hits} hits", times.median());
        all.append(times);
    }
    all
}

/// Looks through the words of every note.
fn scan(connection: &rusqlite::Connection, size: Size) -> Times {
    let mut times = Times::default();
    let some = if size == Size::M { TYPED.as_slice() } else { &TYPED[..3] };
    for typed in some {
        let sql = "SELECT * FROM note_version WHERE sections LIKE ?1 ORDER BY written_at DESC LIMIT 50";
        times.time(|| raw::read(connection, sql, params![format!("%{typed}%")]));
    }
    times
}
