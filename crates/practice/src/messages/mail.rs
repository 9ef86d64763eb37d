//! Handing a message to the system's mail program, where the coach sends it or not.

use nenrin_domain::{Learner, LearnerId};
use percent_encoding::{AsciiSet, NON_ALPHANUMERIC, utf8_percent_encode};
use serde::Deserialize;
use ts_rs::TS;

use crate::wire::Plain;
use crate::{Answer, Call, Command, Failure, check};

/// Most bytes of an address that are handed over. Windows cuts or refuses those beyond 2,083 characters; a letter of Japanese
/// takes nine of them. The other systems pass on much more.
const LONGEST: usize = if cfg!(windows) { 2_000 } else { 16_000 };

/// Opens the mail program with a message to a learner who has a mail address. Answers whether the text was handed over: one
/// that is too long for the system is not, and then only address and subject are.
#[derive(Debug, Deserialize, TS)]
#[serde(deny_unknown_fields)]
pub struct OpenMail {
    /// To whom.
    pub learner: Plain<LearnerId>,
    /// The subject; may be empty.
    pub subject: String,
    /// The text.
    pub text: String,
}

impl Command for OpenMail {
    const NAME: &'static str = "message.mail";
    type Output = bool;

    fn run(self, call: &mut Call<'_>) -> Result<Answer<bool>, Failure> {
        let learner: Learner = call.store()?.get(self.learner.0)?;
        let to = learner.mail.ok_or_else(|| Failure::not_allowed("mail", "missing"))?;
        let subject = check::optional("subject", Some(&self.subject), check::NAME)?.unwrap_or_default();
        let text = check::required("text", &self.text, 2 * check::TEXT)?;
        let without = address(&to, &subject, None);
        let whole = Some(address(&to, &subject, Some(&text))).filter(|whole| whole.len() <= LONGEST);
        let complete = whole.is_some();
        call.host.browse(&whole.unwrap_or(without));
        Ok(Answer::read(complete))
    }
}

/// What is left of a text as it is in an address: letters and digits, and signs that mean nothing there.
const MEANT: &AsciiSet = &NON_ALPHANUMERIC.remove(b'-').remove(b'.').remove(b'_').remove(b'~').remove(b'@');

/// The `mailto` address (RFC 6068) of a mail to be written.
fn address(to: &str, subject: &str, text: Option<&str>) -> String {
    let escaped = |text: &str| utf8_percent_encode(text, MEANT).to_string();
    let mut address = format!("mailto:{}?subject={}", escaped(to), escaped(subject));
    if let Some(text) = text {
        address += "&body=";
        address += &escaped(&text.replace("\r\n", "\n").replace('\n', "\r\n"));
    }
    address
}

#[cfg(test)]
mod tests {
    use super::address;

    #[test]
    fn nothing_in_an_address_or_a_text_ends_its_part() {
        assert_eq!(
            address("a?cc=b@example.jp", "A & B", Some("1\r\n2\n次")),
            "mailto:a%3Fcc%3Db@example.jp?subject=A%20%26%20B&body=1%0D%0A2%0D%0A%E6%AC%A1"
        );
    }
}
