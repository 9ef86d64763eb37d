-- All learners, but for those who were erased, with their next booking that is not over by ?2 on day ?1, the days of their last booking from ?4 on, of
-- their last held session that was no trial, and of their last and next contact, whether every application of theirs was
-- turned down, the number of their open actions, their payer and their consent. A booking that says nothing of its length lasts ?3 minutes, and one without
-- a start all day. In `ahead` the columns beside min() are those of the row that has it. The indexes are named because
-- grouping by learner tempts the planner to read through a whole table in the learners' order.
WITH ahead AS MATERIALIZED (
  SELECT learner, id, day, time, min(day * 1440 + coalesce(time, 0)) FROM session INDEXED BY session_booked
  WHERE state = 'booked' AND day >= ?1
    AND (day > ?1 OR time IS NULL OR min(time + coalesce(minutes, ?3), 1439) > ?2)
  GROUP BY learner
), booked AS MATERIALIZED (
  SELECT learner, max(day) AS day FROM session INDEXED BY session_booked WHERE state = 'booked' AND day >= ?4
  GROUP BY learner
), asked AS MATERIALIZED (
  SELECT learner, sum(state <> 'rejected' AND state <> 'spam') = 0 AS turned_away FROM application
  WHERE state <> 'joined' GROUP BY learner
), undone AS MATERIALIZED (
  SELECT learner, count(*) AS actions FROM action_item INDEXED BY action_item_open
  WHERE state = 'open' GROUP BY learner
), planned AS MATERIALIZED (
  SELECT learner, min(due_on) AS day FROM follow_up INDEXED BY follow_up_due
  WHERE state = 'open' OR state = 'snoozed' GROUP BY learner
)
SELECT l.*, a.id AS booking, a.day AS booking_day, a.time AS booking_time,
  (SELECT h.day FROM session h WHERE h.learner = l.id AND h.day <= ?1 AND coalesce(h.happened, h.state = 'held')
     AND NOT EXISTS (SELECT 1 FROM trial t WHERE t.session = h.id)
   ORDER BY h.day DESC LIMIT 1) AS last_held,
  q.turned_away,
  b.day AS last_booked, coalesce(u.actions, 0) AS open_actions, p.day AS next_contact,
  (SELECT i.day FROM interaction i WHERE i.learner = l.id AND i.day <= ?1 ORDER BY i.day DESC LIMIT 1) AS last_contact,
  (SELECT y.name FROM payer_link k JOIN payer y ON y.id = k.payer
   WHERE k.learner = l.id AND coalesce(k.starts_on, ?1) <= ?1 AND coalesce(k.ends_on, ?1) >= ?1
   ORDER BY k.share DESC, k.id LIMIT 1) AS payer,
  EXISTS (SELECT 1 FROM consent g WHERE g.learner = l.id AND g.kind = 'privacy' AND g.given_on <= ?1
    AND coalesce(g.withdrawn_on, ?1 + 1) > ?1) AS has_consent
FROM learner l LEFT JOIN ahead a ON a.learner = l.id LEFT JOIN booked b ON b.learner = l.id LEFT JOIN asked q ON q.learner = l.id
  LEFT JOIN undone u ON u.learner = l.id LEFT JOIN planned p ON p.learner = l.id
WHERE l.erased_on IS NULL
ORDER BY l.seq
