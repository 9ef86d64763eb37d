//! The lists of the coach's own: no name stands twice in one, and a field in which something stands keeps its kind.

use std::collections::{BTreeMap, BTreeSet};

use nenrin_domain::{Coded, CustomFieldId, CustomKind, CustomSubject, ReasonKind};
use nenrin_store::{Store, StoreError};

use super::all_stood;

/// The lists as far as several of their rows are one thing.
#[derive(Debug, Default)]
pub(super) struct Named {
    /// How often a name stands in a list.
    names: BTreeMap<(String, String), u32>,
    /// The kinds of the fields in which something stands.
    kinds: BTreeMap<CustomFieldId, CustomKind>,
}

impl Named {
    pub fn of(store: &Store) -> Result<Self, StoreError> {
        let mut all = Self::default();
        for template in store.message_templates()? {
            all.add("message_template", template.name);
        }
        for filter in store.saved_filters()? {
            all.add(&filter.place, filter.name);
        }
        for kind in ReasonKind::ALL {
            for reason in store.reasons_for(*kind)? {
                all.add(kind.as_code(), reason.label);
            }
        }
        for subject in CustomSubject::ALL {
            for field in store.custom_fields_on(*subject)? {
                if store.custom_values_in(field.id)? > 0 {
                    all.kinds.insert(field.id, field.kind);
                }
                all.add(subject.as_code(), field.name);
            }
        }
        Ok(all)
    }

    fn add(&mut self, list: &str, name: String) {
        *self.names.entry((list.to_owned(), name)).or_default() += 1;
    }

    /// Whether no name stands twice that did not do so in one of the states that `stood`, and no field has another kind in which
    /// something stands.
    pub fn hold_after(&self, stood: &[&Self]) -> bool {
        let kept = |(field, kind): (&CustomFieldId, &CustomKind)| {
            let mut were = stood.iter().filter_map(|before| before.kinds.get(field)).peekable();
            were.peek().is_none() || were.any(|was| was == kind)
        };
        all_stood(&self.twice(), stood.iter().map(|before| before.twice())) && self.kinds.iter().all(kept)
    }

    fn twice(&self) -> BTreeSet<&(String, String)> {
        self.names.iter().filter(|(_, times)| **times > 1).map(|(name, _)| name).collect()
    }
}
