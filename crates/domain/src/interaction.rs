//! The interaction log (対応履歴): every contact outside a session, one line each.
//!
//! Data catalogue: the words by which a typed line names its channel.

use crate::code::codes;
use crate::{Coded, Day, DayTime, FollowUpId, Hundredths, InteractionId, LearnerId, fold};

codes! {
    /// The way a contact was made.
    Channel {
        /// LINE.
        Line = "line",
        /// Mail.
        Email = "email",
        /// Telephone.
        Phone = "phone",
        /// Face to face, outside a session.
        InPerson = "in_person",
        /// A form answer.
        Form = "form",
        /// Any other way.
        Other = "other",
    }
}

impl Channel {
    /// What a person may write for each channel, a line each: its code and its names.
    const NAMES: &'static str = include_str!("words/channels.txt");

    /// The channel that a line names before a colon at its beginning, and the rest of the line; the whole line when
    /// it names none.
    #[must_use]
    pub fn named_first(line: &str) -> (Option<Self>, &str) {
        let Some((first, rest)) = line.split_once([':', '：']) else { return (None, line) };
        let first = fold(first.trim());
        let names_it = |names: &str| names.split('/').any(|name| fold(name.trim()) == first);
        let named = Self::NAMES.lines().filter_map(|line| line.split_once(':')).find(|(_, names)| names_it(names));
        match named.and_then(|(code, _)| Self::from_code(code).ok()) {
            Some(channel) => (Some(channel), rest),
            None => (None, line),
        }
    }
}

codes! {
    /// Who wrote or called.
    Way {
        /// The learner to the coach.
        In = "in",
        /// The coach to the learner.
        Out = "out",
    }
}

impl Way {
    /// The arrows that a person may write for each direction, as seen by the coach.
    const ARROWS: [(&'static str, Self); 6] =
        [("←", Self::In), ("⇐", Self::In), ("<-", Self::In), ("→", Self::Out), ("⇒", Self::Out), ("->", Self::Out)];

    /// The direction that a line names by an arrow at its beginning, and the rest of the line; the whole line when it
    /// names none.
    #[must_use]
    pub fn named_first(line: &str) -> (Option<Self>, &str) {
        let begun = line.trim_start();
        let named = Self::ARROWS.iter().find_map(|(arrow, way)| Some((*way, begun.strip_prefix(arrow)?)));
        named.map_or((None, line), |(way, rest)| (Some(way), rest.trim_start()))
    }
}

/// One line of contact.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Interaction {
    /// Identity.
    pub id: InteractionId,
    /// With whom.
    pub learner: LearnerId,
    /// The local day of the contact.
    pub day: Day,
    /// The local time; `None` when only the day is known.
    pub time: Option<DayTime>,
    /// Over which channel.
    pub channel: Channel,
    /// In which direction.
    pub way: Way,
    /// What it was about, in one line; `None` when the history brought no words.
    pub summary: Option<String>,
    /// Hours until the answer came.
    pub reply_hours: Option<Hundredths>,
    /// The follow-up that it answers.
    pub follow_up: Option<FollowUpId>,
}

impl Interaction {
    /// A contact of a day, for a follow-up or for none, of which no more is known.
    #[must_use]
    pub const fn on(id: InteractionId, learner: LearnerId, day: Day, follow_up: Option<FollowUpId>) -> Self {
        Self {
            id,
            learner,
            day,
            time: None,
            channel: Channel::Other,
            way: Way::Out,
            summary: None,
            reply_hours: None,
            follow_up,
        }
    }

    /// Characters of its line at most. Messages that were brought in are longer than what is typed.
    pub const LONGEST: usize = 2_000;
}

#[cfg(test)]
mod tests {
    use super::{Channel, Way};
    use crate::Coded;

    #[test]
    fn a_line_may_name_its_channel_first() {
        for (line, channel, rest) in [
            ("LINE: 次回の相談", Some(Channel::Line), " 次回の相談"),
            ("ライン：予約", Some(Channel::Line), "予約"),
            ("ＭＡＩＬ: thanks", Some(Channel::Email), " thanks"),
            ("電話：10:00に", Some(Channel::Phone), "10:00に"),
            ("In person: met at the station", Some(Channel::InPerson), " met at the station"),
            ("10:00に電話", None, "10:00に電話"),
            ("LINEで相談", None, "LINEで相談"),
        ] {
            assert_eq!(Channel::named_first(line), (channel, rest), "{line}");
        }
    }

    #[test]
    fn a_line_may_name_its_direction_by_an_arrow() {
        for (line, way, rest) in [
            ("← LINE: 来週の日程", Some(Way::In), "LINE: 来週の日程"),
            ("　<-電話：欠席の連絡", Some(Way::In), "電話：欠席の連絡"),
            ("→請求書を送付", Some(Way::Out), "請求書を送付"),
            ("-> mail: thanks", Some(Way::Out), "mail: thanks"),
            ("LINE: A→Bに変更", None, "LINE: A→Bに変更"),
            ("- 会った", None, "- 会った"),
        ] {
            assert_eq!(Way::named_first(line), (way, rest), "{line}");
        }
    }

    #[test]
    fn every_channel_can_be_named() {
        let codes: Vec<&str> = Channel::NAMES.lines().filter_map(|line| Some(line.split_once(':')?.0)).collect();
        assert_eq!(codes, Channel::ALL.iter().map(|channel| channel.as_code()).collect::<Vec<_>>());
    }
}
