//! Several labels in one cell, with semicolons between them. One that holds a semicolon or begins with a quotation mark stands
//! between quotation marks of its own; each that is in it is doubled then.

/// The labels as one cell.
#[must_use]
pub fn joined(labels: &[String]) -> String {
    let quoted = |label: &String| match label.contains(';') || label.starts_with('"') {
        true => format!("\"{}\"", label.replace('"', "\"\"")),
        false => label.clone(),
    };
    labels.iter().map(quoted).collect::<Vec<_>>().join("; ")
}

/// The labels of a cell that [`joined`] made, or that people have changed since.
#[must_use]
pub fn parted(cell: &str) -> Vec<String> {
    let (mut labels, mut rest) = (Vec::new(), cell);
    while !rest.is_empty() {
        let (label, after) = first(rest.trim_start());
        labels.extend(Some(label).filter(|label| !label.is_empty()));
        rest = after;
    }
    labels
}

/// The first label of a cell, and what stands after it.
fn first(cell: &str) -> (String, &str) {
    cell.strip_prefix('"').and_then(quoted).unwrap_or_else(|| {
        let (label, after) = cell.split_once(';').unwrap_or((cell, ""));
        (label.trim().to_owned(), after)
    })
}

/// A label up to the quotation mark at its end; `None` where what stands after that mark shows that it is none.
fn quoted(cell: &str) -> Option<(String, &str)> {
    let (mut label, mut rest) = (String::new(), cell);
    loop {
        let (part, after) = rest.split_once('"')?;
        label.push_str(part);
        let Some(more) = after.strip_prefix('"') else {
            let after = after.trim_start();
            return if after.is_empty() { Some((label, "")) } else { Some((label, after.strip_prefix(';')?)) };
        };
        label.push('"');
        rest = more;
    }
}

#[cfg(test)]
mod tests {
    use super::{joined, parted};

    #[test]
    fn labels_are_read_as_they_were_written() {
        for labels in [vec![], vec!["a,b"], vec!["c;d", "e"], vec!["\""], vec!["a\"b", "\"c\"", "\"d;\"\"", "f g"]] {
            let labels: Vec<String> = labels.into_iter().map(ToOwned::to_owned).collect();
            assert_eq!(parted(&joined(&labels)), labels);
        }
    }

    #[test]
    fn a_quotation_mark_that_was_typed_by_hand_is_one() {
        assert_eq!(parted("\"a\" b; \"c;;d\n"), ["\"a\" b", "\"c", "d"]);
    }
}
