//! Reading an archive, whose every byte must be as it was written.

use std::collections::BTreeSet;
use std::io::{BufReader, ErrorKind, Read, Result as IoResult, Seek};

use sha2::{Digest, Sha256};
use zip::ZipArchive;

use super::cells::Rows;
use super::manifest::{self, Manifest, Member, hex};
use super::{Shape, attachments};
use crate::limits::shown;
use crate::zips::{not_a_zip, open_zip_within, refusal_of, refuse};
use crate::{ExchangeError, Refusal};

/// Bytes of all files of an archive when unpacked: ten times what the largest practice planned for needs.
const MAX_EXPANDED_BYTES: u64 = 64 << 30;

/// Bytes that an archive may spend on its own table of contents, which is held in memory: all its attachments are in it.
const MAX_LISTING_BYTES: u64 = 32 << 20;

/// Files in an archive: more attachments than a practice gathers in a life.
const MAX_MEMBERS: usize = 100_000;

/// An archive whose table of contents and list have been found safe and known.
#[derive(Debug)]
pub struct Reading<R> {
    pub(super) zip: ZipArchive<R>,
    layout: usize,
    tables: Vec<(Shape, Member)>,
    pub(super) attachments: Vec<String>,
}

impl<R: Read + Seek> Reading<R> {
    /// Opens an archive that must have exactly the tables of one of `layouts`, in this order: those of today come first,
    /// then those of older programs. No table is unpacked yet.
    ///
    /// # Errors
    /// [`ExchangeError::NotAZip`], [`ExchangeError::NotAnArchive`], [`ExchangeError::Newer`] when it has tables or a format
    /// that this program does not know, [`ExchangeError::Altered`] when one is missing, [`ExchangeError::Refused`].
    pub fn open(bytes: R, layouts: &[Vec<Shape>]) -> Result<Self, ExchangeError> {
        let mut zip = open_zip_within(bytes, MAX_LISTING_BYTES, MAX_MEMBERS)?;
        let (mut names, mut expanded) = (BTreeSet::new(), 0u64);
        for place in 0..zip.len() {
            let file = zip.by_index_raw(place).map_err(not_a_zip)?;
            let name = String::from_utf8_lossy(file.name_raw()).into_owned();
            expanded = expanded.saturating_add(file.size());
            if let Some(why) = refusal_of(&file).or((expanded > MAX_EXPANDED_BYTES).then_some(Refusal::Bomb)) {
                return Err(refuse(Some(&name), why));
            }
            names.insert(name);
        }
        if zip.has_overlapping_entries().map_err(not_a_zip)? {
            return Err(refuse(None, Refusal::Overlapping));
        }
        let manifest = read_manifest(&mut zip)?;
        let layout = layouts.iter().position(|shapes| manifest.lists(shapes)).unwrap_or_default();
        let (tables, attachments) = matched(&names, manifest, layouts.get(layout).map_or(&[], Vec::as_slice))?;
        Ok(Self { zip, layout, tables, attachments })
    }

    /// Which of the layouts it was opened with it has.
    #[must_use]
    pub const fn layout(&self) -> usize {
        self.layout
    }

    /// Rows of all tables, as the list says.
    #[must_use]
    pub fn rows(&self) -> u64 {
        self.tables.iter().fold(0, |rows, (_, member)| member.rows.saturating_add(rows))
    }

    /// Reads the rows of the table called `name`. Their hash is known only at their end: until this has returned,
    /// nothing of them may be relied upon.
    ///
    /// # Errors
    /// What `each` answers; [`ExchangeError::Altered`] when the table is not as it was written,
    /// [`ExchangeError::Newer`] when it has a column that this program does not know.
    pub fn read_table<E: From<ExchangeError>>(
        &mut self,
        name: &str,
        mut each: impl FnMut(&[Option<String>]) -> Result<(), E>,
    ) -> Result<(), E> {
        let Some((shape, member)) = self.tables.iter().find(|(shape, _)| shape.name == name) else {
            return Err(ExchangeError::NotAnArchive.into());
        };
        let file = self.zip.by_name(&member.name).map_err(not_a_zip)?;
        let mut rows = Rows::new(BufReader::with_capacity(1 << 16, Hashed { bytes: file, hash: Sha256::new() }));
        let altered = |line| ExchangeError::Altered { member: member.name.clone(), line };
        let unreadable = |error: std::io::Error, line| match error.kind() {
            ErrorKind::InvalidData | ErrorKind::InvalidInput | ErrorKind::UnexpectedEof => altered(line),
            _ => ExchangeError::Read(error),
        };
        let header = rows.next().map_err(|error| unreadable(error, 1))?.unwrap_or_default();
        if let Err(stranger) = check_header(shape, &header) {
            // A heading that nobody knows is a newer program's only when it is as it was written.
            let mut rest = rows.into_inner();
            std::io::copy(&mut rest, &mut std::io::sink()).map_err(|error| unreadable(error, 1))?;
            let is_whole = hex(&rest.into_inner().hash.finalize()) == member.sha256;
            return Err(if is_whole { stranger } else { altered(1) }.into());
        }
        let mut count = 0;
        loop {
            let row = rows.next().map_err(|error| unreadable(error, rows.line))?;
            let Some(row) = row else { break };
            count += 1;
            if row.len() != shape.columns.len() || count > member.rows {
                return Err(altered(rows.line).into());
            }
            each(&row)?;
        }
        let hash = hex(&rows.into_inner().into_inner().hash.finalize());
        if (count, &hash) == (member.rows, &member.sha256) { Ok(()) } else { Err(altered(0).into()) }
    }
}

fn read_manifest<R: Read + Seek>(zip: &mut ZipArchive<R>) -> Result<Manifest, ExchangeError> {
    let file = zip.by_name(manifest::NAME).map_err(|_| ExchangeError::NotAnArchive)?;
    let mut bytes = Vec::new();
    file.take(manifest::MAX_BYTES).read_to_end(&mut bytes).map_err(|_| ExchangeError::NotAnArchive)?;
    Manifest::read(&bytes)
}

/// Each table with its file, and the hashes of the attachments.
type Found = (Vec<(Shape, Member)>, Vec<String>);

/// Each table with its file, and the attachments; every file of the archive must be one of them.
fn matched(files: &BTreeSet<String>, manifest: Manifest, shapes: &[Shape]) -> Result<Found, ExchangeError> {
    if !attachments::are_in_order(&manifest.attachments) {
        return Err(ExchangeError::Altered { member: manifest::NAME.to_owned(), line: 0 });
    }
    let known: Vec<String> = shapes.iter().map(Shape::member).collect();
    let attached: BTreeSet<String> = manifest.attachments.iter().map(|hash| attachments::member(hash)).collect();
    let listed: Vec<&str> = manifest.members.iter().map(|member| member.name.as_str()).collect();
    let is_known = |name: &str| name == manifest::NAME || attached.contains(name) || known.iter().any(|it| it == name);
    let mut strangers = listed.iter().copied().chain(files.iter().map(String::as_str));
    let stranger = strangers.find(|name| !is_known(name));
    if let Some(name) = stranger {
        return Err(ExchangeError::Newer { what: shown(name) });
    }
    if listed != known {
        return Err(ExchangeError::Altered { member: manifest::NAME.to_owned(), line: 0 });
    }
    if let Some(missing) = known.iter().chain(&attached).find(|name| !files.contains(*name)) {
        return Err(ExchangeError::Altered { member: missing.clone(), line: 0 });
    }
    Ok((shapes.iter().cloned().zip(manifest.members).collect(), manifest.attachments))
}

fn check_header(shape: &Shape, header: &[Option<String>]) -> Result<(), ExchangeError> {
    let header: Vec<&str> = header.iter().map(|name| name.as_deref().unwrap_or_default()).collect();
    if header == shape.columns {
        return Ok(());
    }
    match header.iter().find(|name| !shape.columns.iter().any(|column| column == *name)) {
        Some(stranger) if !stranger.is_empty() => {
            Err(ExchangeError::Newer { what: format!("{} {}", shape.member(), shown(stranger)) })
        }
        _ => Err(ExchangeError::Altered { member: shape.member(), line: 1 }),
    }
}

/// Bytes that are hashed on their way.
pub(super) struct Hashed<R> {
    pub bytes: R,
    pub hash: Sha256,
}

impl<R: Read> Read for Hashed<R> {
    fn read(&mut self, buffer: &mut [u8]) -> IoResult<usize> {
        let read = self.bytes.read(buffer)?;
        self.hash.update(buffer.get(..read).unwrap_or_default());
        Ok(read)
    }
}
