//! Every program whose files are known.

use nenrin_stories::{Practice, json};

use crate::{TODAY, bring_in_twice, file, sample, told};

#[test]
fn every_sample_is_known_for_what_it_is() {
    for (name, source, kind) in [
        ("people-cp932.csv", "table", "people"),
        ("payments.csv", "table", "payments"),
        ("google-forms.csv", "google_forms", "people"),
        ("microsoft-forms.xlsx", "microsoft_forms", "people"),
        ("typeform.csv", "typeform", "people"),
        ("tally.csv", "tally", "people"),
        ("line-chat.csv", "line_chat", "messages"),
        ("calendly.csv", "calendly", "bookings"),
        ("stripe.csv", "stripe", "payments"),
        ("stripe-balance.csv", "stripe_balance", "payments"),
        ("square.csv", "square", "payments"),
        ("paypal.csv", "paypal", "payments"),
        ("rakuten-bank.csv", "rakuten_bank", "payments"),
        ("sbi-bank.csv", "sbi_bank", "payments"),
    ] {
        let practice = Practice::on(TODAY);
        let (_folder, path) = file(name, sample(name));
        let (_, looked) = practice.look_at_file(&path);
        assert_eq!((looked["source"].as_str(), looked["kind"].as_str()), (Some(source), Some(kind)), "{name}");
    }
}

#[test]
fn forms_bring_people_and_what_they_wrote() {
    for (name, counts, words) in [
        ("google-forms.csv", json!({ "rows": 3, "new": 2, "updated": 1 }), "休日も疲れている"),
        ("microsoft-forms.xlsx", json!({ "rows": 2, "new": 2 }), "\\\"09012345678\\\"|09012345678"),
        ("typeform.csv", json!({ "rows": 2, "new": 2 }), "ken@example.jp"),
        ("tally.csv", json!({ "rows": 2, "new": 2 }), "仕事のこと"),
    ] {
        let practice = Practice::on(TODAY);
        assert_eq!(told(&bring_in_twice(&practice, name)), counts, "{name}");
        let all = practice.every("application").join("\n") + &practice.every("learner").join("\n");
        assert!(words.split('|').any(|words| all.contains(words)), "{name}: {all}");
    }
}

#[test]
fn a_moment_in_utc_is_a_day_of_the_coachs_own() {
    let practice = Practice::on(TODAY);
    bring_in_twice(&practice, "typeform.csv");
    let day = |text: &str| text.parse::<nenrin_domain::Day>().unwrap().number().to_string();
    let applied = practice.every("application").join("\n");
    // Sent at 16:02 of the 18th in London.
    assert!(applied.contains(&format!("\"applied_on\":{}", day("2026-11-19"))), "{applied}");
}
