//! Two entries that were taken for one person and are two again: what the one said stood for a time in rows of the other.

use nenrin_domain::{Consent, ConsentKind, Id, Learner, LearnerId, Origin, Pause};
use nenrin_store::{Act, StoreError, Writer};

use super::whole_life::whole_life;
use super::{Kit, today};

/// Who stays, bare but for a consent and pauses that take in what the other one says.
struct Keep {
    learner: Learner,
    consent: Consent,
    pauses: [Pause; 2],
}

impl Keep {
    fn add(writer: &mut Writer<'_>, name: &str) -> Self {
        let learner = super::learner(writer, name);
        let consent = Consent {
            id: writer.mint(),
            learner: learner.id,
            kind: ConsentKind::Recording,
            given_on: today(),
            withdrawn_on: None,
            evidence: None,
        };
        writer.add(&consent).unwrap();
        let pauses = [0, 1].map(|_| Pause {
            id: writer.mint(),
            learner: learner.id,
            starts_on: today(),
            ends_on: Some(today()),
            reason: None,
            contract: None,
            billed: false,
            extends_term: false,
        });
        pauses.iter().for_each(|pause| writer.add(pause).unwrap());
        Self { learner, consent, pauses }
    }

    /// As the practice makes one of two, written row by row.
    fn take_in(&self, writer: &mut Writer<'_>, other: &Learner, words: &str) -> Result<(), StoreError> {
        let some = || Some(words.to_owned());
        let [first, second] = &self.pauses;
        writer.put(&Consent { evidence: some(), ..self.consent.clone() })?;
        writer.put(&Pause { reason: some(), ends_on: None, ..first.clone() })?;
        // Having grown it takes in the next one of the same person.
        writer.remove::<Pause>(first.id)?;
        writer.put(&Pause { reason: some(), ends_on: None, ..second.clone() })?;
        writer.hand_over(other.id, self.learner.id)?;
        writer.remove::<Learner>(other.id)?;
        writer.add(&Origin {
            id: Id::from_uuid(other.id.uuid()),
            source: "history".to_owned(),
            key: format!("{words} {}", self.learner.id),
            entity: "learner".to_owned(),
            target: self.learner.id.uuid(),
            version: None,
        })?;
        let (kana, mail, phone, tags) = (some(), some(), some(), vec![words.to_owned()]);
        writer.put(&Learner { kana, mail, phone, tags, concern: some(), risk_notes: some(), ..self.learner.clone() })
    }
}

/// Merges somebody whose every text is `words` into one called `name`, and takes it back; answers with them. In between it was
/// taken back and done again, the kept one was changed, and was merged into a third one: all of that was taken back, too.
pub fn merged_and_undone(kit: &mut Kit, name: &str, words: &str) -> LearnerId {
    let other = kit.act(|writer| whole_life(writer, words).unwrap()).value;
    let keep = kit.act(|writer| Keep::add(writer, name)).value;
    let third = kit.act(|writer| Keep::add(writer, name)).value;
    merge(kit, &keep, &other, words);
    kit.undo().unwrap();
    kit.redo().unwrap();
    let merged: Learner = kit.store().get(keep.learner.id).unwrap();
    let at = kit.tick();
    let named = Act::new("session.record", at).of(keep.learner.id).about("name", words.to_owned());
    let recorded = kit.store().act(&named, |writer| {
        super::action(writer, merged.id, "読書");
        writer.put(&Learner { phone: Some("03".to_owned()), ..merged.clone() })
    });
    recorded.unwrap();
    kit.undo().unwrap();
    let merged = Keep { learner: merged, ..keep };
    let (consent, pauses) = (&merged.consent, &merged.pauses);
    let done = kit.try_act(|writer| {
        writer.remove::<Consent>(consent.id)?;
        writer.remove::<Pause>(pauses[1].id)
    });
    done.unwrap();
    kit.undo().unwrap();
    merge(kit, &third, &merged.learner, words);
    kit.undo().unwrap();
    kit.undo().unwrap();
    other.id
}

fn merge(kit: &mut Kit, keep: &Keep, other: &Learner, words: &str) {
    let at = kit.tick();
    let merging = Act::new(Act::MERGING, at).of(keep.learner.id).about("name", words.to_owned());
    kit.store().act(&merging, |writer| keep.take_in(writer, other, words)).unwrap();
}
