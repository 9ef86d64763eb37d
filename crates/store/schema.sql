-- Generated from a new file by crates/store/tests/schema.rs. Not to be edited.

CREATE TABLE act (
  seq INTEGER PRIMARY KEY,
  id BLOB NOT NULL UNIQUE,
  kind TEXT NOT NULL,
  learner BLOB,
  about TEXT NOT NULL,
  at INTEGER NOT NULL,
  device BLOB NOT NULL,
  undoes INTEGER REFERENCES act (seq)
) STRICT;

CREATE TABLE action_item (
  seq INTEGER PRIMARY KEY,
  id BLOB NOT NULL UNIQUE,
  learner BLOB NOT NULL REFERENCES learner (id) DEFERRABLE INITIALLY DEFERRED,
  session BLOB REFERENCES session (id) DEFERRABLE INITIALLY DEFERRED,
  text TEXT,
  created_on INTEGER NOT NULL,
  due_on INTEGER,
  state TEXT NOT NULL,
  resolved_on INTEGER
, goal BLOB REFERENCES goal (id) DEFERRABLE INITIALLY DEFERRED) STRICT;

CREATE VIRTUAL TABLE action_item_search USING fts5 (terms, content = '', columnsize = 0, prefix = '1', tokenize = 'ascii');

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

CREATE TABLE change (
  seq INTEGER PRIMARY KEY,
  act INTEGER NOT NULL REFERENCES act (seq),
  entity TEXT NOT NULL,
  row BLOB NOT NULL,
  kind TEXT NOT NULL CHECK (kind = 'created' OR kind = 'updated' OR kind = 'removed'),
  fields TEXT NOT NULL
) STRICT;

CREATE TABLE column_mapping (
  id BLOB NOT NULL PRIMARY KEY,
  headers TEXT NOT NULL UNIQUE,
  source TEXT NOT NULL,
  columns TEXT NOT NULL
) STRICT;

CREATE TABLE confirmed_draft (
  act INTEGER NOT NULL PRIMARY KEY REFERENCES act (seq),
  session BLOB NOT NULL,
  learner BLOB NOT NULL,
  body TEXT NOT NULL,
  saved_at INTEGER NOT NULL
) STRICT;

CREATE TABLE consent (
  id BLOB NOT NULL PRIMARY KEY,
  learner BLOB NOT NULL REFERENCES learner (id) DEFERRABLE INITIALLY DEFERRED,
  kind TEXT NOT NULL,
  given_on INTEGER NOT NULL,
  withdrawn_on INTEGER,
  evidence TEXT
) STRICT;

CREATE TABLE contract (
  id BLOB NOT NULL PRIMARY KEY,
  external_id TEXT,
  learner BLOB NOT NULL REFERENCES learner (id) DEFERRABLE INITIALLY DEFERRED,
  plan BLOB REFERENCES plan (id) DEFERRABLE INITIALLY DEFERRED,
  plan_name TEXT,
  kind TEXT NOT NULL,
  starts_on INTEGER NOT NULL,
  term_end INTEGER,
  price INTEGER NOT NULL,
  price_currency TEXT NOT NULL,
  sessions INTEGER,
  cadence_days INTEGER,
  predecessor BLOB REFERENCES contract (id) DEFERRABLE INITIALLY DEFERRED,
  ended_on INTEGER,
  end_kind TEXT,
  end_reason TEXT
, payer BLOB REFERENCES payer (id) DEFERRABLE INITIALLY DEFERRED, tax TEXT, carry_over INTEGER NOT NULL DEFAULT 0, notice_hours INTEGER, auto_renew INTEGER NOT NULL DEFAULT 0, rest_kept_on INTEGER, flow BLOB REFERENCES flow_version (id) DEFERRABLE INITIALLY DEFERRED) STRICT;

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

CREATE TABLE device (
  id BLOB NOT NULL PRIMARY KEY,
  here INTEGER NOT NULL UNIQUE CHECK (here = 1)
) STRICT;

CREATE TABLE distinction (
  id BLOB NOT NULL PRIMARY KEY,
  one BLOB NOT NULL REFERENCES learner (id) DEFERRABLE INITIALLY DEFERRED,
  other BLOB NOT NULL REFERENCES learner (id) DEFERRABLE INITIALLY DEFERRED,
  CHECK (one < other)
) STRICT;

CREATE TABLE "draft" (
  session BLOB NOT NULL PRIMARY KEY,
  learner BLOB NOT NULL,
  body TEXT NOT NULL,
  saved_at INTEGER NOT NULL
) STRICT;

CREATE TABLE entitlement (
  id BLOB NOT NULL PRIMARY KEY,
  learner BLOB NOT NULL REFERENCES learner (id) DEFERRABLE INITIALLY DEFERRED,
  contract BLOB NOT NULL REFERENCES contract (id) DEFERRABLE INITIALLY DEFERRED,
  kind TEXT NOT NULL,
  quantity INTEGER NOT NULL,
  day INTEGER NOT NULL,
  session BLOB REFERENCES session (id) DEFERRABLE INITIALLY DEFERRED
, reason TEXT) STRICT, WITHOUT ROWID;

CREATE TABLE erasure (
  id BLOB NOT NULL PRIMARY KEY,
  learner BLOB NOT NULL REFERENCES learner (id) DEFERRABLE INITIALLY DEFERRED,
  day INTEGER NOT NULL,
  erased_rows INTEGER NOT NULL,
  kept_rows INTEGER NOT NULL,
  external_key TEXT
) STRICT;

CREATE TABLE flow_version (
  id BLOB NOT NULL PRIMARY KEY,
  made_at INTEGER NOT NULL,
  steps TEXT NOT NULL
) STRICT;

CREATE TABLE follow_up (
  id BLOB NOT NULL PRIMARY KEY,
  learner BLOB NOT NULL REFERENCES learner (id) DEFERRABLE INITIALLY DEFERRED,
  day INTEGER NOT NULL,
  kind TEXT NOT NULL,
  trigger TEXT NOT NULL,
  arm TEXT
, contract BLOB REFERENCES contract (id) DEFERRABLE INITIALLY DEFERRED, purpose TEXT, text TEXT, due_on INTEGER, state TEXT NOT NULL DEFAULT 'done', closed_on INTEGER, result TEXT, reason TEXT) STRICT;

CREATE TABLE gathering (
  id BLOB NOT NULL PRIMARY KEY,
  title TEXT
) STRICT;

CREATE TABLE goal (
  id BLOB NOT NULL PRIMARY KEY,
  external_id TEXT,
  learner BLOB NOT NULL REFERENCES learner (id) DEFERRABLE INITIALLY DEFERRED,
  title TEXT NOT NULL,
  baseline INTEGER NOT NULL,
  target INTEGER NOT NULL,
  unit TEXT NOT NULL,
  set_on INTEGER NOT NULL,
  due_on INTEGER,
  state TEXT NOT NULL
, confirmed_on INTEGER) STRICT;

CREATE TABLE improvement (
  id BLOB NOT NULL PRIMARY KEY,
  review BLOB REFERENCES review (id) DEFERRABLE INITIALLY DEFERRED,
  hypothesis TEXT NOT NULL,
  change TEXT NOT NULL,
  started_on INTEGER NOT NULL,
  metric TEXT,
  review_on INTEGER,
  result TEXT,
  learned TEXT,
  closed_on INTEGER
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

CREATE TABLE interaction (
  seq INTEGER PRIMARY KEY,
  id BLOB NOT NULL UNIQUE,
  learner BLOB NOT NULL REFERENCES learner (id) DEFERRABLE INITIALLY DEFERRED,
  day INTEGER NOT NULL,
  time INTEGER,
  channel TEXT NOT NULL,
  way TEXT NOT NULL,
  summary TEXT,
  reply_hours INTEGER
, follow_up BLOB REFERENCES follow_up (id) DEFERRABLE INITIALLY DEFERRED) STRICT;

CREATE VIRTUAL TABLE interaction_search USING fts5 (terms, content = '', columnsize = 0, prefix = '1', tokenize = 'ascii');

CREATE TABLE learner (
  seq INTEGER PRIMARY KEY,
  id BLOB NOT NULL UNIQUE,
  external_id TEXT,
  name TEXT,
  kana TEXT,
  mail TEXT,
  phone TEXT,
  line TEXT,
  concern TEXT,
  tags TEXT NOT NULL,
  source TEXT,
  joined_on INTEGER,
  cadence_days INTEGER,
  session_price INTEGER,
  session_price_currency TEXT,
  plan_kind TEXT
, birthday TEXT, language TEXT, preferred_channel TEXT, risk_notes TEXT, erased_on INTEGER) STRICT;

CREATE VIRTUAL TABLE learner_search USING fts5 (terms, content = '', columnsize = 0, prefix = '1', tokenize = 'ascii');

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

CREATE TABLE message_template (
  id BLOB NOT NULL PRIMARY KEY,
  name TEXT NOT NULL,
  ja TEXT NOT NULL,
  en TEXT NOT NULL,
  position INTEGER NOT NULL
) STRICT;

CREATE TABLE metric_definition (
  id BLOB NOT NULL PRIMARY KEY,
  valid_from INTEGER NOT NULL,
  made_at INTEGER NOT NULL,
  grace_days INTEGER NOT NULL,
  conversion_days INTEGER NOT NULL,
  recontract_days INTEGER NOT NULL,
  from_follow_up_days INTEGER NOT NULL,
  unbooked_over TEXT NOT NULL,
  note TEXT NOT NULL
) STRICT;

CREATE TABLE metric_target (
  id BLOB NOT NULL PRIMARY KEY,
  metric TEXT NOT NULL,
  valid_from INTEGER NOT NULL,
  made_at INTEGER NOT NULL,
  amount INTEGER,
  amount_currency TEXT
) STRICT;

CREATE TABLE note (
  seq INTEGER PRIMARY KEY,
  id BLOB NOT NULL UNIQUE,
  session BLOB NOT NULL UNIQUE REFERENCES session (id) DEFERRABLE INITIALLY DEFERRED,
  learner BLOB NOT NULL REFERENCES learner (id) DEFERRABLE INITIALLY DEFERRED,
  version BLOB NOT NULL REFERENCES note_version (id) DEFERRABLE INITIALLY DEFERRED,
  state TEXT NOT NULL
) STRICT;

CREATE VIRTUAL TABLE note_search USING fts5 (terms, content = '', columnsize = 0, prefix = '1', tokenize = 'ascii');

CREATE TABLE note_template (
  id BLOB NOT NULL PRIMARY KEY,
  name TEXT NOT NULL,
  sections TEXT NOT NULL
) STRICT;

CREATE TABLE note_version (
  id BLOB NOT NULL PRIMARY KEY,
  note BLOB NOT NULL,
  session BLOB NOT NULL,
  learner BLOB NOT NULL,
  template BLOB,
  sections TEXT NOT NULL,
  written_at INTEGER NOT NULL
) STRICT;

CREATE TABLE obstacle (
  id BLOB NOT NULL PRIMARY KEY,
  learner BLOB NOT NULL REFERENCES learner (id) DEFERRABLE INITIALLY DEFERRED,
  session BLOB REFERENCES session (id) DEFERRABLE INITIALLY DEFERRED,
  category TEXT,
  text TEXT NOT NULL,
  opened_on INTEGER NOT NULL,
  cleared_on INTEGER
) STRICT;

CREATE TABLE origin (
  id BLOB NOT NULL PRIMARY KEY,
  source TEXT NOT NULL,
  key TEXT NOT NULL,
  entity TEXT NOT NULL,
  target BLOB NOT NULL,
  version INTEGER
) STRICT;

CREATE TABLE pause (
  id BLOB NOT NULL PRIMARY KEY,
  learner BLOB NOT NULL REFERENCES learner (id) DEFERRABLE INITIALLY DEFERRED,
  starts_on INTEGER NOT NULL,
  ends_on INTEGER,
  reason TEXT
, contract BLOB REFERENCES contract (id) DEFERRABLE INITIALLY DEFERRED, billed INTEGER NOT NULL DEFAULT 0, extends_term INTEGER NOT NULL DEFAULT 0) STRICT;

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

CREATE TABLE payer_link (
  id BLOB NOT NULL PRIMARY KEY,
  learner BLOB NOT NULL REFERENCES learner (id) DEFERRABLE INITIALLY DEFERRED,
  payer BLOB NOT NULL REFERENCES payer (id) DEFERRABLE INITIALLY DEFERRED,
  share INTEGER NOT NULL,
  starts_on INTEGER,
  ends_on INTEGER
) STRICT;

CREATE TABLE payment (
  id BLOB NOT NULL PRIMARY KEY,
  learner BLOB NOT NULL REFERENCES learner (id) DEFERRABLE INITIALLY DEFERRED,
  contract BLOB REFERENCES contract (id) DEFERRABLE INITIALLY DEFERRED,
  due_on INTEGER,
  paid_on INTEGER,
  amount INTEGER NOT NULL,
  amount_currency TEXT NOT NULL,
  method TEXT
, payer BLOB REFERENCES payer (id) DEFERRABLE INITIALLY DEFERRED, part_of BLOB REFERENCES payment (id) DEFERRABLE INITIALLY DEFERRED, fee INTEGER, fee_currency TEXT, reference TEXT, note TEXT) STRICT;

CREATE TABLE plan (
  id BLOB NOT NULL PRIMARY KEY,
  name TEXT NOT NULL,
  kind TEXT NOT NULL,
  price INTEGER NOT NULL,
  price_currency TEXT NOT NULL,
  sessions INTEGER,
  months INTEGER,
  cadence_days INTEGER,
  offered INTEGER NOT NULL
, tax TEXT, carry_over INTEGER NOT NULL DEFAULT 0, notice_hours INTEGER, auto_renew INTEGER NOT NULL DEFAULT 0) STRICT;

CREATE TABLE profile (
  id BLOB NOT NULL PRIMARY KEY,
  name TEXT NOT NULL,
  currency TEXT NOT NULL,
  zone TEXT NOT NULL,
  note_template BLOB NOT NULL REFERENCES note_template (id) DEFERRABLE INITIALLY DEFERRED
, notice_hours INTEGER NOT NULL DEFAULT 24) STRICT;

CREATE TABLE progress (
  id BLOB NOT NULL PRIMARY KEY,
  goal BLOB NOT NULL REFERENCES goal (id) DEFERRABLE INITIALLY DEFERRED,
  learner BLOB NOT NULL REFERENCES learner (id) DEFERRABLE INITIALLY DEFERRED,
  session BLOB REFERENCES session (id) DEFERRABLE INITIALLY DEFERRED,
  day INTEGER NOT NULL,
  value INTEGER NOT NULL
) STRICT, WITHOUT ROWID;

CREATE TABLE reason (
  id BLOB NOT NULL PRIMARY KEY,
  kind TEXT NOT NULL,
  label TEXT NOT NULL,
  position INTEGER NOT NULL,
  offered INTEGER NOT NULL
) STRICT;

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

CREATE TABLE review (
  id BLOB NOT NULL PRIMARY KEY,
  week INTEGER NOT NULL UNIQUE,
  begun_on INTEGER NOT NULL,
  finished_on INTEGER
) STRICT;

CREATE TABLE review_decision (
  id BLOB NOT NULL PRIMARY KEY,
  review BLOB NOT NULL REFERENCES review (id) DEFERRABLE INITIALLY DEFERRED,
  step TEXT NOT NULL,
  learner BLOB REFERENCES learner (id) DEFERRABLE INITIALLY DEFERRED,
  session BLOB REFERENCES session (id) DEFERRABLE INITIALLY DEFERRED,
  contract BLOB REFERENCES contract (id) DEFERRABLE INITIALLY DEFERRED,
  metric TEXT,
  decision TEXT NOT NULL,
  text TEXT,
  follow_up BLOB REFERENCES follow_up (id) DEFERRABLE INITIALLY DEFERRED,
  decided_on INTEGER NOT NULL,
  CHECK (learner IS NOT NULL OR coalesce (session, contract, follow_up) IS NULL)
) STRICT;

CREATE TABLE satisfaction (
  id BLOB NOT NULL PRIMARY KEY,
  learner BLOB NOT NULL REFERENCES learner (id) DEFERRABLE INITIALLY DEFERRED,
  session BLOB NOT NULL UNIQUE REFERENCES session (id) DEFERRABLE INITIALLY DEFERRED,
  day INTEGER NOT NULL,
  score INTEGER,
  intent TEXT
) STRICT, WITHOUT ROWID;

CREATE TABLE saved_filter (
  id BLOB NOT NULL PRIMARY KEY,
  place TEXT NOT NULL,
  name TEXT NOT NULL,
  query TEXT NOT NULL,
  position INTEGER NOT NULL
) STRICT;

CREATE TABLE series (
  id BLOB NOT NULL PRIMARY KEY,
  every_days INTEGER NOT NULL,
  times INTEGER NOT NULL
) STRICT;

CREATE TABLE session (
  id BLOB NOT NULL PRIMARY KEY,
  external_id TEXT,
  learner BLOB NOT NULL REFERENCES learner (id) DEFERRABLE INITIALLY DEFERRED,
  contract BLOB REFERENCES contract (id) DEFERRABLE INITIALLY DEFERRED,
  day INTEGER NOT NULL,
  time INTEGER,
  minutes INTEGER,
  zone TEXT NOT NULL,
  mode TEXT,
  state TEXT NOT NULL,
  booked_on INTEGER,
  resolved_on INTEGER,
  moved_to BLOB REFERENCES session (id) DEFERRABLE INITIALLY DEFERRED
, happened INTEGER, consumes INTEGER, chargeable INTEGER, series BLOB REFERENCES series (id) DEFERRABLE INITIALLY DEFERRED, gathering BLOB REFERENCES gathering (id) DEFERRABLE INITIALLY DEFERRED, place TEXT) STRICT;

CREATE TABLE session_policy (
  id BLOB NOT NULL PRIMARY KEY,
  outcome TEXT NOT NULL,
  since INTEGER NOT NULL,
  consumes INTEGER NOT NULL,
  chargeable INTEGER NOT NULL
) STRICT;

CREATE TABLE share (
  id BLOB NOT NULL PRIMARY KEY,
  material BLOB NOT NULL REFERENCES material (id) DEFERRABLE INITIALLY DEFERRED,
  learner BLOB NOT NULL REFERENCES learner (id) DEFERRABLE INITIALLY DEFERRED,
  session BLOB REFERENCES session (id) DEFERRABLE INITIALLY DEFERRED,
  day INTEGER NOT NULL
) STRICT;

CREATE TABLE snapshot (
  id BLOB NOT NULL PRIMARY KEY,
  week INTEGER NOT NULL UNIQUE,
  definition BLOB,
  taken_at INTEGER NOT NULL,
  figures TEXT NOT NULL,
  people TEXT NOT NULL
) STRICT;

CREATE TABLE trial (
  id BLOB NOT NULL PRIMARY KEY,
  external_id TEXT,
  learner BLOB REFERENCES learner (id) DEFERRABLE INITIALLY DEFERRED,
  name TEXT,
  day INTEGER NOT NULL,
  source TEXT,
  showed_up INTEGER NOT NULL,
  outcome TEXT NOT NULL,
  contact_lag_days INTEGER
, session BLOB REFERENCES session (id) DEFERRABLE INITIALLY DEFERRED, decided_on INTEGER, reason TEXT, objection TEXT, next_contact_on INTEGER, flow BLOB REFERENCES flow_version (id) DEFERRABLE INITIALLY DEFERRED) STRICT;

CREATE TABLE worded (
  seq INTEGER PRIMARY KEY,
  row BLOB NOT NULL UNIQUE,
  entity TEXT NOT NULL
) STRICT;

CREATE VIRTUAL TABLE worded_search USING fts5 (terms, content = '', columnsize = 0, prefix = '1', tokenize = 'ascii');

CREATE INDEX act_undoes ON act (undoes) WHERE undoes IS NOT NULL;

CREATE INDEX action_item_goal ON action_item (goal) WHERE goal IS NOT NULL;

CREATE INDEX action_item_learner ON action_item (learner, created_on);

CREATE INDEX action_item_open ON action_item (due_on) WHERE state = 'open';

CREATE INDEX action_item_session ON action_item (session) WHERE session IS NOT NULL;

CREATE INDEX application_flow ON application (flow) WHERE flow IS NOT NULL;

CREATE INDEX application_learner ON application (learner, applied_on);

CREATE INDEX application_open ON application (applied_on) WHERE state = 'new' OR state = 'contacted';

CREATE INDEX cancellation_contract ON cancellation (contract);

CREATE INDEX cancellation_flow ON cancellation (flow) WHERE flow IS NOT NULL;

CREATE INDEX cancellation_learner ON cancellation (learner, effective_on);

CREATE INDEX change_act ON change (act);

CREATE INDEX change_row ON change (row);

CREATE INDEX confirmed_draft_session ON confirmed_draft (session, act);

CREATE INDEX consent_learner ON consent (learner, given_on);

CREATE INDEX contract_ended ON contract (coalesce(min(ended_on, term_end), ended_on)) WHERE ended_on IS NOT NULL;

CREATE UNIQUE INDEX contract_external ON contract (external_id) WHERE external_id IS NOT NULL;

CREATE INDEX contract_flow ON contract (flow) WHERE flow IS NOT NULL;

CREATE INDEX contract_learner ON contract (learner, starts_on);

CREATE INDEX contract_payer ON contract (payer) WHERE payer IS NOT NULL;

CREATE INDEX contract_plan ON contract (plan) WHERE plan IS NOT NULL;

CREATE INDEX contract_predecessor ON contract (predecessor) WHERE predecessor IS NOT NULL;

CREATE INDEX contract_undecided ON contract (term_end) WHERE ended_on IS NULL AND term_end IS NOT NULL;

CREATE INDEX custom_value_contract ON custom_value (contract) WHERE contract IS NOT NULL;

CREATE INDEX custom_value_learner ON custom_value (learner);

CREATE UNIQUE INDEX custom_value_one ON custom_value (field, learner, coalesce(contract, x''), coalesce(session, x''));

CREATE INDEX custom_value_session ON custom_value (session) WHERE session IS NOT NULL;

CREATE INDEX distinction_other ON distinction (other);

CREATE UNIQUE INDEX distinction_pair ON distinction (one, other);

CREATE INDEX entitlement_contract ON entitlement (contract, quantity);

CREATE INDEX entitlement_learner ON entitlement (learner, day);

CREATE UNIQUE INDEX entitlement_one_use ON entitlement (session) WHERE kind = 'consume';

CREATE INDEX entitlement_session ON entitlement (session) WHERE session IS NOT NULL;

CREATE INDEX erasure_external ON erasure (external_key) WHERE external_key IS NOT NULL;

CREATE INDEX erasure_learner ON erasure (learner);

CREATE INDEX follow_up_contract ON follow_up (contract) WHERE contract IS NOT NULL;

CREATE INDEX follow_up_due ON follow_up (due_on) WHERE state = 'open' OR state = 'snoozed';

CREATE INDEX follow_up_learner ON follow_up (learner, day);

CREATE UNIQUE INDEX follow_up_one_open ON follow_up (learner, coalesce(contract, x''), trigger, iif(trigger = 'by_hand', coalesce(text, ''), ''))
  WHERE state = 'open' OR state = 'snoozed';

CREATE INDEX goal_active ON goal (coalesce(confirmed_on, set_on)) WHERE state = 'active';

CREATE UNIQUE INDEX goal_external ON goal (external_id) WHERE external_id IS NOT NULL;

CREATE INDEX goal_learner ON goal (learner, set_on);

CREATE INDEX improvement_due ON improvement (review_on) WHERE closed_on IS NULL;

CREATE INDEX improvement_review ON improvement (review) WHERE review IS NOT NULL;

CREATE INDEX inbox_item_waiting ON inbox_item (day) WHERE state = 'waiting';

CREATE INDEX interaction_follow_up ON interaction (follow_up) WHERE follow_up IS NOT NULL;

CREATE INDEX interaction_learner ON interaction (learner, day);

CREATE INDEX learner_erased ON learner (id) WHERE erased_on IS NOT NULL;

CREATE UNIQUE INDEX learner_external ON learner (external_id) WHERE external_id IS NOT NULL;

CREATE INDEX material_file ON material (file) WHERE file IS NOT NULL;

CREATE INDEX note_learner ON note (learner);

CREATE INDEX note_version_learner ON note_version (learner);

CREATE INDEX note_version_session ON note_version (session);

CREATE INDEX obstacle_learner ON obstacle (learner, opened_on);

CREATE INDEX obstacle_session ON obstacle (session) WHERE session IS NOT NULL;

CREATE UNIQUE INDEX origin_key ON origin (source, key, entity);

CREATE INDEX origin_target ON origin (target);

CREATE INDEX pause_contract ON pause (contract) WHERE contract IS NOT NULL;

CREATE INDEX pause_learner ON pause (learner, starts_on);

CREATE INDEX payer_link_learner ON payer_link (learner);

CREATE INDEX payer_link_payer ON payer_link (payer);

CREATE INDEX payment_contract ON payment (contract) WHERE contract IS NOT NULL;

CREATE INDEX payment_due ON payment (due_on) WHERE paid_on IS NULL;

CREATE INDEX payment_learner ON payment (learner, paid_on);

CREATE INDEX payment_part_of ON payment (part_of) WHERE part_of IS NOT NULL;

CREATE INDEX payment_payer ON payment (payer) WHERE payer IS NOT NULL;

CREATE INDEX payment_reference ON payment (reference) WHERE reference IS NOT NULL;

CREATE INDEX progress_goal ON progress (goal, day);

CREATE INDEX progress_learner ON progress (learner, day);

CREATE INDEX progress_session ON progress (session) WHERE session IS NOT NULL;

CREATE INDEX refund_learner ON refund (learner, day);

CREATE INDEX refund_payment ON refund (payment);

CREATE INDEX review_decision_contract ON review_decision (contract) WHERE contract IS NOT NULL;

CREATE INDEX review_decision_follow_up ON review_decision (follow_up) WHERE follow_up IS NOT NULL;

CREATE INDEX review_decision_learner ON review_decision (learner, decided_on) WHERE learner IS NOT NULL;

CREATE INDEX review_decision_review ON review_decision (review);

CREATE INDEX review_decision_session ON review_decision (session) WHERE session IS NOT NULL;

CREATE INDEX satisfaction_learner ON satisfaction (learner, day);

CREATE INDEX session_booked ON session (day) WHERE state = 'booked';

CREATE INDEX session_contract ON session (contract) WHERE contract IS NOT NULL;

CREATE INDEX session_day ON session (day, time);

CREATE UNIQUE INDEX session_external ON session (external_id) WHERE external_id IS NOT NULL;

CREATE INDEX session_gathering ON session (gathering) WHERE gathering IS NOT NULL;

CREATE INDEX session_learner ON session (learner, day, state, happened);

CREATE INDEX session_moved_to ON session (moved_to) WHERE moved_to IS NOT NULL;

CREATE UNIQUE INDEX session_policy_one ON session_policy (outcome, since);

CREATE INDEX session_proposed ON session (day) WHERE state = 'proposed';

CREATE INDEX session_series ON session (series) WHERE series IS NOT NULL;

CREATE INDEX share_learner ON share (learner, day);

CREATE INDEX share_material ON share (material);

CREATE INDEX share_session ON share (session) WHERE session IS NOT NULL;

CREATE INDEX trial_decided ON trial (decided_on) WHERE decided_on IS NOT NULL;

CREATE UNIQUE INDEX trial_external ON trial (external_id) WHERE external_id IS NOT NULL;

CREATE INDEX trial_flow ON trial (flow) WHERE flow IS NOT NULL;

CREATE INDEX trial_learner ON trial (learner, day);

CREATE INDEX trial_session ON trial (session) WHERE session IS NOT NULL;

CREATE INDEX trial_undecided ON trial (day) WHERE outcome = 'undecided';

CREATE VIEW change_field AS
  SELECT c.seq, c.entity, lower(hex(c.row)) AS row, c.kind, f.key AS field,
    CASE c.kind WHEN 'created' THEN NULL WHEN 'removed' THEN f.value ELSE f.value ->> 0 END AS old,
    CASE c.kind WHEN 'created' THEN f.value WHEN 'removed' THEN NULL ELSE f.value ->> 1 END AS new,
    a.seq AS act, a.kind AS act_kind, lower(hex(a.device)) AS device, a.at
  FROM change c JOIN act a ON a.seq = c.act, json_each(c.fields) f;

CREATE VIEW learner_terms AS
  SELECT seq, search_terms (concat_ws (' ', name, kana, mail, line, phone, concern, external_id,
    (SELECT group_concat (t.value, ' ') FROM json_each (tags) t),
    -- Names are often typed without the space that stands in them.
    replace (replace (name, ' ', ''), '　', ''), replace (replace (kana, ' ', ''), '　', ''),
    phone_digits (phone))) AS terms
  FROM learner;

CREATE VIEW note_terms AS
  SELECT n.seq, search_terms ((SELECT group_concat (s.value ->> 2, ' ') FROM json_each (v.sections) s)) AS terms
  FROM note n JOIN note_version v ON v.id = n.version;

CREATE VIEW offered_draft AS
  SELECT session, learner, body, saved_at FROM draft d
  WHERE body IS NOT (SELECT body FROM confirmed_draft s WHERE s.session = d.session AND s.act NOT IN (SELECT seq FROM undone_act)
    ORDER BY s.act DESC LIMIT 1)
  UNION ALL
  SELECT session, learner, body, saved_at FROM confirmed_draft c
  WHERE act IN (SELECT seq FROM undone_act)
    AND NOT EXISTS (SELECT 1 FROM draft d WHERE d.session = c.session)
    AND NOT EXISTS (SELECT 1 FROM confirmed_draft s WHERE s.session = c.session AND s.act > c.act AND s.act NOT IN (SELECT seq FROM undone_act))
    AND NOT EXISTS (SELECT 1 FROM confirmed_draft e WHERE e.session = c.session AND e.act < c.act AND e.act IN (SELECT seq FROM undone_act));

CREATE VIEW undone_act AS
  SELECT u.undoes AS seq FROM act u
  WHERE u.undoes IS NOT NULL AND NOT EXISTS (SELECT 1 FROM act r WHERE r.undoes = u.seq);

CREATE VIEW worded_text AS
  SELECT 'goal' AS entity, id AS row, learner, set_on AS day, title AS text FROM goal
  UNION ALL SELECT 'obstacle', id, learner, opened_on, concat_ws (char (10), text, category) FROM obstacle
  UNION ALL SELECT 'trial', id, learner, day, concat_ws (char (10), objection, reason) FROM trial
    WHERE learner IS NOT NULL AND coalesce(objection, reason) IS NOT NULL
  UNION ALL SELECT 'application', id, learner, applied_on,
    (SELECT group_concat (a.value ->> 1, char (10)) FROM json_each (answers) a) FROM application WHERE answers <> '[]'
  UNION ALL SELECT 'cancellation', id, learner, effective_on, concat_ws (char (10), what_happened, primary_reason) FROM cancellation
    WHERE coalesce(what_happened, primary_reason) IS NOT NULL
  UNION ALL SELECT 'payment', id, learner, coalesce(paid_on, due_on), reference FROM payment WHERE reference IS NOT NULL
  UNION ALL SELECT 'follow_up', id, learner, day, text FROM follow_up WHERE text IS NOT NULL
  UNION ALL SELECT 'custom_value', v.id, v.learner,
    coalesce((SELECT day FROM session s WHERE s.id = v.session), (SELECT starts_on FROM contract c WHERE c.id = v.contract)), v.value
    FROM custom_value v JOIN custom_field f ON f.id = v.field WHERE f.kind <> 'yes_no';

CREATE TRIGGER action_item_search_add AFTER INSERT ON action_item WHEN new.text IS NOT NULL BEGIN
  INSERT INTO action_item_search (rowid, terms) VALUES (new.seq, search_terms (new.text));
END;

CREATE TRIGGER action_item_search_leave BEFORE UPDATE OF text ON action_item WHEN old.text IS NOT NULL BEGIN
  INSERT INTO action_item_search (action_item_search, rowid, terms) VALUES ('delete', old.seq, search_terms (old.text));
END;

CREATE TRIGGER action_item_search_remove AFTER DELETE ON action_item WHEN old.text IS NOT NULL BEGIN
  INSERT INTO action_item_search (action_item_search, rowid, terms) VALUES ('delete', old.seq, search_terms (old.text));
END;

CREATE TRIGGER action_item_search_return AFTER UPDATE OF text ON action_item WHEN new.text IS NOT NULL BEGIN
  INSERT INTO action_item_search (rowid, terms) VALUES (new.seq, search_terms (new.text));
END;

CREATE TRIGGER application_search_add AFTER INSERT ON application BEGIN
  INSERT INTO worded (row, entity) SELECT row, entity FROM worded_text WHERE entity = 'application' AND row = new.id;
  INSERT INTO worded_search (rowid, terms) SELECT w.seq, search_terms (t.text) FROM worded w, worded_text t
    WHERE w.row = new.id AND t.entity = 'application' AND t.row = new.id;
END;

CREATE TRIGGER application_search_leave BEFORE UPDATE OF answers ON application BEGIN
  INSERT INTO worded_search (worded_search, rowid, terms) SELECT 'delete', w.seq, search_terms (t.text) FROM worded w, worded_text t
    WHERE w.row = old.id AND t.entity = 'application' AND t.row = old.id;
  DELETE FROM worded WHERE row = old.id;
END;

CREATE TRIGGER application_search_remove BEFORE DELETE ON application BEGIN
  INSERT INTO worded_search (worded_search, rowid, terms) SELECT 'delete', w.seq, search_terms (t.text) FROM worded w, worded_text t
    WHERE w.row = old.id AND t.entity = 'application' AND t.row = old.id;
  DELETE FROM worded WHERE row = old.id;
END;

CREATE TRIGGER application_search_return AFTER UPDATE OF answers ON application BEGIN
  INSERT INTO worded (row, entity) SELECT row, entity FROM worded_text WHERE entity = 'application' AND row = new.id;
  INSERT INTO worded_search (rowid, terms) SELECT w.seq, search_terms (t.text) FROM worded w, worded_text t
    WHERE w.row = new.id AND t.entity = 'application' AND t.row = new.id;
END;

CREATE TRIGGER cancellation_search_add AFTER INSERT ON cancellation BEGIN
  INSERT INTO worded (row, entity) SELECT row, entity FROM worded_text WHERE entity = 'cancellation' AND row = new.id;
  INSERT INTO worded_search (rowid, terms) SELECT w.seq, search_terms (t.text) FROM worded w, worded_text t
    WHERE w.row = new.id AND t.entity = 'cancellation' AND t.row = new.id;
END;

CREATE TRIGGER cancellation_search_leave BEFORE UPDATE OF primary_reason, what_happened ON cancellation BEGIN
  INSERT INTO worded_search (worded_search, rowid, terms) SELECT 'delete', w.seq, search_terms (t.text) FROM worded w, worded_text t
    WHERE w.row = old.id AND t.entity = 'cancellation' AND t.row = old.id;
  DELETE FROM worded WHERE row = old.id;
END;

CREATE TRIGGER cancellation_search_remove BEFORE DELETE ON cancellation BEGIN
  INSERT INTO worded_search (worded_search, rowid, terms) SELECT 'delete', w.seq, search_terms (t.text) FROM worded w, worded_text t
    WHERE w.row = old.id AND t.entity = 'cancellation' AND t.row = old.id;
  DELETE FROM worded WHERE row = old.id;
END;

CREATE TRIGGER cancellation_search_return AFTER UPDATE OF primary_reason, what_happened ON cancellation BEGIN
  INSERT INTO worded (row, entity) SELECT row, entity FROM worded_text WHERE entity = 'cancellation' AND row = new.id;
  INSERT INTO worded_search (rowid, terms) SELECT w.seq, search_terms (t.text) FROM worded w, worded_text t
    WHERE w.row = new.id AND t.entity = 'cancellation' AND t.row = new.id;
END;

CREATE TRIGGER custom_field_search_leave BEFORE UPDATE OF kind ON custom_field WHEN old.kind <> new.kind BEGIN
  INSERT INTO worded_search (worded_search, rowid, terms) SELECT 'delete', w.seq, search_terms (t.text)
    FROM custom_value v JOIN worded w ON w.row = v.id JOIN worded_text t ON t.entity = 'custom_value' AND t.row = v.id
    WHERE v.field = old.id;
  DELETE FROM worded WHERE row IN (SELECT id FROM custom_value WHERE field = old.id);
END;

CREATE TRIGGER custom_field_search_return AFTER UPDATE OF kind ON custom_field WHEN old.kind <> new.kind BEGIN
  INSERT INTO worded (row, entity) SELECT t.row, t.entity
    FROM custom_value v JOIN worded_text t ON t.entity = 'custom_value' AND t.row = v.id WHERE v.field = new.id;
  INSERT INTO worded_search (rowid, terms) SELECT w.seq, search_terms (t.text)
    FROM custom_value v JOIN worded w ON w.row = v.id JOIN worded_text t ON t.entity = 'custom_value' AND t.row = v.id
    WHERE v.field = new.id;
END;

CREATE TRIGGER custom_value_search_add AFTER INSERT ON custom_value BEGIN
  INSERT INTO worded (row, entity) SELECT row, entity FROM worded_text WHERE entity = 'custom_value' AND row = new.id;
  INSERT INTO worded_search (rowid, terms) SELECT w.seq, search_terms (t.text) FROM worded w, worded_text t
    WHERE w.row = new.id AND t.entity = 'custom_value' AND t.row = new.id;
END;

CREATE TRIGGER custom_value_search_leave BEFORE UPDATE OF field, value ON custom_value BEGIN
  INSERT INTO worded_search (worded_search, rowid, terms) SELECT 'delete', w.seq, search_terms (t.text) FROM worded w, worded_text t
    WHERE w.row = old.id AND t.entity = 'custom_value' AND t.row = old.id;
  DELETE FROM worded WHERE row = old.id;
END;

CREATE TRIGGER custom_value_search_remove BEFORE DELETE ON custom_value BEGIN
  INSERT INTO worded_search (worded_search, rowid, terms) SELECT 'delete', w.seq, search_terms (t.text) FROM worded w, worded_text t
    WHERE w.row = old.id AND t.entity = 'custom_value' AND t.row = old.id;
  DELETE FROM worded WHERE row = old.id;
END;

CREATE TRIGGER custom_value_search_return AFTER UPDATE OF field, value ON custom_value BEGIN
  INSERT INTO worded (row, entity) SELECT row, entity FROM worded_text WHERE entity = 'custom_value' AND row = new.id;
  INSERT INTO worded_search (rowid, terms) SELECT w.seq, search_terms (t.text) FROM worded w, worded_text t
    WHERE w.row = new.id AND t.entity = 'custom_value' AND t.row = new.id;
END;

CREATE TRIGGER follow_up_search_add AFTER INSERT ON follow_up BEGIN
  INSERT INTO worded (row, entity) SELECT row, entity FROM worded_text WHERE entity = 'follow_up' AND row = new.id;
  INSERT INTO worded_search (rowid, terms) SELECT w.seq, search_terms (t.text) FROM worded w, worded_text t
    WHERE w.row = new.id AND t.entity = 'follow_up' AND t.row = new.id;
END;

CREATE TRIGGER follow_up_search_leave BEFORE UPDATE OF text ON follow_up BEGIN
  INSERT INTO worded_search (worded_search, rowid, terms) SELECT 'delete', w.seq, search_terms (t.text) FROM worded w, worded_text t
    WHERE w.row = old.id AND t.entity = 'follow_up' AND t.row = old.id;
  DELETE FROM worded WHERE row = old.id;
END;

CREATE TRIGGER follow_up_search_remove BEFORE DELETE ON follow_up BEGIN
  INSERT INTO worded_search (worded_search, rowid, terms) SELECT 'delete', w.seq, search_terms (t.text) FROM worded w, worded_text t
    WHERE w.row = old.id AND t.entity = 'follow_up' AND t.row = old.id;
  DELETE FROM worded WHERE row = old.id;
END;

CREATE TRIGGER follow_up_search_return AFTER UPDATE OF text ON follow_up BEGIN
  INSERT INTO worded (row, entity) SELECT row, entity FROM worded_text WHERE entity = 'follow_up' AND row = new.id;
  INSERT INTO worded_search (rowid, terms) SELECT w.seq, search_terms (t.text) FROM worded w, worded_text t
    WHERE w.row = new.id AND t.entity = 'follow_up' AND t.row = new.id;
END;

CREATE TRIGGER goal_search_add AFTER INSERT ON goal BEGIN
  INSERT INTO worded (row, entity) SELECT row, entity FROM worded_text WHERE entity = 'goal' AND row = new.id;
  INSERT INTO worded_search (rowid, terms) SELECT w.seq, search_terms (t.text) FROM worded w, worded_text t
    WHERE w.row = new.id AND t.entity = 'goal' AND t.row = new.id;
END;

CREATE TRIGGER goal_search_leave BEFORE UPDATE OF title ON goal BEGIN
  INSERT INTO worded_search (worded_search, rowid, terms) SELECT 'delete', w.seq, search_terms (t.text) FROM worded w, worded_text t
    WHERE w.row = old.id AND t.entity = 'goal' AND t.row = old.id;
  DELETE FROM worded WHERE row = old.id;
END;

CREATE TRIGGER goal_search_remove BEFORE DELETE ON goal BEGIN
  INSERT INTO worded_search (worded_search, rowid, terms) SELECT 'delete', w.seq, search_terms (t.text) FROM worded w, worded_text t
    WHERE w.row = old.id AND t.entity = 'goal' AND t.row = old.id;
  DELETE FROM worded WHERE row = old.id;
END;

CREATE TRIGGER goal_search_return AFTER UPDATE OF title ON goal BEGIN
  INSERT INTO worded (row, entity) SELECT row, entity FROM worded_text WHERE entity = 'goal' AND row = new.id;
  INSERT INTO worded_search (rowid, terms) SELECT w.seq, search_terms (t.text) FROM worded w, worded_text t
    WHERE w.row = new.id AND t.entity = 'goal' AND t.row = new.id;
END;

CREATE TRIGGER interaction_search_add AFTER INSERT ON interaction WHEN new.summary IS NOT NULL BEGIN
  INSERT INTO interaction_search (rowid, terms) VALUES (new.seq, search_terms (new.summary));
END;

CREATE TRIGGER interaction_search_leave BEFORE UPDATE OF summary ON interaction WHEN old.summary IS NOT NULL BEGIN
  INSERT INTO interaction_search (interaction_search, rowid, terms) VALUES ('delete', old.seq, search_terms (old.summary));
END;

CREATE TRIGGER interaction_search_remove AFTER DELETE ON interaction WHEN old.summary IS NOT NULL BEGIN
  INSERT INTO interaction_search (interaction_search, rowid, terms) VALUES ('delete', old.seq, search_terms (old.summary));
END;

CREATE TRIGGER interaction_search_return AFTER UPDATE OF summary ON interaction WHEN new.summary IS NOT NULL BEGIN
  INSERT INTO interaction_search (rowid, terms) VALUES (new.seq, search_terms (new.summary));
END;

CREATE TRIGGER learner_search_add AFTER INSERT ON learner BEGIN
  INSERT INTO learner_search (rowid, terms) SELECT seq, terms FROM learner_terms WHERE seq = new.seq;
END;

CREATE TRIGGER learner_search_leave BEFORE UPDATE ON learner BEGIN
  INSERT INTO learner_search (learner_search, rowid, terms) SELECT 'delete', seq, terms FROM learner_terms WHERE seq = old.seq;
END;

CREATE TRIGGER learner_search_remove BEFORE DELETE ON learner BEGIN
  INSERT INTO learner_search (learner_search, rowid, terms) SELECT 'delete', seq, terms FROM learner_terms WHERE seq = old.seq;
END;

CREATE TRIGGER learner_search_return AFTER UPDATE ON learner BEGIN
  INSERT INTO learner_search (rowid, terms) SELECT seq, terms FROM learner_terms WHERE seq = new.seq;
END;

CREATE TRIGGER note_search_add AFTER INSERT ON note BEGIN
  INSERT INTO note_search (rowid, terms) SELECT seq, terms FROM note_terms WHERE seq = new.seq;
END;

CREATE TRIGGER note_search_leave BEFORE UPDATE ON note BEGIN
  INSERT INTO note_search (note_search, rowid, terms) SELECT 'delete', seq, terms FROM note_terms WHERE seq = old.seq;
END;

CREATE TRIGGER note_search_remove BEFORE DELETE ON note BEGIN
  INSERT INTO note_search (note_search, rowid, terms) SELECT 'delete', seq, terms FROM note_terms WHERE seq = old.seq;
END;

CREATE TRIGGER note_search_return AFTER UPDATE ON note BEGIN
  INSERT INTO note_search (rowid, terms) SELECT seq, terms FROM note_terms WHERE seq = new.seq;
END;

CREATE TRIGGER note_version_keeps_its_words BEFORE UPDATE OF id, note, session, template, sections, written_at ON note_version
  BEGIN SELECT RAISE (ABORT, 'a note version is immutable'); END;

CREATE TRIGGER note_version_stays BEFORE DELETE ON note_version
  WHEN EXISTS (SELECT 1 FROM learner WHERE id = old.learner AND erased_on IS NULL)
  BEGIN SELECT RAISE (ABORT, 'a note version is never deleted'); END;

CREATE TRIGGER obstacle_search_add AFTER INSERT ON obstacle BEGIN
  INSERT INTO worded (row, entity) SELECT row, entity FROM worded_text WHERE entity = 'obstacle' AND row = new.id;
  INSERT INTO worded_search (rowid, terms) SELECT w.seq, search_terms (t.text) FROM worded w, worded_text t
    WHERE w.row = new.id AND t.entity = 'obstacle' AND t.row = new.id;
END;

CREATE TRIGGER obstacle_search_leave BEFORE UPDATE OF category, text ON obstacle BEGIN
  INSERT INTO worded_search (worded_search, rowid, terms) SELECT 'delete', w.seq, search_terms (t.text) FROM worded w, worded_text t
    WHERE w.row = old.id AND t.entity = 'obstacle' AND t.row = old.id;
  DELETE FROM worded WHERE row = old.id;
END;

CREATE TRIGGER obstacle_search_remove BEFORE DELETE ON obstacle BEGIN
  INSERT INTO worded_search (worded_search, rowid, terms) SELECT 'delete', w.seq, search_terms (t.text) FROM worded w, worded_text t
    WHERE w.row = old.id AND t.entity = 'obstacle' AND t.row = old.id;
  DELETE FROM worded WHERE row = old.id;
END;

CREATE TRIGGER obstacle_search_return AFTER UPDATE OF category, text ON obstacle BEGIN
  INSERT INTO worded (row, entity) SELECT row, entity FROM worded_text WHERE entity = 'obstacle' AND row = new.id;
  INSERT INTO worded_search (rowid, terms) SELECT w.seq, search_terms (t.text) FROM worded w, worded_text t
    WHERE w.row = new.id AND t.entity = 'obstacle' AND t.row = new.id;
END;

CREATE TRIGGER payment_search_add AFTER INSERT ON payment BEGIN
  INSERT INTO worded (row, entity) SELECT row, entity FROM worded_text WHERE entity = 'payment' AND row = new.id;
  INSERT INTO worded_search (rowid, terms) SELECT w.seq, search_terms (t.text) FROM worded w, worded_text t
    WHERE w.row = new.id AND t.entity = 'payment' AND t.row = new.id;
END;

CREATE TRIGGER payment_search_leave BEFORE UPDATE OF reference ON payment BEGIN
  INSERT INTO worded_search (worded_search, rowid, terms) SELECT 'delete', w.seq, search_terms (t.text) FROM worded w, worded_text t
    WHERE w.row = old.id AND t.entity = 'payment' AND t.row = old.id;
  DELETE FROM worded WHERE row = old.id;
END;

CREATE TRIGGER payment_search_remove BEFORE DELETE ON payment BEGIN
  INSERT INTO worded_search (worded_search, rowid, terms) SELECT 'delete', w.seq, search_terms (t.text) FROM worded w, worded_text t
    WHERE w.row = old.id AND t.entity = 'payment' AND t.row = old.id;
  DELETE FROM worded WHERE row = old.id;
END;

CREATE TRIGGER payment_search_return AFTER UPDATE OF reference ON payment BEGIN
  INSERT INTO worded (row, entity) SELECT row, entity FROM worded_text WHERE entity = 'payment' AND row = new.id;
  INSERT INTO worded_search (rowid, terms) SELECT w.seq, search_terms (t.text) FROM worded w, worded_text t
    WHERE w.row = new.id AND t.entity = 'payment' AND t.row = new.id;
END;

CREATE TRIGGER trial_search_add AFTER INSERT ON trial BEGIN
  INSERT INTO worded (row, entity) SELECT row, entity FROM worded_text WHERE entity = 'trial' AND row = new.id;
  INSERT INTO worded_search (rowid, terms) SELECT w.seq, search_terms (t.text) FROM worded w, worded_text t
    WHERE w.row = new.id AND t.entity = 'trial' AND t.row = new.id;
END;

CREATE TRIGGER trial_search_leave BEFORE UPDATE OF learner, reason, objection ON trial BEGIN
  INSERT INTO worded_search (worded_search, rowid, terms) SELECT 'delete', w.seq, search_terms (t.text) FROM worded w, worded_text t
    WHERE w.row = old.id AND t.entity = 'trial' AND t.row = old.id;
  DELETE FROM worded WHERE row = old.id;
END;

CREATE TRIGGER trial_search_remove BEFORE DELETE ON trial BEGIN
  INSERT INTO worded_search (worded_search, rowid, terms) SELECT 'delete', w.seq, search_terms (t.text) FROM worded w, worded_text t
    WHERE w.row = old.id AND t.entity = 'trial' AND t.row = old.id;
  DELETE FROM worded WHERE row = old.id;
END;

CREATE TRIGGER trial_search_return AFTER UPDATE OF learner, reason, objection ON trial BEGIN
  INSERT INTO worded (row, entity) SELECT row, entity FROM worded_text WHERE entity = 'trial' AND row = new.id;
  INSERT INTO worded_search (rowid, terms) SELECT w.seq, search_terms (t.text) FROM worded w, worded_text t
    WHERE w.row = new.id AND t.entity = 'trial' AND t.row = new.id;
END;
