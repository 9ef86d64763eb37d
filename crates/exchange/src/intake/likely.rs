//! Of which kind the rows of a table are that no known program has written.

use super::sources::{statement_meaning, usual_meaning};
use super::times::beside_a_day;
use super::{Kind, Meaning};

/// What a column under `key` means among these headings in most files of a kind.
pub(super) fn likely_meaning(kind: Kind, keys: &[String], key: &str) -> Option<Meaning> {
    let in_statement = || statement_meaning(keys, key).filter(|_| kind == Kind::Payments);
    in_statement().or_else(|| beside_a_day(kind, keys, key)).or_else(|| usual_meaning(kind, key))
}

/// Of which kind the rows under these headings are most likely to be.
pub(super) fn likely_kind(keys: &[String]) -> Kind {
    let means = |kind, meaning| keys.iter().any(|key| likely_meaning(kind, keys, key) == Some(meaning));
    let has_phones = means(Kind::People, Meaning::Phone);
    let in_statement = || keys.iter().any(|key| statement_meaning(keys, key).is_some());
    if means(Kind::Payments, Meaning::At) && (means(Kind::Payments, Meaning::Amount) || in_statement()) {
        Kind::Payments
    } else if !has_phones && tells_of_sessions(keys) {
        Kind::Sessions
    } else if means(Kind::Messages, Meaning::At) && means(Kind::Messages, Meaning::Text) {
        Kind::Messages
    } else if means(Kind::Bookings, Meaning::StartsAt) && !has_phones {
        Kind::Bookings
    } else {
        Kind::People
    }
}

/// Whether the rows say on which day, with whom, and what came of it, or what was done from which time on. A time of day and words
/// have messages, too, and what is called off bookings.
fn tells_of_sessions(keys: &[String]) -> bool {
    let is = |kind, key, meaning| likely_meaning(kind, keys, key) == Some(meaning);
    let means = |kind, meaning| keys.iter().any(|key| is(kind, key, meaning));
    let has = |meaning| means(Kind::Sessions, meaning);
    let is_other = means(Kind::Messages, Meaning::Sender)
        || [Meaning::Canceled, Meaning::RowId].iter().any(|meaning| means(Kind::Bookings, *meaning));
    let begins = || {
        let mut times = keys.iter().filter(|key| is(Kind::Sessions, key, Meaning::Time));
        times.any(|key| !is(Kind::Messages, key, Meaning::Time))
    };
    let noted = || (has(Meaning::Talked) || has(Meaning::Memo)) && begins();
    !is_other
        && has(Meaning::At)
        && (has(Meaning::Name) || has(Meaning::Mail))
        && (has(Meaning::SessionState) || noted())
}

#[cfg(test)]
mod tests {
    use super::{Kind, likely_kind};
    use crate::intake::header_key;

    #[test]
    fn the_kind_of_a_table_is_known_by_what_it_is_headed() {
        for (headings, kind) in [
            ("日付,開始,終了,お客様名,回,出欠,内容,次回までの宿題", Kind::Sessions),
            ("Date,Start,End,Client,Attendance,Notes", Kind::Sessions),
            ("日付,氏名,出欠", Kind::Sessions),
            ("実施日,開始時刻,生徒名,メモ", Kind::Sessions),
            ("日付,開始,終了,お名前,メニュー", Kind::Bookings),
            ("予約番号,開始日時,終了日時,お名前,状態", Kind::Bookings),
            ("開始日時,終了日時,お名前,キャンセル", Kind::Bookings),
            ("日付,金額,氏名,状態", Kind::Payments),
            ("日付,時刻,名前,内容", Kind::Messages),
            ("日時,方向,名前,状態,本文", Kind::Messages),
            ("登録日,氏名,電話番号,状態", Kind::People),
            ("日付,氏名,電話番号,状態", Kind::People),
        ] {
            let keys: Vec<_> = headings.split(',').map(header_key).collect();
            assert_eq!(likely_kind(&keys), kind, "{headings}");
        }
    }
}
