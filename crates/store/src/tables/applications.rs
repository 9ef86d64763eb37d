//! Applications.

use nenrin_domain::{Application, ApplicationState, Day, FlowVersionId, FormAnswer, LearnerId};

use crate::record::record;

record!(Application, ApplicationId, "application", immutable: false, {
    learner: LearnerId,
    applied_on: Day,
    channel: Option<String>,
    answers: Vec<FormAnswer>,
    state: ApplicationState,
    flow: Option<FlowVersionId>,
});
