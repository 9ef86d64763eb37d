//! What kind of learner somebody is: the rhythm and habits that stay the same for years.

use crate::chance::Chance;

/// How a learner pays.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub(crate) enum Plan {
    #[default]
    Subscription,
    Package,
    OneOff,
    ProBono,
}

impl Plan {
    pub(crate) const fn code(self) -> &'static str {
        match self {
            Self::Subscription => "subscription",
            Self::Package => "package",
            Self::OneOff => "one_off",
            Self::ProBono => "pro_bono",
        }
    }
}

/// The lasting traits of a learner.
pub(crate) struct Temperament {
    pub(crate) plan: Plan,
    /// The agreed days between two sessions.
    pub(crate) nominal: u32,
    /// The days between two sessions that the learner really keeps when all is well.
    pub(crate) rhythm: f64,
    /// Standard deviation of the logarithm of a gap.
    pub(crate) spread: f64,
    /// Usual weekday, days after Monday.
    pub(crate) weekday: u32,
    /// Usual start, half hours after 09:00.
    pub(crate) start: u32,
    pub(crate) minutes: u32,
    pub(crate) mode: &'static str,
    pub(crate) price: i64,
    pub(crate) source: &'static str,
    /// Probability of booking the next session at the end of one.
    pub(crate) books: f64,
    /// Log-odds of doing an action in time.
    pub(crate) acts: f64,
    /// Usual satisfaction, 1 to 5.
    pub(crate) content: f64,
    /// Probability of answering the satisfaction question.
    pub(crate) answers: f64,
    /// Usual hours until an answer to a message.
    pub(crate) reply_hours: f64,
    /// Probability of paying late.
    pub(crate) pays_late: f64,
    pub(crate) method: &'static str,
    pub(crate) channel: &'static str,
    /// Added to the log-odds of leaving in any week.
    pub(crate) frailty: f64,
    /// Weekly probability that an engaged learner begins to lose heart.
    pub(crate) onset: f64,
}

impl Temperament {
    /// Whether the learner pays at all.
    pub(crate) fn pays(&self) -> bool {
        self.plan != Plan::ProBono
    }

    pub(crate) fn draw(chance: &mut Chance) -> Self {
        let plan = chance.weighted(&[
            (Plan::Subscription, 0.56),
            (Plan::Package, 0.39),
            (Plan::OneOff, 0.03),
            (Plan::ProBono, 0.02),
        ]);
        let nominal = match plan {
            Plan::OneOff | Plan::ProBono => 28,
            _ => chance.weighted(&[(7, 0.65), (14, 0.25), (28, 0.10)]),
        };
        let never_answers = chance.yes(0.2);
        Self {
            plan,
            nominal,
            rhythm: f64::from(nominal) * chance.factor(0.06),
            spread: 0.08 + 0.18 * chance.uniform(),
            weekday: chance.weighted(&[(0, 0.14), (1, 0.18), (2, 0.18), (3, 0.17), (4, 0.12), (5, 0.18), (6, 0.03)]),
            start: chance.weighted(&[
                (0, 0.03),
                (2, 0.13),
                (3, 0.04),
                (4, 0.06),
                (6, 0.10),
                (9, 0.06),
                (10, 0.06),
                (12, 0.07),
                (14, 0.05),
                (17, 0.06),
                (18, 0.14),
                (19, 0.06),
                (20, 0.14),
            ]),
            minutes: chance.weighted(&[(60, 0.70), (50, 0.10), (45, 0.08), (90, 0.08), (30, 0.04)]),
            mode: chance.weighted(&[("online", 0.62), ("in_person", 0.30), ("phone", 0.08)]),
            price: 500 * chance.between(10, 30),
            source: chance.weighted(&[
                ("referral", 0.33),
                ("search", 0.27),
                ("sns", 0.17),
                ("event", 0.11),
                ("other", 0.12),
            ]),
            books: chance.beta(6, 7),
            acts: 1.4 + 0.6 * chance.normal(),
            content: (4.2 + 0.35 * chance.normal()).min(4.9),
            answers: if never_answers { 0.0 } else { chance.beta(4, 5) },
            reply_hours: 7.0 * chance.factor(0.7),
            pays_late: 0.03 * chance.factor(0.8),
            method: chance.weighted(&[("bank_transfer", 0.55), ("card", 0.30), ("cash", 0.08), ("e_money", 0.07)]),
            channel: chance.weighted(&[("line", 0.55), ("email", 0.35), ("phone", 0.10)]),
            frailty: 0.9 * chance.normal(),
            onset: 0.013 * chance.factor(0.6),
        }
    }
}
