use nenrin_stories::{Json, Practice, json};

use crate::{book, broken_rule, each};

fn of(practice: &Practice, learner: &str) -> Json {
    practice.ask("material.of_learner", json!({ "learner": learner }))
}

fn link(practice: &Practice, title: &str) -> Json {
    practice.ask("material.add_link", json!({ "title": title, "url": "https://example.com/a?b=1", "learners": [] }))
}

#[test]
fn a_link_is_added_and_shared_as_one_act() {
    let practice = Practice::on("2026-11-20");
    let sato = practice.learner("佐藤 美咲");
    let fields = json!({ "title": " 呼吸の練習 ", "url": "https://example.com", "learners": [sato] });
    practice.ask("material.add_link", fields);
    let shared = of(&practice, &sato)[0].take();
    assert_eq!((&shared["material"]["title"], &shared["day"]), (&json!("呼吸の練習"), &json!("2026-11-20")));
    practice.undo();
    assert_eq!((of(&practice, &sato), practice.ask("material.list", json!({}))), (json!([]), json!([])));
}

#[test]
fn a_material_is_shared_once_in_a_session_and_once_without() {
    let practice = Practice::on("2026-11-20");
    let (sato, tanaka) = (practice.learner("佐藤 美咲"), practice.learner("田中 陽"));
    let material = link(&practice, "読書リスト");
    let session = book(&practice, &sato, "2026-11-24", "10:00");
    let share =
        |learner: &str, session: &Json| json!({ "material": material, "learners": [learner], "session": session });
    practice.ask("material.share", share(&sato, &json!(null)));
    practice.ask("material.share", share(&sato, &session));
    let twice = practice.refused("material.share", share(&sato, &session));
    assert_eq!(broken_rule(&twice), ("material", "shared_already"));
    let not_hers = practice.refused("material.share", share(&tanaka, &session));
    assert_eq!(broken_rule(&not_hers), ("session", "of_this_learner"));

    let shares = of(&practice, &sato);
    assert_eq!(each(&shares, "session").len(), 2);
    practice.ask("share.remove", json!({ "share": shares[0]["id"] }));
    assert_eq!(of(&practice, &sato).as_array().unwrap().len(), 1);
    practice.undo();
    assert_eq!(of(&practice, &sato), shares);
}

#[test]
fn a_material_keeps_its_shares_when_it_is_called_something_else() {
    let practice = Practice::on("2026-11-20");
    let sato = practice.learner("佐藤 美咲");
    let material = link(&practice, "読書リスト");
    practice.ask("material.share", json!({ "material": material, "learners": [sato] }));
    practice.ask("material.rename", json!({ "material": material, "title": "冬の読書リスト" }));
    let title = || of(&practice, &sato)[0]["material"]["title"].take();
    assert_eq!(title(), "冬の読書リスト");
    practice.undo();
    assert_eq!(title(), "読書リスト");
}

#[test]
fn an_address_leads_to_the_web_and_nowhere_else() {
    let practice = Practice::on("2026-11-20");
    for url in [
        "http://example.com",
        "file:///etc/passwd",
        "javascript:alert(1)",
        "https://",
        "https:///x",
        "https://example.com@other.example",
        "https://a b.example",
        "教材",
    ] {
        let refused = practice.refused("material.add_link", json!({ "title": "教材", "url": url, "learners": [] }));
        assert_eq!(broken_rule(&refused), ("url", "https_address"), "{url}");
    }
    practice.ask("material.add_link", json!({ "title": "教材", "url": "HTTPS://例え.jp/資料", "learners": [] }));
}

#[test]
fn an_address_is_kept_as_every_reader_knows_it_and_none_that_hides_where_it_leads() {
    let practice = Practice::on("2026-11-20");
    let add = |url: &str| json!({ "title": "動画", "url": url, "learners": [] });
    practice.ask("material.add_link", add("HTTPS://Example.JP/Watch?v=A"));
    let kept = practice.ask("material.list", json!({}))[0]["url"].take();
    assert_eq!(kept, "https://example.jp/Watch?v=A");
    for hidden in ["https://example.jp/\u{202e}gpj.exe", "https://exa\u{200f}mple.jp/", "https://example.jp/\u{2066}a"]
    {
        let refused = practice.refused("material.add_link", add(hidden));
        assert_eq!(broken_rule(&refused), ("url", "https_address"), "{hidden:?}");
    }
}
