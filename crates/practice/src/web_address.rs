//! Addresses on the web, as the coach types them.

use nenrin_domain::Material;

use crate::{Failure, check};

/// Longest address, in characters.
const ADDRESS: usize = 2000;

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
