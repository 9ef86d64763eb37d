//! Of which kind the rows of a table are that no known program has written.

use super::attendance::state_of;
use super::sources::{remark_meaning, says_paid_too, statement_meaning, usual_meaning};
use super::times::beside_a_day;
use super::{Kind, Meaning, SheetLine, moment};

/// What a column under `key` means among these headings in most files of a kind.
pub(super) fn likely_meaning(kind: Kind, keys: &[String], key: &str) -> Option<Meaning> {
    let of_payments = || statement_meaning(keys, key).or_else(|| remark_meaning(keys, key));
    of_payments()
        .filter(|_| kind == Kind::Payments)
        .or_else(|| beside_a_day(kind, keys, key))
        .or_else(|| usual_meaning(kind, key))
}

/// Of which kind the rows under these headings are most likely to be.
pub(super) fn likely_kind(keys: &[String], rows: &[SheetLine]) -> Kind {
    let means = |kind, meaning| keys.iter().any(|key| likely_meaning(kind, keys, key) == Some(meaning));
    let has_phones = means(Kind::People, Meaning::Phone);
    let in_statement = || keys.iter().any(|key| statement_meaning(keys, key).is_some());
    let has_amounts = means(Kind::Payments, Meaning::At) && (means(Kind::Payments, Meaning::Amount) || in_statement());
    if has_amounts && !(tells_of_sessions(keys, rows) && tells_who_attended(keys, rows)) {
        Kind::Payments
    } else if !has_phones && tells_of_sessions(keys, rows) {
        Kind::Sessions
    } else if means(Kind::Messages, Meaning::At) && means(Kind::Messages, Meaning::Text) {
        Kind::Messages
    } else if means(Kind::Bookings, Meaning::StartsAt) && !has_phones {
        Kind::Bookings
    } else {
        Kind::People
    }
}

/// By what a table says with whom a session was.
const NAMED: [Meaning; 7] = [
    Meaning::Name,
    Meaning::FamilyName,
    Meaning::GivenName,
    Meaning::Kana,
    Meaning::FamilyKana,
    Meaning::GivenKana,
    Meaning::Mail,
];

/// Whether the rows say on which day, with whom, and what came of it, or what was done from which time on. A time of day and words
/// have messages, too, and what is called off bookings.
fn tells_of_sessions(keys: &[String], rows: &[SheetLine]) -> bool {
    let is = |kind, key, meaning| likely_meaning(kind, keys, key) == Some(meaning);
    let means = |kind, meaning| keys.iter().any(|key| is(kind, key, meaning));
    let has = |meaning| means(Kind::Sessions, meaning);
    let is_other = means(Kind::Messages, Meaning::Sender)
        || [Meaning::Canceled, Meaning::RowId].iter().any(|meaning| means(Kind::Bookings, *meaning));
    let begins = || {
        let mut times = keys.iter().enumerate().filter(|(_, key)| is(Kind::Sessions, key, Meaning::Time));
        times.any(|(place, key)| !is(Kind::Messages, key, Meaning::Time) || has_spans(rows, place))
    };
    let noted = || (has(Meaning::Talked) || has(Meaning::Memo)) && begins();
    !is_other && has(Meaning::At) && NAMED.into_iter().any(has) && (has(Meaning::SessionState) || noted())
}

/// Whether times stand in a column from which on until when something was: no message is written for an hour.
fn has_spans(rows: &[SheetLine], place: usize) -> bool {
    rows.iter().filter_map(|row| row.cells.get(place)).any(|cell| moment::span(cell).is_some())
}

/// Whether rows in which amounts stand say what came of sessions: under a heading under which nothing is said of payments, or in
/// words in which nothing is.
fn tells_who_attended(keys: &[String], rows: &[SheetLine]) -> bool {
    let is_state = |key: &String| usual_meaning(Kind::Sessions, key) == Some(Meaning::SessionState);
    let Some((place, key)) = keys.iter().enumerate().find(|(_, key)| is_state(key)) else { return false };
    let cells = || rows.iter().filter_map(|row| row.cells.get(place)).filter(|cell| !cell.trim().is_empty());
    let attended = |cell: &&str| state_of(cell).is_some();
    let is_shared = usual_meaning(Kind::Payments, key).is_some();
    let most_attended = cells().filter(attended).count() * 2 >= cells().count();
    most_attended && (!is_shared || cells().filter(attended).any(|cell| !says_paid_too(cell)))
}

#[cfg(test)]
mod tests {
    use super::{Kind, SheetLine, likely_kind};
    use crate::header_key;

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
            assert_eq!(likely_kind(&keys, &[]), kind, "{headings}");
        }
    }

    #[test]
    fn an_amount_beside_what_came_of_sessions_makes_no_payments_of_them() {
        for (headings, cells, kind) in [
            ("日付,氏名,出欠,金額", &["出席", "欠席", ""][..], Kind::Sessions),
            ("日付,氏名,出欠,金額", &[], Kind::Sessions),
            ("日付,氏名,状態,金額", &["出席", "キャンセル"], Kind::Sessions),
            ("日付,氏名,状態,金額", &["完了", "キャンセル"], Kind::Payments),
            ("日付,氏名,状態,金額", &["入金済", "未入金"], Kind::Payments),
            ("日付,氏名,結果,金額", &["成功", "失敗"], Kind::Payments),
            ("Date,Client,Status,Amount", &["attended", "no show"], Kind::Sessions),
            ("Date,Client,Status,Amount", &["completed", "refunded"], Kind::Payments),
        ] {
            let keys: Vec<_> = headings.split(',').map(header_key).collect();
            let row = |cell: &&str| SheetLine { number: 2, cells: ["", "", cell, ""].into_iter().collect() };
            assert_eq!(likely_kind(&keys, &cells.iter().map(row).collect::<Vec<_>>()), kind, "{headings} {cells:?}");
        }
    }
}
