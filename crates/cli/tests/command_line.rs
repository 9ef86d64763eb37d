//! The command line as a script meets it: what it prints, and the code it ends with.
#![allow(clippy::unwrap_used, clippy::indexing_slicing, reason = "a failing test may stop where it stands")]

use std::fs;
use std::io::Read;
use std::path::{Path, PathBuf};
use std::process::{Command, Output, Stdio};

use nenrin_domain::Profile;
use nenrin_store::Store;
use serde_json::{Value, json};
use tempfile::TempDir;

struct Terminal {
    folder: TempDir,
}

impl Terminal {
    fn new() -> Self {
        Self { folder: TempDir::new().unwrap() }
    }

    fn path(&self, name: &str) -> PathBuf {
        self.folder.path().join(name)
    }

    fn command(&self, data: &str, words: &[&str]) -> Command {
        let mut command = Command::new(env!("CARGO_BIN_EXE_nenrin-cli"));
        command.arg("--data").arg(self.path(data)).args(words);
        command
    }

    /// Runs it in the data folder called `data`.
    fn run(&self, data: &str, words: &[&str]) -> Output {
        self.command(data, words).output().unwrap()
    }

    /// What it prints; it must have ended well.
    fn says(&self, data: &str, words: &[&str]) -> String {
        let output = self.run(data, words);
        assert_eq!(output.status.code(), Some(0), "{words:?}: {}", String::from_utf8_lossy(&output.stderr));
        String::from_utf8(output.stdout).unwrap()
    }

    fn json(&self, data: &str, words: &[&str]) -> Value {
        serde_json::from_str(&self.says(data, &[words, &["--json"]].concat())).unwrap()
    }

    /// History tables of a small practice.
    fn tables(&self) -> String {
        let tables = self.path("tables").display().to_string();
        let size = ["--learners", "6", "--years", "1", "--seed", "2", "--until", "2026-11-20", "--lang", "ja"];
        self.says("unused", &[&["simulate", &tables], &size[..]].concat());
        tables
    }
}

#[test]
fn a_file_of_another_program_is_looked_at_and_brought_in_once() {
    let terminal = Terminal::new();
    let list = terminal.path("list.csv").display().to_string();
    fs::write(&list, "氏名,メール,電話\n佐藤 美咲,misaki@example.jp,\n髙橋 健,ken@example.jp,9.01E+09\n").unwrap();
    let looked = terminal.json("data", &["import", "file", &list, "--dry-run"]);
    assert_eq!((&looked["counts"]["new"], &looked["counts"]["faulty"]), (&json!(1), &json!(1)));
    assert!(!terminal.path("data/practice/nenrin.db").exists(), "a look makes no practice");
    let said = terminal.says("data", &["import", "file", &list, "--lang", "en"]);
    assert!(said.contains("1 new") && said.contains("line 3, column 電話: digits were lost"), "{said}");
    let again = terminal.json("data", &["import", "file", &list]);
    assert_eq!((&again["counts"]["new"], &again["counts"]["known"]), (&json!(0), &json!(1)));
    assert_eq!(terminal.json("data", &["learners"]).as_array().map(Vec::len), Some(1));
}

#[test]
fn what_a_file_says_otherwise_is_listed_and_taken_where_that_is_asked_for() {
    let terminal = Terminal::new();
    let list = terminal.path("list.csv").display().to_string();
    let write = |phone: &str, name: &str| {
        fs::write(&list, format!("氏名,フリガナ,メール,電話\n佐藤 美咲,{name},misaki@example.jp,{phone}\n")).unwrap();
    };
    write("090-1111-1111", "さとう みさき");
    terminal.says("data", &["import", "file", &list]);
    write("080-9999-9999", "さとう みき");
    let told = terminal.says("data", &["import", "file", &list, "--dry-run", "--differences", "--lang", "en"]);
    assert!(told.contains("2:phone 佐藤 美咲: recorded \"090-1111-1111\", the file says \"080-9999-9999\""), "{told}");
    let unasked = terminal.says("data", &["import", "file", &list, "--dry-run", "--lang", "en"]);
    assert!(unasked.contains("2 cells say otherwise than your records"), "{unasked}");
    let said = |more: &[&str]| terminal.json("data", &[&["import", "file", &list], more].concat());
    let kept = said(&["--take", "2:phone", "--dry-run"]);
    let stands: Vec<_> = kept["kept"].as_array().unwrap().iter().map(|cell| cell["stands"].clone()).collect();
    assert_eq!(stands, [json!("here"), json!("told")]);
    assert_eq!(said(&[])["counts"]["known"], 1, "nothing is taken unasked");
    assert_eq!(said(&["--take", "all"])["counts"]["updated"], 1);
    assert_eq!(said(&["--dry-run"])["kept_count"], 0);
    terminal.says("data", &["undo"]);
    assert_eq!(said(&["--dry-run"])["kept_count"], 2, "all that was taken goes back with one undo");
    assert_eq!(terminal.run("data", &["import", "file", &list, "--take", "phone"]).status.code(), Some(2));
}

/// The names of what lies in a folder, sorted.
fn names(folder: &Path) -> Vec<String> {
    let entries = fs::read_dir(folder).unwrap();
    let mut names: Vec<_> = entries.map(|entry| entry.unwrap().file_name().into_string().unwrap()).collect();
    names.sort_unstable();
    names
}

fn bytes(path: &Path) -> Vec<u8> {
    fs::read(path).unwrap()
}

#[test]
fn a_history_comes_in_is_asked_about_and_taken_back() {
    let terminal = Terminal::new();
    let tables = terminal.tables();
    let looked = terminal.json("data", &["import", "history", &tables, "--dry-run"]);
    assert_eq!((&looked["problem_count"], &looked["tables"][0]["new"]), (&0.into(), &6.into()));
    assert!(!terminal.path("data/practice").exists(), "looking makes no practice");

    assert!(terminal.says("data", &["import", "history", &tables]).contains("undo"));
    assert!(!terminal.says("data", &["import", "history", &tables]).contains("undo"), "it would take back the first");
    let again = terminal.json("data", &["import", "history", &tables]);
    assert!(again["tables"].as_array().unwrap().iter().all(|table| table["new"] == 0), "{again}");
    assert_eq!(terminal.json("data", &["learners"]).as_array().unwrap().len(), 6);
    let by_number = terminal.json("data", &["timeline", "3"]);
    assert!(!by_number["events"].as_array().unwrap().is_empty());
    assert_eq!(terminal.json("data", &["week", "--as-of", "2026-11-20"])["week"]["monday"], "2026-11-16");
    assert!(terminal.says("data", &["search", "面談", "--lang", "ja"]).contains("面談"));
    assert_eq!(terminal.json("data", &["verify"])["found"], 0);
    assert!(terminal.says("data", &["undo", "--lang", "ja"]).contains("履歴の取り込み"));
    assert_eq!(terminal.json("data", &["learners"]).as_array().unwrap().len(), 0);
}

#[test]
fn a_name_cannot_command_the_terminal() {
    let terminal = Terminal::new();
    let tables = terminal.tables();
    let learners = Path::new(&tables).join("learners.csv");
    let text = fs::read_to_string(&learners).unwrap().replacen("久保 文香", "\u{1b}[2J\u{202e}\u{9b}久保", 1);
    fs::write(&learners, text).unwrap();
    terminal.says("data", &["import", "history", &tables]);
    let told = terminal.says("data", &["learners"]);
    assert!(told.contains("久保") && !told.contains('\u{1b}'), "{told:?}");
    assert!(!told.contains('\u{202e}') && !told.contains('\u{9b}'), "{told:?}");
    let json = terminal.says("data", &["learners", "--json"]);
    assert!(!json.contains(['\u{1b}', '\u{202e}', '\u{9b}']), "{json:?}");
    let learners: Value = serde_json::from_str(&json).unwrap();
    let names = learners.as_array().unwrap().iter().filter_map(|learner| learner["name"].as_str());
    assert!(names.into_iter().any(|name| name == "\u{1b}[2J\u{202e}\u{9b}久保"), "JSON means the same");
}

#[test]
fn an_archive_goes_round_to_the_same_bytes() {
    let terminal = Terminal::new();
    let tables = terminal.tables();
    terminal.says("data", &["import", "history", &tables]);
    let archives = ["one.zip", "two.zip"].map(|name| terminal.path(name));
    let named = archives.each_ref().map(|path| path.display().to_string());
    terminal.says("data", &["export", "archive", &named[0]]);
    terminal.says("other", &["import", "archive", &named[0]]);
    terminal.says("other", &["export", "archive", &named[1]]);
    assert!(bytes(&archives[0]) == bytes(&archives[1]));
}

#[cfg(unix)]
#[test]
fn the_next_export_takes_away_what_a_killed_one_left_and_nothing_else() {
    let terminal = Terminal::new();
    terminal.says("data", &["import", "history", &terminal.tables()]);
    fs::create_dir(terminal.path("out")).unwrap();
    let out = |name: &str| terminal.path("out").join(name);
    let export = |name: &str| terminal.command("data", &["export", "archive", &out(name).display().to_string()]);
    // The system kills a program that makes a file longer than it may.
    let mut killed = Command::new("sh");
    killed.args(["-c", "ulimit -f 80; exec \"$0\" \"$@\""]).arg(env!("CARGO_BIN_EXE_nenrin-cli"));
    let killed = killed.args(export("one.zip").get_args()).output().unwrap();
    assert_eq!(killed.status.code(), None, "{killed:?}");
    let left: Vec<_> = names(&terminal.path("out"));
    assert!(left.len() == 1 && left[0].ends_with(".part"), "{left:?}");

    // Files of others, and one that another program of ours is just writing.
    let busy = left[0].replacen("one.zip", "busy.zip", 1);
    let foreign = ["one.zip.part", "thesis.part", "one.zip.0198f3c012344abc8def0123456789ab.part", busy.as_str()];
    foreign.iter().for_each(|name| fs::write(out(name), "precious").unwrap());
    let writing = fs::File::open(out(&busy)).unwrap();
    writing.lock().unwrap();
    assert!(export("two.zip").output().unwrap().status.success());
    let mut kept = [&foreign[..], &["two.zip"]].concat();
    kept.sort_unstable();
    assert_eq!(names(&terminal.path("out")), kept);
    drop(writing);
    assert!(export("two.zip").output().unwrap().status.success());
    assert!(!out(&busy).exists());
}

#[cfg(unix)]
#[test]
fn an_export_that_finds_no_room_says_so_and_nothing_else() {
    let terminal = Terminal::new();
    terminal.says("data", &["import", "history", &terminal.tables()]);
    let out = terminal.path("out.zip").display().to_string();
    let mut limited = Command::new("sh");
    limited.args(["-c", "trap '' XFSZ; ulimit -f 80; exec \"$0\" \"$@\""]).arg(env!("CARGO_BIN_EXE_nenrin-cli"));
    let export = terminal.command("data", &["export", "archive", &out]);
    let output = limited.args(export.get_args()).output().unwrap();
    let (told, before) = (String::from_utf8(output.stderr).unwrap(), terminal.run("data", &["verify"]));
    assert_eq!((output.status.code(), before.status.code()), (Some(1), Some(0)));
    assert!(told.starts_with("The disk is full") && told.lines().count() == 1, "{told:?}");
    assert!(told.ends_with("(S-101)\n"), "{told:?}");
    assert_eq!(names(terminal.folder.path()), ["data", "tables"]);
}

#[test]
fn what_cannot_be_done_is_told_in_both_languages_and_ends_with_one() {
    let terminal = Terminal::new();
    for (language, told) in [("ja", "先に init"), ("en", "Run init")] {
        let output = terminal.run("nothing", &["week", "--lang", language]);
        let words = String::from_utf8(output.stderr).unwrap();
        assert_eq!(output.status.code(), Some(1));
        assert!(words.contains(told) && words.contains("P-201"), "{words}");
    }
    let output = terminal.run("nothing", &["week", "--json"]);
    let failure: Value = serde_json::from_slice(&output.stdout).unwrap();
    assert_eq!((output.status.code(), &failure["failure"]["code"]), (Some(1), &"P-201".into()));
}

#[test]
fn a_size_that_cannot_be_simulated_is_told_by_its_own_bounds() {
    let terminal = Terminal::new();
    let refused = |learners: &str, years: &str| {
        let out = terminal.path("out").display().to_string();
        let asked = ["simulate", &out, "--learners", learners, "--years", years, "--seed", "1", "--json"];
        let answer: Value = serde_json::from_slice(&terminal.run("unused", &asked).stdout).unwrap();
        answer["failure"]["about"].clone()
    };
    assert_eq!(refused("0", "2"), json!({ "field": "learners", "rule": "1_to_100000" }));
    assert_eq!(refused("40", "41"), json!({ "field": "years", "rule": "1_to_40" }));
    assert!(!terminal.path("out").exists());
}

#[test]
fn a_first_start_that_was_cut_off_is_taken_up_again() {
    let terminal = Terminal::new();
    let tables = terminal.tables();
    let cut_off = |data: &str| {
        let folder = terminal.path(data).join("practice");
        fs::create_dir_all(&folder).unwrap();
        drop(Store::open(&folder.join("nenrin.db"), None, |_| Ok(())).unwrap());
    };
    ["one", "other"].into_iter().for_each(cut_off);
    assert_eq!(terminal.json("one", &["week", "--as-of", "2026-11-20"])["week"]["monday"], "2026-11-16");
    terminal.says("other", &["import", "history", &tables, "--dry-run"]);
    terminal.says("other", &["import", "history", &tables]);
    for data in ["one", "other"] {
        let store = Store::open(&terminal.path(data).join("practice/nenrin.db"), None, |_| Ok(())).unwrap();
        assert!(store.find::<Profile>(Profile::only()).unwrap().is_some(), "{data}");
    }
}

#[test]
fn tables_with_problems_answer_one_document_and_change_nothing() {
    let terminal = Terminal::new();
    let tables = terminal.tables();
    let sessions = Path::new(&tables).join("sessions.csv");
    let text = fs::read_to_string(&sessions).unwrap().replacen("2026-", "2026-99-", 1);
    fs::write(&sessions, text).unwrap();
    let output = terminal.run("data", &["import", "history", &tables, "--json"]);
    let answer: Value = serde_json::from_slice(&output.stdout).unwrap();
    assert_eq!((output.status.code(), &answer["failure"]["code"]), (Some(1), &"H-402".into()));
    assert_eq!(answer["report"]["problems"][0]["table"], "sessions");
    assert!(!terminal.path("data/practice").exists());
}

#[test]
fn a_command_line_that_cannot_be_read_ends_with_two() {
    let terminal = Terminal::new();
    for words in [&["unknown"][..], &["timeline"], &["week", "--as-of", "2026-02-30"], &["--sample", "init"]] {
        assert_eq!(terminal.run("data", words).status.code(), Some(2), "{words:?}");
    }
    assert!(!terminal.path("data").exists());
}

#[test]
fn a_reader_that_has_seen_enough_is_no_failure() {
    let terminal = Terminal::new();
    terminal.says("data", &["init"]);
    let mut running =
        terminal.command("data", &["learners"]).stdout(Stdio::piped()).stderr(Stdio::piped()).spawn().unwrap();
    drop(running.stdout.take());
    let mut complaint = String::new();
    running.stderr.take().unwrap().read_to_string(&mut complaint).unwrap();
    assert_eq!((running.wait().unwrap().code(), complaint.as_str()), (Some(0), ""));
}

/// A user whom the system does not know has no home. Where a test may not become one, there is nobody to ask for.
#[cfg(target_os = "linux")]
#[test]
fn a_machine_that_names_no_folder_is_told_of_in_the_form_that_was_asked_for() {
    let nobody = |words: &[&str]| {
        let mut command = Command::new("unshare");
        command.args(["--user", "--map-user=54321", "env", "-i"]).args(words).output().unwrap()
    };
    if !nobody(&["true"]).status.success() {
        return;
    }
    let program = env!("CARGO_BIN_EXE_nenrin-cli");
    let output = nobody(&[program, "week", "--json"]);
    let failure: Value = serde_json::from_slice(&output.stdout).unwrap();
    assert_eq!((output.status.code(), &failure["failure"]["code"]), (Some(1), &"P-209".into()));
    for (language, told) in [("ja", "--data でフォルダを指定"), ("en", "Name one with --data")] {
        let words = String::from_utf8(nobody(&[program, "week", "--lang", language]).stderr).unwrap();
        assert!(words.contains(told) && words.contains("P-209"), "{words}");
    }
}

#[test]
fn tables_are_taken_out_by_period_and_preset() {
    let terminal = Terminal::new();
    terminal.says("data", &["import", "history", &terminal.tables()]);
    let file = terminal.path("受講者.csv").display().to_string();
    let said = terminal.says("data", &["export", "learners", &file, "--lang", "ja"]);
    assert!(said.contains("受講者.csv に書き出しました。行数：6"), "{said}");
    let csv = fs::read_to_string(&file).unwrap();
    assert!(csv.starts_with("\u{feff}\"受講者ID\",\"名前\"") && csv.lines().count() == 7, "{csv}");

    let year = ["--from", "2026-01-01", "--to", "2026-06-30", "--preset", "plain"];
    let saved = terminal.json("data", &[&["export", "sessions", &file], &year[..]].concat());
    let csv = fs::read_to_string(&file).unwrap();
    assert_eq!(saved["rows"].as_u64().unwrap() as usize + 1, csv.lines().count());
    assert!(csv.starts_with("Session ID,") && csv.contains(",2026-0") && !csv.contains(",2026-07-"), "{csv}");

    let book = terminal.path("all.xlsx").display().to_string();
    terminal.says("data", &["export", "workbook", &book]);
    assert!(fs::read(&book).unwrap().starts_with(b"PK"));
}

#[test]
fn a_workbook_of_ours_comes_in_with_all_its_sheets_and_goes_with_one_undo() {
    let terminal = Terminal::new();
    terminal.says("data", &["import", "history", &terminal.tables()]);
    let book = terminal.path("all.xlsx").display().to_string();
    terminal.says("data", &["export", "workbook", &book]);
    let looked = terminal.says("other", &["import", "file", &book, "--dry-run", "--lang", "ja"]);
    assert!(looked.contains("シート「Learners」") && looked.contains("シート「Contacts」"), "{looked}");
    assert!(!terminal.path("other").join("practice").join("nenrin.db").exists(), "a look founds nothing");
    let brought = terminal.says("other", &["import", "file", &book]);
    assert!(brought.contains("Sheet Learners") && brought.contains("6 new"), "{brought}");
    let practice = |data: &str| terminal.json(data, &["learners"]).as_array().unwrap().len();
    assert_eq!(practice("other"), practice("data"));
    assert!(terminal.says("other", &["import", "file", &book]).contains("All of it is here already"));
    terminal.says("other", &["undo"]);
    assert_eq!(practice("other"), 0);
}

#[test]
fn a_character_that_shift_jis_does_not_have_is_named() {
    let terminal = Terminal::new();
    let tables = terminal.path("tables");
    fs::create_dir(&tables).unwrap();
    let learners = "learner_id,joined,plan,nominal_cadence_days,price_per_session,lead_source,name\n\
                    L1,2026-01-05,package,14,11000,,𠮷田 花\n";
    fs::write(tables.join("learners.csv"), learners).unwrap();
    fs::write(tables.join("sessions.csv"), "session_id,learner_id,booked_on,scheduled,status,resolved\n").unwrap();
    terminal.says("data", &["import", "history", &tables.display().to_string()]);
    let file = terminal.path("out.csv").display().to_string();
    let words = ["export", "learners", &file, "--preset", "shift_jis", "--lang", "ja"];
    let refused = terminal.run("data", &words);
    assert_eq!(refused.status.code(), Some(1));
    assert!(
        String::from_utf8(refused.stdout)
            .unwrap()
            .contains("𠮷田 花 2026-01-05「名前」：「𠮷」はShift_JISにありません")
    );
    assert!(String::from_utf8(refused.stderr).unwrap().contains("E-601") && !Path::new(&file).exists());
    terminal.says("data", &[&words[..], &["--substitute"]].concat());
    assert!(Path::new(&file).exists());
}

#[test]
fn bookings_are_taken_out_as_a_calendar() {
    let terminal = Terminal::new();
    terminal.says("data", &["import", "history", &terminal.tables()]);
    let file = terminal.path("予約.ics").display().to_string();
    let saved = terminal.json("data", &["export", "bookings", &file, "--names", "nobody"]);
    let ics = fs::read_to_string(&file).unwrap();
    let told = saved["bookings"].as_u64().unwrap() + saved["cancelled"].as_u64().unwrap();
    assert_eq!(ics.matches("BEGIN:VEVENT").count() as u64, told);
    assert!(ics.starts_with("BEGIN:VCALENDAR\r\n") && ics.ends_with("END:VCALENDAR\r\n"));
    let unknown = terminal.run("data", &["export", "bookings", &file, "--learner", "誰か"]);
    assert_eq!(unknown.status.code(), Some(1));
}
