//! Any bytes, read as a file of another program: as a sheet, recognised, and each line as rows of every kind.
#![no_main]

use libfuzzer_sys::fuzz_target;
use nenrin_domain::{Coded as _, Zone};
use nenrin_exchange::intake::{
    BookingRow, Chain, Chat, ContractRow, Kind, PaymentRow, PersonRow, Reader, Reading, SessionRow, Sheet, recognise,
};

fuzz_target!(|bytes: &[u8]| {
    let Ok(sheet) = Sheet::read(bytes, Reading::default()) else { return };
    for kind in Kind::ALL.iter().copied().map(Some).chain([None]) {
        let taken_for = recognise(&sheet, kind, &[]);
        let reader = Reader::new(&sheet, &taken_for, Zone::UTC);
        let (chat, mut chain) = (Chat::of(&reader), Chain::of(&reader));
        for (place, line) in reader.lines().enumerate() {
            let _ = reader.line(place).and_then(|line| chain.follow(line));
            let _ = match taken_for.kind {
                Kind::People => PersonRow::read(line).is_ok(),
                Kind::Payments => PaymentRow::read(line).is_ok(),
                Kind::Messages => chat.read(line).is_ok(),
                Kind::Bookings => BookingRow::read(line).is_ok(),
                Kind::Sessions => SessionRow::read(line).is_ok(),
                Kind::Contracts => ContractRow::read(line).is_ok(),
            };
        }
    }
});
