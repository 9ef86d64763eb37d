-- Of each of the learners ?1: the last ?3 sessions known on day ?2 to have been held, trials left out, and all sessions from
-- that day on.
SELECT s.* FROM json_each(?1) wanted JOIN session s ON s.rowid IN (
  SELECT rowid FROM (
    SELECT h.rowid FROM session h
    WHERE h.learner = unhex(wanted.value) AND h.day <= ?2 AND coalesce(h.happened, h.state = 'held')
      AND coalesce(h.resolved_on, h.day) <= ?2 AND coalesce(h.booked_on, ?2) <= ?2
      AND NOT EXISTS (SELECT 1 FROM trial t WHERE t.session = h.id)
    ORDER BY h.day DESC LIMIT ?3)
  UNION ALL
  SELECT a.rowid FROM session a WHERE a.learner = unhex(wanted.value) AND a.day >= ?2)
ORDER BY s.learner, s.day, s.time, s.id
