//! Everything that happened with one learner, in order.

nenrin_domain::codes! {
    /// The kinds of events on a timeline.
    TimelineKind {
        /// A booking or an offer that has no outcome yet.
        Booking = "booking",
        /// A session with its outcome.
        Session = "session",
        /// A contact outside a session.
        Interaction = "interaction",
        /// A contract begins or ends.
        Contract = "contract",
        /// A pause begins.
        Pause = "pause",
        /// A payment was received, or is due.
        Payment = "payment",
        /// An action was agreed, or its outcome became known.
        ActionItem = "action_item",
        /// A goal was set.
        Goal = "goal",
        /// A goal was read.
        Progress = "progress",
        /// An obstacle was named, or is out of the way.
        Obstacle = "obstacle",
        /// A trial.
        Trial = "trial",
        /// A follow-up of the imported history.
        FollowUp = "follow_up",
    }
}
