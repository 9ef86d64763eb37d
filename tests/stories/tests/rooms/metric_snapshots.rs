//! What the metrics were at the end of each week, as they were told then.

use nenrin_domain::Day;
use nenrin_store::Snapshot;
use nenrin_stories::{Json, Practice, json, tables};

fn monthly() -> Json {
    json!({ "kind": "subscription", "price": { "minor": 22_000, "currency": "JPY" } })
}

fn learner_since(practice: &Practice, name: &str, since: &str) -> String {
    let learner = practice.learner(name);
    practice.ask("contract.add", json!({ "learner": learner, "terms": monthly(), "starts_on": since }));
    learner
}

/// Keeps all weeks that are missing. Answers how many there were.
fn keep(practice: &Practice) -> usize {
    let mut kept = 0;
    loop {
        let taken = practice.ask("metrics.take_snapshot", json!({}));
        kept += usize::from(taken["week"] != Json::Null);
        if taken["left"] == 0 {
            return kept;
        }
    }
}

fn told(practice: &Practice, metric: &str) -> Vec<(String, Json)> {
    let lines = practice.ask("metrics.snapshots", json!({ "metric": metric }));
    let line = |line: &Json| (line["week"].as_str().unwrap().to_owned(), line["then"].clone());
    lines.as_array().unwrap().iter().map(line).collect()
}

/// How each week was kept.
fn ways(practice: &Practice) -> Vec<(String, String)> {
    let lines = practice.ask("metrics.snapshots", json!({ "metric": "retention" }));
    let text = |value: &Json| value.as_str().unwrap().to_owned();
    lines.as_array().unwrap().iter().map(|line| (text(&line["week"]), text(&line["kept"]))).collect()
}

/// Everything that is kept.
fn kept(practice: &Practice) -> Vec<Snapshot> {
    let all = practice.with(|call| {
        let store = call.store()?;
        let weeks = store.weeks_kept()?;
        Ok(weeks.iter().map(|it| store.snapshot_of(it.week)).collect::<Result<Vec<_>, _>>()?)
    });
    all.unwrap().into_iter().flatten().collect()
}

/// What is kept of a week is written otherwise, as an earlier or a later program would, or a damaged disk.
fn rewrite(practice: &Practice, week: &str, change: impl FnOnce(Snapshot) -> Snapshot) {
    let week: Day = week.parse().unwrap();
    let found = kept(practice).into_iter().find(|it| it.week == week).unwrap();
    let rewritten = change(found);
    practice.with(|call| call.change(|store| store.keep_snapshot(&rewritten))).unwrap();
}

fn behind(practice: &Practice, week: &str) -> Vec<Json> {
    let parts = practice.ask("metrics.snapshot_people", json!({ "metric": "retention", "week": week }));
    let people = parts.as_array().unwrap().iter().flat_map(|part| part["people"]["first"].as_array().unwrap().clone());
    people.map(|mut person| person["learner"].take()).collect()
}

#[test]
fn missing_weeks_are_filled_as_of_their_own_end_and_two_starts_make_one() {
    let practice = Practice::on("2026-11-20");
    assert_eq!(keep(&practice), 0, "of nothing there is nothing to keep");
    learner_since(&practice, "佐藤 美咲", "2026-10-28");
    assert_eq!(
        keep(&practice),
        3,
        "26 October, 2 and 9 November; nothing before the history, and not the week that goes on"
    );
    assert_eq!(keep(&practice), 0, "another start");
    for (week, then) in told(&practice, "retention") {
        let within = json!({ "around": { "length": "week", "day": week } });
        let sunday = week.parse::<nenrin_domain::Day>().unwrap().plus(6).to_string();
        let of = practice.ask("metrics.of", json!({ "within": within, "as_of": sunday, "by": null }));
        assert_eq!(then["share"], of["all"]["retention"]["stays"], "{week}");
    }
    practice.it_is("2026-12-07", "09:00");
    assert_eq!(keep(&practice), 3, "the weeks since");
}

#[test]
fn before_the_first_snapshot_a_year_is_filled() {
    let practice = Practice::on("2026-11-20");
    learner_since(&practice, "佐藤 美咲", "2024-01-15");
    assert_eq!(keep(&practice), 52);
    assert_eq!(told(&practice, "retention").first().unwrap().0, "2026-11-09");
}

#[test]
fn what_was_told_stays_told_when_the_past_is_mended_or_the_definition_changed() {
    let practice = Practice::on("2026-11-20");
    learner_since(&practice, "佐藤 美咲", "2026-10-01");
    keep(&practice);
    let before = told(&practice, "retention");
    learner_since(&practice, "鈴木 健太", "2026-10-01");
    let parameters = json!({ "grace_days": 0, "conversion_days": 30, "recontract_days": 180, "from_follow_up_days": 30,
        "unbooked_over": [10] });
    practice.ask(
        "metrics.save_definition",
        json!({ "parameters": parameters, "valid_from": "2026-01-01", "note": "試す" }),
    );
    assert_eq!(told(&practice, "retention"), before);
    let line = practice.ask("metrics.snapshots", json!({ "metric": "retention" }))[0].take();
    assert_eq!((&line["then"]["share"]["all"], &line["now"]["share"]["all"]), (&json!(1), &json!(2)));
    assert_eq!(line["reckoned_otherwise"], true);
    assert_eq!(
        practice.ask("metrics.snapshots", json!({ "metric": "renewal" }))[0]["now"],
        Json::Null,
        "nothing differs"
    );
    assert_eq!(practice.ask("practice.verify", json!({}))["found"], 0);
}

#[test]
fn whoever_was_merged_is_found_behind_what_was_told_and_who_was_erased_is_not() {
    let practice = Practice::on("2026-11-20");
    let sato = learner_since(&practice, "佐藤 美咲", "2026-10-01");
    let other = learner_since(&practice, "佐藤 みさき", "2026-10-01");
    keep(&practice);
    let before = told(&practice, "retention");
    let people = || behind(&practice, "2026-11-09");
    assert_eq!(people().len(), 2);
    practice.ask("learner.merge", json!({ "keep": sato, "other": other }));
    assert!(people().iter().all(|it| it["id"] == json!(sato)), "{:?}", people());
    practice.ask("learner.erase", json!({ "learner": sato }));
    assert_eq!(people(), [Json::Null, Json::Null], "somebody who is not there any more");
    assert_eq!(told(&practice, "retention"), before);
    assert_eq!(practice.ask("practice.verify", json!({}))["found"], 0);
}

#[test]
fn a_snapshot_is_no_act_and_holds_no_words() {
    let practice = Practice::on("2026-11-20");
    let learner = learner_since(&practice, "佐藤 美咲", "2026-08-01");
    let contract = practice.ask("learner.view", json!({ "learner": learner }))["agreement"]["contract"].take();
    let interview = json!({ "decided_on": null, "primary_reason": "夫の転勤", "secondary_reasons": [], "what_happened": null,
        "would_return": null, "heard_by": null });
    practice
        .ask("contract.cancel", json!({ "contract": contract, "effective_on": "2026-09-10", "interview": interview }));
    // Without a grace a loss is known on its own day.
    let parameters = json!({ "grace_days": 0, "conversion_days": 30, "recontract_days": 180, "from_follow_up_days": 30,
        "unbooked_over": [14] });
    practice.ask(
        "metrics.save_definition",
        json!({ "parameters": parameters, "valid_from": "2026-01-01", "note": "試す" }),
    );
    let seq = practice.standing_act(0);
    keep(&practice);
    assert_eq!(practice.standing_act(0), seq, "what was done last is still the last that can be undone");
    let kept_here = kept(&practice);
    assert!(kept_here.iter().any(|it| it.figures.contains(r#""reason":"other""#)));
    assert!(kept_here.iter().all(|it| !it.figures.contains("転勤") && !it.people.contains("佐藤")));
    let archive = practice.folder().join("all.zip");
    practice.with(|call| nenrin_practice::archive::export(call, &archive)).unwrap();
    let back = Practice::not_yet("2026-11-21");
    back.with(|call| nenrin_practice::archive::import(call, &archive)).unwrap();
    assert_eq!(kept(&back), kept_here, "it comes back with the archive");
}

#[test]
fn weeks_that_were_filled_in_follow_the_history_they_were_filled_from_and_what_was_told_stays() {
    let practice = Practice::on("2026-11-20");
    learner_since(&practice, "佐藤 美咲", "2026-10-28");
    keep(&practice);
    let told_then = ("2026-11-09".to_owned(), "told".to_owned());
    let filled = ("2026-11-02".to_owned(), "filled_in".to_owned());
    assert_eq!(ways(&practice)[..2], [told_then, filled], "one within seven days after its end");
    let all = |week: &str| {
        let lines = told(&practice, "retention");
        lines.into_iter().find(|(it, _)| it == week).map(|(_, then)| then["share"]["all"].clone())
    };
    let history = tables(&[]);
    practice.bring_in(history.path());
    assert!(keep(&practice) > 30, "earlier weeks, and those that were filled in");
    assert_eq!(
        (all("2026-11-09"), all("2026-11-02")),
        (Some(json!(1)), Some(json!(2))),
        "told stays, filled in follows"
    );
    assert_eq!(all("2026-03-02"), Some(json!(1)), "of which nothing was known before");
    assert_eq!(keep(&practice), 0);
    practice.undo();
    assert_eq!(keep(&practice), 2, "as many as there were before it");
    assert_eq!((all("2026-11-09"), all("2026-11-02"), all("2026-03-02")), (Some(json!(1)), Some(json!(1)), None));
    practice.ask("act.redo", json!({}));
    assert!(keep(&practice) > 30, "done again");
    assert_eq!(all("2026-11-02"), Some(json!(2)));
    assert_eq!(practice.ask("practice.verify", json!({}))["found"], 0);
}

#[test]
fn of_a_history_that_was_taken_back_nothing_stays_that_was_filled_in() {
    let practice = Practice::on("2026-11-20");
    let history = tables(&[]);
    practice.bring_in(history.path());
    keep(&practice);
    practice.undo();
    keep(&practice);
    let left: Vec<_> = ways(&practice).into_iter().filter(|(_, way)| way == "filled_in").collect();
    assert!(left.is_empty(), "{left:?}");
}

#[test]
fn a_clock_that_is_far_ahead_fills_no_more_than_a_year_and_leaves_nothing_that_stays() {
    let practice = Practice::on("2026-11-20");
    learner_since(&practice, "佐藤 美咲", "2026-10-28");
    keep(&practice);
    let before = told(&practice, "retention");
    practice.it_is("2100-01-05", "09:00");
    assert_eq!(keep(&practice), 52);
    practice.it_is("2026-11-27", "09:00");
    assert_eq!(keep(&practice), 1, "the week that is over since");
    assert_eq!(told(&practice, "retention")[1..], before, "no week that is still to come");
}

#[test]
fn a_week_that_was_kept_by_a_clock_that_was_ahead_is_taken_anew_when_its_time_comes() {
    let practice = Practice::on("2026-11-20");
    learner_since(&practice, "佐藤 美咲", "2026-10-28");
    practice.it_is("2026-12-08", "09:00");
    keep(&practice);
    practice.it_is("2026-11-20", "09:00");
    learner_since(&practice, "鈴木 健太", "2026-11-16");
    practice.it_is("2026-12-01", "09:00");
    keep(&practice);
    let lines = told(&practice, "retention");
    let week = |day: &str| lines.iter().find(|(it, _)| it == day).map(|(_, then)| then["share"]["all"].clone());
    assert_eq!((week("2026-11-30"), week("2026-11-23")), (None, Some(json!(2))), "by what was known in its time");
}

#[test]
fn a_row_of_an_older_form_is_read_and_one_that_cannot_be_read_takes_nothing_from_the_others() {
    let practice = Practice::on("2026-11-20");
    learner_since(&practice, "佐藤 美咲", "2026-10-28");
    keep(&practice);
    let then = |metric: &str| {
        let lines = practice.ask("metrics.snapshots", json!({ "metric": metric }));
        lines.as_array().unwrap().iter().map(|line| line["then"].clone()).collect::<Vec<_>>()
    };
    let (retention, unbooked) = (then("retention"), then("unbooked"));
    rewrite(&practice, "2026-11-09", |row| {
        let mut figures: Json = serde_json::from_str(&row.figures).unwrap();
        figures.as_object_mut().unwrap().remove("form");
        figures["metrics"]["unbooked"].as_object_mut().unwrap().remove("waiting");
        figures["reckoned_by"]["of_a_later_program"] = json!(1);
        Snapshot { figures: figures.to_string(), ..row }
    });
    assert_eq!((then("retention"), then("unbooked")), (retention, unbooked), "before anything was numbered");
    rewrite(&practice, "2026-11-02", |row| Snapshot { figures: "{".to_owned(), ..row });
    rewrite(&practice, "2026-10-26", |row| {
        let mut figures: Json = serde_json::from_str(&row.figures).unwrap();
        figures["form"] = json!(99);
        Snapshot { figures: figures.to_string(), ..row }
    });
    let readable: Vec<_> = then("retention").iter().map(|then| *then != Json::Null).collect();
    assert_eq!(readable, [true, false, false]);
    let line = practice.ask("metrics.snapshots", json!({ "metric": "retention" }))[1].take();
    assert_eq!(line["now"]["share"]["all"], 1, "as it is known today");
}
