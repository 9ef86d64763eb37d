//! Showing the address of a material in the system's browser.

use nenrin_domain::{Material, MaterialId};
use serde::Deserialize;
use ts_rs::TS;

use crate::web_address::address;
use crate::wire::Plain;
use crate::{Answer, Call, Command, Failure};

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
