//! Addresses: which of them a material may have, and showing one in the system's browser.

use nenrin_domain::{Material, MaterialId};
use serde::Deserialize;
use ts_rs::TS;

use crate::wire::Plain;
use crate::{Answer, Call, Command, Failure, check};

/// Longest address, in characters.
const ADDRESS: usize = 2000;

/// Shows a link in the system's browser.
#[derive(Debug, Deserialize, TS)]
#[serde(deny_unknown_fields)]
pub struct OpenLink {
    /// The material.
    pub material: Plain<MaterialId>,
}

impl Command for OpenLink {
    const NAME: &'static str = "material.open_link";
    type Output = ();

    fn run(self, call: &mut Call<'_>) -> Result<Answer<()>, Failure> {
        let material: Material = call.store()?.get(self.material.0)?;
        // A row may have come with an archive that somebody else wrote.
        call.host.browse(&address(material.url.as_deref().unwrap_or_default())?);
        Ok(Answer::read(()))
    }
}

/// An address that leads to a place on the web, encrypted, and nowhere on this machine. Its beginning, in which large letters
/// mean the same as small ones, comes out small.
pub(super) fn address(typed: &str) -> Result<String, Failure> {
    let url = check::required("url", typed, ADDRESS)?;
    let rest = url.get(..8).filter(|scheme| scheme.eq_ignore_ascii_case("https://")).and_then(|_| url.get(8..));
    let host = rest.and_then(|rest| rest.split(['/', '?', '#']).next()).unwrap_or_default();
    let is_odd = |letter: char| letter.is_whitespace() || letter.is_control() || turns(letter);
    // A name before an @ is shown where the host is looked for, and leads elsewhere.
    if host.is_empty() || host.contains(['@', '\\']) || url.contains(is_odd) {
        return Err(Failure::not_allowed("url", "https_address"));
    }
    let path = url.get(8 + host.len()..).unwrap_or_default();
    Ok(format!("https://{}{path}", host.to_lowercase()))
}

/// Whether a sign changes the direction of what follows, which then shows another place than it leads to.
const fn turns(letter: char) -> bool {
    matches!(letter, '\u{061c}' | '\u{200e}' | '\u{200f}' | '\u{202a}'..='\u{202e}' | '\u{2066}'..='\u{2069}')
}
