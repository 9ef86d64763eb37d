//! What the rows of a file tell of, and what a column can mean.

use nenrin_domain::{Coded, CustomSubject, codes};

use crate::sheets::Subject;

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
        /// Sessions with what came of them.
        Sessions = "sessions",
        /// Contracts, as this program writes them.
        Contracts = "contracts",
    }
}

codes! {
    /// What a column means.
    Meaning {
        /// Nothing that is kept.
        Ignored = "ignored",
        /// A question of a form whose answer is kept as it was given.
        Answer = "answer",
        /// What is entered in a field of the coach's own; which one is told beside.
        OwnField = "own_field",
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
        /// The month, where a column of its own tells it and that of the day tells only the year.
        Month = "month",
        /// The day of the month, likewise.
        DayOfMonth = "day_of_month",
        /// The time of day of what the row tells.
        Time = "time",
        /// The zone in which the times of the row are meant.
        Zone = "zone",
        /// Money that came in; money that went out when it is negative.
        Amount = "amount",
        /// Money that has not come in yet.
        OpenAmount = "open_amount",
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
        /// In which currency the fee was taken, where that is another column.
        FeeCurrency = "fee_currency",
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
        /// What a contract is called.
        PlanName = "plan_name",
        /// How a contract is charged.
        ContractKind = "contract_kind",
        /// The first day of a contract.
        StartsOn = "starts_on",
        /// The last day of a contract's term.
        TermEnd = "term_end",
        /// How a price is taxed.
        Tax = "tax",
        /// How many sessions are agreed.
        SessionsAgreed = "sessions",
        /// How many unused sessions at most come over into a renewal.
        CarryOver = "carry_over",
        /// The hours of notice for a cancellation in time.
        NoticeHours = "notice_hours",
        /// The contract that this one renews.
        Predecessor = "predecessor",
        /// The day a contract came to an end.
        EndedOn = "ended_on",
        /// How a contract ended.
        EndKind = "end_kind",
        /// Why a contract ended.
        EndReason = "end_reason",
        /// How many minutes a session lasts.
        Minutes = "minutes",
        /// The time of day at which ended what the row tells of.
        EndTime = "end_time",
        /// What was talked about in a session, or done.
        Talked = "talked",
        /// What was agreed until the next session.
        Next = "next",
        /// What else was noted of a session.
        Memo = "note",
        /// The zone in which a session is planned.
        SessionZone = "session_zone",
        /// How they meet.
        Mode = "mode",
        /// Where a session takes place.
        Place = "place",
        /// Where a session stands.
        SessionState = "session_state",
        /// The day on which a session was booked.
        BookedOn = "booked_on",
        /// The day on which it became known what came of a session.
        ResolvedOn = "resolved_on",
        /// The contract that a session belongs to.
        Contract = "contract",
    }
}

use Meaning as M;

/// What a column of a list of people can mean.
const PEOPLE: &[Meaning] = &[
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
];

/// What a column of a list of payments can mean.
const PAYMENTS: &[Meaning] = &[
    M::At,
    M::Month,
    M::DayOfMonth,
    M::Time,
    M::Zone,
    M::Amount,
    M::OpenAmount,
    M::PaidOut,
    M::Refunded,
    M::RefundedAt,
    M::Fee,
    M::FeeCurrency,
    M::Currency,
    M::Status,
    M::Transaction,
    M::PartOf,
    M::Name,
    M::FamilyName,
    M::GivenName,
    M::Mail,
    M::Description,
    M::Balance,
    M::DueOn,
    M::Method,
    M::Reference,
    M::LearnerId,
];

/// What a column of a list of messages can mean.
const MESSAGES: &[Meaning] =
    &[M::Sender, M::Name, M::Mail, M::At, M::Time, M::Channel, M::Text, M::ReplyHours, M::LearnerId];

/// What a column of a list of bookings can mean.
const BOOKINGS: &[Meaning] = &[
    M::Name,
    M::FamilyName,
    M::GivenName,
    M::Mail,
    M::StartsAt,
    M::Time,
    M::EndsAt,
    M::EndTime,
    M::Zone,
    M::Description,
    M::Place,
    M::Canceled,
    M::Version,
];

/// What a column of a list of sessions can mean.
const SESSIONS: &[Meaning] = &[
    M::At,
    M::Time,
    M::EndTime,
    M::Minutes,
    M::SessionZone,
    M::Mode,
    M::Place,
    M::SessionState,
    M::Talked,
    M::Next,
    M::Memo,
    M::BookedOn,
    M::ResolvedOn,
    M::Contract,
    M::Name,
    M::FamilyName,
    M::GivenName,
    M::Kana,
    M::FamilyKana,
    M::GivenKana,
    M::Mail,
    M::LearnerId,
];

/// What a column of a list of contracts can mean.
const CONTRACTS: &[Meaning] = &[
    M::PlanName,
    M::ContractKind,
    M::StartsOn,
    M::TermEnd,
    M::Amount,
    M::Currency,
    M::Tax,
    M::SessionsAgreed,
    M::CadenceDays,
    M::CarryOver,
    M::NoticeHours,
    M::Predecessor,
    M::EndedOn,
    M::EndKind,
    M::EndReason,
    M::Name,
    M::Mail,
    M::LearnerId,
];

impl Kind {
    /// What a column of such a file can mean, in the order in which it is offered.
    pub fn meanings(self) -> impl Iterator<Item = Meaning> {
        let own: &[Meaning] = match self {
            Self::People => PEOPLE,
            Self::Payments => PAYMENTS,
            Self::Messages => MESSAGES,
            Self::Bookings => BOOKINGS,
            Self::Sessions => SESSIONS,
            Self::Contracts => CONTRACTS,
        };
        own.iter().copied().chain([M::RowId, M::Ignored])
    }

    /// The table of this program that has the coach's own fields on what such rows tell of, and what those fields are on.
    #[must_use]
    pub const fn with_own_fields(self) -> Option<(Subject, CustomSubject)> {
        match self {
            Self::People => Some((Subject::Learners, CustomSubject::Learner)),
            Self::Sessions => Some((Subject::Sessions, CustomSubject::Session)),
            Self::Contracts => Some((Subject::Contracts, CustomSubject::Contract)),
            Self::Payments | Self::Messages | Self::Bookings => None,
        }
    }

    /// Whether a column of such a file can mean this.
    #[must_use]
    pub fn knows(self, meaning: Meaning) -> bool {
        self.meanings().any(|known| known == meaning)
    }
}

impl Meaning {
    /// Whether a day stands in such a column, with or without a time.
    pub(super) const fn is_day(self) -> bool {
        matches!(
            self,
            Self::At
                | Self::DueOn
                | Self::RefundedAt
                | Self::SubmittedAt
                | Self::StartsAt
                | Self::EndsAt
                | Self::JoinedOn
                | Self::Birthday
                | Self::StartsOn
                | Self::TermEnd
                | Self::EndedOn
        )
    }

    /// Whether several columns of one file can mean this.
    #[must_use]
    pub const fn repeats(self) -> bool {
        matches!(self, Self::Ignored | Self::Answer | Self::OwnField)
    }

    /// The meaning of a code, if it is one that rows of this kind have.
    #[must_use]
    pub fn of(kind: Kind, code: &str) -> Option<Self> {
        Self::from_code(code).ok().filter(|meaning| kind.knows(*meaning))
    }
}
