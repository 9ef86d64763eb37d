use std::collections::BTreeMap;

use nenrin_domain::Day;
use nenrin_insight::churn::{Course, Forecast, Leaving, Model, Passage, Sight, Sign, Standing};

use crate::world::{Row, courses, day, fixture, quiet};

const SIGNS: [(&str, Sign); 14] = [
    ("late_nobook", Sign::Late),
    ("nobook_habit", Sign::NoBooking),
    ("booked_long", Sign::BookedFar),
    ("unmet", Sign::Unmet),
    ("sat_drop", Sign::SatisfactionDrop),
    ("sat_low", Sign::SatisfactionLow),
    ("disrupt", Sign::Disruption),
    ("gap_trend", Sign::GapTrend),
    ("slow_reply", Sign::SlowReply),
    ("late_pay", Sign::LatePayment),
    ("post_pause", Sign::AfterPause),
    ("new", Sign::New),
    ("fu", Sign::Contacted),
    ("ltenure", Sign::Tenure),
];

fn number(row: &Row, column: &str) -> f64 {
    row[column].parse().unwrap()
}

/// The differences between a sight and what the statement says of it, in words.
fn differences(sight: &Sight, row: &Row) -> Vec<String> {
    let flag = |is_so: bool| f64::from(u8::from(is_so));
    let mut told = vec![
        ("elapsed", sight.elapsed),
        ("exp_gap", sight.expected_gap),
        ("paused", flag(sight.rests)),
        ("hasb", flag(sight.booked.is_some())),
        ("L", sight.signs.lateness),
        ("renew", flag(sight.signs.renewal[0])),
        ("renew2", flag(sight.signs.renewal[1])),
        ("renew3", flag(sight.signs.renewal[2])),
    ];
    told.extend(SIGNS.map(|(column, sign)| (column, sight.signs.value(sign))));
    let differs = |(column, value): (&str, f64)| {
        let stated = number(row, column);
        ((value - stated).abs() > 1e-9).then(|| format!("{column}: {value} is not {stated}"))
    };
    told.into_iter().filter_map(differs).collect()
}

/// A spell as the statement takes it: who was once taken to have gone is not seen again, though they came back.
fn as_stated(passage: Passage) -> Passage {
    let Some(first) = passage.leavings.first().copied() else { return passage };
    let weeks = passage.weeks.into_iter().filter(|week| week.day < first.known_on).collect();
    Passage { weeks, leavings: vec![Leaving { back_on: None, ..first }], life: passage.life }
}

type Weeks = BTreeMap<(Day, String), Sight>;

fn weeks(courses: &[(String, Course)], until: Day) -> Weeks {
    let mut weeks = Weeks::new();
    for (who, course) in courses {
        for sight in course.passages(until, &quiet()).into_iter().flat_map(|passage| as_stated(passage).weeks) {
            weeks.insert((sight.day, who.clone()), sight);
        }
    }
    weeks
}

fn agree(world: &str, until: &str) {
    let stated = fixture(&format!("{world}_signs.csv"));
    let mut weeks = weeks(&courses(world), day(until));
    let days: std::collections::BTreeSet<Day> = stated.iter().map(|row| day(&row["date"])).collect();
    weeks.retain(|(day, _), _| days.contains(day));
    let mut wrong = Vec::new();
    for row in &stated {
        let who = (day(&row["date"]), row["learner_id"].clone());
        match weeks.remove(&who) {
            None => wrong.push(format!("{who:?} is not there")),
            Some(sight) => wrong.extend(differences(&sight, row).into_iter().map(|it| format!("{who:?} {it}"))),
        }
    }
    wrong.extend(weeks.keys().map(|who| format!("{who:?} is there")));
    assert!(wrong.is_empty(), "{} of {}:\n{}", wrong.len(), stated.len(), wrong[..wrong.len().min(60)].join("\n"));
}

#[test]
fn every_sign_of_every_week_is_the_stated_one() {
    agree("world40", "2024-01-03");
}

/// What the learned models foretell, at a day in each quarter.
fn foretold_as_stated(world: &str) {
    let (courses, quiet) = (courses(world), quiet());
    let fits = fixture(&format!("{world}_fits.csv"));
    let until = fits.iter().map(|row| day(&row["date"])).max().unwrap();
    let passages: Vec<Passage> = courses.iter().flat_map(|(_, it)| it.passages(until, &quiet)).map(as_stated).collect();
    let forecasts = fixture(&format!("{world}_forecasts.csv"));
    for as_of in fits.iter().map(|row| day(&row["date"])) {
        let model = Model::learned(&passages, as_of);
        for row in forecasts.iter().filter(|row| day(&row["date"]) == as_of) {
            let (_, course) = courses.iter().find(|(id, _)| *id == row["learner_id"]).unwrap();
            let Some(Standing::There(sight)) = course.on(as_of, &quiet) else { panic!("{row:?} is gone") };
            let Forecast { gone, leaves } = model.forecast(&sight);
            let [p30, p60, p90] = model.forecast(&sight).gone_by();
            let told = [("p30", p30), ("p60", p60), ("p90", p90), ("p_gone", gone), ("hazard30", leaves[0])];
            let differs = told.iter().find(|(column, value)| (value - number(row, column)).abs() > 1e-6);
            assert_eq!(differs, None, "{row:?}");
        }
    }
}

#[test]
fn what_is_learned_and_foretold_is_the_stated_one() {
    foretold_as_stated("world40");
}
