//! Materials: files and links that are shared with learners.

use crate::{Day, LearnerId, MaterialId, SessionId, ShareId, is_hidden};

/// A file or a link. The bytes of a file lie beside the practice's file, named by their hash.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Material {
    /// Identity.
    pub id: MaterialId,
    /// What it is called.
    pub title: String,
    /// The address, when it is a link.
    pub url: Option<String>,
    /// SHA-256 of the bytes in lower-case hexadecimal, when it is a file.
    pub file: Option<String>,
    /// The name the file had; for showing only.
    pub file_name: Option<String>,
    /// How many bytes it has.
    pub file_size: Option<u32>,
    /// The day it was added.
    pub added_on: Day,
}

impl Material {
    /// Where an address leads: its host, as a reader finds it at the beginning of a page's address. `None` when it leads to no place
    /// on the web, or shows another place than it leads to: by a name before an `@`, or by signs that hide or turn others.
    #[must_use]
    pub fn host_of(address: &str) -> Option<&str> {
        let is_odd = |letter: char| letter.is_whitespace() || letter.is_control() || is_hidden(letter);
        let (scheme, rest) = address.split_once("://")?;
        let is_web = ["https", "http"].iter().any(|known| scheme.eq_ignore_ascii_case(known));
        let host = rest.split(['/', '?', '#']).next().filter(|host| !host.is_empty() && !host.contains(['@', '\\']))?;
        (is_web && !address.contains(is_odd)).then_some(host)
    }
}

/// That a material was shared with a learner.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Share {
    /// Identity.
    pub id: ShareId,
    /// What was shared.
    pub material: MaterialId,
    /// With whom.
    pub learner: LearnerId,
    /// In which session.
    pub session: Option<SessionId>,
    /// On which day.
    pub day: Day,
}

#[cfg(test)]
mod tests {
    use super::Material;

    #[test]
    fn an_address_that_shows_another_place_than_it_leads_to_leads_nowhere() {
        assert_eq!(Material::host_of("HTTPS://example.jp/a?b=c@d"), Some("example.jp"));
        assert_eq!(Material::host_of("http://example.jp"), Some("example.jp"));
        for odd in [
            "https://example.jp@harm.example/",
            "https://user:pass@harm.example",
            "https://harm.example\\@example.jp",
            "https://example.jp/\u{202e}gpj.exe",
            "https://exa\u{200b}mple.jp/",
            "https:///x",
            "javascript:alert(1)//https://example.jp",
        ] {
            assert_eq!(Material::host_of(odd), None, "{odd}");
        }
    }
}
