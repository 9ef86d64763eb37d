//! The format's document names what the code reads.

use nenrin_exchange::history::{Column, Table};

const DOCUMENT: &str = include_str!("../../../../docs/history-tables.md");

/// The rows of a table of the document: heading and cells, as `table`, `column`, `needed`.
fn documented(language: &str) -> Vec<(String, String, bool)> {
    let section =
        DOCUMENT.split("\n# ").find(|section| section.trim_start_matches("# ").starts_with(language)).unwrap();
    let mut rows = Vec::new();
    for part in section.split("\n### ").skip(1) {
        let table = part.split('`').nth(1).unwrap().trim_end_matches(".csv");
        let columns = part.split("\n## ").next().unwrap();
        for line in columns.lines().filter(|line| line.starts_with("| `")) {
            let cells: Vec<_> = line.split('|').map(str::trim).collect();
            rows.push((table.to_owned(), cells[1].trim_matches('`').to_owned(), cells[2] == "●"));
        }
    }
    rows
}

#[test]
fn both_languages_name_every_column_in_its_order() {
    let column = |table: Table, column: &Column| (table.as_code().to_owned(), column.name.to_owned(), column.required);
    let read: Vec<_> = Table::ALL.iter().flat_map(|t| t.columns().iter().map(|c| column(*t, c))).collect();
    assert_eq!(documented("History tables"), read);
    assert_eq!(documented("履歴テーブル"), read);
}
