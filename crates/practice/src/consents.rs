//! What a learner has agreed to.

use nenrin_domain::{Consent, ConsentId, ConsentKind, Day, Learner, LearnerId};
use nenrin_store::Act;
use serde::{Deserialize, Serialize};
use ts_rs::TS;

use crate::wire::{Plain, Word};
use crate::{Answer, Call, Command, Failure, check};

/// One consent.
#[derive(Debug, Serialize, TS)]
pub struct ConsentView {
    /// Identity.
    pub id: Plain<ConsentId>,
    /// What it is about.
    pub about: Word<ConsentKind>,
    /// The day it was given.
    pub given_on: Plain<Day>,
    /// The day it was withdrawn; `null` while it holds.
    pub withdrawn_on: Option<Plain<Day>>,
    /// How it can be shown.
    pub evidence: Option<String>,
}

impl From<Consent> for ConsentView {
    fn from(consent: Consent) -> Self {
        let Consent { id, kind, given_on, withdrawn_on, evidence, .. } = consent;
        let withdrawn_on = withdrawn_on.map(Plain);
        Self { id: Plain(id), about: Word(kind), given_on: Plain(given_on), withdrawn_on, evidence }
    }
}

/// Asks for the consents of a learner, the latest first.
#[derive(Debug, Deserialize, TS)]
#[serde(deny_unknown_fields)]
pub struct ConsentsOfLearner {
    /// The learner.
    pub learner: Plain<LearnerId>,
}

impl Command for ConsentsOfLearner {
    const NAME: &'static str = "consent.of_learner";
    type Output = Vec<ConsentView>;

    fn run(self, call: &mut Call<'_>) -> Result<Answer<Vec<ConsentView>>, Failure> {
        let consents = call.store()?.consents_of(self.learner.0)?;
        Ok(Answer::read(consents.into_iter().map(ConsentView::from).collect()))
    }
}

/// Notes that a learner has consented. Of each kind one holds at most.
#[derive(Debug, Deserialize, TS)]
#[serde(deny_unknown_fields)]
pub struct GiveConsent {
    /// Whose consent.
    pub learner: Plain<LearnerId>,
    /// What it is about.
    pub about: Word<ConsentKind>,
    /// The day it was given; today when absent.
    pub given_on: Option<Plain<Day>>,
    /// How it can be shown, such as a form answer or a signed paper.
    pub evidence: Option<String>,
}

impl Command for GiveConsent {
    const NAME: &'static str = "consent.give";
    type Output = Plain<ConsentId>;

    fn run(self, call: &mut Call<'_>) -> Result<Answer<Plain<ConsentId>>, Failure> {
        let (learner, kind, today) = (self.learner.0, self.about.0, call.today());
        let given_on = check::not_after("given_on", check::plain(self.given_on).unwrap_or(today), today)?;
        let evidence = check::optional("evidence", self.evidence.as_deref(), check::LINE)?;
        let done = call.act(&Act::new(Self::NAME, call.now()).of(learner), |writer| {
            writer.get::<Learner>(learner)?;
            let holds = |had: &Consent| had.kind == kind && had.withdrawn_on.is_none();
            if writer.consents_of(learner)?.iter().any(holds) {
                return Err(Failure::not_allowed("about", "given_already"));
            }
            let id = writer.mint();
            writer.add(&Consent { id, learner, kind, given_on, withdrawn_on: None, evidence })?;
            Ok(Plain(id))
        })?;
        Ok(done.into())
    }
}

/// Notes that a consent was withdrawn. That it was given stays on record.
#[derive(Debug, Deserialize, TS)]
#[serde(deny_unknown_fields)]
pub struct WithdrawConsent {
    /// The consent.
    pub consent: Plain<ConsentId>,
    /// The day it was withdrawn; today when absent.
    pub withdrawn_on: Option<Plain<Day>>,
}

impl Command for WithdrawConsent {
    const NAME: &'static str = "consent.withdraw";
    type Output = ();

    fn run(self, call: &mut Call<'_>) -> Result<Answer<()>, Failure> {
        let mut consent: Consent = call.store()?.get(self.consent.0)?;
        if consent.withdrawn_on.is_some() {
            return Err(Failure::not_allowed("consent", "withdrawn_already"));
        }
        let today = call.today();
        let day = check::not_after("withdrawn_on", check::plain(self.withdrawn_on).unwrap_or(today), today)?;
        consent.withdrawn_on = Some(check::not_before("withdrawn_on", day, consent.given_on)?);
        let act = Act::new(Self::NAME, call.now()).of(consent.learner);
        Ok(call.act(&act, |writer| Ok(writer.put(&consent)?))?.into())
    }
}
