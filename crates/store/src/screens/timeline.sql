-- The places of a learner's events, newest first. `kind` is what the UI filters by, `what` tells the two events of one
-- row apart. A trial and the session in which it is held are one event. Events without a time come after those with one, as if they had happened before the day began.
WITH event (kind, day, time, what, id) AS (
  SELECT iif(state IN ('proposed', 'booked'), 'booking', 'session'), day, coalesce(time, -1), 'session', id
    FROM session WHERE learner = :learner
      AND id NOT IN (SELECT session FROM trial WHERE learner = :learner AND session IS NOT NULL)
  UNION ALL SELECT 'interaction', day, coalesce(time, -1), 'interaction', id FROM interaction WHERE learner = :learner
  UNION ALL SELECT 'contract', starts_on, -1, 'contract_begins', id FROM contract WHERE learner = :learner
  UNION ALL SELECT 'contract', ended_on, -1, 'contract_ends', id FROM contract
    WHERE learner = :learner AND ended_on IS NOT NULL
  UNION ALL SELECT 'pause', starts_on, -1, 'pause', id FROM pause WHERE learner = :learner
  UNION ALL SELECT 'payment', coalesce(paid_on, due_on), -1, 'payment', id FROM payment
    WHERE learner = :learner AND coalesce(paid_on, due_on) IS NOT NULL
  UNION ALL SELECT 'refund', day, -1, 'refund', id FROM refund WHERE learner = :learner
  UNION ALL SELECT 'action_item', created_on, -1, 'action_agreed', id FROM action_item WHERE learner = :learner
  UNION ALL SELECT 'action_item', resolved_on, -1, 'action_resolved', id FROM action_item
    WHERE learner = :learner AND resolved_on IS NOT NULL
  UNION ALL SELECT 'goal', set_on, -1, 'goal', id FROM goal WHERE learner = :learner
  UNION ALL SELECT 'progress', day, -1, 'progress', id FROM progress WHERE learner = :learner
  UNION ALL SELECT 'obstacle', opened_on, -1, 'obstacle_named', id FROM obstacle WHERE learner = :learner
  UNION ALL SELECT 'obstacle', cleared_on, -1, 'obstacle_cleared', id FROM obstacle
    WHERE learner = :learner AND cleared_on IS NOT NULL
  UNION ALL SELECT 'trial', t.day, coalesce(s.time, -1), 'trial', t.id
    FROM trial t LEFT JOIN session s ON s.id = t.session WHERE t.learner = :learner
  UNION ALL SELECT 'application', applied_on, -1, 'application', id FROM application WHERE learner = :learner
  UNION ALL SELECT 'cancellation', requested_on, -1, 'cancellation', id FROM cancellation WHERE learner = :learner
  UNION ALL SELECT 'follow_up', day, -1, 'follow_up', id FROM follow_up WHERE learner = :learner
  UNION ALL SELECT 'follow_up', closed_on, -1, 'follow_up_closed', id FROM follow_up
    WHERE learner = :learner AND closed_on IS NOT NULL
  UNION ALL SELECT 'consent', given_on, -1, 'consent_given', id FROM consent WHERE learner = :learner
  UNION ALL SELECT 'consent', withdrawn_on, -1, 'consent_withdrawn', id FROM consent
    WHERE learner = :learner AND withdrawn_on IS NOT NULL
  UNION ALL SELECT 'material', day, -1, 'share', id FROM share WHERE learner = :learner
)
SELECT day, time, what, id FROM event
WHERE (:kinds IS NULL OR kind IN (SELECT value FROM json_each(:kinds)))
  AND (:day IS NULL OR (day, time, what, id) < (:day, :time, :what, :id))
ORDER BY day DESC, time DESC, what DESC, id DESC LIMIT :limit
