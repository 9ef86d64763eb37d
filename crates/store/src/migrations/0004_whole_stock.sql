-- The whole stock: what accumulates at every step from the application to what comes after the end.

CREATE TABLE flow_version (
  id BLOB NOT NULL PRIMARY KEY,
  made_at INTEGER NOT NULL,
  steps TEXT NOT NULL
) STRICT;

CREATE TABLE payer (
  id BLOB NOT NULL PRIMARY KEY,
  name TEXT NOT NULL,
  kana TEXT,
  kind TEXT NOT NULL,
  registration_number TEXT,
  mail TEXT,
  phone TEXT,
  address TEXT
) STRICT;

CREATE TABLE series (
  id BLOB NOT NULL PRIMARY KEY,
  every_days INTEGER NOT NULL,
  times INTEGER NOT NULL
) STRICT;

CREATE TABLE gathering (
  id BLOB NOT NULL PRIMARY KEY,
  title TEXT
) STRICT;

ALTER TABLE profile ADD COLUMN notice_hours INTEGER NOT NULL DEFAULT 24;

ALTER TABLE learner ADD COLUMN birthday TEXT;
ALTER TABLE learner ADD COLUMN language TEXT;
ALTER TABLE learner ADD COLUMN preferred_channel TEXT;
ALTER TABLE learner ADD COLUMN risk_notes TEXT;
ALTER TABLE learner ADD COLUMN erased_on INTEGER;
CREATE INDEX learner_erased ON learner (id) WHERE erased_on IS NOT NULL;

ALTER TABLE plan ADD COLUMN tax TEXT;
ALTER TABLE plan ADD COLUMN carry_over INTEGER NOT NULL DEFAULT 0;
ALTER TABLE plan ADD COLUMN notice_hours INTEGER;
ALTER TABLE plan ADD COLUMN auto_renew INTEGER NOT NULL DEFAULT 0;

ALTER TABLE contract ADD COLUMN payer BLOB REFERENCES payer (id) DEFERRABLE INITIALLY DEFERRED;
ALTER TABLE contract ADD COLUMN tax TEXT;
ALTER TABLE contract ADD COLUMN carry_over INTEGER NOT NULL DEFAULT 0;
ALTER TABLE contract ADD COLUMN notice_hours INTEGER;
ALTER TABLE contract ADD COLUMN auto_renew INTEGER NOT NULL DEFAULT 0;
ALTER TABLE contract ADD COLUMN rest_kept_on INTEGER;
ALTER TABLE contract ADD COLUMN flow BLOB REFERENCES flow_version (id) DEFERRABLE INITIALLY DEFERRED;
CREATE INDEX contract_payer ON contract (payer) WHERE payer IS NOT NULL;
CREATE INDEX contract_flow ON contract (flow) WHERE flow IS NOT NULL;

ALTER TABLE pause ADD COLUMN contract BLOB REFERENCES contract (id) DEFERRABLE INITIALLY DEFERRED;
ALTER TABLE pause ADD COLUMN billed INTEGER NOT NULL DEFAULT 0;
ALTER TABLE pause ADD COLUMN extends_term INTEGER NOT NULL DEFAULT 0;
CREATE INDEX pause_contract ON pause (contract) WHERE contract IS NOT NULL;

ALTER TABLE entitlement ADD COLUMN reason TEXT;

ALTER TABLE session ADD COLUMN happened INTEGER;
ALTER TABLE session ADD COLUMN consumes INTEGER;
ALTER TABLE session ADD COLUMN chargeable INTEGER;
ALTER TABLE session ADD COLUMN series BLOB REFERENCES series (id) DEFERRABLE INITIALLY DEFERRED;
ALTER TABLE session ADD COLUMN gathering BLOB REFERENCES gathering (id) DEFERRABLE INITIALLY DEFERRED;
ALTER TABLE session ADD COLUMN place TEXT;
-- What was said of one session goes before its state: which sessions took place is read off the index alone.
DROP INDEX session_learner;
CREATE INDEX session_learner ON session (learner, day, state, happened);
CREATE INDEX session_series ON session (series) WHERE series IS NOT NULL;
CREATE INDEX session_gathering ON session (gathering) WHERE gathering IS NOT NULL;
CREATE INDEX session_proposed ON session (day) WHERE state = 'proposed';

CREATE TABLE session_policy (
  id BLOB NOT NULL PRIMARY KEY,
  outcome TEXT NOT NULL,
  since INTEGER NOT NULL,
  consumes INTEGER NOT NULL,
  chargeable INTEGER NOT NULL
) STRICT;
CREATE UNIQUE INDEX session_policy_one ON session_policy (outcome, since);

ALTER TABLE action_item ADD COLUMN goal BLOB REFERENCES goal (id) DEFERRABLE INITIALLY DEFERRED;
CREATE INDEX action_item_goal ON action_item (goal) WHERE goal IS NOT NULL;

ALTER TABLE goal ADD COLUMN confirmed_on INTEGER;

-- What waits to be settled is found without reading through what is settled.
CREATE INDEX goal_active ON goal (coalesce(confirmed_on, set_on)) WHERE state = 'active';
CREATE INDEX contract_undecided ON contract (term_end) WHERE ended_on IS NULL AND term_end IS NOT NULL;
CREATE INDEX contract_ended ON contract (coalesce(min(ended_on, term_end), ended_on)) WHERE ended_on IS NOT NULL;

CREATE TABLE application (
  seq INTEGER PRIMARY KEY,
  id BLOB NOT NULL UNIQUE,
  learner BLOB NOT NULL REFERENCES learner (id) DEFERRABLE INITIALLY DEFERRED,
  applied_on INTEGER NOT NULL,
  channel TEXT,
  answers TEXT NOT NULL,
  state TEXT NOT NULL,
  flow BLOB REFERENCES flow_version (id) DEFERRABLE INITIALLY DEFERRED
) STRICT;
CREATE INDEX application_learner ON application (learner, applied_on);
CREATE INDEX application_flow ON application (flow) WHERE flow IS NOT NULL;
CREATE INDEX application_open ON application (applied_on) WHERE state = 'new' OR state = 'contacted';

ALTER TABLE trial ADD COLUMN session BLOB REFERENCES session (id) DEFERRABLE INITIALLY DEFERRED;
ALTER TABLE trial ADD COLUMN decided_on INTEGER;
ALTER TABLE trial ADD COLUMN reason TEXT;
ALTER TABLE trial ADD COLUMN objection TEXT;
ALTER TABLE trial ADD COLUMN next_contact_on INTEGER;
ALTER TABLE trial ADD COLUMN flow BLOB REFERENCES flow_version (id) DEFERRABLE INITIALLY DEFERRED;
CREATE INDEX trial_session ON trial (session) WHERE session IS NOT NULL;
CREATE INDEX trial_flow ON trial (flow) WHERE flow IS NOT NULL;
CREATE INDEX trial_decided ON trial (decided_on) WHERE decided_on IS NOT NULL;
CREATE INDEX trial_undecided ON trial (day) WHERE outcome = 'undecided';

ALTER TABLE follow_up ADD COLUMN contract BLOB REFERENCES contract (id) DEFERRABLE INITIALLY DEFERRED;
ALTER TABLE follow_up ADD COLUMN purpose TEXT;
ALTER TABLE follow_up ADD COLUMN text TEXT;
ALTER TABLE follow_up ADD COLUMN due_on INTEGER;
ALTER TABLE follow_up ADD COLUMN state TEXT NOT NULL DEFAULT 'done';
ALTER TABLE follow_up ADD COLUMN closed_on INTEGER;
ALTER TABLE follow_up ADD COLUMN result TEXT;
ALTER TABLE follow_up ADD COLUMN reason TEXT;
CREATE INDEX follow_up_contract ON follow_up (contract) WHERE contract IS NOT NULL;
CREATE INDEX follow_up_due ON follow_up (due_on) WHERE state = 'open' OR state = 'snoozed';
CREATE UNIQUE INDEX follow_up_one_open ON follow_up (learner, coalesce(contract, x''), trigger, iif(trigger = 'by_hand', coalesce(text, ''), ''))
  WHERE state = 'open' OR state = 'snoozed';

ALTER TABLE interaction ADD COLUMN follow_up BLOB REFERENCES follow_up (id) DEFERRABLE INITIALLY DEFERRED;
CREATE INDEX interaction_follow_up ON interaction (follow_up) WHERE follow_up IS NOT NULL;

CREATE TABLE payer_link (
  id BLOB NOT NULL PRIMARY KEY,
  learner BLOB NOT NULL REFERENCES learner (id) DEFERRABLE INITIALLY DEFERRED,
  payer BLOB NOT NULL REFERENCES payer (id) DEFERRABLE INITIALLY DEFERRED,
  share INTEGER NOT NULL,
  starts_on INTEGER,
  ends_on INTEGER
) STRICT;
CREATE INDEX payer_link_learner ON payer_link (learner);
CREATE INDEX payer_link_payer ON payer_link (payer);

ALTER TABLE payment ADD COLUMN payer BLOB REFERENCES payer (id) DEFERRABLE INITIALLY DEFERRED;
ALTER TABLE payment ADD COLUMN part_of BLOB REFERENCES payment (id) DEFERRABLE INITIALLY DEFERRED;
ALTER TABLE payment ADD COLUMN fee INTEGER;
ALTER TABLE payment ADD COLUMN fee_currency TEXT;
ALTER TABLE payment ADD COLUMN reference TEXT;
ALTER TABLE payment ADD COLUMN note TEXT;
CREATE INDEX payment_reference ON payment (reference) WHERE reference IS NOT NULL;
CREATE INDEX payment_payer ON payment (payer) WHERE payer IS NOT NULL;
CREATE INDEX payment_part_of ON payment (part_of) WHERE part_of IS NOT NULL;
CREATE INDEX payment_due ON payment (due_on) WHERE paid_on IS NULL;

CREATE TABLE refund (
  id BLOB NOT NULL PRIMARY KEY,
  learner BLOB NOT NULL REFERENCES learner (id) DEFERRABLE INITIALLY DEFERRED,
  payment BLOB NOT NULL REFERENCES payment (id) DEFERRABLE INITIALLY DEFERRED,
  day INTEGER NOT NULL,
  amount INTEGER NOT NULL,
  amount_currency TEXT NOT NULL,
  reason TEXT,
  method TEXT
) STRICT;
CREATE INDEX refund_learner ON refund (learner, day);
CREATE INDEX refund_payment ON refund (payment);

CREATE TABLE material (
  seq INTEGER PRIMARY KEY,
  id BLOB NOT NULL UNIQUE,
  title TEXT NOT NULL,
  url TEXT,
  file TEXT,
  file_name TEXT,
  file_size INTEGER,
  added_on INTEGER NOT NULL
) STRICT;
CREATE INDEX material_file ON material (file) WHERE file IS NOT NULL;

CREATE TABLE share (
  id BLOB NOT NULL PRIMARY KEY,
  material BLOB NOT NULL REFERENCES material (id) DEFERRABLE INITIALLY DEFERRED,
  learner BLOB NOT NULL REFERENCES learner (id) DEFERRABLE INITIALLY DEFERRED,
  session BLOB REFERENCES session (id) DEFERRABLE INITIALLY DEFERRED,
  day INTEGER NOT NULL
) STRICT;
CREATE INDEX share_learner ON share (learner, day);
CREATE INDEX share_material ON share (material);
CREATE INDEX share_session ON share (session) WHERE session IS NOT NULL;

CREATE TABLE cancellation (
  seq INTEGER PRIMARY KEY,
  id BLOB NOT NULL UNIQUE,
  learner BLOB NOT NULL REFERENCES learner (id) DEFERRABLE INITIALLY DEFERRED,
  contract BLOB NOT NULL REFERENCES contract (id) DEFERRABLE INITIALLY DEFERRED,
  requested_on INTEGER NOT NULL,
  effective_on INTEGER NOT NULL,
  decided_on INTEGER,
  primary_reason TEXT,
  secondary_reasons TEXT NOT NULL,
  what_happened TEXT,
  would_return TEXT,
  heard_by TEXT,
  flow BLOB REFERENCES flow_version (id) DEFERRABLE INITIALLY DEFERRED
) STRICT;
CREATE INDEX cancellation_learner ON cancellation (learner, effective_on);
CREATE INDEX cancellation_contract ON cancellation (contract);
CREATE INDEX cancellation_flow ON cancellation (flow) WHERE flow IS NOT NULL;

CREATE TABLE reason (
  id BLOB NOT NULL PRIMARY KEY,
  kind TEXT NOT NULL,
  label TEXT NOT NULL,
  position INTEGER NOT NULL,
  offered INTEGER NOT NULL
) STRICT;

CREATE TABLE consent (
  id BLOB NOT NULL PRIMARY KEY,
  learner BLOB NOT NULL REFERENCES learner (id) DEFERRABLE INITIALLY DEFERRED,
  kind TEXT NOT NULL,
  given_on INTEGER NOT NULL,
  withdrawn_on INTEGER,
  evidence TEXT
) STRICT;
CREATE INDEX consent_learner ON consent (learner, given_on);

CREATE TABLE message_template (
  id BLOB NOT NULL PRIMARY KEY,
  name TEXT NOT NULL,
  ja TEXT NOT NULL,
  en TEXT NOT NULL,
  position INTEGER NOT NULL
) STRICT;

CREATE TABLE custom_field (
  id BLOB NOT NULL PRIMARY KEY,
  subject TEXT NOT NULL,
  name TEXT NOT NULL,
  kind TEXT NOT NULL,
  choices TEXT NOT NULL,
  position INTEGER NOT NULL,
  offered INTEGER NOT NULL
) STRICT;

CREATE TABLE custom_value (
  id BLOB NOT NULL PRIMARY KEY,
  field BLOB NOT NULL REFERENCES custom_field (id) DEFERRABLE INITIALLY DEFERRED,
  learner BLOB NOT NULL REFERENCES learner (id) DEFERRABLE INITIALLY DEFERRED,
  contract BLOB REFERENCES contract (id) DEFERRABLE INITIALLY DEFERRED,
  session BLOB REFERENCES session (id) DEFERRABLE INITIALLY DEFERRED,
  value TEXT NOT NULL
) STRICT;
CREATE INDEX custom_value_learner ON custom_value (learner);
CREATE UNIQUE INDEX custom_value_one ON custom_value (field, learner, coalesce(contract, x''), coalesce(session, x''));
CREATE INDEX custom_value_contract ON custom_value (contract) WHERE contract IS NOT NULL;
CREATE INDEX custom_value_session ON custom_value (session) WHERE session IS NOT NULL;

-- Two learners who look like one person and are two: each pair once, the smaller identity first.
CREATE TABLE distinction (
  id BLOB NOT NULL PRIMARY KEY,
  one BLOB NOT NULL REFERENCES learner (id) DEFERRABLE INITIALLY DEFERRED,
  other BLOB NOT NULL REFERENCES learner (id) DEFERRABLE INITIALLY DEFERRED,
  CHECK (one < other)
) STRICT;
CREATE UNIQUE INDEX distinction_pair ON distinction (one, other);
CREATE INDEX distinction_other ON distinction (other);

-- What was brought in keeps the identity it had where it came from, so that it comes in once. The record may be of any kind.
CREATE TABLE origin (
  id BLOB NOT NULL PRIMARY KEY,
  source TEXT NOT NULL,
  key TEXT NOT NULL,
  entity TEXT NOT NULL,
  target BLOB NOT NULL,
  version INTEGER
) STRICT;
CREATE UNIQUE INDEX origin_key ON origin (source, key, entity);
CREATE INDEX origin_target ON origin (target);

CREATE TABLE column_mapping (
  id BLOB NOT NULL PRIMARY KEY,
  headers TEXT NOT NULL UNIQUE,
  source TEXT NOT NULL,
  columns TEXT NOT NULL
) STRICT;

CREATE TABLE inbox_item (
  id BLOB NOT NULL PRIMARY KEY,
  kind TEXT NOT NULL,
  source TEXT NOT NULL,
  key TEXT NOT NULL,
  day INTEGER NOT NULL,
  time INTEGER,
  summary TEXT NOT NULL,
  amount INTEGER,
  amount_currency TEXT,
  fields TEXT NOT NULL,
  state TEXT NOT NULL
) STRICT;
CREATE INDEX inbox_item_waiting ON inbox_item (day) WHERE state = 'waiting';

CREATE TABLE saved_filter (
  id BLOB NOT NULL PRIMARY KEY,
  place TEXT NOT NULL,
  name TEXT NOT NULL,
  query TEXT NOT NULL,
  position INTEGER NOT NULL
) STRICT;

CREATE TABLE erasure (
  id BLOB NOT NULL PRIMARY KEY,
  learner BLOB NOT NULL REFERENCES learner (id) DEFERRABLE INITIALLY DEFERRED,
  day INTEGER NOT NULL,
  erased_rows INTEGER NOT NULL,
  kept_rows INTEGER NOT NULL,
  external_key TEXT
) STRICT;
CREATE INDEX erasure_learner ON erasure (learner);
CREATE INDEX erasure_external ON erasure (external_key) WHERE external_key IS NOT NULL;

-- Words go with the learner whose they are, and in no other way.
DROP TRIGGER note_version_stays;
CREATE TRIGGER note_version_stays BEFORE DELETE ON note_version
  WHEN EXISTS (SELECT 1 FROM learner WHERE id = old.learner AND erased_on IS NULL)
  BEGIN SELECT RAISE (ABORT, 'a note version is never deleted'); END;

-- Two entries of one person become one: their note versions go along. Their words still never change.
DROP TRIGGER note_version_keeps_its_words;
CREATE TRIGGER note_version_keeps_its_words BEFORE UPDATE OF id, note, session, template, sections, written_at ON note_version
  BEGIN SELECT RAISE (ABORT, 'a note version is immutable'); END;
