//! The files that lie beside a record: those of the materials that were shared.

use std::io::Write;

use nenrin_domain::{Held, HeldRow, HeldTable, is_hidden};
use nenrin_reports::Attached;
use nenrin_store::{AttachmentState, Attachments};

use crate::materials::is_device;
use crate::{Code, Failure};

/// Where the bytes of files are kept, each under its hash.
pub(crate) trait Kept {
    /// Whether the bytes of a file are there.
    ///
    /// # Errors
    /// When the system does not say.
    fn has(&self, hash: &str) -> Result<bool, Failure>;

    /// Writes the bytes of a file to `out`.
    ///
    /// # Errors
    /// When they cannot be read whole, or `out` takes no more.
    fn pour(&self, hash: &str, out: &mut dyn Write) -> Result<(), Failure>;
}

impl Kept for Attachments {
    fn has(&self, hash: &str) -> Result<bool, Failure> {
        Ok(self.look_closely(hash)? == AttachmentState::Whole)
    }

    fn pour(&self, hash: &str, mut out: &mut dyn Write) -> Result<(), Failure> {
        match self.pour_out(hash, &mut out)? {
            AttachmentState::Whole => Ok(()),
            AttachmentState::Missing | AttachmentState::Broken => Err(Failure::new(Code::DiskFailed)),
        }
    }
}

/// A file that is enclosed.
pub(crate) struct Enclosed {
    pub attached: Attached,
    pub hash: String,
}

/// Longest part of a name that is kept, in letters.
const LONGEST: usize = 60;

/// The files of the materials of `held` as far as their bytes are kept, each under a name of its own.
///
/// # Errors
/// What `kept` answers.
pub(crate) fn enclosed(held: &Held, kept: &dyn Kept) -> Result<Vec<Enclosed>, Failure> {
    let mut found = Vec::new();
    let Some(materials) = held.table("material") else { return Ok(found) };
    for row in &materials.rows {
        let Some(hash) = materials.text(row, "file") else { continue };
        if kept.has(hash)? {
            let path = format!("files/{:03}-{}", found.len() + 1, name_of(materials, row));
            found.push(Enclosed { attached: Attached { material: row.id, path }, hash: hash.to_owned() });
        }
    }
    Ok(found)
}

fn name_of(materials: &HeldTable, row: &HeldRow) -> String {
    file_name(materials.text(row, "file_name").or_else(|| materials.text(row, "title")).unwrap_or_default())
}

/// A name that every system takes as the name of a file, and none as a path. It reads as it is: nothing hides in it or turns it.
pub(crate) fn file_name(name: &str) -> String {
    let plain = |letter: char| match letter {
        '/' | '\\' | ':' | '*' | '?' | '"' | '<' | '>' | '|' => '_',
        letter if letter.is_control() || letter.is_whitespace() => '_',
        letter => letter,
    };
    // The end tells what kind of file it is.
    let seen = name.chars().filter(|letter| !is_hidden(*letter)).collect::<String>();
    let letters: Vec<char> = seen.trim().trim_matches('.').chars().map(plain).collect();
    let name: String = letters.get(letters.len().saturating_sub(LONGEST)..).unwrap_or_default().iter().collect();
    if is_device(&name) { format!("_{name}") } else { name }
}

#[cfg(test)]
mod tests {
    use std::io::Write;

    use nenrin_domain::{Held, HeldRow, HeldTable, HeldValue};
    use uuid::Uuid;

    use super::{Kept, enclosed, file_name};
    use crate::Failure;

    struct AllButOne;

    impl Kept for AllButOne {
        fn has(&self, hash: &str) -> Result<bool, Failure> {
            Ok(hash != "gone")
        }

        fn pour(&self, hash: &str, out: &mut dyn Write) -> Result<(), Failure> {
            Ok(out.write_all(hash.as_bytes())?)
        }
    }

    #[test]
    fn a_name_never_becomes_a_path() {
        assert_eq!(file_name("../../etc/passwd"), "_.._etc_passwd");
        assert_eq!(file_name("C:\\plan\u{202E}.pdf"), "C__plan.pdf");
        assert_eq!(file_name("\u{202E}fdp\u{200B}.exe"), "fdp.exe");
        // A folder made of the name has more behind it, which does not make it less of a device.
        assert_eq!((file_name("NUL.txt"), file_name("con")), ("_NUL.txt".into(), "_con".into()));
        assert_eq!(file_name("Connie"), "Connie");
        assert_eq!(file_name("面談 記録.pdf"), "面談_記録.pdf");
        assert!(file_name(&format!("{}.pdf", "長".repeat(300))).ends_with("長.pdf"));
    }

    #[test]
    fn files_of_one_name_lie_side_by_side_and_links_are_left_out() {
        let text = |text: &str| Some(HeldValue::Text(text.to_owned()));
        let row = |id, file| HeldRow { id: Uuid::from_u128(id), values: vec![text("plan.pdf"), file] };
        let columns = vec!["file_name", "file"];
        let rows = vec![row(1, text("a")), row(2, None), row(3, text("b")), row(4, text("gone"))];
        let held = Held { tables: vec![HeldTable { name: "material", columns, rows }], ..Held::default() };
        let found = enclosed(&held, &AllButOne);
        let paths: Vec<_> = found.unwrap().into_iter().map(|it| it.attached.path).collect();
        assert_eq!(paths, ["files/001-plan.pdf", "files/002-plan.pdf"]);
    }
}
