//! What confirming will do, said before it is done.

use serde::{Deserialize, Serialize};
use ts_rs::TS;

use super::before::Before;
use super::consequences::{Consequence, consequences};
use super::problems::Problem;
use super::rules::plan;
use crate::draft_body::DraftBody;
use crate::{Answer, Call, Command, Failure};

/// Asks what confirming a draft would do.
#[derive(Debug, Deserialize, TS)]
#[serde(deny_unknown_fields)]
pub struct PreviewDraft {
    /// What stands in the composer.
    pub draft: DraftBody,
}

/// What confirming would do.
#[derive(Debug, Serialize, TS)]
pub struct Preview {
    /// What would follow, in the order in which it is told.
    pub consequences: Vec<Consequence>,
    /// What forbids confirming; empty when nothing does.
    pub problems: Vec<Problem>,
}

impl Command for PreviewDraft {
    const NAME: &'static str = "composer.preview";
    type Output = Preview;

    fn run(self, call: &mut Call<'_>) -> Result<Answer<Preview>, Failure> {
        self.draft.check_size()?;
        let minute = call.minute();
        let before = Before::read(call.store()?, &self.draft, call.zone(), minute)?;
        let plan = plan(&self.draft, &before, minute.0);
        let consequences = consequences(&before, &plan);
        Ok(Answer::read(Preview { consequences, problems: plan.problems }))
    }
}
