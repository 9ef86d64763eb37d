//! Where a session takes place: a link to meet at, or a place in words. It is one line of text, whichever it is.

use crate::{Material, Mode, Session};

/// The link in what is said of a place: the first word that leads to a place on the web, encrypted. What else is said beside it, such
/// as a passcode, is no part of it.
#[must_use]
pub fn link_of(place: &str) -> Option<&str> {
    let is_encrypted = |word: &&str| word.get(..8).is_some_and(|scheme| scheme.eq_ignore_ascii_case("https://"));
    place.split_whitespace().filter(is_encrypted).find(|word| Material::host_of(word).is_some())
}

/// Where a session with a learner is proposed to take place: where the last of the sessions `before`, in their order, did that was
/// held in the same way; whichever way that was when none is said.
#[must_use]
pub fn usual_place(before: &[Session], mode: Option<Mode>) -> Option<&str> {
    let same_way = |session: &&Session| mode.is_none() || session.mode == mode;
    before.iter().rev().find(same_way).and_then(|session| session.place.as_deref())
}

#[cfg(test)]
mod tests {
    use super::{link_of, usual_place};
    use crate::{Day, Id, LearnerId, Mode, Session, SessionId, SessionState, Zone};

    #[test]
    fn a_link_is_found_beside_other_words_and_leads_where_it_says() {
        let room = "https://zoom.us/j/1?pwd=a";
        assert_eq!(link_of(room), Some(room));
        assert_eq!(link_of("HTTPS://meet.example/x"), Some("HTTPS://meet.example/x"));
        assert_eq!(link_of(&format!("Zoom {room} パスコード 12")), Some(room));
        for none in ["喫茶店", "http://zoom.us/j/1", "zoom.us/j/1", "https://zoom.us@harm.example", "https://", ""] {
            assert_eq!(link_of(none), None, "{none}");
        }
    }

    #[test]
    fn the_usual_place_is_that_of_the_last_session_held_in_the_same_way() {
        let day = Day::new(2026, 11, 20).unwrap();
        let (id, learner) = (SessionId::from_uuid(uuid::Uuid::nil()), LearnerId::from_uuid(uuid::Uuid::nil()));
        let session = |mode: Option<Mode>, place: Option<&str>| Session {
            mode,
            place: place.map(ToOwned::to_owned),
            ..Session::on(id, learner, day, Zone::UTC, SessionState::Held)
        };
        let before = [
            session(Some(Mode::Online), Some("https://a.example")),
            session(Some(Mode::InPerson), Some("喫茶店")),
            session(Some(Mode::Phone), None),
        ];
        assert_eq!(usual_place(&before, Some(Mode::Online)), Some("https://a.example"));
        assert_eq!(usual_place(&before, Some(Mode::InPerson)), Some("喫茶店"));
        assert_eq!(usual_place(&before, None), None, "the last one was by telephone");
        assert_eq!(usual_place(&before[..2], None), Some("喫茶店"));
        assert_eq!(usual_place(&[], None), None);
    }
}
