//! The whole practice: learner after learner, sharing one diary, one count of ids and the people of one town.

use chrono::NaiveDate;

use crate::chance::Chance;
use crate::course::Course;
use crate::diary::Diary;
use crate::history::History;
use crate::intake::{Intake, joining_days};
use crate::people::People;
use crate::records::LearnerRow;
use crate::story::Story;
use crate::temperament::Temperament;
use crate::truth::{LearnerTruth, Truth};
use crate::words::{Catalogue, Voice};
use crate::{Tables, World};

/// The ids to be given next.
#[derive(Default)]
pub(crate) struct Ids {
    pub(crate) trial: u32,
    pub(crate) contract: u32,
    pub(crate) session: u32,
    pub(crate) goal: u32,
}

/// The next id of a table.
pub(crate) const fn take(next_id: &mut u32) -> u32 {
    let id = *next_id;
    *next_id += 1;
    id
}

/// What the learners of a practice share.
pub(crate) struct Practice<'a> {
    pub(crate) world: &'a World,
    pub(crate) words: &'a Catalogue,
    pub(crate) diary: Diary,
    pub(crate) ids: Ids,
    people: People,
}

pub(crate) fn run<T: Tables>(world: &World, out: &mut T) -> Result<Truth, T::Error> {
    let words = Catalogue::read(world.language());
    let mut practice =
        Practice { world, words: &words, diary: Diary::new(world), ids: Ids::default(), people: People::new() };
    let mut truth = Truth::default();
    for (learner_id, joined) in (0..).zip(joining_days(world, &mut Chance::new(world.seed(), 0))) {
        let (history, learner) = practice.learner(learner_id, joined);
        history.send(out)?;
        truth.learners.push(learner);
    }
    Ok(truth)
}

/// What a stream of chance is for. Each learner has one of each, so that a change in one place leaves the others alone.
#[derive(Clone, Copy)]
pub(crate) enum Stream {
    Person = 1,
    Engagement,
    Conduct,
    Contracts,
    Contact,
    Goals,
    Story,
    Intake,
}

impl Practice<'_> {
    /// The stream of a learner; a later spell has streams of its own.
    pub(crate) fn chance(&self, learner_id: u32, spell: u32, stream: Stream) -> Chance {
        let number = (u64::from(learner_id) * 4 + u64::from(spell)) * 16 + stream as u64;
        Chance::new(self.world.seed(), number)
    }

    fn learner(&mut self, learner_id: u32, joined: NaiveDate) -> (History, LearnerTruth) {
        let mut chance = self.chance(learner_id, 0, Stream::Person);
        let who = Temperament::draw(&mut chance);
        let person = self.people.meet(self.words, who.channel, &mut chance);
        let voice = Voice(u64::from(learner_id).wrapping_mul(0x9e37_79b9_7f4a_7c15) ^ self.world.seed());
        let mut story = Story::begin(self.words, voice, self.chance(learner_id, 0, Stream::Story));

        let mut history = History::default();
        let mut tags: Vec<String> = story.wording().map(|wording| wording.theme.tag.to_owned()).into_iter().collect();
        if chance.yes(0.35) {
            tags.push(self.words.line("tags", voice, &[], &mut chance));
        }
        let intake_chance = self.chance(learner_id, 0, Stream::Intake);
        let mut intake =
            Intake { world: self.world, words: self.words, people: &mut self.people, chance: intake_chance };
        intake.won(&mut history, (learner_id, joined, who.source, &person.name), &mut self.ids.trial);
        intake.lost(&mut history, joined, &mut self.ids.trial);
        history.learner.push(LearnerRow {
            learner_id,
            joined,
            plan: who.plan.code(),
            nominal_cadence_days: who.nominal,
            price_per_session: if who.pays() { who.price } else { 0 },
            lead_source: who.source,
            name: person.name,
            kana: person.kana,
            mail: person.mail,
            phone: person.phone,
            line: person.line,
            concern: story.concern(),
            tags: tags.join(";"),
        });
        let spells = Course::new(self, &who, learner_id, voice, story, &mut history).live(joined);
        (history, LearnerTruth { learner_id, spells })
    }
}
