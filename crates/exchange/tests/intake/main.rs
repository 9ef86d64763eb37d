//! Files of other programs: every encoding, line end and delimiter of every sample, and bytes that nobody meant.

#![allow(clippy::unwrap_used, clippy::indexing_slicing, reason = "a failing test may stop where it stands")]

mod hostile;
mod matrix;

use std::fs;
use std::path::Path;

use nenrin_domain::Zone;
use nenrin_exchange::intake::{
    BookingRow, Chain, Chat, ContractRow, Kind, PaymentRow, PersonRow, Reader, Reading, Recognised, SessionRow, Sheet,
    recognise,
};

/// Every sample, and the program it comes from.
const SAMPLES: [(&str, &str); 21] = [
    ("people-cp932.csv", "table"),
    ("payments.csv", "table"),
    ("sessions-cp932.csv", "table"),
    ("google-forms.csv", "google_forms"),
    ("microsoft-forms.xlsx", "microsoft_forms"),
    ("typeform.csv", "typeform"),
    ("tally.csv", "tally"),
    ("line-chat.csv", "line_chat"),
    ("line-talk-ja.txt", "line_chat"),
    ("line-talk-en.txt", "line_chat"),
    ("calendly.csv", "calendly"),
    ("stripe.csv", "stripe"),
    ("stripe-balance.csv", "stripe_balance"),
    ("square.csv", "square"),
    ("paypal.csv", "paypal"),
    ("rakuten-bank.csv", "rakuten_bank"),
    ("sbi-bank.csv", "sbi_bank"),
    ("mufg-bank.csv", "mufg_bank"),
    ("smbc-bank.csv", "smbc_bank"),
    ("yucho-bank.csv", "yucho_bank"),
    ("paypay-bank.csv", "paypay_bank"),
];

fn sample(name: &str) -> Vec<u8> {
    fs::read(Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/fixtures/intake").join(name)).unwrap()
}

fn read(bytes: &[u8]) -> (Sheet, Recognised) {
    let sheet = Sheet::read(bytes, Reading::default()).unwrap_or_else(|unfit| panic!("{unfit}: {bytes:?}"));
    let taken_for = recognise(&sheet, None, &[]);
    (sheet, taken_for)
}

/// Every row of a sheet, as it is read, in a form that can be compared.
fn rows(sheet: &Sheet, taken_for: &Recognised) -> Vec<String> {
    let zone: Zone = "Asia/Tokyo".parse().unwrap();
    let reader = Reader::new(sheet, taken_for, zone);
    let (chat, mut chain) = (Chat::of(&reader), Chain::of(&reader));
    let mut rows = Vec::new();
    for (place, line) in reader.lines().enumerate() {
        let broken = chain.follow(reader.line(place).unwrap());
        let row = match taken_for.kind {
            Kind::People => format!("{:?}", PersonRow::read(line)),
            Kind::Payments => format!("{:?}", PaymentRow::read(line)),
            Kind::Messages => format!("{:?}", chat.read(line)),
            Kind::Bookings => format!("{:?}", BookingRow::read(line)),
            Kind::Sessions => format!("{:?}", SessionRow::read(line)),
            Kind::Contracts => format!("{:?}", ContractRow::read(line)),
        };
        rows.push(format!("{row} {broken:?}"));
    }
    rows
}
