//! What is taken out of the file leaves no trace in it, nor in the log beside it once that is merged.

#![allow(
    clippy::unwrap_used,
    clippy::expect_used,
    clippy::indexing_slicing,
    reason = "a failing test may stop where it stands"
)]

mod kit;

use kit::{Kit, action, draft_of, held, leaves_traces, raw};
use nenrin_domain::ActionItem;

const MARKER: &str = "zqxjmarkerzqxj";

#[test]
fn a_discarded_draft_is_gone() {
    let mut kit = Kit::new();
    let mei = kit.learner("芽衣");
    let session = kit.act(|writer| held(writer, mei.id)).value;
    // Long enough to fill pages of its own, short enough to share one: both kinds must go.
    for body in [MARKER.to_owned(), MARKER.repeat(2_000)] {
        kit.store().save_draft(&draft_of(session.id, mei.id, &body)).unwrap();
        kit.close();
        assert!(leaves_traces(kit.folder.path(), MARKER), "otherwise the end of this test would prove nothing");
        // Saved again, so that the log beside the file has the words, too.
        kit.reopen().save_draft(&draft_of(session.id, mei.id, &format!("{body}。"))).unwrap();
        kit.store().discard_draft(session.id).unwrap();
        assert!(!leaves_traces(kit.folder.path(), MARKER), "while the practice is still open");
        kit.close();
        assert!(!leaves_traces(kit.folder.path(), MARKER));
        kit.reopen();
    }
}

#[test]
fn words_of_removed_rows_are_gone_from_table_and_index() {
    let mut kit = Kit::new();
    let mei = kit.learner("芽衣");
    let fill = |kit: &mut Kit| {
        for n in 0..300 {
            kit.act(|writer| action(writer, mei.id, &format!("読書 第{n}章")));
        }
    };
    fill(&mut kit);
    let marked = kit.act(|writer| action(writer, mei.id, &format!("約束 {MARKER} 金曜まで"))).value;
    fill(&mut kit);
    kit.act(|writer| writer.put(&ActionItem { text: Some("約束".to_owned()), ..marked.clone() }).unwrap());
    kit.act(|writer| writer.remove::<ActionItem>(marked.id).unwrap());
    kit.close();
    assert!(leaves_traces(kit.folder.path(), MARKER), "the change log remembers until it is told to forget");

    // Only the log may still hold the words. Forgetting is no act of this version, so the test does it by hand.
    let connection = raw(&kit.path());
    connection.execute_batch("PRAGMA secure_delete = ON").unwrap();
    let forgotten = connection.execute("DELETE FROM change WHERE fields LIKE '%' || ?1 || '%'", [MARKER]).unwrap();
    assert_eq!(forgotten, 2);
    drop(connection);
    assert!(!leaves_traces(kit.folder.path(), MARKER));
}

#[test]
fn the_log_beside_the_file_is_emptied_when_the_practice_closes() {
    let mut kit = Kit::new();
    kit.learner("芽衣");
    kit.close();
    let names: Vec<_> = std::fs::read_dir(kit.folder.path()).unwrap().map(|entry| entry.unwrap().file_name()).collect();
    assert_eq!(names, ["nenrin.db"]);
}
