//! What stands where on the paper. Data catalogue: tables and columns of the file, by how they are told to a person.

/// The order of sections; tables that are not named here come after.
pub(super) const ORDER: [&str; 24] = [
    "learner",
    "custom_value",
    "consent",
    "application",
    "trial",
    "contract",
    "pause",
    "entitlement",
    "payer",
    "payer_link",
    "payment",
    "refund",
    "goal",
    "progress",
    "obstacle",
    "session",
    "action_item",
    "material",
    "share",
    "interaction",
    "follow_up",
    "review_decision",
    "cancellation",
    "origin",
];

/// Tables that say nothing which their neighbours do not: the present version of a note is marked at the version, a definition is
/// named where it is used, and from whom somebody was told apart is nobody's to read.
pub(super) const TOLD_ELSEWHERE: [&str; 5] = ["note", "custom_field", "series", "gathering", "distinction"];

/// Tables whose rows are told with the session they are of.
pub(super) const WITH_SESSION: [&str; 2] = ["satisfaction", "note_version"];

/// Tables whose rows are rows of a table on the paper too: each of them is short, and there are many.
pub(super) const IN_GRIDS: [&str; 11] = [
    "custom_value",
    "consent",
    "entitlement",
    "payer_link",
    "payment",
    "progress",
    "obstacle",
    "action_item",
    "share",
    "interaction",
    "review_decision",
];

/// By which column a row is headed, where its first day would say less.
pub(super) const HEADED: [(&str, &str); 8] = [
    ("learner", "name"),
    ("contract", "plan_name"),
    ("goal", "title"),
    ("material", "title"),
    ("payer", "name"),
    ("custom_value", "field"),
    ("payer_link", "payer"),
    ("progress", "goal"),
];

/// Columns that mean something to a program alone: what a row was called elsewhere, hashes, versions and places.
pub(super) const FOR_PROGRAMS: [&str; 15] = [
    "external_id",
    "external_key",
    "file",
    "flow",
    "key",
    "learner",
    "offered",
    "one",
    "other",
    "position",
    "reference",
    "review",
    "series",
    "template",
    "version",
];

/// Columns of single tables that the other columns of their rows say already, or nobody asks for.
pub(super) const SAID_ALREADY: [(&str, &str); 10] = [
    ("action_item", "resolved_on"),
    ("action_item", "session"),
    ("goal", "unit"),
    ("interaction", "follow_up"),
    ("note_version", "note"),
    ("note_version", "session"),
    ("obstacle", "session"),
    ("progress", "session"),
    ("satisfaction", "day"),
    ("satisfaction", "session"),
];

/// By what a row is called where another one refers to it.
pub(super) const CALLED: [(&str, &[&str]); 9] = [
    ("contract", &["plan_name"]),
    ("session", &["day", "time"]),
    ("goal", &["title"]),
    ("payer", &["name"]),
    ("material", &["title"]),
    ("custom_field", &["name"]),
    ("gathering", &["title"]),
    ("payment", &["paid_on", "amount"]),
    ("follow_up", &["day", "text"]),
];
