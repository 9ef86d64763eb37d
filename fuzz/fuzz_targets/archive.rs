//! Any bytes, read as an open archive and as a zip of history tables; and as a table, an attachment or the list in an
//! archive that is else as this program writes it.
#![no_main]

use std::io::{Cursor, Read, Seek, copy, sink};

use libfuzzer_sys::fuzz_target;
use nenrin_exchange::ExchangeError;
use nenrin_exchange::archive::{Reading, Shape};
use nenrin_exchange::history::{Archive, Table};
use nenrin_fuzz::packed;

/// What a wrong hash is told by: nothing of a table counts before its end.
const HASH: &str = "e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855";

fuzz_target!(|bytes: &[u8]| {
    read(Cursor::new(bytes));
    tables(Cursor::new(bytes));
    let list = format!(
        "{{\"format\":1,\"members\":[{{\"name\":\"learner.csv\",\"rows\":9,\"sha256\":\"{HASH}\"}}],\"attachments\":[\"{HASH}\"]}}"
    );
    let attached = format!("attachments/{HASH}");
    read(Cursor::new(packed(&[("nenrin-archive.json", list.as_bytes()), ("learner.csv", bytes), (&attached, bytes)])));
    read(Cursor::new(packed(&[("nenrin-archive.json", bytes), ("learner.csv", b"id,name\n"), (&attached, b"")])));
});

fn read(bytes: impl Read + Seek) {
    let columns = ["id", "name"].map(ToOwned::to_owned).to_vec();
    let layouts = [vec![Shape { name: "learner".to_owned(), columns }]];
    let Ok(mut archive) = Reading::open(bytes, &layouts) else { return };
    let _ = archive.read_table("learner", |row| {
        assert_eq!(row.len(), 2);
        Ok::<_, ExchangeError>(())
    });
    for hash in archive.attachments().to_vec() {
        let _ = archive.read_attachment(&hash, |file| copy(file, &mut sink()).map_err(ExchangeError::Read));
    }
}

fn tables(bytes: impl Read + Seek) {
    let Ok(mut archive) = Archive::open(bytes) else { return };
    for table in archive.tables().collect::<Vec<Table>>() {
        if let Ok(Some(mut file)) = archive.open_table(table) {
            let _ = copy(&mut file, &mut sink());
        }
    }
}
