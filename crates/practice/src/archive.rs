//! The open archive: all of a practice written to one file that any program can read, and brought back from it.

use std::fs::File;
use std::io::{BufReader, BufWriter, ErrorKind};
use std::path::Path;

use nenrin_exchange::ExchangeError;
use nenrin_exchange::archive::{Reading, Shape, Writing};
use nenrin_store::{AttachmentState, Attachments, PlainTable, Store, StoreError, older_plain_tables, plain_tables};
use serde::{Deserialize, Serialize};
use ts_rs::TS;

use crate::Which;
use crate::start::OpenView;
use crate::work::Progress;
use crate::{Answer, Call, Code, Command, Dialog, Failure, FileKind, Work, outside};

/// What an archive holds.
#[derive(Debug, Serialize, TS)]
pub struct ArchiveView {
    /// Tables.
    pub tables: usize,
    /// Rows of all tables.
    pub rows: u64,
    /// Files beside them.
    pub attachments: usize,
    /// Files of materials that are not in it, because they are gone or broken in the practice.
    pub lacking: usize,
}

/// Writes the open practice to an archive; the coach is asked where.
#[derive(Debug, Deserialize, TS)]
#[serde(deny_unknown_fields)]
pub struct ExportArchive {}

impl Command for ExportArchive {
    const NAME: &'static str = "archive.export";
    type Output = ArchiveView;

    fn asks(&self, call: &Call<'_>) -> Result<Option<Dialog>, Failure> {
        call.store()?;
        Ok(Some(Dialog::NewFile(FileKind::Zip, format!("nenrin-{}.zip", call.today()))))
    }

    fn run(self, call: &mut Call<'_>) -> Result<Answer<ArchiveView>, Failure> {
        let path = call.picked.take().ok_or(Failure::new(Code::Cancelled))?;
        export(call, &path).map(Answer::read)
    }
}

/// Brings a practice back from an archive, which the coach is asked for, and opens it.
#[derive(Debug, Deserialize, TS)]
#[serde(deny_unknown_fields)]
pub struct ImportArchive {}

impl Command for ImportArchive {
    const NAME: &'static str = "archive.import";
    type Output = OpenView;

    fn asks(&self, _: &Call<'_>) -> Result<Option<Dialog>, Failure> {
        Ok(Some(Dialog::File(FileKind::Zip)))
    }

    fn run(self, call: &mut Call<'_>) -> Result<Answer<OpenView>, Failure> {
        let path = call.picked.take().ok_or(Failure::new(Code::Cancelled))?;
        import(call, &path)?;
        Ok(Answer::read(OpenView::of(call)?))
    }
}

/// Writes the open practice to an archive at `path`. The same practice always gives the same bytes. The file bears its
/// name only when it is whole and on the disk.
///
/// # Errors
/// [`Code::DiskFull`], [`Code::ReadOnly`] and others; a file that was at `path` is still there then.
/// [`Code::Cancelled`].
pub fn export(call: &Call<'_>, path: &Path) -> Result<ArchiveView, Failure> {
    outside::write(call.desk.folder(), path, |file| write(call.store()?, file, call.work))
}

/// Brings a practice back from the archive at `path` into the coach's own, in which nothing may have been done yet, and
/// leaves it open. All of it or nothing.
///
/// # Errors
/// [`Code::PracticeExists`], [`Code::ArchiveNewer`], [`Code::ArchiveRefused`], and others; whatever was there before is
/// there still, and what was open is open. [`Code::Cancelled`].
pub fn import(call: &mut Call<'_>, path: &Path) -> Result<ArchiveView, Failure> {
    let layouts = layouts();
    let shapes: Vec<Vec<Shape>> = layouts.iter().map(|tables| tables.iter().map(shape).collect()).collect();
    let mut reading = Reading::open(BufReader::new(open(path)?), &shapes)?;
    let tables = layouts.get(reading.layout()).ok_or(Failure::new(Code::Internal))?;
    let was_there = call.desk.file_of(Which::Own).exists();
    call.go_over(|call| {
        let (now, work) = (call.host.now(), call.work);
        let read = call.desk.open(Which::Own, now).and_then(|store| read(store, tables, &mut reading, work));
        if read.is_err() && !was_there {
            call.desk.abandon()?;
        }
        read
    })
}

/// The system's number for a link that leads in a circle (`ELOOP`), for which the standard library has no kind yet.
const CIRCLE: i32 = if cfg!(windows) {
    1921
} else if cfg!(target_os = "linux") {
    40
} else {
    62
};

/// Opens a file to read as an archive. A folder, a pipe or a link in a circle is none, whatever the system says of it; a link
/// is what it leads to.
fn open(path: &Path) -> Result<File, Failure> {
    outside::open(path).map_err(|error| {
        let is_other = std::fs::metadata(path).is_ok_and(|there| !there.is_file());
        let is_none = is_other || error.raw_os_error() == Some(CIRCLE);
        if is_none { ExchangeError::NotAZip.into() } else { error.into() }
    })
}

fn write(store: &Store, file: File, work: &Work) -> Result<ArchiveView, Failure> {
    let named = store.named_attachments()?;
    let _progress = Progress::begin(work, store.plain_row_count()? + named.len() as u64);
    let mut writing = Writing::new(BufWriter::new(file));
    for table in plain_tables() {
        writing.begin(&shape(&table))?;
        store.read_plain(&table, |cells| {
            work.step(1)?;
            Ok::<_, Failure>(writing.row(cells)?)
        })?;
    }
    let attachments = store.attachments();
    for file in &named {
        work.step(1)?;
        if attachments.look_closely(file)? == AttachmentState::Whole {
            writing.attach(file, |mut out| attachments.pour_out(file, &mut out).map(drop).map_err(Failure::from))?;
        }
    }
    let (bytes, contents) = writing.finish()?;
    bytes.into_inner().map_err(std::io::IntoInnerError::into_error)?;
    let lacking = named.len() - contents.attachments;
    Ok(ArchiveView { tables: contents.tables, rows: contents.rows, attachments: contents.attachments, lacking })
}

fn read(
    store: &mut Store,
    tables: &[PlainTable],
    reading: &mut Reading<BufReader<File>>,
    work: &Work,
) -> Result<ArchiveView, Failure> {
    let (rows, files) = (reading.rows(), reading.attachments().to_vec());
    let _progress = Progress::begin(work, rows + files.len() as u64);
    let attachments = store.attachments();
    let mut fresh = Vec::new();
    let filled = keep_files(&attachments, &files, reading, work, &mut fresh)
        .and_then(|()| fill(store, tables, reading, work))
        .and_then(|()| Ok(store.named_attachments()?));
    let named = filled.inspect_err(|_| {
        // What was there before stays; what cannot be removed is tidied away later.
        fresh.iter().for_each(|file| drop(attachments.forget(file)));
    })?;
    let attached = files.iter().filter(|file| named.contains(*file)).count();
    Ok(ArchiveView { tables: tables.len(), rows, attachments: attached, lacking: named.len() - attached })
}

/// Keeps the files before the rows that name them.
fn keep_files(
    attachments: &Attachments,
    files: &[String],
    reading: &mut Reading<BufReader<File>>,
    work: &Work,
    fresh: &mut Vec<String>,
) -> Result<(), Failure> {
    files.iter().try_for_each(|file| {
        work.step(1)?;
        reading.read_attachment(file, |bytes| {
            let kept = attachments.keep(bytes).map_err(altered)?;
            fresh.extend(kept.fresh.then_some(kept.hash));
            Ok::<_, Failure>(())
        })
    })
}

fn fill(
    store: &mut Store,
    tables: &[PlainTable],
    reading: &mut Reading<BufReader<File>>,
    work: &Work,
) -> Result<(), Failure> {
    store.fill(|filling| {
        tables.iter().try_for_each(|table| {
            reading.read_table(table.name, |cells| {
                work.step(1)?;
                filling.add(table, cells).map_err(altered)
            })
        })
    })
}

/// A row that no program of ours wrote is the archive's fault, not the practice's.
fn altered(error: StoreError) -> Failure {
    match error {
        StoreError::Unreadable { column } => {
            Failure::new(Code::ArchiveRefused).about("why", "altered").about("member", column)
        }
        // Bytes that cannot be unpacked, or end before they should.
        StoreError::Io(error)
            if matches!(error.kind(), ErrorKind::InvalidData | ErrorKind::InvalidInput | ErrorKind::UnexpectedEof) =>
        {
            Failure::new(Code::ArchiveRefused).about("why", "altered")
        }
        StoreError::TooLarge => Failure::new(Code::ArchiveRefused).about("why", "too_large"),
        other => other.into(),
    }
}

/// The tables of every kind of archive that can be brought in, today's first.
fn layouts() -> Vec<Vec<PlainTable>> {
    std::iter::once(plain_tables()).chain(older_plain_tables()).collect()
}

fn shape(table: &PlainTable) -> Shape {
    Shape { name: table.name.to_owned(), columns: table.columns.iter().map(|column| (*column).to_owned()).collect() }
}

impl From<ExchangeError> for Failure {
    fn from(error: ExchangeError) -> Self {
        let refused = |why: &str| Self::new(Code::ArchiveRefused).about("why", why);
        match error {
            ExchangeError::Read(error) | ExchangeError::Write(error) => error.into(),
            ExchangeError::NotAZip => refused("not_a_zip"),
            ExchangeError::NotAnArchive => refused("not_an_archive"),
            ExchangeError::Refused { member, why } => {
                let refused = refused(why.as_code());
                member.into_iter().fold(refused, |refused, member| refused.about("member", member))
            }
            ExchangeError::Altered { member, line } => refused("altered").about("member", member).about("line", line),
            ExchangeError::Newer { what } => Self::new(Code::ArchiveNewer).about("what", what),
        }
    }
}
