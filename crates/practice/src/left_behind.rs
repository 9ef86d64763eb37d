//! Payments that are gone, and stay known: no table brings them again.

use nenrin_domain::{Id as _, Origin, PaymentId};
use nenrin_exchange::intake::OWN_PAYMENTS;
use nenrin_store::Writer;

use crate::Failure;

/// What [origins](Origin) call a payment.
pub(crate) const PAYMENT: &str = "payment";

/// Remembers that a payment is gone, and what became of it: a table of ours that was written before knows it by its number, and
/// must not bring it again.
///
/// # Errors
/// When the file cannot be written.
pub(crate) fn left_behind(writer: &mut Writer<'_>, payment: PaymentId, target: PaymentId) -> Result<(), Failure> {
    Ok(writer.add(&Origin {
        id: writer.mint(),
        source: OWN_PAYMENTS.to_owned(),
        key: payment.to_string(),
        entity: PAYMENT.to_owned(),
        target: target.uuid(),
        version: None,
    })?)
}
