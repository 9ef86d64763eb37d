//! Any bytes, read as a calendar, and its bookings as lines of a sheet.
#![no_main]

use libfuzzer_sys::fuzz_target;
use nenrin_domain::{Day, Zone};
use nenrin_exchange::calendar::{self, MOST_BOOKINGS, Who};
use nenrin_exchange::intake::{BookingRow, Reader, recognise};

fuzz_target!(|bytes: &[u8]| {
    let (zone, from): (Zone, Day) = ("Asia/Tokyo".parse().unwrap(), "2026-10-01".parse().unwrap());
    let Ok(read) = calendar::read(bytes, zone, from) else { return };
    assert!(read.bookings.len() <= MOST_BOOKINGS);
    let sheet = calendar::sheet(read.bookings.iter().chain(&read.left_out), |_| Who::default());
    let taken_for = recognise(&sheet, None, &[]);
    for line in Reader::new(&sheet, &taken_for, zone).lines() {
        let _ = BookingRow::read(line);
    }
});
