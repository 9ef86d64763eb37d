-- M5 on the last day that is known: how many of those under contract are booked, and for how many days the others are not.
WITH
covering AS (
  SELECT c.*, c.sessions IS NULL OR c.sessions = 0 OR (
      SELECT coalesce(sum(t.quantity), 0) > 0 OR count(*) = 0 FROM entitlement t WHERE t.contract = c.id AND t.day <= a) AS usable,
    c.id IN (SELECT id FROM silent) AS silent
  FROM agreed c, asked WHERE coalesce(c.ended_on, c.term_end, a) >= a),
person AS (
  SELECT learner, max(usable) AS usable, min(silent) AS silent FROM covering GROUP BY learner),
told AS (
  SELECT p.learner, CASE
    WHEN EXISTS (SELECT 1 FROM rest r WHERE r.learner = p.learner AND r.day = a) THEN 'out'
    WHEN EXISTS (SELECT 1 FROM ahead b WHERE b.learner = p.learner) THEN 'booked'
    WHEN silent OR NOT usable THEN 'out'
    ELSE 'unbooked' END AS verdict,
    greatest(coalesce((SELECT max(day) FROM held h WHERE h.learner = p.learner), 0),
      (SELECT starts_on FROM spell s WHERE s.learner = p.learner)) AS since, a
  FROM person p, asked),
days AS (
  SELECT a - since - (SELECT count(*) FROM rest r WHERE r.learner = t.learner AND r.day > since AND r.day <= a) AS days
  FROM told t WHERE verdict = 'unbooked')
SELECT 'booked', count(*) FROM told WHERE verdict = 'booked'
UNION ALL SELECT 'unbooked', count(*) FROM days
UNION ALL SELECT 'days', coalesce(sum(days), 0) FROM days
UNION ALL SELECT 'over30', count(*) FROM days WHERE days > 30;
