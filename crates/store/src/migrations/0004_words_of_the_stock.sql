-- Full text over the rest of the stock. Few of its tables have a number by which an index could know their rows, so those
-- that have words get one here.
CREATE TABLE worded (
  seq INTEGER PRIMARY KEY,
  row BLOB NOT NULL UNIQUE,
  entity TEXT NOT NULL
) STRICT;

-- The words of such rows, one text in a line. A trial of somebody who is no learner is found by nobody's name, and yes and no
-- are no words to look for.
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

CREATE VIRTUAL TABLE worded_search USING fts5 (terms, content = '', columnsize = 0, prefix = '1', tokenize = 'ascii');
INSERT INTO worded_search (worded_search, rank) VALUES ('secure-delete', 1), ('automerge', 0), ('crisismerge', 64);
INSERT INTO worded (row, entity) SELECT row, entity FROM worded_text ORDER BY day, row;
INSERT INTO worded_search (rowid, terms) SELECT w.seq, search_terms (t.text) FROM worded w JOIN worded_text t ON t.row = w.row;

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
CREATE TRIGGER goal_search_return AFTER UPDATE OF title ON goal BEGIN
  INSERT INTO worded (row, entity) SELECT row, entity FROM worded_text WHERE entity = 'goal' AND row = new.id;
  INSERT INTO worded_search (rowid, terms) SELECT w.seq, search_terms (t.text) FROM worded w, worded_text t
    WHERE w.row = new.id AND t.entity = 'goal' AND t.row = new.id;
END;
CREATE TRIGGER goal_search_remove BEFORE DELETE ON goal BEGIN
  INSERT INTO worded_search (worded_search, rowid, terms) SELECT 'delete', w.seq, search_terms (t.text) FROM worded w, worded_text t
    WHERE w.row = old.id AND t.entity = 'goal' AND t.row = old.id;
  DELETE FROM worded WHERE row = old.id;
END;

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
CREATE TRIGGER obstacle_search_return AFTER UPDATE OF category, text ON obstacle BEGIN
  INSERT INTO worded (row, entity) SELECT row, entity FROM worded_text WHERE entity = 'obstacle' AND row = new.id;
  INSERT INTO worded_search (rowid, terms) SELECT w.seq, search_terms (t.text) FROM worded w, worded_text t
    WHERE w.row = new.id AND t.entity = 'obstacle' AND t.row = new.id;
END;
CREATE TRIGGER obstacle_search_remove BEFORE DELETE ON obstacle BEGIN
  INSERT INTO worded_search (worded_search, rowid, terms) SELECT 'delete', w.seq, search_terms (t.text) FROM worded w, worded_text t
    WHERE w.row = old.id AND t.entity = 'obstacle' AND t.row = old.id;
  DELETE FROM worded WHERE row = old.id;
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
CREATE TRIGGER trial_search_return AFTER UPDATE OF learner, reason, objection ON trial BEGIN
  INSERT INTO worded (row, entity) SELECT row, entity FROM worded_text WHERE entity = 'trial' AND row = new.id;
  INSERT INTO worded_search (rowid, terms) SELECT w.seq, search_terms (t.text) FROM worded w, worded_text t
    WHERE w.row = new.id AND t.entity = 'trial' AND t.row = new.id;
END;
CREATE TRIGGER trial_search_remove BEFORE DELETE ON trial BEGIN
  INSERT INTO worded_search (worded_search, rowid, terms) SELECT 'delete', w.seq, search_terms (t.text) FROM worded w, worded_text t
    WHERE w.row = old.id AND t.entity = 'trial' AND t.row = old.id;
  DELETE FROM worded WHERE row = old.id;
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
CREATE TRIGGER application_search_return AFTER UPDATE OF answers ON application BEGIN
  INSERT INTO worded (row, entity) SELECT row, entity FROM worded_text WHERE entity = 'application' AND row = new.id;
  INSERT INTO worded_search (rowid, terms) SELECT w.seq, search_terms (t.text) FROM worded w, worded_text t
    WHERE w.row = new.id AND t.entity = 'application' AND t.row = new.id;
END;
CREATE TRIGGER application_search_remove BEFORE DELETE ON application BEGIN
  INSERT INTO worded_search (worded_search, rowid, terms) SELECT 'delete', w.seq, search_terms (t.text) FROM worded w, worded_text t
    WHERE w.row = old.id AND t.entity = 'application' AND t.row = old.id;
  DELETE FROM worded WHERE row = old.id;
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
CREATE TRIGGER cancellation_search_return AFTER UPDATE OF primary_reason, what_happened ON cancellation BEGIN
  INSERT INTO worded (row, entity) SELECT row, entity FROM worded_text WHERE entity = 'cancellation' AND row = new.id;
  INSERT INTO worded_search (rowid, terms) SELECT w.seq, search_terms (t.text) FROM worded w, worded_text t
    WHERE w.row = new.id AND t.entity = 'cancellation' AND t.row = new.id;
END;
CREATE TRIGGER cancellation_search_remove BEFORE DELETE ON cancellation BEGIN
  INSERT INTO worded_search (worded_search, rowid, terms) SELECT 'delete', w.seq, search_terms (t.text) FROM worded w, worded_text t
    WHERE w.row = old.id AND t.entity = 'cancellation' AND t.row = old.id;
  DELETE FROM worded WHERE row = old.id;
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
CREATE TRIGGER payment_search_return AFTER UPDATE OF reference ON payment BEGIN
  INSERT INTO worded (row, entity) SELECT row, entity FROM worded_text WHERE entity = 'payment' AND row = new.id;
  INSERT INTO worded_search (rowid, terms) SELECT w.seq, search_terms (t.text) FROM worded w, worded_text t
    WHERE w.row = new.id AND t.entity = 'payment' AND t.row = new.id;
END;
CREATE TRIGGER payment_search_remove BEFORE DELETE ON payment BEGIN
  INSERT INTO worded_search (worded_search, rowid, terms) SELECT 'delete', w.seq, search_terms (t.text) FROM worded w, worded_text t
    WHERE w.row = old.id AND t.entity = 'payment' AND t.row = old.id;
  DELETE FROM worded WHERE row = old.id;
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
CREATE TRIGGER follow_up_search_return AFTER UPDATE OF text ON follow_up BEGIN
  INSERT INTO worded (row, entity) SELECT row, entity FROM worded_text WHERE entity = 'follow_up' AND row = new.id;
  INSERT INTO worded_search (rowid, terms) SELECT w.seq, search_terms (t.text) FROM worded w, worded_text t
    WHERE w.row = new.id AND t.entity = 'follow_up' AND t.row = new.id;
END;
CREATE TRIGGER follow_up_search_remove BEFORE DELETE ON follow_up BEGIN
  INSERT INTO worded_search (worded_search, rowid, terms) SELECT 'delete', w.seq, search_terms (t.text) FROM worded w, worded_text t
    WHERE w.row = old.id AND t.entity = 'follow_up' AND t.row = old.id;
  DELETE FROM worded WHERE row = old.id;
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
CREATE TRIGGER custom_value_search_return AFTER UPDATE OF field, value ON custom_value BEGIN
  INSERT INTO worded (row, entity) SELECT row, entity FROM worded_text WHERE entity = 'custom_value' AND row = new.id;
  INSERT INTO worded_search (rowid, terms) SELECT w.seq, search_terms (t.text) FROM worded w, worded_text t
    WHERE w.row = new.id AND t.entity = 'custom_value' AND t.row = new.id;
END;
CREATE TRIGGER custom_value_search_remove BEFORE DELETE ON custom_value BEGIN
  INSERT INTO worded_search (worded_search, rowid, terms) SELECT 'delete', w.seq, search_terms (t.text) FROM worded w, worded_text t
    WHERE w.row = old.id AND t.entity = 'custom_value' AND t.row = old.id;
  DELETE FROM worded WHERE row = old.id;
END;

-- A field becomes or ceases to be one of yes and no only while it has no values; if it ever has, they follow.
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

-- Of two triggers that fire after a change, the engine runs the younger first: what stood in a changed text and stood in it
-- before, too, was taken out of the index again where it stands now, and left in it where it stood. The old words leave before
-- the change, now, and what the indexes hold is gathered anew.
DROP TRIGGER action_item_search_leave;
CREATE TRIGGER action_item_search_leave BEFORE UPDATE OF text ON action_item WHEN old.text IS NOT NULL BEGIN
  INSERT INTO action_item_search (action_item_search, rowid, terms) VALUES ('delete', old.seq, search_terms (old.text));
END;
INSERT INTO action_item_search (action_item_search) VALUES ('delete-all');
INSERT INTO action_item_search (rowid, terms) SELECT seq, search_terms (text) FROM action_item WHERE text IS NOT NULL;
DROP TRIGGER interaction_search_leave;
CREATE TRIGGER interaction_search_leave BEFORE UPDATE OF summary ON interaction WHEN old.summary IS NOT NULL BEGIN
  INSERT INTO interaction_search (interaction_search, rowid, terms) VALUES ('delete', old.seq, search_terms (old.summary));
END;
INSERT INTO interaction_search (interaction_search) VALUES ('delete-all');
INSERT INTO interaction_search (rowid, terms) SELECT seq, search_terms (summary) FROM interaction WHERE summary IS NOT NULL;

-- A telephone number is typed with and without what people write between its digits.
DROP VIEW learner_terms;
CREATE VIEW learner_terms AS
  SELECT seq, search_terms (concat_ws (' ', name, kana, mail, line, phone, concern, external_id,
    (SELECT group_concat (t.value, ' ') FROM json_each (tags) t),
    -- Names are often typed without the space that stands in them.
    replace (replace (name, ' ', ''), '　', ''), replace (replace (kana, ' ', ''), '　', ''),
    phone_digits (phone))) AS terms
  FROM learner;
INSERT INTO learner_search (learner_search) VALUES ('delete-all');
INSERT INTO learner_search (rowid, terms) SELECT seq, terms FROM learner_terms;
