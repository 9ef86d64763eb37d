-- One line for each number: its name and its value.

-- M1. Open: not turned down, and answered neither by a decided trial nor by a contract.
WITH
came AS (
  SELECT p.* FROM application p, asked WHERE applied_on >= s AND applied_on < e AND applied_on <= a),
judged AS (
  SELECT c.learner, CASE
    WHEN c.state IN ('spam', 'joined') THEN 'out'
    WHEN EXISTS (
      SELECT 1 FROM application o WHERE o.learner = c.learner AND (o.applied_on, o.id) < (c.applied_on, c.id)
        AND o.state NOT IN ('spam', 'joined', 'rejected')
        AND NOT EXISTS (SELECT 1 FROM agreed k WHERE k.learner = c.learner
          AND k.starts_on BETWEEN o.applied_on AND c.applied_on)
        AND NOT EXISTS (SELECT 1 FROM trial t WHERE t.learner = c.learner AND t.outcome <> 'undecided'
          AND coalesce(t.decided_on, t.day) BETWEEN o.applied_on AND c.applied_on)) THEN 'out'
    ELSE 'counts' END AS verdict
  FROM came c),
-- M2.
first_paid AS (
  SELECT learner, starts_on FROM (
    SELECT learner, starts_on, row_number() OVER (PARTITION BY learner ORDER BY starts_on, id) AS nth FROM agreed WHERE is_paid)
  WHERE nth = 1),
tried AS (
  SELECT t.*, f.starts_on AS paid_from,
    CASE WHEN coalesce(t.decided_on, t.day) <= a THEN t.outcome ELSE 'undecided' END AS known
  FROM trial t CROSS JOIN asked LEFT JOIN first_paid f ON f.learner = t.learner),
cohort AS (
  SELECT CASE
    WHEN NOT showed_up OR paid_from < day THEN 'out'
    WHEN a - day <= 30 THEN 'undecided'
    WHEN CASE WHEN known = 'won' AND decided_on < paid_from THEN decided_on ELSE paid_from END BETWEEN day AND day + 30
      THEN 'counts'
    ELSE 'counts_not' END AS verdict
  FROM tried, asked WHERE day >= s AND day < e AND day <= a),
decided AS (
  SELECT CASE WHEN paid_from < day THEN 'out' WHEN known = 'won' THEN 'counts' ELSE 'counts_not' END AS verdict
  FROM tried, asked WHERE known <> 'undecided' AND coalesce(decided_on, day) >= s AND coalesce(decided_on, day) < e),
-- M3.
member AS (
  SELECT learner, contract, CASE
    WHEN state = 'left' AND ends_on >= s AND ends_on < e AND exit = 'graduated' THEN 'out'
    WHEN state = 'left' AND ends_on >= s AND ends_on < e THEN 'counts_not'
    WHEN state = 'grace' AND ends_on < e THEN 'undecided'
    ELSE 'counts' END AS verdict
  FROM stay, asked WHERE s <= a AND begins <= s AND (state <> 'left' OR ends_on >= s)),
early AS (
  SELECT learner FROM stay, asked
  WHERE begins > s AND state = 'left' AND ends_on >= s AND ends_on < e AND exit <> 'graduated'),
-- M4.
due AS (
  SELECT c.*, least(coalesce(c.term_end, 99999), coalesce(u.last_ticket, 99999)) AS due_on, u.last_ticket,
    (SELECT n.starts_on FROM agreed n WHERE n.learner = c.learner AND n.is_paid AND (n.starts_on, n.id) > (c.starts_on, c.id)
      ORDER BY n.starts_on, n.id LIMIT 1) AS next_on
  FROM agreed c LEFT JOIN used_up u ON u.id = c.id),
renewal AS (
  SELECT CASE
    WHEN kind = 'one_off' OR NOT is_paid OR auto_renew AND last_ticket IS NULL OR end_kind IS NOT DISTINCT FROM 'graduated' THEN 'out'
    WHEN ended_on < due_on AND end_kind IN ('cancelled', 'cooling_off') THEN 'out'
    WHEN next_on - due_on <= g THEN 'counts'
    WHEN a - due_on <= g THEN 'undecided'
    ELSE 'counts_not' END AS verdict
  FROM due, asked WHERE due_on >= s AND due_on < e AND due_on <= a),
-- M6.
followed AS (
  SELECT f.*, CASE WHEN closed_on <= a THEN state WHEN closed_on > a THEN 'open' ELSE state END AS known,
    CASE WHEN closed_on <= a THEN closed_on END AS closed, a
  FROM follow_up f, asked WHERE f.day <= a AND due_on >= s AND due_on < e),
contacted AS (
  SELECT f.*, (SELECT min(i.day) FROM interaction i WHERE i.learner = f.learner AND i.day <= f.a
      AND (i.follow_up = f.id OR i.follow_up IS NULL AND i.day BETWEEN f.day AND coalesce(f.closed, f.a))) AS contact
  FROM followed f),
follow_ups AS (
  SELECT CASE
    WHEN arm = 'holdout' OR known = 'dismissed' THEN 'out'
    WHEN known = 'resolved_itself' AND coalesce(closed, due_on) <= due_on THEN 'out'
    WHEN known = 'done' AND closed <= due_on AND contact <= due_on THEN 'counts'
    WHEN known IN ('open', 'snoozed') AND due_on >= a THEN 'undecided'
    ELSE 'counts_not' END AS verdict
  FROM contacted),
-- M7.
lost AS (
  SELECT m.learner, coalesce(
    (SELECT x.primary_reason FROM cancellation x, asked WHERE x.contract = m.contract AND x.requested_on <= a
      ORDER BY x.requested_on DESC, x.id DESC LIMIT 1),
    (SELECT c.end_reason FROM agreed c WHERE c.id = m.contract)) AS reason
  FROM member m WHERE verdict = 'counts_not'),
-- M8.
gone AS (
  SELECT exit, CASE
    WHEN a - ends_on <= 180 THEN 'undecided'
    WHEN EXISTS (SELECT 1 FROM agreed n WHERE n.learner = y.learner AND n.is_paid
      AND n.starts_on - y.ends_on BETWEEN g + 1 AND 180) THEN 'counts'
    ELSE 'counts_not' END AS verdict
  FROM stay y, asked WHERE ends_on >= s AND ends_on < e),
-- M9.
paid AS (SELECT learner, amount FROM payment, asked WHERE paid_on >= s AND paid_on < e AND paid_on <= a),
refunded AS (SELECT amount FROM refund, asked WHERE day >= s AND day < e AND day <= a),
active AS (
  SELECT DISTINCT learner FROM stay, asked
  WHERE s <= a AND begins <= least(e - 1, a) AND (state <> 'left' OR ends_on >= greatest(s, begins)))
SELECT 'applications', count(*) FROM judged WHERE verdict = 'counts'
UNION ALL SELECT 'applicants', count(DISTINCT learner) FROM judged WHERE verdict = 'counts'
UNION ALL SELECT 'conversion.' || verdict, count(*) FROM cohort GROUP BY verdict
UNION ALL SELECT 'decided.' || verdict, count(*) FROM decided GROUP BY verdict
UNION ALL SELECT 'attendance.all', count(*) FROM trial, asked WHERE day >= s AND day < e AND day <= a
UNION ALL SELECT 'retention.' || verdict, count(*) FROM member GROUP BY verdict
UNION ALL SELECT 'early', count(*) FROM early
UNION ALL SELECT 'renewal.' || verdict, count(*) FROM renewal GROUP BY verdict
UNION ALL SELECT 'follow_ups.' || verdict, count(*) FROM follow_ups GROUP BY verdict
UNION ALL SELECT 'reason.' || coalesce(reason, ''), count(*) FROM lost GROUP BY reason
UNION ALL SELECT 'comebacks.' || verdict, count(*) FROM gone GROUP BY verdict
UNION ALL SELECT 'graduates.' || verdict, count(*) FROM gone WHERE exit = 'graduated' GROUP BY verdict
UNION ALL SELECT 'net', coalesce((SELECT sum(amount) FROM paid), 0) - coalesce((SELECT sum(amount) FROM refunded), 0)
UNION ALL SELECT 'active', count(*) FROM active
UNION ALL SELECT 'paying', count(DISTINCT learner) FROM paid;
