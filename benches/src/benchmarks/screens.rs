//! The screens of money, leads and follow-ups, and the page of a learner with whom everything has happened: at XL against M.

use serde_json::{Value as Json, json};

use super::of_many_events;
use crate::figure::{Aim, Figure, Unit};
use crate::practice::Practice;
use crate::times::Times;
use crate::world::{Size, Yard, copy, today};

/// Leads, follow-ups and payments that are open at the same time, in a practice of whatever size: as many as one coach keeps an eye on.
const OPEN: usize = 60;

/// Screens that tell of what is open or of one learner, and what is asked with them.
const SCREENS: [(&str, bool); 10] = [
    ("leads.view", false),
    ("follow_up.list", false),
    ("inbox.list", false),
    ("material.list", false),
    ("cancellations.why", false),
    ("upkeep.view", false),
    ("timeline.page", true),
    ("learner.changes", true),
    ("money.of_learner", true),
    ("consent.of_learner", true),
];

/// Times each screen. At XL the baseline is the same screen at M.
pub fn measure(yard: &Yard) -> Vec<Figure> {
    let here = times(yard, yard.size);
    let medium = (yard.size == Size::Xl).then(|| times(yard, Size::M));
    let figure = |(n, (what, times)): (usize, &(&'static str, Times))| {
        let beside = medium.as_ref().map(|medium| ("the same at M", medium[n].1.median()));
        // The money of a practice is a total over all of it.
        let is_total = matches!(*what, "money.view" | "upkeep.view");
        let aim = match (yard.size, *what) {
            (Size::M, "timeline.page") => Some(Aim::MedianAtMost(20.0)),
            (Size::Xl, _) if !is_total => Some(Aim::RatioAtMost(1.2)),
            _ => None,
        };
        Figure {
            busy: Some(times.busy()),
            p99: Some(times.p99()),
            baseline: beside,
            aim,
            ..Figure::of(what, yard.size, Unit::Milliseconds, times.median())
        }
    };
    here.iter().enumerate().map(figure).collect()
}

fn times(yard: &Yard, size: Size) -> Vec<(&'static str, Times)> {
    let scratch = yard.scratch();
    copy(&yard.practice(size), scratch.path());
    let practice = Practice::at(scratch.path(), today());
    let learner = of_many_events(&practice)["id"].take();
    live(&practice, &learner);
    let of = |command: &'static str, fields: Json| (command, Times::of(50, || practice.ask(command, &fields)));
    let mut all = vec![of("money.view", json!({}))];
    for (command, of_learner) in SCREENS {
        let mut fields = if of_learner { json!({ "learner": learner }) } else { json!({}) };
        if command == "timeline.page" {
            fields["before"] = Json::Null;
        }
        if matches!(command, "timeline.page" | "inbox.list") {
            fields["limit"] = 200.into();
        }
        all.push(of(command, fields));
    }
    all
}

/// Everything that history tables have no place for, and what is open.
fn live(practice: &Practice, learner: &Json) {
    let yen = json!({ "minor": 11_000, "currency": "JPY" });
    for n in 0..OPEN {
        let on = today().plus(-i64::try_from((OPEN - n) / 4).unwrap());
        practice.it_is(on);
        let (on, text) = (on.to_string(), format!("{n}: 電話する"));
        let caller = json!({ "name": format!("申込 {n}"), "mail": format!("lead{n}@example.jp") });
        let lead = practice.ask("lead.add", &json!({ "caller": caller }))["learner"].take();
        practice.ask("follow_up.add", &json!({ "learner": lead, "purpose": "admin", "text": text, "due_on": on }));
        practice.ask("payment.expect", &json!({ "learner": lead, "amount": yen, "due_on": on }));
        let due = practice.ask("payment.expect", &json!({ "learner": learner, "amount": yen, "due_on": on }));
        practice.ask("payment.receive", &json!({ "payment": due, "method": "銀行振込" }));
        leave(practice, &lead, &on);
        if n % 4 == 0 {
            practice.ask("refund.add", &json!({ "payment": due, "amount": yen, "reason": "体調" }));
            practice.ask("interaction.log", &json!({ "learner": learner, "text": format!("LINE: 日程 {n}") }));
        }
    }
    practice.it_is(today());
    for about in ["privacy", "recording"] {
        practice.ask("consent.give", &json!({ "learner": learner, "about": about, "evidence": "書面" }));
    }
    let shared = json!({ "title": "資料", "url": "https://example.jp/a", "learners": [learner], "session": null });
    practice.ask("material.add_link", &shared);
}

/// Somebody who agreed on a contract, and left the same day; the exit interview tells why.
fn leave(practice: &Practice, learner: &Json, on: &str) {
    let price = json!({ "minor": 11_000, "currency": "JPY" });
    let terms = json!({ "kind": "one_off", "price": price });
    let agreed = json!({ "learner": learner, "plan": null, "terms": terms, "starts_on": on });
    let contract = practice.ask("contract.add", &agreed);
    let interview = json!({
        "decided_on": null, "primary_reason": "price", "secondary_reasons": ["料金改定"], "what_happened": "家計の見直し",
        "would_return": null, "heard_by": null,
    });
    let cancelled = json!({ "contract": contract, "effective_on": on, "interview": interview, "rest": null });
    practice.ask("contract.cancel", &cancelled);
}
