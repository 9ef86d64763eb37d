-- Learners who may be without a next booking on day ?1. Whether they are is for the insight to say; here rows are cut
-- that need not be looked at.
WITH may_come (learner) AS (
  SELECT learner FROM contract
  WHERE starts_on <= ?1 AND coalesce(term_end, ?1) >= ?1 AND coalesce(ended_on, ?1) >= ?1
  UNION
  SELECT l.id FROM learner l
  WHERE NOT EXISTS (SELECT 1 FROM contract c WHERE c.learner = l.id AND c.starts_on <= ?1)
    AND EXISTS (SELECT 1 FROM session h WHERE h.learner = l.id AND h.day <= ?1 AND coalesce(h.happened, h.state = 'held')
      AND NOT EXISTS (SELECT 1 FROM trial t WHERE t.session = h.id))
)
SELECT learner FROM may_come
WHERE learner NOT IN (SELECT id FROM learner WHERE erased_on IS NOT NULL)
  AND learner NOT IN (SELECT learner FROM pause
    WHERE contract IS NULL AND starts_on <= ?1 AND coalesce(ends_on, ?1) >= ?1)
  AND learner NOT IN (SELECT learner FROM session WHERE state = 'booked' AND day >= ?1 AND coalesce(booked_on, ?1) <= ?1)
