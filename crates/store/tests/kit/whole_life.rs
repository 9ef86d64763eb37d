//! Everything that can be held on one learner, with the same words in every field that takes words.

use nenrin_domain::{
    Application, ApplicationState, Cancellation, Consent, ConsentKind, Contract, ContractKind, CustomField, CustomKind,
    CustomSubject, CustomValue, DecisionKind, Entitlement, EntitlementKind, FollowUp, FollowUpPurpose, FollowUpState,
    FormAnswer, Gathering, Goal, GoalState, Hundredths, Id, Interaction, Learner, LearnerId, Material, Money, Obstacle,
    Origin, Pause, Payer, PayerKind, PayerLink, Payment, Refund, Review, ReviewDecision, ReviewStep, Session, Share,
    Trial, TrialOutcome,
};
use nenrin_domain::{Channel, Way};
use nenrin_store::{StoreError, Writer};

use super::{held, new_action, note, today};

/// A learner with everything, each text of which is `words`.
pub fn whole_life(writer: &mut Writer<'_>, words: &str) -> Result<Learner, StoreError> {
    let some = || Some(words.to_owned());
    let learner = Learner {
        external_id: some(),
        kana: some(),
        mail: some(),
        phone: some(),
        line: some(),
        concern: some(),
        tags: vec![words.to_owned()],
        source: some(),
        risk_notes: some(),
        session_price: Some(Money::yen(8_000)),
        ..Learner::named(writer.mint(), words)
    };
    writer.add(&learner)?;
    let origin = Origin {
        id: writer.mint(),
        source: "people".to_owned(),
        key: words.to_owned(),
        entity: "learner".to_owned(),
        target: learner.id.uuid(),
        version: None,
    };
    writer.add(&origin)?;
    sessions(writer, learner.id, words)?;
    wishes(writer, learner.id, words)?;
    contacts(writer, learner.id, words)?;
    money(writer, learner.id, words)?;
    Ok(learner)
}

fn sessions(writer: &mut Writer<'_>, learner: LearnerId, words: &str) -> Result<(), StoreError> {
    let some = || Some(words.to_owned());
    let gathering = Gathering { id: writer.mint(), title: some() };
    writer.add(&gathering)?;
    let session = held(writer, learner);
    writer.put(&Session { external_id: some(), gathering: Some(gathering.id), place: some(), ..session.clone() })?;
    let first = note(writer, &session, None, words);
    note(writer, &session, Some(&first), &format!("{words} 追記"));
    writer.add(&new_action(writer, learner, words))?;
    let material = Material {
        id: writer.mint(),
        title: words.to_owned(),
        url: some(),
        file: None,
        file_name: some(),
        file_size: None,
        added_on: today(),
    };
    writer.add(&material)?;
    writer.add(&Share { id: writer.mint(), material: material.id, learner, session: None, day: today() })?;
    let contract = Contract::from(writer.mint(), learner, ContractKind::Package, today(), Money::yen(48_000));
    writer.add(&contract)?;
    writer.add(&Entitlement {
        id: writer.mint(),
        learner,
        contract: contract.id,
        kind: EntitlementKind::Consume,
        quantity: -1,
        day: today(),
        session: Some(session.id),
        reason: some(),
    })
}

fn wishes(writer: &mut Writer<'_>, learner: LearnerId, words: &str) -> Result<(), StoreError> {
    let some = || Some(words.to_owned());
    writer.add(&Goal {
        id: writer.mint(),
        external_id: some(),
        learner,
        title: words.to_owned(),
        baseline: Hundredths(0),
        target: Hundredths(100),
        unit: words.to_owned(),
        set_on: today(),
        due_on: None,
        state: GoalState::Active,
        confirmed_on: None,
    })?;
    writer.add(&Obstacle {
        id: writer.mint(),
        learner,
        session: None,
        category: some(),
        text: words.to_owned(),
        opened_on: today(),
        cleared_on: None,
    })?;
    writer.add(&Application {
        id: writer.mint(),
        learner,
        applied_on: today(),
        channel: some(),
        answers: vec![FormAnswer { question: words.to_owned(), answer: words.to_owned() }],
        state: ApplicationState::New,
        flow: None,
    })?;
    writer.add(&Trial {
        external_id: some(),
        learner: Some(learner),
        name: some(),
        source: some(),
        reason: some(),
        objection: some(),
        ..Trial::on(writer.mint(), today(), TrialOutcome::Won)
    })
}

fn contacts(writer: &mut Writer<'_>, learner: LearnerId, words: &str) -> Result<(), StoreError> {
    let some = || Some(words.to_owned());
    let follow_up = FollowUp {
        id: writer.mint(),
        learner,
        day: today(),
        kind: words.to_owned(),
        trigger: words.to_owned(),
        arm: None,
        contract: None,
        purpose: Some(FollowUpPurpose::Risk),
        text: some(),
        due_on: None,
        state: FollowUpState::Open,
        closed_on: None,
        result: None,
        reason: some(),
    };
    writer.add(&follow_up)?;
    decide(writer, learner, &follow_up, words)?;
    writer.add(&Interaction {
        id: writer.mint(),
        learner,
        day: today(),
        time: None,
        channel: Channel::Email,
        way: Way::In,
        summary: some(),
        reply_hours: None,
        follow_up: Some(follow_up.id),
    })?;
    let field = CustomField {
        id: writer.mint(),
        subject: CustomSubject::Learner,
        name: "職業".to_owned(),
        kind: CustomKind::Text,
        choices: Vec::new(),
        position: 0,
        offered: true,
    };
    writer.add(&field)?;
    writer.add(&CustomValue {
        id: writer.mint(),
        field: field.id,
        learner,
        contract: None,
        session: None,
        value: words.to_owned(),
    })?;
    writer.add(&Consent {
        id: writer.mint(),
        learner,
        kind: ConsentKind::Recording,
        given_on: today(),
        withdrawn_on: None,
        evidence: some(),
    })
}

/// In the one review of the week.
fn decide(writer: &mut Writer<'_>, learner: LearnerId, opened: &FollowUp, words: &str) -> Result<(), StoreError> {
    let week = today().monday();
    let begun = Review { id: writer.mint(), week, begun_on: today(), finished_on: None };
    let review = writer.review_of(week)?.unwrap_or(begun);
    writer.put(&review)?;
    writer.add(&ReviewDecision {
        id: writer.mint(),
        review: review.id,
        step: ReviewStep::Signals,
        learner: Some(learner),
        session: None,
        contract: None,
        metric: None,
        decision: DecisionKind::FollowUp,
        text: Some(words.to_owned()),
        follow_up: Some(opened.id),
        decided_on: today(),
    })
}

fn money(writer: &mut Writer<'_>, learner: LearnerId, words: &str) -> Result<(), StoreError> {
    let some = || Some(words.to_owned());
    let payer = Payer {
        id: writer.mint(),
        name: words.to_owned(),
        kana: some(),
        kind: PayerKind::Person,
        registration_number: some(),
        mail: some(),
        phone: some(),
        address: some(),
    };
    writer.add(&payer)?;
    writer.add(&PayerLink {
        id: writer.mint(),
        learner,
        payer: payer.id,
        share: 100,
        starts_on: None,
        ends_on: None,
    })?;
    let contract = Contract {
        external_id: some(),
        plan_name: some(),
        end_reason: some(),
        payer: Some(payer.id),
        ..Contract::from(writer.mint(), learner, ContractKind::OneOff, today(), Money::yen(9_000))
    };
    writer.add(&contract)?;
    let payment = Payment {
        id: writer.mint(),
        learner,
        contract: Some(contract.id),
        due_on: None,
        paid_on: Some(today()),
        amount: Money::yen(9_000),
        method: some(),
        payer: Some(payer.id),
        part_of: None,
        fee: None,
        reference: some(),
        note: some(),
    };
    writer.add(&payment)?;
    writer.add(&Refund {
        id: writer.mint(),
        learner,
        payment: payment.id,
        day: today(),
        amount: Money::yen(1_000),
        reason: some(),
        method: some(),
    })?;
    writer.add(&Pause {
        id: writer.mint(),
        learner,
        starts_on: today(),
        ends_on: None,
        reason: some(),
        contract: Some(contract.id),
        billed: false,
        extends_term: false,
    })?;
    writer.add(&Cancellation {
        id: writer.mint(),
        learner,
        contract: contract.id,
        requested_on: today(),
        effective_on: today(),
        decided_on: None,
        primary_reason: some(),
        secondary_reasons: vec![words.to_owned()],
        what_happened: some(),
        would_return: None,
        heard_by: None,
        flow: None,
    })
}
