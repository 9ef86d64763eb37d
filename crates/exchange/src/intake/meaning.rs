//! What the rows of a file tell of, and what a column can mean.

use nenrin_domain::{Coded, codes};

codes! {
    /// What the rows of a file tell of.
    Kind {
        /// People: a list of learners, or the answers of a form.
        People = "people",
        /// Money received or given back.
        Payments = "payments",
        /// Messages written or received.
        Messages = "messages",
        /// Bookings of sessions.
        Bookings = "bookings",
    }
}

codes! {
    /// What a column means.
    Meaning {
        /// Nothing that is kept.
        Ignored = "ignored",
        /// A question of a form whose answer is kept as it was given.
        Answer = "answer",
        /// The identity of the row at its source.
        RowId = "row_id",
        /// A full name.
        Name = "name",
        /// A family name.
        FamilyName = "family_name",
        /// A given name.
        GivenName = "given_name",
        /// The reading of a name.
        Kana = "kana",
        /// The reading of a family name.
        FamilyKana = "family_kana",
        /// The reading of a given name.
        GivenKana = "given_kana",
        /// A mail address.
        Mail = "mail",
        /// A telephone number.
        Phone = "phone",
        /// A name in LINE.
        LineName = "line",
        /// What the person first asked for.
        Concern = "concern",
        /// The coach's own labels.
        Tags = "tags",
        /// Where the person heard of the practice.
        HeardFrom = "source",
        /// The first day as a learner.
        JoinedOn = "joined_on",
        /// A birthday.
        Birthday = "birthday",
        /// The language in which to write.
        Language = "language",
        /// How somebody likes to be contacted.
        PreferredChannel = "preferred_channel",
        /// The days agreed between two sessions.
        CadenceDays = "cadence_days",
        /// The agreed price of a session.
        SessionPrice = "session_price",
        /// The usual kind of contract.
        PlanKind = "plan_kind",
        /// What to be careful about.
        RiskNotes = "risk_notes",
        /// When a form was sent.
        SubmittedAt = "submitted_at",
        /// The day, or the day and the time, of what the row tells.
        At = "at",
        /// The time of day of what the row tells.
        Time = "time",
        /// The zone in which the times of the row are meant.
        Zone = "zone",
        /// Money that came in; money that went out when it is negative.
        Amount = "amount",
        /// Money that went out.
        PaidOut = "paid_out",
        /// How much of the amount was given back.
        Refunded = "refunded",
        /// When it was given back.
        RefundedAt = "refunded_at",
        /// What the way of payment cost.
        Fee = "fee",
        /// The currency of the amounts.
        Currency = "currency",
        /// Whether a payment came about.
        Status = "status",
        /// What kind of transaction the row is.
        Transaction = "transaction",
        /// The payment that a refund belongs to.
        PartOf = "part_of",
        /// What a payment was for.
        Description = "description",
        /// What is left on the account after the row.
        Balance = "balance",
        /// Who wrote a message: the account or the other side.
        Sender = "sender",
        /// The words of a message.
        Text = "text",
        /// When a booking begins.
        StartsAt = "starts_at",
        /// When a booking ends.
        EndsAt = "ends_at",
        /// Whether a booking was called off.
        Canceled = "canceled",
        /// How often a booking has changed at its source.
        Version = "version",
        /// The number of a learner in a practice kept with this program.
        LearnerId = "learner_id",
        /// When a payment is due.
        DueOn = "due_on",
        /// By which means something was paid or given back.
        Method = "method",
        /// The number of a payment at the bank or the payment service.
        Reference = "reference",
        /// Over which channel a contact was made.
        Channel = "channel",
        /// How many hours an answer took.
        ReplyHours = "reply_hours",
    }
}

impl Kind {
    /// What a column of such a file can mean, in the order in which it is offered.
    pub fn meanings(self) -> impl Iterator<Item = Meaning> {
        use Meaning as M;
        let own: &[Meaning] = match self {
            Self::People => &[
                M::Name,
                M::FamilyName,
                M::GivenName,
                M::Kana,
                M::FamilyKana,
                M::GivenKana,
                M::Mail,
                M::Phone,
                M::LineName,
                M::Concern,
                M::Tags,
                M::HeardFrom,
                M::JoinedOn,
                M::Birthday,
                M::Language,
                M::PreferredChannel,
                M::CadenceDays,
                M::SessionPrice,
                M::Currency,
                M::PlanKind,
                M::RiskNotes,
                M::SubmittedAt,
                M::Answer,
            ],
            Self::Payments => &[
                M::At,
                M::Time,
                M::Zone,
                M::Amount,
                M::PaidOut,
                M::Refunded,
                M::RefundedAt,
                M::Fee,
                M::Currency,
                M::Status,
                M::Transaction,
                M::PartOf,
                M::Name,
                M::Mail,
                M::Description,
                M::Balance,
                M::DueOn,
                M::Method,
                M::Reference,
                M::LearnerId,
            ],
            Self::Messages => {
                &[M::Sender, M::Name, M::Mail, M::At, M::Time, M::Channel, M::Text, M::ReplyHours, M::LearnerId]
            }
            Self::Bookings => {
                &[M::Name, M::Mail, M::StartsAt, M::EndsAt, M::Zone, M::Description, M::Canceled, M::Version]
            }
        };
        own.iter().copied().chain([M::RowId, M::Ignored])
    }

    /// Whether a column of such a file can mean this.
    #[must_use]
    pub fn knows(self, meaning: Meaning) -> bool {
        self.meanings().any(|known| known == meaning)
    }
}

impl Meaning {
    /// Whether several columns of one file can mean this.
    #[must_use]
    pub const fn repeats(self) -> bool {
        matches!(self, Self::Ignored | Self::Answer)
    }

    /// The meaning of a code, if it is one that rows of this kind have.
    #[must_use]
    pub fn of(kind: Kind, code: &str) -> Option<Self> {
        Self::from_code(code).ok().filter(|meaning| kind.knows(*meaning))
    }
}
