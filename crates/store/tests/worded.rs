//! Search finds the words of the whole stock, and they follow their rows.

#![allow(
    clippy::unwrap_used,
    clippy::expect_used,
    clippy::indexing_slicing,
    reason = "a failing test may stop where it stands"
)]

mod kit;

use kit::Kit;
use nenrin_domain::{
    Application, ApplicationId, ApplicationState, Cancellation, Contract, ContractKind, CustomField, CustomKind,
    CustomSubject, CustomValue, FollowUp, FollowUpPurpose, FollowUpState, FormAnswer, Goal, GoalState, Hundredths, Id,
    LearnerId, Money, Obstacle, Payment, Trial, TrialOutcome,
};
use nenrin_store::{Act, Hit, HitKind, StoreError, Writer};
use proptest::prelude::{ProptestConfig, any, prop, proptest};

fn goal(writer: &Writer<'_>, learner: LearnerId, title: &str) -> Goal {
    Goal {
        id: writer.mint(),
        external_id: None,
        learner,
        title: title.to_owned(),
        baseline: Hundredths(0),
        target: Hundredths(100),
        unit: String::new(),
        set_on: kit::today(),
        due_on: None,
        state: GoalState::Active,
        confirmed_on: None,
    }
}

/// One of everything that has words of its own.
fn stock(writer: &mut Writer<'_>, learner: LearnerId) -> Result<(Goal, ApplicationId), StoreError> {
    let today = kit::today();
    let goal = goal(writer, learner, "発表で緊張しない");
    writer.add(&goal)?;
    let (text, category) = ("会議の増加".to_owned(), Some("職場".to_owned()));
    writer.add(&Obstacle {
        id: writer.mint(),
        learner,
        session: None,
        category,
        text,
        opened_on: today,
        cleared_on: None,
    })?;
    let answers = [("お悩み", "人前で緊張する"), ("きっかけ", "英会話の知人")];
    let answer = |(question, answer): (&str, &str)| FormAnswer { question: question.into(), answer: answer.into() };
    let application = Application {
        id: writer.mint(),
        learner,
        applied_on: today,
        channel: None,
        answers: answers.map(answer).into(),
        state: ApplicationState::New,
        flow: None,
    };
    writer.add(&application)?;
    let objection = Some("思ったより高い".to_owned());
    writer.add(&Trial { learner: Some(learner), objection, ..Trial::on(writer.mint(), today, TrialOutcome::Lost) })?;
    let contract = Contract::from(writer.mint(), learner, ContractKind::OneOff, today, Money::yen(1));
    writer.add(&contract)?;
    writer.add(&Cancellation {
        id: writer.mint(),
        learner,
        contract: contract.id,
        requested_on: today,
        effective_on: today,
        decided_on: None,
        primary_reason: None,
        secondary_reasons: Vec::new(),
        what_happened: Some("急な引越しが決まった".to_owned()),
        would_return: None,
        heard_by: None,
        flow: None,
    })?;
    writer.add(&Payment {
        id: writer.mint(),
        learner,
        contract: None,
        due_on: None,
        paid_on: Some(today),
        amount: Money::yen(1),
        method: None,
        payer: None,
        part_of: None,
        fee: None,
        reference: Some("ch_3PqXyz".to_owned()),
        note: None,
    })?;
    writer.add(&FollowUp {
        id: writer.mint(),
        learner,
        day: today,
        kind: "message".to_owned(),
        trigger: "by_hand".to_owned(),
        arm: None,
        contract: None,
        purpose: Some(FollowUpPurpose::Risk),
        text: Some("様子を聞く".to_owned()),
        due_on: None,
        state: FollowUpState::Open,
        closed_on: None,
        result: None,
        reason: None,
    })?;
    let field = CustomField {
        id: writer.mint(),
        subject: CustomSubject::Contract,
        name: "割引".to_owned(),
        kind: CustomKind::Text,
        choices: Vec::new(),
        position: 0,
        offered: true,
    };
    writer.add(&field)?;
    let value = "紹介の割引".to_owned();
    let contract = Some(contract.id);
    writer.add(&CustomValue { id: writer.mint(), field: field.id, learner, contract, session: None, value })?;
    Ok((goal, application.id))
}

fn find(kit: &mut Kit, typed: &str) -> Vec<Hit> {
    kit.store().search(typed, 50).unwrap()
}

fn kinds(kit: &mut Kit, typed: &str) -> Vec<HitKind> {
    find(kit, typed).iter().map(|hit| hit.kind).collect()
}

#[test]
fn the_words_of_the_whole_stock_are_found_and_follow_their_rows() {
    let mut kit = Kit::new();
    let mei = kit.learner("田中 芽衣").id;
    let (goal, application) = kit.act(|writer| stock(writer, mei).unwrap()).value;
    let worded = [
        ("発表", HitKind::Goal),
        ("会議", HitKind::Obstacle),
        ("英会話", HitKind::Application),
        ("高い", HitKind::Trial),
        ("引越し", HitKind::Cancellation),
        ("ch_3Pq", HitKind::Payment),
        ("様子", HitKind::FollowUp),
        ("紹介", HitKind::CustomValue),
    ];
    for (typed, kind) in worded {
        assert_eq!(kinds(&mut kit, typed), [kind], "{typed}");
    }
    assert_eq!(kinds(&mut kit, "緊張"), [HitKind::Goal, HitKind::Application], "each kind in its place");
    assert_eq!(find(&mut kit, "英会話")[0].passage.text, "英会話の知人");
    assert_eq!(kinds(&mut kit, "お悩み"), [], "what was asked is no answer");

    kit.act(|writer| writer.put(&Goal { title: "堂々と話す".to_owned(), ..goal.clone() }).unwrap());
    assert_eq!((kinds(&mut kit, "発表"), kinds(&mut kit, "堂々")), (vec![], vec![HitKind::Goal]));
    kit.undo().unwrap();
    assert_eq!((kinds(&mut kit, "発表"), kinds(&mut kit, "堂々")), (vec![HitKind::Goal], vec![]));
    kit.act(|writer| writer.remove::<Application>(application).unwrap());
    assert_eq!(kinds(&mut kit, "緊張"), [HitKind::Goal]);
}

#[test]
fn what_is_loaded_is_found_and_is_gone_when_it_is_taken_back() {
    let mut kit = Kit::new();
    let mei = kit.learner("田中 芽衣").id;
    let add = |writer: &mut Writer<'_>| {
        let goal = goal(writer, mei, "発表で緊張しない");
        writer.add(&goal).map(|()| goal)
    };
    let before = kit.try_act(add).unwrap().value;
    let at = kit.tick();
    let id = |n: u128| nenrin_domain::GoalId::from_uuid(uuid::Uuid::from_u128(n + 1));
    let goals: Vec<Goal> =
        (0..3_000).map(|n| Goal { id: id(n), title: format!("発表 {n}"), ..before.clone() }).collect();
    let load = |loader: &mut nenrin_store::Loader<'_, '_>| {
        for goal in &goals {
            loader.add_if_new(goal)?;
        }
        Ok::<_, StoreError>(())
    };
    kit.store().load(&Act::new("test.load", at), 1, load).unwrap();
    assert_eq!(kit.store().search("発表 2999", 50).unwrap().len(), 1);
    assert_eq!(kit.store().search("発表", 100).unwrap().len(), 100);
    kit.undo().unwrap();
    assert_eq!(find(&mut kit, "発表").len(), 1, "only what was there before");
    kit.act(|writer| writer.add(&goal(writer, mei, "堂々と話す")).unwrap());
    assert_eq!(find(&mut kit, "堂々").len(), 1, "new rows are followed again");
}

#[test]
fn what_stands_in_a_field_is_found_with_its_name_but_not_yes_and_no() {
    let mut kit = Kit::new();
    let mei = kit.learner("田中 芽衣").id;
    let asked = |writer: &Writer<'_>, name: &str, kind| CustomField {
        id: writer.mint(),
        subject: CustomSubject::Learner,
        name: name.to_owned(),
        kind,
        choices: Vec::new(),
        position: 0,
        offered: true,
    };
    let said = |writer: &Writer<'_>, field: &CustomField, value: &str| CustomValue {
        id: writer.mint(),
        field: field.id,
        learner: mei,
        contract: None,
        session: None,
        value: value.to_owned(),
    };
    let (seat, member, seated, is_member) = kit
        .act(|writer| {
            let (seat, member) = (asked(writer, "席", CustomKind::Choice), asked(writer, "会員", CustomKind::YesNo));
            let (seated, is_member) = (said(writer, &seat, "窓際"), said(writer, &member, "yes"));
            writer.add(&seat).unwrap();
            writer.add(&member).unwrap();
            writer.add(&seated).unwrap();
            writer.add(&is_member).unwrap();
            (seat, member, seated, is_member)
        })
        .value;
    let hits = find(&mut kit, "窓");
    assert_eq!((hits.len(), hits[0].row, hits[0].day), (1, seated.id.uuid(), None));
    let field = hits[0].field.as_ref().unwrap();
    assert_eq!((field.name.as_str(), field.subject), ("席", CustomSubject::Learner));
    assert_eq!((kinds(&mut kit, "yes"), kinds(&mut kit, "席")), (vec![], vec![]), "neither yes nor what was asked");

    kit.act(|writer| writer.put(&CustomField { kind: CustomKind::Text, ..member.clone() }).unwrap());
    assert_eq!(find(&mut kit, "yes")[0].row, is_member.id.uuid());
    kit.act(|writer| writer.put(&CustomField { kind: CustomKind::YesNo, ..seat.clone() }).unwrap());
    assert_eq!(kinds(&mut kit, "窓"), []);
    kit.undo().unwrap();
    kit.act(|writer| writer.put(&CustomValue { value: "奥の席".to_owned(), ..seated.clone() }).unwrap());
    assert_eq!((find(&mut kit, "窓").len(), find(&mut kit, "奥").len()), (0, 1));
    kit.act(|writer| writer.remove::<CustomValue>(seated.id).unwrap());
    assert_eq!(kinds(&mut kit, "奥"), []);
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(24))]

    #[test]
    fn the_index_holds_what_stands_in_the_rows(steps in prop::collection::vec((0_usize..4, 0_usize..3, any::<bool>()), 1..14)) {
        let mut kit = Kit::new();
        let mei = kit.learner("田中 芽衣").id;
        let words = ["面談", "転職", "不安"];
        let mut goals: Vec<Goal> = Vec::new();
        for (which, word, is_removed) in steps {
            match (goals.get(which).cloned(), is_removed) {
                (Some(old), true) => {
                    kit.act(|writer| writer.remove::<Goal>(old.id).unwrap());
                    goals.remove(which);
                }
                (Some(old), false) => {
                    let new = Goal { title: words[word].to_owned(), ..old };
                    kit.act(|writer| writer.put(&new).unwrap());
                    goals[which] = new;
                }
                (None, _) => {
                    let add = |writer: &mut Writer<'_>| {
                        let new = goal(writer, mei, words[word]);
                        writer.add(&new).unwrap();
                        new
                    };
                    goals.push(kit.act(add).value);
                }
            }
            for word in words {
                let stand = goals.iter().filter(|goal| goal.title == word).count();
                assert_eq!(find(&mut kit, word).len(), stand);
            }
        }
    }
}
