//! What the sample holds besides its history: something of every kind that history tables do not bring, so that no screen
//! of it is empty. Every few learners have some, in an order that is the same for everyone.

use nenrin_domain::{
    Application, ApplicationState, Birthday, Cancellation, Consent, ConsentKind, Contract, Day, EndKind,
    FollowUpPurpose, FormAnswer, InboxItem, InboxKind, InboxState, Learner, Material, Mode, Money, Obstacle, Payer,
    PayerKind, PayerLink, Session, Share, Trigger,
};
use nenrin_store::{Act, Writer};
use serde::Deserialize;

use super::leads::{Asking, Leads};
use super::offers;
use super::review::{self, ReviewWords};
use crate::follow_ups::{Opening, open};
use crate::message_templates::add_examples;
use crate::{Call, Code, Failure, Language};

const JAPANESE: &str = include_str!("ja.json");
const ENGLISH: &str = include_str!("en.json");

/// What is written in it.
#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct Words {
    form: String,
    question: String,
    answers: Vec<String>,
    evidence: String,
    obstacles: Vec<(String, String)>,
    happened: Vec<String>,
    follow_ups: Vec<String>,
    materials: Vec<(String, String)>,
    /// Where one meets: by a link, and in person.
    link: String,
    room: String,
    payer: String,
    bank: Vec<String>,
    leads: Vec<Asking>,
    review: ReviewWords,
}

/// Writes it, as one act.
///
/// # Errors
/// When the file refuses it.
pub(super) fn add(call: &mut Call<'_>, language: Language) -> Result<(), Failure> {
    let text = match language {
        Language::Ja => JAPANESE,
        Language::En => ENGLISH,
    };
    let words: Words = serde_json::from_str(text).map_err(|_| Failure::new(Code::Internal))?;
    let (today, zone, learners) = (call.today(), call.zone(), call.store()?.learners()?);
    let act = Act::new("history.bring_in", call.now());
    call.act(&act, |writer| {
        let stock = Stock { words: &words, today };
        let materials = stock.materials(writer)?;
        stock.inbox(writer)?;
        offers::add(writer, &learners, today)?;
        review::add(writer, &words.review, &learners, today)?;
        add_examples(writer, &[], language)?;
        let (people, form, question) = (&words.leads, &words.form, &words.question);
        Leads { people, form, question, today, zone }.add(writer)?;
        for (n, learner) in learners.iter().enumerate() {
            stock.person(writer, n, learner)?;
            stock.ends(writer, n, learner)?;
            stock.places(writer, n, learner)?;
            if let Some(material) = materials.get(n % 5) {
                stock.share(writer, material, learner)?;
            }
        }
        Ok(())
    })?;
    Ok(())
}

struct Stock<'w> {
    words: &'w Words,
    today: Day,
}

/// The `n`th of a few, over and over.
fn of<T>(few: &[T], n: usize) -> Result<&T, Failure> {
    few.get(n.checked_rem(few.len()).unwrap_or_default()).ok_or(Failure::new(Code::Internal))
}

impl Stock<'_> {
    /// What a person brings along: consent, application, birthday, payer, an obstacle, a follow-up.
    fn person(&self, writer: &mut Writer<'_>, n: usize, learner: &Learner) -> Result<(), Failure> {
        let (id, joined) = (learner.id, learner.joined_on.unwrap_or(self.today));
        if n % 7 != 6 {
            let evidence = Some(self.words.evidence.clone());
            let kind = ConsentKind::Privacy;
            writer.add(&Consent {
                id: writer.mint(),
                learner: id,
                kind,
                given_on: joined,
                withdrawn_on: None,
                evidence,
            })?;
        }
        if n.is_multiple_of(2) {
            let answer = of(&self.words.answers, n / 2)?.clone();
            writer.add(&Application {
                id: writer.mint(),
                learner: id,
                applied_on: joined.plus(-9),
                channel: Some(self.words.form.clone()),
                answers: vec![FormAnswer { question: self.words.question.clone(), answer }],
                state: ApplicationState::TrialBooked,
                flow: None,
            })?;
            let birthday: Option<Birthday> = format!("--{:02}-{:02}", n % 12 + 1, n % 28 + 1).parse().ok();
            writer.put(&Learner { birthday, ..learner.clone() })?;
        }
        if n % 9 == 4 {
            self.payer(writer, learner)?;
        }
        if n % 4 == 1 && self.is_here(writer, learner)? {
            let (text, category) = of(&self.words.obstacles, n / 4)?.clone();
            let (category, opened_on) = (Some(category), self.today.plus(-20));
            let id = writer.mint();
            writer.add(&Obstacle {
                id,
                learner: learner.id,
                session: None,
                category,
                text,
                opened_on,
                cleared_on: None,
            })?;
        }
        if n % 8 == 3 && self.is_here(writer, learner)? {
            let (purpose, trigger) = (FollowUpPurpose::Admin, Trigger::ByHand);
            let (due_on, text) = (self.today.plus(2), Some(of(&self.words.follow_ups, n / 8)?.clone()));
            open(writer, self.today, Opening { learner: id, contract: None, purpose, trigger, due_on, text })?;
        }
        Ok(())
    }

    /// Why those left who cancelled last.
    fn ends(&self, writer: &mut Writer<'_>, n: usize, learner: &Learner) -> Result<(), Failure> {
        let contracts = writer.contracts_of(learner.id)?;
        let last = contracts.into_iter().rfind(|contract| contract.end_kind == Some(EndKind::Cancelled));
        let Some(Contract { id, ended_on: Some(ended_on), end_reason, .. }) = last else { return Ok(()) };
        writer.add(&Cancellation {
            id: writer.mint(),
            learner: learner.id,
            contract: id,
            requested_on: ended_on.plus(-14),
            effective_on: ended_on,
            decided_on: None,
            primary_reason: end_reason,
            secondary_reasons: Vec::new(),
            what_happened: Some(of(&self.words.happened, n)?.clone()),
            would_return: None,
            heard_by: None,
            flow: None,
        })?;
        Ok(())
    }

    /// Where the bookings of most learners take place.
    fn places(&self, writer: &mut Writer<'_>, n: usize, learner: &Learner) -> Result<(), Failure> {
        if n % 4 == 3 {
            return Ok(());
        }
        for session in writer.bookings_from(learner.id, self.today)? {
            let place = match session.mode {
                Some(Mode::Online) => Some(self.words.link.clone()),
                Some(Mode::InPerson) => Some(self.words.room.clone()),
                Some(Mode::Phone) | None => None,
            };
            writer.put(&Session { place, ..session })?;
        }
        Ok(())
    }

    fn payer(&self, writer: &mut Writer<'_>, learner: &Learner) -> Result<(), Failure> {
        let family = learner.name.as_deref().unwrap_or_default().split_whitespace().next().unwrap_or_default();
        let payer = Payer {
            id: writer.mint(),
            name: self.words.payer.replace("{family}", family),
            kana: None,
            kind: PayerKind::Person,
            registration_number: None,
            mail: None,
            phone: None,
            address: None,
        };
        writer.add(&payer)?;
        let (id, starts_on) = (writer.mint(), learner.joined_on);
        writer.add(&PayerLink { id, learner: learner.id, payer: payer.id, share: 100, starts_on, ends_on: None })?;
        Ok(())
    }

    fn materials(&self, writer: &mut Writer<'_>) -> Result<Vec<Material>, Failure> {
        let mut added = Vec::new();
        for (title, url) in &self.words.materials {
            let material = Material {
                id: writer.mint(),
                title: title.clone(),
                url: Some(url.clone()),
                file: None,
                file_name: None,
                file_size: None,
                added_on: self.today.plus(-60),
            };
            writer.add(&material)?;
            added.push(material);
        }
        Ok(added)
    }

    fn share(&self, writer: &mut Writer<'_>, material: &Material, learner: &Learner) -> Result<(), Failure> {
        if self.is_here(writer, learner)? {
            let (id, day) = (writer.mint(), self.today.plus(-10));
            writer.add(&Share { id, material: material.id, learner: learner.id, session: None, day })?;
        }
        Ok(())
    }

    /// Two payments of which nobody has said whose they are.
    fn inbox(&self, writer: &mut Writer<'_>) -> Result<(), Failure> {
        for (n, summary) in (1_u8..).zip(&self.words.bank) {
            writer.add(&InboxItem {
                id: writer.mint(),
                kind: InboxKind::Payment,
                source: "bank".to_owned(),
                key: format!("sample-{n}"),
                day: self.today.plus(-i64::from(n)),
                time: None,
                summary: summary.clone(),
                amount: Some(Money::yen(11_000 * i64::from(n))),
                fields: Vec::new(),
                state: InboxState::Waiting,
            })?;
        }
        Ok(())
    }

    /// Whether an agreement of the learner covers today.
    fn is_here(&self, writer: &Writer<'_>, learner: &Learner) -> Result<bool, Failure> {
        Ok(writer.contracts_of(learner.id)?.iter().any(|contract| contract.covers(self.today)))
    }
}
