//! By what a person is reached, as a cell tells it.

use super::clean::is_scientific;
use super::{Line, Meaning};
use crate::history::ProblemKind;
use crate::limits::shown;

/// A mail address, which has one `@` with something on both sides and no blanks.
pub(super) fn mail(line: &mut Line<'_>) -> Option<String> {
    let mail = line.short(Meaning::Mail)?;
    let sound = mail.split_once('@').is_some_and(|(name, host)| {
        !name.is_empty() && !host.is_empty() && !host.contains('@') && !mail.contains(char::is_whitespace)
    });
    if !sound {
        line.flaw(Meaning::Mail, ProblemKind::NotAMail { text: shown(&mail) });
    }
    sound.then_some(mail)
}

/// A telephone number as it was written, unless a spreadsheet has taken digits from its end; a zero taken from its beginning is
/// put there again.
pub(super) fn phone(line: &mut Line<'_>) -> Option<String> {
    let phone = line.short(Meaning::Phone)?;
    if is_scientific(&phone) {
        line.flaw(Meaning::Phone, ProblemKind::LostDigits { text: shown(&phone) });
        return None;
    }
    Some(with_zero(phone))
}

/// A mobile number with the zero before it that a spreadsheet takes away when it reads the number as an amount.
fn with_zero(phone: String) -> String {
    let is_mobile = ["50", "70", "80", "90"].iter().any(|prefix| phone.starts_with(prefix));
    let is_bare = phone.len() == 10 && phone.bytes().all(|byte| byte.is_ascii_digit());
    if is_mobile && is_bare { format!("0{phone}") } else { phone }
}
