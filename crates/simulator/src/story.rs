//! The notes of one learner, so that each goes on from the last.
//!
//! A learner has a theme, its threads in an own order, and a place in the thread. An ordinary session takes the next beat of the thread; a
//! learner who is losing heart gets stuck; what was agreed last time is the first thing talked about.

use chrono::{Datelike, NaiveDate};

use crate::action::Standing;
use crate::chance::Chance;
use crate::words::{Beat, Catalogue, Fills, Template, Theme, Voice, Wording};

/// The note of one session and what was agreed in it.
#[derive(Default)]
pub(crate) struct Note {
    pub(crate) talked: String,
    pub(crate) insight: String,
    pub(crate) change: String,
    pub(crate) next: String,
    pub(crate) actions: Vec<String>,
}

/// How a session comes about.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Occasion {
    /// The first of all.
    First,
    /// The first after a pause.
    AfterPause,
    /// The first of a new contract after having left.
    Returned,
    /// Much later than usual.
    AfterGap,
    /// One like any other.
    Ordinary,
    /// The last, with the goal reached.
    Farewell,
}

/// The circumstances of a session.
pub(crate) struct Moment<'a> {
    pub(crate) day: NaiveDate,
    pub(crate) occasion: Occasion,
    /// Days since the last session.
    pub(crate) gap: i64,
    pub(crate) level: usize,
    /// What had been agreed, and how it stands.
    pub(crate) agreed: &'a [(String, Standing)],
}

/// Cards that are all drawn once before any comes again.
#[derive(Default)]
struct Deck(Vec<usize>);

impl Deck {
    fn draw<'b, T>(&mut self, cards: &'b [T], chance: &mut Chance) -> Option<&'b T> {
        if self.0.is_empty() {
            self.0 = (0..cards.len()).collect();
            chance.shuffle(&mut self.0);
        }
        self.0.pop().and_then(|card| cards.get(card))
    }
}

/// The story of one learner.
pub(crate) struct Story<'a> {
    words: &'a Catalogue,
    voice: Voice,
    chance: Chance,
    /// Themes in the order in which they come up.
    themes: Vec<usize>,
    /// Threads of the theme of now, in their order.
    threads: Vec<usize>,
    thread: usize,
    beat: usize,
    /// Sessions of this theme, for what is counted up: chapters, units, versions.
    step: usize,
    new_theme: bool,
    between: Deck,
    stuck: Deck,
    stuck_in_theme: Deck,
}

impl<'a> Story<'a> {
    pub(crate) fn begin(words: &'a Catalogue, voice: Voice, mut chance: Chance) -> Self {
        let mut themes: Vec<usize> = (0..words.themes.len()).collect();
        chance.shuffle(&mut themes);
        let mut story = Self {
            words,
            voice,
            chance,
            themes,
            threads: Vec::new(),
            thread: 0,
            beat: 0,
            step: 0,
            new_theme: false,
            between: Deck::default(),
            stuck: Deck::default(),
            stuck_in_theme: Deck::default(),
        };
        story.order_threads();
        story
    }

    /// The theme of now, in the learner's voice; `None` only without any theme file.
    pub(crate) fn wording(&self) -> Option<Wording<'a>> {
        let theme = self.theme()?;
        Some(Wording { words: self.words, theme, voice: self.voice })
    }

    /// Why the learner comes.
    pub(crate) fn concern(&mut self) -> String {
        let Some(theme) = self.theme() else {
            return String::new();
        };
        let template = self.chance.pick(&theme.concerns);
        template.map(|template| self.words.render(template, self.voice, &[], &mut self.chance)).unwrap_or_default()
    }

    /// The note of the session at `moment`.
    pub(crate) fn note(&mut self, moment: &Moment<'_>) -> Note {
        let Some(theme) = self.theme() else {
            return Note::default();
        };
        let opening = self.opening(moment, theme);
        let step = (1 + self.step / 2 % 14).to_string();
        let fills = [("step", step.as_str()), ("theme", theme.name)];
        self.step += 1;
        let Some(beat) = self.choose_beat(moment, theme) else {
            return Note { talked: opening, ..Note::default() };
        };
        let mut talked = opening;
        self.add_sentence(&mut talked, |story| story.say(&beat.talked, &fills));
        let is_short = talked.matches(['。', '.', '?']).count() < 4;
        if is_short && moment.occasion != Occasion::Farewell && self.chance.yes(0.33) {
            self.add_sentence(&mut talked, |story| story.line("side", &fills));
        }
        let change = if moment.level >= 2 && self.chance.yes(0.6) {
            self.line("low", &fills)
        } else if self.chance.yes(0.15) {
            String::new()
        } else {
            self.say(&beat.change, &fills)
        };
        Note {
            talked,
            insight: self.say(&beat.insight, &fills),
            change,
            next: self.say(&beat.next, &fills),
            actions: beat.actions.iter().map(|action| self.say(action, &fills)).collect(),
        }
    }

    /// How the talk began: with what is special about this session, with what had been agreed, or with the season.
    fn opening(&mut self, moment: &Moment<'_>, theme: &Theme) -> String {
        let weeks = (moment.gap / 7).max(1).to_string();
        let fills = [("weeks", weeks.as_str()), ("theme", theme.name)];
        if std::mem::take(&mut self.new_theme) && moment.occasion == Occasion::Ordinary {
            return self.line("new_theme", &fills);
        }
        match moment.occasion {
            Occasion::First => self.line("first", &fills),
            Occasion::AfterPause => self.line("after_pause", &fills),
            Occasion::Returned => self.line("returned", &fills),
            Occasion::AfterGap => self.line("after_gap", &fills),
            Occasion::Farewell => self.line("last", &fills),
            Occasion::Ordinary if !moment.agreed.is_empty() && self.chance.yes(0.72) => self.on_agreed(moment.agreed),
            Occasion::Ordinary if self.chance.yes(0.4) => self.line(&format!("month {}", moment.day.month()), &fills),
            Occasion::Ordinary => self.line("hello", &fills),
        }
    }

    fn on_agreed(&mut self, agreed: &[(String, Standing)]) -> String {
        let Some((action, standing)) = self.chance.pick(agreed) else {
            return String::new();
        };
        let section = match standing {
            Standing::Done => "done",
            Standing::Partly => "partly",
            Standing::NotDone => "not_done",
        };
        self.line(section, &[("action", action)])
    }

    fn choose_beat(&mut self, moment: &Moment<'_>, theme: &'a Theme) -> Option<&'a Beat> {
        match moment.occasion {
            Occasion::First => return self.chance.pick(&theme.first),
            Occasion::Farewell => return self.chance.pick(self.words.shared_beats("farewell")),
            _ => {}
        }
        if moment.level >= 2 && self.chance.yes(0.65) {
            return if self.chance.yes(0.5) {
                self.stuck.draw(self.words.shared_beats("stuck"), &mut self.chance)
            } else {
                self.stuck_in_theme.draw(&theme.stuck, &mut self.chance)
            };
        }
        if self.chance.yes(0.3) {
            return self.between.draw(self.words.shared_beats("between"), &mut self.chance);
        }
        let thread = self.threads.get(self.thread).and_then(|thread| theme.threads.get(*thread))?;
        let beat = thread.get(self.beat);
        self.move_on(thread.len());
        beat
    }

    /// To the next beat, the next thread after the last beat, and the next theme after the last thread.
    fn move_on(&mut self, beats: usize) {
        self.beat += 1;
        if self.beat >= beats {
            self.beat = 0;
            self.thread += 1;
        }
        if self.thread >= self.threads.len() {
            self.themes.rotate_left(1);
            self.step = 0;
            self.new_theme = true;
            self.stuck_in_theme = Deck::default();
            self.order_threads();
        }
    }

    fn order_threads(&mut self) {
        self.thread = 0;
        self.threads = (0..self.theme().map_or(0, |theme| theme.threads.len())).collect();
        self.chance.shuffle(&mut self.threads);
    }

    fn theme(&self) -> Option<&'a Theme> {
        self.themes.first().and_then(|theme| self.words.themes.get(*theme))
    }

    fn say(&mut self, template: &Template, fills: &Fills<'_>) -> String {
        if template.is_empty() {
            String::new()
        } else {
            self.words.render(template, self.voice, fills, &mut self.chance)
        }
    }

    fn line(&mut self, section: &str, fills: &Fills<'_>) -> String {
        self.words.line(section, self.voice, fills, &mut self.chance)
    }

    fn add_sentence(&mut self, text: &mut String, sentence: impl FnOnce(&mut Self) -> String) {
        let sentence = sentence(self);
        if !text.is_empty() && !sentence.is_empty() {
            text.push_str(self.words.between_sentences());
        }
        text.push_str(&sentence);
    }
}
