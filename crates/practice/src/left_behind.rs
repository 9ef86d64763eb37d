//! Payments and refunds that are gone, and stay known: no table brings them again.

use std::fmt::Display;

use nenrin_domain::{Id, Origin};
use nenrin_store::Writer;

use crate::Failure;

/// What [origins](Origin) call a payment, and what was given back of one.
pub(crate) const PAYMENT: &str = "payment";

/// Remembers that a record is gone, and what became of it: the table of ours that was written before knows it by its number, and
/// must not bring it again. `source` is that table.
///
/// # Errors
/// When the file cannot be written.
pub(crate) fn left_behind<I: Id + Display>(
    writer: &mut Writer<'_>,
    source: &str,
    gone: I,
    target: I,
) -> Result<(), Failure> {
    Ok(writer.add(&Origin {
        id: writer.mint(),
        source: source.to_owned(),
        key: gone.to_string(),
        entity: PAYMENT.to_owned(),
        target: target.uuid(),
        version: None,
    })?)
}
