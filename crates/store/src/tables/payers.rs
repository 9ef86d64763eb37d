//! Payers.

use nenrin_domain::{Payer, PayerKind};

use crate::record::record;

record!(Payer, PayerId, "payer", immutable: false, {
    name: String,
    kana: Option<String>,
    kind: PayerKind,
    registration_number: Option<String>,
    mail: Option<String>,
    phone: Option<String>,
    address: Option<String>,
});
