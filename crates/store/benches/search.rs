//! Search over a practice of many notes: `cargo bench -p nenrin-store --bench search -- 1000000 [FILE]`.
//! Makes the file when it is missing. Prints the median and the slowest of each question.
#![allow(clippy::indexing_slicing, reason = "a benchmark that cannot go on stops")]
#![allow(missing_docs, clippy::unwrap_used, clippy::print_stdout, reason = "a benchmark speaks and may stop")]
#![allow(clippy::disallowed_methods, reason = "a benchmark measures time")]

use std::path::PathBuf;
use std::time::Instant as Clock;

use nenrin_domain::{Day, Instant, Learner, Note, NoteSection, NoteState, NoteVersion, Session, SessionState, Zone};
use nenrin_store::{Act, RawKey, Store, StoreError};

/// Words by falling frequency, as notes have them.
const COMMON: &[&str] = &[
    "について",
    "しました",
    "を",
    "の",
    "が",
    "に",
    "話した",
    "と",
    "は",
    "していた",
    "という",
    "仕事",
    "時間",
    "面談",
    "確認",
    "次回",
    "まで",
    "から",
    "できた",
    "不安",
    "転職",
    "上司",
    "読書",
    "練習",
    "目標",
    "家族",
    "相談",
    "予定",
    "気づき",
    "変化",
];
const RARE: &[&str] = &[
    "夢",
    "副業",
    "資格試験",
    "英会話",
    "面接対策",
    "職務経歴書",
    "睡眠",
    "運動",
    "瞑想",
    "引越し",
    "部署異動",
    "昇進",
    "independent",
    "Chapter",
    "presentation",
    "deadline",
    "coaching",
    "feedback",
    "meeting",
    "schedule",
    "confidence",
    "budget",
    "research",
    "レッスン",
    "ピアノ",
    "発表会",
    "コンクール",
    "譜読み",
    "音階",
    "暗譜",
];

const ENGLISH: &[&str] = &[
    "the",
    "to",
    "and",
    "we",
    "that",
    "of",
    "this",
    "with",
    "a",
    "in",
    "talked",
    "about",
    "next",
    "session",
    "their",
    "then",
    "when",
    "will",
    "work",
    "what",
    "team",
    "time",
    "there",
    "practice",
    "interview",
    "week",
    "goal",
    "worried",
    "think",
    "started",
];

struct Dice(u64);

impl Dice {
    fn roll(&mut self, sides: usize) -> usize {
        self.0 = self.0.wrapping_mul(6_364_136_223_846_793_005).wrapping_add(1_442_695_040_888_963_407);
        (self.0 >> 33) as usize % sides
    }

    fn text(&mut self) -> String {
        let mut text = String::new();
        let (words, space) = if self.roll(2) == 0 { (COMMON, "") } else { (ENGLISH, " ") };
        for _ in 0..4 + self.roll(10) {
            for _ in 0..5 + self.roll(4) {
                // The smaller of two rolls: early words are many times as frequent as late ones.
                let common = self.roll(words.len()).min(self.roll(words.len()));
                text += words.get(common).copied().unwrap_or_default();
                text += space;
            }
            if self.roll(6) == 0 {
                let rare = self.roll(RARE.len()).min(self.roll(RARE.len()));
                text.push(' ');
                text += RARE.get(rare).copied().unwrap_or_default();
                text.push(' ');
            }
            if self.roll(20) == 0 {
                text += &format!(" word{} ", self.roll(50_000));
            }
            text.push('。');
        }
        text
    }
}

fn fill(store: &mut Store, notes: usize) {
    let (mut dice, start) = (Dice(7), Day::new(2016, 1, 1).unwrap());
    let learners: Vec<Learner> = add(store, |writer| {
        let names = (0..notes.div_ceil(100)).map(|n| format!("受講者 {n}"));
        names
            .map(|name| {
                let learner = Learner::named(writer.mint(), &name);
                writer.add(&learner).unwrap();
                learner
            })
            .collect()
    });
    for batch in 0..notes.div_ceil(10_000) {
        add(store, |writer| {
            for n in batch * 10_000..(batch + 1) * 10_000.min(notes) {
                let learner = learners.get(n % learners.len()).unwrap().id;
                let day = start.plus((n * 3650 / notes) as i64);
                let session = Session {
                    id: writer.mint(),
                    external_id: None,
                    learner,
                    contract: None,
                    day,
                    time: None,
                    minutes: Some(60),
                    zone: Zone::UTC,
                    mode: None,
                    state: SessionState::Held,
                    booked_on: None,
                    resolved_on: Some(day),
                    moved_to: None,
                    happened: None,
                    consumes: None,
                    chargeable: None,
                    series: None,
                    gathering: None,
                    place: None,
                };
                writer.add(&session).unwrap();
                let sections =
                    vec![NoteSection { key: "talked".to_owned(), heading: String::new(), text: dice.text() }];
                let (note, session) = (writer.mint(), session.id);
                let version = NoteVersion {
                    id: writer.mint(),
                    note,
                    session,
                    learner,
                    template: None,
                    sections,
                    written_at: writer.at(),
                };
                writer.add(&version).unwrap();
                writer.add(&Note { id: note, session, learner, version: version.id, state: NoteState::Final }).unwrap();
            }
        });
    }
}

fn add<T>(store: &mut Store, work: impl FnOnce(&mut nenrin_store::Writer<'_>) -> T) -> T {
    let act = Act::new("bench.fill", Instant::from_millis(1_795_000_000_000));
    store.act(&act, |writer| Ok::<_, StoreError>(work(writer))).unwrap().value
}

fn main() {
    let mut asked = std::env::args().skip(1).filter(|word| word != "--bench");
    let notes: usize = asked.next().map_or(30_000, |count| count.parse().unwrap());
    let folder = tempfile::tempdir().unwrap();
    let path = asked.next().map_or_else(|| folder.path().join("nenrin.db"), PathBuf::from);
    let key = path.extension().is_some_and(|end| end == "keyed").then(|| RawKey::new([7; 32]));
    let fresh = !path.exists();
    let mut store = Store::open(&path, key.as_ref(), |_| Ok(())).unwrap();
    if fresh {
        let begun = Clock::now();
        fill(&mut store, notes);
        println!("{notes} notes written in {:.1} s", begun.elapsed().as_secs_f64());
        drop(store);
        println!("{} MB", std::fs::metadata(&path).unwrap().len() >> 20);
        store = Store::open(&path, key.as_ref(), |_| Ok(())).unwrap();
    }
    let questions = [
        "夢",
        "の",
        "し",
        "面談",
        "しました",
        "転職",
        "について話した",
        "職務経歴書",
        "不安 転職",
        "暗譜 音階",
        "まし まで",
        "したとは",
        "受講者",
        "7",
        "word",
        "wor",
        "w",
        "c",
        "chap",
        "word4711",
        "word47",
        "confidence budget",
        "ありません",
        "話したについて面談",
        "のがに",
        "th",
        "the",
        "tha",
        "that",
        "w",
        "wi",
        "we wi",
        "the session that",
        "interv",
        "worried interview",
        "t",
        "a b c d e",
    ];
    println!("{:<24} {:>8} {:>8} {:>8} {:>6}", "question", "first", "median", "slowest", "hits");
    for question in questions {
        let mut hits = 0;
        let mut times: Vec<f64> = (0..7)
            .map(|_| {
                let begun = Clock::now();
                hits = store.search(question, 50).unwrap().len();
                begun.elapsed().as_secs_f64() * 1000.0
            })
            .collect();
        let first = times.first().copied().unwrap_or_default();
        times.sort_by(f64::total_cmp);
        let (median, slowest) = (times[times.len() / 2], times[times.len() - 1]);
        println!("{question:<24} {first:>8.1} {median:>8.1} {slowest:>8.1} {hits:>6}");
    }
}
