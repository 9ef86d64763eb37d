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
pub(crate) fn address(typed: &str) -> Result<String, Failure> {
    let url = check::required("url", typed, ADDRESS)?;
    let is_encrypted = url.get(..8).is_some_and(|scheme| scheme.eq_ignore_ascii_case("https://"));
    let Some(host) = Material::host_of(&url).filter(|_| is_encrypted) else {
        return Err(Failure::not_allowed("url", "https_address"));
    };
    let path = url.get(8 + host.len()..).unwrap_or_default();
    Ok(format!("https://{}{path}", host.to_lowercase()))
}
