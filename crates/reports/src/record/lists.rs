//! Columns that hold a list, and texts that hold a draft: JSON in the file, told apart by their names.

use serde_json::Value as Json;

/// Columns whose text is a list as JSON.
const LISTS: [&str; 6] = ["answers", "choices", "fields", "secondary_reasons", "sections", "tags"];

/// The list that a column holds; `None` when it holds something else.
pub(super) fn list(column: &str, text: &str) -> Option<Vec<Json>> {
    match serde_json::from_str(text) {
        Ok(Json::Array(items)) if LISTS.contains(&column) => Some(items),
        _ => None,
    }
}

/// A list of single words, each as `say` has it, joined by `between` for reading; `None` when its items are more than that.
pub(super) fn words(items: &[Json], between: &str, say: impl Fn(&str) -> String) -> Option<String> {
    let words = items.iter().map(|item| item.as_str().map(&say)).collect::<Option<Vec<_>>>();
    words.map(|words| words.join(between))
}

/// A section of a note, which the coach may have headed, or a question of a form and its answer.
pub(super) struct Headed<'i> {
    /// The section's key; `None` for a question.
    pub key: Option<&'i str>,
    pub heading: &'i str,
    pub text: &'i str,
}

/// The section or question that an item of a list is.
pub(super) fn headed(item: &Json) -> Option<Headed<'_>> {
    let parts = item.as_array()?.iter().map(Json::as_str).collect::<Option<Vec<_>>>()?;
    match parts.as_slice() {
        [key, heading, text] => Some(Headed { key: Some(key), heading, text }),
        [heading, text] => Some(Headed { key: None, heading, text }),
        _ => None,
    }
}

/// What a person typed into a draft.
pub(super) fn typed(body: &str) -> Vec<String> {
    let mut found = Vec::new();
    if let Ok(body) = serde_json::from_str::<Json>(body) {
        gather(&body, false, &mut found);
    }
    found
}

fn gather(json: &Json, is_typed: bool, found: &mut Vec<String>) {
    match json {
        Json::String(text) if is_typed && !text.trim().is_empty() => found.push(text.clone()),
        Json::Array(items) => items.iter().for_each(|item| gather(item, is_typed, found)),
        Json::Object(fields) => {
            for (name, value) in fields {
                gather(value, is_typed || matches!(name.as_str(), "text" | "typing"), found);
            }
        }
        _ => {}
    }
}
