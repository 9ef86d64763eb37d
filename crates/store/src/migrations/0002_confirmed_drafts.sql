-- What stood in the composer when an act confirmed it is kept by that act: a session that is confirmed again must not lose
-- the words of the first time, which undo brings back.
CREATE TABLE confirmed_draft (
  act INTEGER NOT NULL PRIMARY KEY REFERENCES act (seq),
  session BLOB NOT NULL,
  learner BLOB NOT NULL,
  body TEXT NOT NULL,
  saved_at INTEGER NOT NULL
) STRICT;
CREATE INDEX confirmed_draft_session ON confirmed_draft (session, act);
INSERT INTO confirmed_draft (act, session, learner, body, saved_at)
  SELECT confirmed_by, session, learner, body, saved_at FROM draft WHERE confirmed_by IS NOT NULL;

CREATE TABLE open_draft (
  session BLOB NOT NULL PRIMARY KEY,
  learner BLOB NOT NULL,
  body TEXT NOT NULL,
  saved_at INTEGER NOT NULL
) STRICT;
INSERT INTO open_draft (session, learner, body, saved_at)
  SELECT session, learner, body, saved_at FROM draft WHERE confirmed_by IS NULL;
DROP TABLE draft;
ALTER TABLE open_draft RENAME TO draft;

-- The drafts to take up again: what is being typed, unless the very words are confirmed, as when a late autosave crosses the
-- confirmation; else what the first of the confirmations confirmed that were taken back since the last one that stands.
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
