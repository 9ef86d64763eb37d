//! Which practice is meant, and as it stood when.

/// Which of the data folder's practices.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, serde::Serialize, serde::Deserialize, ts_rs::TS)]
#[serde(rename_all = "snake_case")]
pub enum Which {
    /// The coach's own.
    Own,
    /// The sample, made anew whenever it is asked for.
    Sample,
}

impl Which {
    /// Its folder within the data folder.
    pub(crate) const fn folder(self) -> &'static str {
        match self {
            Self::Own => "practice",
            Self::Sample => "sample",
        }
    }
}

/// A practice as it stood at some time: which opening of one, and the last act in it then.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) struct Moment {
    /// How often a practice had been opened.
    pub opening: u64,
    /// The last act in it then.
    pub act: i64,
}
