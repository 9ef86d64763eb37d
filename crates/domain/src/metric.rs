//! The names of the nine metrics.

use crate::code::codes;

codes! {
    /// One of the nine metrics, in their order.
    Metric {
        /// M1, applications (申込数).
        Applications = "applications",
        /// M2, trial conversion (転換率).
        Conversion = "conversion",
        /// M3, retention (継続率).
        Retention = "retention",
        /// M4, renewal (更新率).
        Renewal = "renewal",
        /// M5, unbooked days (未予約期間).
        Unbooked = "unbooked",
        /// M6, follow-up rate (フォロー実施率).
        FollowUps = "follow_ups",
        /// M7, cancellation reasons (解約理由).
        Reasons = "reasons",
        /// M8, re-contract (再契約率).
        Comebacks = "comebacks",
        /// M9, revenue per learner (受講者あたり売上).
        Revenue = "revenue",
    }
}
