//! The paper of a disclosure, which the learner reads: nothing on it is meant for a program.

use nenrin_domain::{Language, LearnerId};
use nenrin_reports::{Block, Record};
use nenrin_stories::{Practice, json};

use crate::id_of;

/// Every text on the paper about a learner.
fn told(practice: &Practice, learner: LearnerId, language: Language) -> Vec<String> {
    let read = |call: &mut nenrin_practice::Call<'_>| {
        let held = call.store()?.held_on(learner)?;
        let (made_on, zone) = (call.today(), call.zone());
        let record = Record { held: &held, practice: "中村コーチング", made_on, zone, language, files: &[] };
        Ok(record.paper().blocks)
    };
    let texts = |block: Block| match block {
        Block::Heading(text) | Block::Item(text) | Block::Text(text) | Block::Note(text) => vec![text],
        Block::Fields(fields) => fields.into_iter().flat_map(|(label, text)| [label, text]).collect(),
        Block::Grid(grid) => {
            let heads = grid.heads.into_iter().map(|(head, _)| head);
            heads.chain(grid.rows.into_iter().flatten()).collect()
        }
        Block::Tiles(_) | Block::Drawing(_) => Vec::new(),
    };
    practice.with(read).unwrap().into_iter().flat_map(texts).collect()
}

/// Whether a word is one of the file and not of a person: `no_show`, `2026-11-20`, `2026-11-20T10:50`, an identity.
fn is_for_programs(word: &str) -> bool {
    let plain = word.chars().all(|it| it.is_ascii_alphanumeric() || "_-:T.".contains(it));
    let digits = |part: &str, count| part.len() == count && part.chars().all(|it| it.is_ascii_digit());
    let parts: Vec<&str> = word.split(['-', 'T']).collect();
    let is_iso = parts.len() >= 3 && digits(parts[0], 4) && digits(parts[1], 2) && digits(parts[2], 2);
    let is_identity = word.len() == 36 && parts.len() == 5;
    let is_code = word.contains('_') && word.chars().all(|it| it.is_ascii_lowercase() || it == '_');
    plain && (is_iso || is_identity || is_code)
}

#[test]
fn nothing_on_the_paper_of_anybody_in_the_sample_is_meant_for_a_program() {
    for (language, code) in [(Language::Ja, "ja"), (Language::En, "en")] {
        let practice = Practice::not_yet("2026-11-20");
        practice.ask(
            "preferences.set",
            json!({ "preferences": { "language": code, "theme": "system", "text_size": 100 } }),
        );
        practice.ask("start.sample", json!({}));
        for learner in practice.learners() {
            for text in told(&practice, id_of(&learner), language) {
                let odd =
                    text.split(|it: char| it.is_whitespace() || "（）()、".contains(it)).find(|it| is_for_programs(it));
                assert_eq!(odd, None, "{text}");
                assert!(!text.contains("当方"), "{text}");
            }
        }
    }
}

#[test]
fn what_is_meant_for_a_program_is_told_from_what_people_write() {
    assert!(
        ["no_show", "2026-11-20", "2026-11-20T10:50:00Z", "01a1f6a5-84c8-7047-91b9-9bfdc3a30c2f"]
            .iter()
            .all(|it| is_for_programs(it))
    );
    assert!(["2026/11/20", "misaki@example.jp", "ok", "3-4", "090-1234-5678"].iter().all(|it| !is_for_programs(it)));
}

#[test]
fn moments_on_the_paper_are_those_of_the_coach_also_where_the_machine_was_never_told_where_it_is() {
    let practice = Practice::on("2026-11-20");
    let learner = practice.learner("佐藤 美咲");
    let session = practice.booked(&learner, "2026-11-20", "10:00");
    practice.record(&learner, &session, "話した");
    let at_home = told(&practice, id_of(&learner), Language::Ja);
    for machine in ["UTC", "Etc/UTC"] {
        practice.go_to(machine);
        assert_eq!(told(&practice, id_of(&learner), Language::Ja), at_home, "{machine}");
    }
    practice.go_to("America/New_York");
    assert_ne!(told(&practice, id_of(&learner), Language::Ja), at_home, "a coach who travels is where the machine is");
}
