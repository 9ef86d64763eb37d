//! Files of every kind with whatever stands in their cells: bringing one in and taking it back leaves nothing.

use nenrin_stories::json;
use proptest::prelude::*;

use crate::{bring_in, file, with_two_learners};

/// The headings of a file of each kind.
const KINDS: [&str; 5] = [
    "氏名,メールアドレス,電話番号,誕生日,相談内容",
    "タイムスタンプ,お名前,メールアドレス,いちばん困っていること,ご希望",
    "入金日,金額,返金額,メールアドレス,取引番号",
    "送信者タイプ,送信者名,送信日,送信時刻,内容",
    "Invitee Name,Invitee Email,Event Type Name,Start Date & Time,End Date & Time,Canceled,Event UUID,Invitee UUID",
];

/// What stands in a cell: often what some kind of file means there.
fn cell() -> impl Strategy<Value = String> {
    prop_oneof![
        4 => prop::sample::select(vec![
            "佐藤 美咲", "髙橋 健", "中村 葵", "misaki@example.jp", "ken@example.jp", "aoi@example.jp", "090-1234-5678",
            "2026/11/01", "2026-11-03 10:00", "11000", "¥5,000", "-3,000", "ユーザー", "アカウント", "10:00", "true",
        ]).prop_map(ToOwned::to_owned),
        1 => "[a-z0-9あ-ん=+@ /:.-]{0,10}",
        1 => Just(String::new()),
    ]
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 24, ..ProptestConfig::default() })]

    #[test]
    fn whatever_a_file_says_one_undo_takes_all_of_it_back(
        kind in prop::sample::select(KINDS.to_vec()),
        rows in prop::collection::vec(prop::collection::vec(cell(), 8), 0..8),
    ) {
        let practice = with_two_learners();
        let before = practice.rows();
        let width = kind.split(',').count();
        let lines = rows.iter().map(|cells| cells[..width].join(","));
        let text = std::iter::once(kind.to_owned()).chain(lines).collect::<Vec<_>>().join("\n");
        let (_folder, path) = file("表.csv", &text);
        let (_, looked) = practice.look_at_file(&path);
        let counts = practice.run_import(&looked)["counts"].clone();
        let once = practice.rows();
        let told: u64 = ["new", "updated", "known", "waiting", "undecided", "passed", "faulty"]
            .iter()
            .map(|step| counts[step].as_u64().unwrap())
            .sum();
        prop_assert_eq!(&counts["rows"], &json!(told), "every line is counted once");
        if once != before {
            prop_assert_eq!(&practice.undo()["kind"], "import.run");
            prop_assert_eq!(practice.rows(), before);
            bring_in(&practice, "表.csv", &text);
            prop_assert_eq!(&practice.rows(), &once, "it comes again as it was");
        }
        bring_in(&practice, "表.csv", &text);
        prop_assert_eq!(practice.rows(), once, "it adds nothing when it comes again");
    }
}
