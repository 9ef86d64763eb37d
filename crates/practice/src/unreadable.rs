//! A call that cannot be read: a day in it is none, or the window and the core do not fit together.

use serde_json::{Error, Value as Json};

use crate::wire::UNREADABLE;
use crate::{Code, Failure};

/// Why the fields of `command` in `body` cannot be read. A day or a time that was typed and is none is the coach's to mend, as
/// every other value that is not allowed.
pub(crate) fn failure(command: &str, body: &str, error: &Error) -> Failure {
    mistyped(body, error).unwrap_or_else(|| {
        let failure = Failure::new(Code::BadRequest).about("command", command).about("column", error.column());
        match field_at(body, error) {
            Some(field) => failure.about("field", field),
            None => failure,
        }
    })
}

/// The name of the field that is missing, that nobody knows, or whose value could not be read: the last one before the place
/// of the error.
fn field_at(body: &str, error: &Error) -> Option<String> {
    let said = error.to_string();
    let named =
        ["missing field `", "unknown field `"].into_iter().find_map(|says| said.strip_prefix(says)?.split_once('`'));
    if let Some((field, _)) = named {
        return Some(field.to_owned());
    }
    let (mut rest, mut field) = (body.get(..error.column()).filter(|_| error.line() == 1)?, None);
    while let Some((_, begun)) = rest.split_once('"') {
        let mut is_escaped = false;
        let ends = |c: char| {
            let ends = c == '"' && !is_escaped;
            is_escaped = c == '\\' && !is_escaped;
            ends
        };
        let Some((text, after)) = begun.split_once(ends) else { break };
        if after.trim_start().starts_with(':') {
            field = Some(text.to_owned());
        }
        rest = after;
    }
    field
}

/// What is wrong with the value that could not be read, when it is written as a day or a time, under the name of its field.
fn mistyped(body: &str, error: &Error) -> Option<Failure> {
    let said = error.to_string();
    let (value, _) = said.strip_prefix(UNREADABLE)?.rsplit_once(" at line ")?;
    let body: Json = serde_json::from_str(body).ok()?;
    let field = field_of("body", &body, value)?;
    match value {
        day if is_written_as(day, '-', &[4, 2, 2]) => Some(Failure::not_allowed(field, "a_day_from_1900_to_2199")),
        time if is_written_as(time, ':', &[2, 2]) => Some(Failure::not_allowed(field, "a_time_of_day")),
        _ => None,
    }
}

/// The name of the field in which `wanted` stands first.
fn field_of<'j>(field: &'j str, value: &'j Json, wanted: &str) -> Option<&'j str> {
    match value {
        Json::String(text) => (text == wanted).then_some(field),
        Json::Array(values) => values.iter().find_map(|value| field_of(field, value, wanted)),
        Json::Object(fields) => fields.iter().find_map(|(field, value)| field_of(field, value, wanted)),
        _ => None,
    }
}

/// Whether `text` is numbers of at least so many digits with `mark` between them.
fn is_written_as(text: &str, mark: char, digits: &[usize]) -> bool {
    let parts: Vec<_> = text.split(mark).collect();
    let is_number =
        |(part, digits): (&&str, &usize)| part.len() >= *digits && part.bytes().all(|it| it.is_ascii_digit());
    parts.len() == digits.len() && parts.iter().zip(digits).all(is_number)
}

#[cfg(test)]
mod tests {
    use serde::Deserialize;

    use super::failure;
    use crate::wire::Plain;

    #[derive(Debug, Deserialize)]
    #[serde(deny_unknown_fields)]
    #[allow(dead_code, reason = "only read")]
    struct Asked {
        name: String,
        minutes: Option<u32>,
        on: Option<Plain<nenrin_domain::Day>>,
    }

    #[test]
    fn a_call_that_cannot_be_read_names_the_field_that_is_wrong() {
        for (body, field) in [
            (r#"{"name":"a \\\"minutes\": \ud800","minutes":1}"#, Some("name")),
            (r#"{"name":"minutes\":","minutes":"50"}"#, Some("minutes")),
            (r#"{"name":"a","minutes":5.5,"on":null}"#, Some("minutes")),
            (r#"{"name":"a","on":"27 November"}"#, Some("on")),
            (r#"{"name":"a","nmae":"b"}"#, Some("nmae")),
            (r#"{"minutes":5}"#, Some("name")),
            ("[]", None),
        ] {
            let error = serde_json::from_str::<Asked>(body).unwrap_err();
            let told = failure("test", body, &error).about;
            assert_eq!(told.get("field").map(String::as_str), field, "{body} {error}");
        }
    }
}
