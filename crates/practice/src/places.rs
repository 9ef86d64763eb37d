//! Where sessions take place: what is proposed, changing it, and showing a link in the system's browser.

use nenrin_domain::{LearnerId, Mode, Session, SessionId, codes, link_of, usual_place};
use nenrin_store::{Act, Store};
use serde::Deserialize;
use ts_rs::TS;

use crate::planned::{open_session, this_and_later};
use crate::web_address::address;
use crate::wire::{Plain, Word};
use crate::{Answer, Call, Command, Failure, check};

codes! {
    /// Which sessions take place elsewhere from now on.
    Extent {
        /// The one.
        One = "one",
        /// It and all later ones of its series that are still to take place.
        Later = "later",
        /// Those of its whole group that meet on its day.
        Group = "group",
    }
}

/// Asks where a new session with a learner is proposed to take place; `null` when nothing is.
#[derive(Debug, Deserialize, TS)]
#[serde(deny_unknown_fields)]
pub struct UsualPlace {
    /// The learner.
    pub learner: Plain<LearnerId>,
    /// How they will meet; as in the learner's last session when absent.
    pub mode: Option<Word<Mode>>,
}

impl Command for UsualPlace {
    const NAME: &'static str = "session.usual_place";
    type Output = Option<String>;

    fn run(self, call: &mut Call<'_>) -> Result<Answer<Option<String>>, Failure> {
        let before = call.store()?.sessions_of(self.learner.0)?;
        Ok(Answer::read(place_after(&before, self.mode.map(|mode| mode.0), None)?))
    }
}

/// Where a session after those `before` takes place: as it is `said`, where nothing said means where the last one did and words
/// without a letter mean nowhere.
pub(crate) fn place_after(
    before: &[Session],
    mode: Option<Mode>,
    said: Option<&str>,
) -> Result<Option<String>, Failure> {
    match said {
        Some(said) => check_place(Some(said)),
        None => Ok(usual_place(before, mode).map(ToOwned::to_owned)),
    }
}

/// A place as it is kept; `None` when nothing is said.
pub(crate) fn check_place(said: Option<&str>) -> Result<Option<String>, Failure> {
    check::optional("place", said, check::LINE)
}

/// Says where a session that is still to take place takes place.
#[derive(Debug, Deserialize, TS)]
#[serde(deny_unknown_fields)]
pub struct SetPlace {
    /// The session.
    pub session: Plain<SessionId>,
    /// Where: a link or a place; `null` takes it away.
    pub place: Option<String>,
    /// Which others take place there, too.
    pub reach: Word<Extent>,
}

impl Command for SetPlace {
    const NAME: &'static str = "session.set_place";
    type Output = ();

    fn run(self, call: &mut Call<'_>) -> Result<Answer<()>, Failure> {
        let place = check_place(self.place.as_deref())?;
        let session = open_session(call.store()?, self.session.0)?;
        let those = those(call.store()?, &session, self.reach.0)?;
        let mut act = Act::new(Self::NAME, call.now())
            .about("day", session.day.to_string())
            .about("count", those.len().to_string());
        if those.iter().all(|one| one.learner == session.learner) {
            act = act.of(session.learner);
        }
        let done = call.act(&act, |writer| {
            those
                .into_iter()
                .try_for_each(|one| Ok::<_, Failure>(writer.put(&Session { place: place.clone(), ..one })?))
        })?;
        Ok(done.into())
    }
}

fn those(store: &Store, session: &Session, reach: Extent) -> Result<Vec<Session>, Failure> {
    match (reach, session.gathering) {
        (Extent::Later, _) => this_and_later(store, session),
        (Extent::Group, Some(gathering)) => {
            let mut people = store.sessions_of_gathering(gathering)?;
            people.retain(|other| other.state.is_open() && other.day == session.day);
            Ok(people)
        }
        (Extent::One | Extent::Group, _) => Ok(vec![session.clone()]),
    }
}

/// Shows the link to meet at in the system's browser.
#[derive(Debug, Deserialize, TS)]
#[serde(deny_unknown_fields)]
pub struct OpenPlace {
    /// The session.
    pub session: Plain<SessionId>,
}

impl Command for OpenPlace {
    const NAME: &'static str = "session.open_place";
    type Output = ();

    fn run(self, call: &mut Call<'_>) -> Result<Answer<()>, Failure> {
        let session: Session = call.store()?.get(self.session.0)?;
        let link = session.place.as_deref().and_then(link_of);
        let link = link.ok_or_else(|| Failure::not_allowed("place", "https_address"))?;
        call.host.browse(&address(link)?);
        Ok(Answer::read(()))
    }
}
