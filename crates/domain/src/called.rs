//! Names: what is the same of them however they are written.

use crate::fold;

/// A name as it is compared: folded, without any blanks, with small kana as large ones, as banks write them, and without the
/// title that stands behind a name on paper.
#[must_use]
pub fn name_key(name: &str) -> String {
    let key: String = fold(name).chars().filter(|c| !c.is_whitespace()).map(large).collect();
    key.strip_suffix('様').filter(|bare| !bare.is_empty()).map_or(key.clone(), ToOwned::to_owned)
}

/// Each small letter stands just before its large one.
fn large(kana: char) -> char {
    let is_small = matches!(kana, 'ぁ' | 'ぃ' | 'ぅ' | 'ぇ' | 'ぉ' | 'っ' | 'ゃ' | 'ゅ' | 'ょ' | 'ゎ');
    if is_small { char::from_u32(u32::from(kana) + 1).unwrap_or(kana) } else { kana }
}

#[cfg(test)]
mod tests {
    use super::name_key;

    #[test]
    fn one_name_has_one_key_however_it_is_written() {
        for spelling in ["佐藤 花子", "佐藤　花子", "佐藤花子", " 佐藤 花子 様", "佐藤花子様"] {
            assert_eq!(name_key(spelling), "佐藤花子", "{spelling}");
        }
        assert_eq!(name_key("きょうこ"), name_key("ｷﾖｳｺ"));
        assert_eq!(name_key("様"), "様");
    }
}
