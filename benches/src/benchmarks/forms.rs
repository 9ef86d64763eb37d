//! A form that a hundred thousand people have answered, brought in by the command line.

use std::fmt::Write as _;
use std::path::Path;
use std::process::{Command, Stdio};
use std::time::Duration;

use crate::child::peak_megabytes_of;
use crate::figure::{Aim, Figure, Unit};
use crate::practice::file_in;
use crate::raw;
use crate::times::Times;
use crate::world::{Yard, today};

const ROWS: u32 = 100_000;

/// How often the memory of the command line is looked at.
const GLANCE: Duration = Duration::from_millis(5);

/// Times the import of a file in a process of its own, and takes its memory. The baseline is the engine writing the same records,
/// without log and search index.
pub fn measure(yard: &Yard) -> Vec<Figure> {
    let scratch = yard.scratch();
    let (data, file) = (scratch.path().join("data"), scratch.path().join("form.csv"));
    std::fs::write(&file, answers()).unwrap();
    run(&data, &["init"]);
    let (mut bringing, mut records) = (Times::default(), Times::default());
    let peak = bringing.time(|| run(&data, &["import", "file", file.to_str().unwrap()]));
    let from = raw::open_for_reading(&file_in(&data));
    assert_eq!(raw::read(&from, "SELECT * FROM application", []), ROWS as usize, "every answer is kept");
    records.time(|| raw::copy_records(&from, &scratch.path().join("raw.db")));
    let seconds = |milliseconds: f64| milliseconds / 1000.0;
    vec![
        Figure {
            baseline: Some(("records raw", seconds(records.median()))),
            ..Figure::of("import file: 100,000 answers", yard.size, Unit::Seconds, seconds(bringing.median()))
        },
        Figure {
            aim: Some(Aim::MedianAtMost(300.0)),
            ..Figure::of("import file: memory", yard.size, Unit::Megabytes, peak)
        },
    ]
}

/// The answers of as many people as there are rows.
fn answers() -> String {
    let mut text =
        "タイムスタンプ,お名前,フリガナ,メールアドレス,電話番号,今いちばん困っていることは？,ご希望の曜日\n".to_owned();
    for row in 0..ROWS {
        let (day, tel) = (today().plus(-i64::from(row % 3000)).to_string().replace('-', "/"), 10_000_000 + row);
        writeln!(
            text,
            "{day} 10:{:02}:00,相談 {row},ソウダン {row},a{row}@example.jp,090{tel},\"朝なかなか起きられず、仕事が進まない\",土曜",
            row % 60
        )
        .unwrap();
    }
    text
}

/// Runs the command line on a data folder to its end. Answers the most memory it held, as far as it was seen.
fn run(data: &Path, words: &[&str]) -> f64 {
    let program = std::env::current_exe().unwrap().with_file_name("nenrin-cli");
    let mut child = Command::new(program).arg("--data").arg(data).args(words).stdout(Stdio::null()).spawn().unwrap();
    let mut peak = 0.0_f64;
    loop {
        if let Some(status) = child.try_wait().unwrap() {
            assert!(status.success(), "{words:?}: {status}");
            return peak;
        }
        peak = peak.max(peak_megabytes_of(&child.id().to_string()).unwrap_or_default());
        std::thread::sleep(GLANCE);
    }
}
