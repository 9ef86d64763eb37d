//! How domain values lie in columns.

mod lists;

use nenrin_domain::{
    ActionState, ApplicationState, Arm, Birthday, Channel, Coded, ConsentKind, ContractKind, Currency, CustomKind,
    CustomSubject, Day, DayTime, DecisionKind, EndKind, EntitlementKind, FlowStep, FollowUpPurpose, FollowUpResult,
    FollowUpState, FormAnswer, GoalState, Hundredths, Id, ImprovementResult, InboxKind, InboxState, Instant, Intent,
    Language, Metric, Mode, Money, NoteSection, NoteState, Outcome, PayerKind, ReasonKind, ReviewStep, Score,
    SessionState, TaxKind, TemplateSection, TrialOutcome, Way, WouldReturn, Zone,
};
use rusqlite::Row;
use rusqlite::types::{Value, ValueRef};
use uuid::Uuid;

use crate::StoreError;

/// What a column holds, so that its values can be written as text and read back.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum ColumnType {
    /// A UUID as 16 bytes.
    Id,
    /// A whole number.
    Number,
    /// A number with two decimals as whole hundredths.
    Hundredths,
    /// A truth value as 0 or 1.
    Flag,
    /// A day as its number.
    Day,
    /// A time of day as minutes since midnight.
    Time,
    /// A moment as milliseconds since 1970 UTC.
    Moment,
    /// Text that somebody wrote: words, and lists of them as JSON.
    Text,
    /// Text of a fixed list or form, which nobody writes: codes, zones, birthdays.
    Code,
}

/// A named column of a table.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) struct Column {
    pub name: String,
    pub kind: ColumnType,
}

/// A domain value that is stored in one column or, for money, in two.
pub(crate) trait Field: Sized {
    /// The columns of a field called `name`.
    fn columns(name: &str) -> Vec<Column>;
    /// Appends the values of its columns.
    fn write(&self, out: &mut Vec<Value>);
    /// Reads it back from the columns of a field called `name`.
    fn read(row: &Row<'_>, name: &str) -> Result<Self, StoreError>;
    /// Reads it back from the next of `places`, where its columns are in the row: of many rows each name is looked up once.
    fn read_at(row: &Row<'_>, places: &mut Places<'_>) -> Result<Self, StoreError>;
}

/// Where the columns of a record are in a row, in the order in which the record has them.
pub(crate) type Places<'p> = std::slice::Iter<'p, usize>;

fn next_value<'r>(row: &'r Row<'_>, places: &mut Places<'_>) -> Result<ValueRef<'r>, StoreError> {
    let place = places.next().ok_or_else(|| unreadable("beyond the last"))?;
    Ok(row.get_ref(*place)?)
}

/// A domain value that is stored in exactly one column.
trait Single: Sized {
    const KIND: ColumnType;
    fn to_value(&self) -> Value;
    /// `None` when the stored value breaks the type's promise.
    fn from_value(value: ValueRef<'_>) -> Option<Self>;
}

fn unreadable(name: &str) -> StoreError {
    StoreError::Unreadable { column: name.to_owned() }
}

fn unreadable_at(row: &Row<'_>, mut places: Places<'_>) -> StoreError {
    let name = places.next().and_then(|place| row.as_ref().column_name(*place).ok());
    unreadable(name.unwrap_or_default())
}

macro_rules! single_fields {
    ($($name:ty),+ $(,)?) => {$(
        impl Field for $name {
            fn columns(name: &str) -> Vec<Column> {
                vec![Column { name: name.to_owned(), kind: <$name as Single>::KIND }]
            }
            fn write(&self, out: &mut Vec<Value>) { out.push(self.to_value()); }
            fn read(row: &Row<'_>, name: &str) -> Result<Self, StoreError> {
                Self::from_value(row.get_ref(name)?).ok_or_else(|| unreadable(name))
            }
            fn read_at(row: &Row<'_>, places: &mut Places<'_>) -> Result<Self, StoreError> {
                let here = places.clone();
                Self::from_value(next_value(row, places)?).ok_or_else(|| unreadable_at(row, here))
            }
        }
        impl Field for Option<$name> {
            fn columns(name: &str) -> Vec<Column> { <$name as Field>::columns(name) }
            fn write(&self, out: &mut Vec<Value>) {
                out.push(self.as_ref().map_or(Value::Null, Single::to_value));
            }
            fn read(row: &Row<'_>, name: &str) -> Result<Self, StoreError> {
                match row.get_ref(name)? {
                    ValueRef::Null => Ok(None),
                    value => <$name as Single>::from_value(value).map(Some).ok_or_else(|| unreadable(name)),
                }
            }
            fn read_at(row: &Row<'_>, places: &mut Places<'_>) -> Result<Self, StoreError> {
                let here = places.clone();
                match next_value(row, places)? {
                    ValueRef::Null => Ok(None),
                    value => <$name as Single>::from_value(value).map(Some).ok_or_else(|| unreadable_at(row, here)),
                }
            }
        }
    )+};
}

macro_rules! code_fields {
    ($($name:ty),+ $(,)?) => {
        $(impl Single for $name {
            const KIND: ColumnType = ColumnType::Code;
            fn to_value(&self) -> Value { Value::Text(self.as_code().to_owned()) }
            fn from_value(value: ValueRef<'_>) -> Option<Self> { Self::from_code(value.as_str().ok()?).ok() }
        })+
        single_fields!($($name),+);
    };
}

macro_rules! id_fields {
    ($($name:ident),+ $(,)?) => {
        $(impl Single for nenrin_domain::$name {
            const KIND: ColumnType = ColumnType::Id;
            fn to_value(&self) -> Value { Value::Blob(self.uuid().as_bytes().to_vec()) }
            fn from_value(value: ValueRef<'_>) -> Option<Self> {
                Uuid::from_slice(value.as_blob().ok()?).ok().map(Self::from_uuid)
            }
        })+
        single_fields!($(nenrin_domain::$name),+);
    };
}

macro_rules! integer_fields {
    ($($name:ty as $kind:ident: $to:expr, $from:expr);+ $(;)?) => {
        $(impl Single for $name {
            const KIND: ColumnType = ColumnType::$kind;
            fn to_value(&self) -> Value { Value::Integer($to(self)) }
            fn from_value(value: ValueRef<'_>) -> Option<Self> { $from(value.as_i64().ok()?) }
        })+
        single_fields!($($name),+);
    };
}

code_fields!(
    ActionState,
    ApplicationState,
    Arm,
    Channel,
    ConsentKind,
    ContractKind,
    CustomKind,
    CustomSubject,
    DecisionKind,
    EndKind,
    EntitlementKind,
    FollowUpPurpose,
    FollowUpResult,
    FollowUpState,
    GoalState,
    ImprovementResult,
    InboxKind,
    InboxState,
    Intent,
    Language,
    Metric,
    Mode,
    NoteState,
    Outcome,
    PayerKind,
    ReasonKind,
    ReviewStep,
    SessionState,
    TaxKind,
    TrialOutcome,
    Way,
    WouldReturn,
);

id_fields!(
    ActionItemId,
    ApplicationId,
    CancellationId,
    ColumnMappingId,
    ConsentId,
    ContractId,
    CustomFieldId,
    CustomValueId,
    DistinctionId,
    EntitlementId,
    ErasureId,
    FlowVersionId,
    FollowUpId,
    GatheringId,
    GoalId,
    ImprovementId,
    InboxItemId,
    InteractionId,
    LearnerId,
    MaterialId,
    MessageTemplateId,
    MetricDefinitionId,
    MetricTargetId,
    NoteId,
    NoteTemplateId,
    NoteVersionId,
    ObstacleId,
    OriginId,
    PauseId,
    PayerId,
    PayerLinkId,
    PaymentId,
    PlanId,
    ProfileId,
    ProgressId,
    ReasonId,
    RefundId,
    ReviewDecisionId,
    ReviewId,
    SatisfactionId,
    SavedFilterId,
    SeriesId,
    SessionId,
    SessionPolicyId,
    ShareId,
    SnapshotId,
    TrialId,
);

integer_fields!(
    bool as Flag: |v: &bool| i64::from(*v), |v| match v { 0 => Some(false), 1 => Some(true), _ => None };
    u32 as Number: |v: &u32| i64::from(*v), |v| u32::try_from(v).ok();
    i32 as Number: |v: &i32| i64::from(*v), |v| i32::try_from(v).ok();
    Day as Day: |v: &Day| v.number(), Day::from_number;
    DayTime as Time: |v: &DayTime| i64::from(v.minutes()), |v| DayTime::from_minutes(u16::try_from(v).ok()?);
    Instant as Moment: |v: &Instant| v.millis(), |v| Some(Instant::from_millis(v));
    Hundredths as Hundredths: |v: &Hundredths| v.0, |v| Some(Hundredths(v));
    Score as Number: |v: &Score| i64::from(v.value()), |v| Score::new(v).ok();
);

impl Single for String {
    const KIND: ColumnType = ColumnType::Text;
    fn to_value(&self) -> Value {
        Value::Text(self.clone())
    }
    fn from_value(value: ValueRef<'_>) -> Option<Self> {
        value.as_str().ok().map(ToOwned::to_owned)
    }
}

impl Single for Zone {
    const KIND: ColumnType = ColumnType::Code;
    fn to_value(&self) -> Value {
        Value::Text(self.name().to_owned())
    }
    fn from_value(value: ValueRef<'_>) -> Option<Self> {
        value.as_str().ok()?.parse().ok()
    }
}

impl Single for Currency {
    const KIND: ColumnType = ColumnType::Code;
    fn to_value(&self) -> Value {
        Value::Text(self.as_code().to_owned())
    }
    fn from_value(value: ValueRef<'_>) -> Option<Self> {
        Self::from_code(value.as_str().ok()?)
    }
}

impl Single for Birthday {
    const KIND: ColumnType = ColumnType::Code;
    fn to_value(&self) -> Value {
        Value::Text(self.to_string())
    }
    fn from_value(value: ValueRef<'_>) -> Option<Self> {
        value.as_str().ok()?.parse().ok()
    }
}

/// The identity of a record of any kind.
impl Single for Uuid {
    const KIND: ColumnType = ColumnType::Id;
    fn to_value(&self) -> Value {
        Value::Blob(self.as_bytes().to_vec())
    }
    fn from_value(value: ValueRef<'_>) -> Option<Self> {
        Self::from_slice(value.as_blob().ok()?).ok()
    }
}

single_fields!(
    String,
    Zone,
    Currency,
    Birthday,
    Uuid,
    Vec<String>,
    Vec<u32>,
    Vec<NoteSection>,
    Vec<TemplateSection>,
    Vec<FormAnswer>,
    Vec<FlowStep>,
);

/// Money lies in two columns: `name` in minor units and `name_currency`.
impl Field for Option<Money> {
    fn columns(name: &str) -> Vec<Column> {
        [u32::columns(name), Currency::columns(&format!("{name}_currency"))].concat()
    }
    fn write(&self, out: &mut Vec<Value>) {
        out.push(self.map_or(Value::Null, |money| Value::Integer(money.minor)));
        out.push(self.map_or(Value::Null, |money| money.currency.to_value()));
    }
    fn read(row: &Row<'_>, name: &str) -> Result<Self, StoreError> {
        let currency: Option<Currency> = Field::read(row, &format!("{name}_currency"))?;
        amount(row.get_ref(name)?, currency).ok_or_else(|| unreadable(name))
    }
    fn read_at(row: &Row<'_>, places: &mut Places<'_>) -> Result<Self, StoreError> {
        let here = places.clone();
        let minor = next_value(row, places)?;
        amount(minor, Field::read_at(row, places)?).ok_or_else(|| unreadable_at(row, here))
    }
}

/// The amount that two columns hold; `None` when only one of them holds anything.
fn amount(minor: ValueRef<'_>, currency: Option<Currency>) -> Option<Option<Money>> {
    match (minor, currency) {
        (ValueRef::Null, None) => Some(None),
        (ValueRef::Integer(minor), Some(currency)) => Some(Some(Money { minor, currency })),
        _ => None,
    }
}

impl Field for Money {
    fn columns(name: &str) -> Vec<Column> {
        Option::<Self>::columns(name)
    }
    fn write(&self, out: &mut Vec<Value>) {
        Some(*self).write(out);
    }
    fn read(row: &Row<'_>, name: &str) -> Result<Self, StoreError> {
        Option::<Self>::read(row, name)?.ok_or_else(|| unreadable(name))
    }
    fn read_at(row: &Row<'_>, places: &mut Places<'_>) -> Result<Self, StoreError> {
        let here = places.clone();
        Option::<Self>::read_at(row, places)?.ok_or_else(|| unreadable_at(row, here))
    }
}
