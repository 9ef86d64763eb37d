-- What the metrics are reckoned by and what they are to reach, the weekly review with what was decided in it, and what the metrics
-- were as they were told at the end of each week.

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

CREATE TABLE review (
  id BLOB NOT NULL PRIMARY KEY,
  week INTEGER NOT NULL UNIQUE,
  begun_on INTEGER NOT NULL,
  finished_on INTEGER
) STRICT;

-- What names something of a learner's names the learner, too: with the learner go the words.
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
CREATE INDEX review_decision_review ON review_decision (review);
CREATE INDEX review_decision_learner ON review_decision (learner, decided_on) WHERE learner IS NOT NULL;
CREATE INDEX review_decision_session ON review_decision (session) WHERE session IS NOT NULL;
CREATE INDEX review_decision_contract ON review_decision (contract) WHERE contract IS NOT NULL;
CREATE INDEX review_decision_follow_up ON review_decision (follow_up) WHERE follow_up IS NOT NULL;

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
CREATE INDEX improvement_review ON improvement (review) WHERE review IS NOT NULL;
CREATE INDEX improvement_due ON improvement (review_on) WHERE closed_on IS NULL;

-- What was told stays as it was told: its definition is named, not referred to, for that may be taken back.
CREATE TABLE snapshot (
  id BLOB NOT NULL PRIMARY KEY,
  week INTEGER NOT NULL UNIQUE,
  definition BLOB,
  taken_at INTEGER NOT NULL,
  figures TEXT NOT NULL,
  people TEXT NOT NULL
) STRICT;
