//! Materials: files and links that are shared with learners.

use crate::{Day, LearnerId, MaterialId, SessionId, ShareId};

/// A file or a link. The bytes of a file lie beside the practice's file, named by their hash.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Material {
    /// Identity.
    pub id: MaterialId,
    /// What it is called.
    pub title: String,
    /// The address, when it is a link.
    pub url: Option<String>,
    /// SHA-256 of the bytes in lower-case hexadecimal, when it is a file.
    pub file: Option<String>,
    /// The name the file had; for showing only.
    pub file_name: Option<String>,
    /// How many bytes it has.
    pub file_size: Option<u32>,
    /// The day it was added.
    pub added_on: Day,
}

/// That a material was shared with a learner.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Share {
    /// Identity.
    pub id: ShareId,
    /// What was shared.
    pub material: MaterialId,
    /// With whom.
    pub learner: LearnerId,
    /// In which session.
    pub session: Option<SessionId>,
    /// On which day.
    pub day: Day,
}
