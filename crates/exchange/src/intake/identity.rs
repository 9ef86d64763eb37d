//! By what a row is known again that has no number of its own: by what it says, and not by how it is written. A spreadsheet
//! that opens a table and saves it again writes days and amounts in its own way, and people move and add columns.

use nenrin_domain::{Coded as _, Currency, fold, phone_digits};

use super::{Kind, Line, Meaning, amount, moment};

impl Line<'_> {
    /// What the row says, in an order of its own: for each cell that counts what it means and what it tells.
    #[must_use]
    pub fn words(&self) -> Vec<String> {
        let reader = self.reader();
        let mut words = Vec::new();
        for place in 0..reader.width() {
            let (meaning, cell) = (reader.columns.meaning(place), self.at(place));
            if cell.is_empty() || !counts(reader.kind, meaning) {
                continue;
            }
            let column = match meaning {
                Meaning::Answer | Meaning::OwnField => crate::header_key(reader.heading(place)),
                _ => meaning.as_code().to_owned(),
            };
            words.push(format!("{column}\u{1f}{}", self.told(meaning, cell)));
        }
        words.sort();
        words
    }
}

/// Whether a row with other words in a column of this meaning is another row. A payment is told by who, when and how much, and a
/// session by who and when: what else a table says of it may come later, or be written anew at each export, as a balance is.
fn counts(kind: Kind, meaning: Meaning) -> bool {
    use Meaning::{
        Amount, At, Currency, DayOfMonth, DueOn, FamilyName, GivenName, LearnerId, Mail, Month, Name, OpenAmount,
        PaidOut, PartOf, Reference, RowId, Time, Transaction,
    };
    match kind {
        Kind::Payments => matches!(
            meaning,
            At | Month
                | DayOfMonth
                | Time
                | DueOn
                | Amount
                | OpenAmount
                | PaidOut
                | Currency
                | Name
                | FamilyName
                | GivenName
                | Mail
                | PartOf
                | Reference
                | RowId
                | Transaction
        ),
        // What came of a session and what is noted of it is often told later.
        Kind::Sessions => matches!(meaning, At | Time | Name | FamilyName | GivenName | Mail | LearnerId),
        _ => meaning != Meaning::Ignored,
    }
}

impl Line<'_> {
    /// What a cell tells, however it is written.
    fn told(&self, meaning: Meaning, cell: &str) -> String {
        let as_written = || fold(cell);
        match meaning {
            _ if meaning.is_day() => {
                let read = moment::read_as(cell, self.reader().order).or_else(|| self.yearless(meaning, cell));
                read.map_or_else(as_written, |read| {
                    let time = read.time.map(|time| time.to_string()).unwrap_or_default();
                    format!("{} {time} {}", read.day, read.offset.unwrap_or_default())
                })
            }
            Meaning::Time | Meaning::EndTime => moment::time(cell).map_or_else(as_written, |time| time.to_string()),
            Meaning::Amount | Meaning::OpenAmount | Meaning::PaidOut | Meaning::SessionPrice => {
                amount::read(cell, Currency::JPY).map_or_else(|_| as_written(), |money| money.minor.to_string())
            }
            Meaning::Phone => phone_digits(cell),
            _ => as_written(),
        }
    }
}
