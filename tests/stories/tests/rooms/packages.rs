use nenrin_domain::{ContractKind, Day, Entitlement, EntitlementKind, LearnerId, SessionState};
use nenrin_stories::{Practice, json, text};
use proptest::prelude::{ProptestConfig, Strategy, proptest};
use proptest::{collection::vec, option};

use crate::{day, each, id_of, monthly, session};

#[test]
fn a_package_ends_with_its_last_ticket_unless_the_learner_comes_on() {
    let practice = Practice::on("2026-11-20");
    let sato = practice.learner("佐藤 美咲");
    let _ = practice.package(&sato, 1, "2026-11-01");
    let stands = |day: &str| {
        practice.it_is(day, "10:50");
        let line = practice.ask("learners.list", json!({}))[0]["lifecycle"].take();
        assert_eq!(line, practice.ask("learner.view", json!({ "learner": sato }))["lifecycle"], "{day}");
        text(&line)
    };
    let session = practice.booked(&sato, "2026-11-18", "10:00");
    assert_eq!(stands("2026-11-20"), "active");
    practice.record(&sato, &session, "終わり");
    assert_eq!(stands("2026-11-20"), "ending", "a renewal may follow within the grace");
    assert_eq!(stands("2026-12-18"), "ending");
    assert_eq!(stands("2026-12-19"), "left");
    let next = practice.booked(&sato, "2026-12-20", "10:00");
    assert_eq!(stands("2026-12-19"), "active", "the next session is booked");
    assert_eq!(stands("2026-12-20"), "active", "it is over, and nobody has said yet what came of it");
    assert_eq!(stands("2026-12-21"), "ending");
    practice.it_is("2026-12-20", "10:50");
    practice.record(&sato, &next, "回数券なしで");
    assert_eq!(stands("2027-01-19"), "ending", "came without a ticket");
    assert_eq!(stands("2027-01-20"), "left");
    let _ = practice.package(&sato, 3, "2027-01-10");
    assert_eq!(stands("2027-01-20"), "active");
}

/// From when, how long, and the entries of the ledger, counted from its beginning.
type Package = (i64, Option<i64>, Vec<(i64, i32)>);

/// What happened to one learner, in days from the first.
#[derive(Debug, Clone)]
struct Life {
    packages: Vec<Package>,
    held: Vec<i64>,
    booked: Option<i64>,
}

fn lives() -> impl Strategy<Value = Vec<Life>> {
    let package = (0i64..150, option::of(0i64..150), vec((0i64..100, -2i32..3), 0..5));
    let life = (vec(package, 1..4), vec(0i64..120, 0..6), option::weighted(0.2, 120i64..280));
    vec(life.prop_map(|(packages, held, booked)| Life { packages, held, booked }), 1..8)
}

fn live(practice: &Practice, life: &Life) {
    let first = day("2026-01-01");
    let learner: LearnerId = id_of(&practice.learner("ある人"));
    practice.act("import", |writer| {
        for (from, length, entries) in &life.packages {
            let mut package = monthly(writer.mint(), learner, "2026-01-01", 14);
            (package.kind, package.sessions, package.starts_on) = (ContractKind::Package, Some(4), first.plus(*from));
            package.term_end = length.map(|days| package.starts_on.plus(days));
            writer.add(&package)?;
            for (on, quantity) in entries {
                let kind = if *quantity > 0 { EntitlementKind::Grant } else { EntitlementKind::Adjust };
                let (id, contract, day) = (writer.mint(), package.id, package.starts_on.plus(*on));
                writer.add(&Entitlement {
                    id,
                    learner,
                    contract,
                    kind,
                    quantity: *quantity,
                    day,
                    session: None,
                    reason: None,
                })?;
            }
        }
        let held = life.held.iter().map(|on| (on, SessionState::Held));
        for (on, state) in held.chain(life.booked.iter().map(|on| (on, SessionState::Booked))) {
            writer.add(&session(writer, learner, &first.plus(*on).to_string(), state))?;
        }
        Ok(())
    });
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(60))]
    #[test]
    fn the_list_and_the_page_agree_on_who_has_used_up_a_package(lives in lives(), today in 120i64..280) {
        let today: Day = day("2026-01-01").plus(today);
        let practice = Practice::on(&today.to_string());
        lives.iter().for_each(|life| live(&practice, life));
        let list = practice.ask("learners.list", json!({}));
        let page = |id| practice.ask("learner.view", json!({ "learner": id }))["lifecycle"].take();
        let pages: Vec<_> = each(&list, "id").into_iter().map(page).collect();
        assert_eq!(each(&list, "lifecycle"), pages.iter().collect::<Vec<_>>());
    }
}
