//! What was entered in fields of the coach's own.

use nenrin_domain::{ContractId, CustomFieldId, CustomValue, LearnerId, SessionId};

use crate::record::record;

record!(CustomValue, CustomValueId, "custom_value", immutable: false, {
    field: CustomFieldId,
    learner: LearnerId,
    contract: Option<ContractId>,
    session: Option<SessionId>,
    value: String,
});
