-- What was known at the end of day asked.a, and the stays that follow from it. Days are numbers since 1970-01-01; the period is
-- [asked.s, asked.e). ln() and exp() are those of the machine.

CREATE TEMP TABLE agreed AS
SELECT id, learner, kind, starts_on, term_end, price, sessions, cadence_days, auto_renew, plan_name,
  CASE WHEN ended_on <= a THEN ended_on END AS ended_on,
  CASE WHEN ended_on <= a THEN end_kind END AS end_kind,
  CASE WHEN ended_on <= a THEN end_reason END AS end_reason,
  kind <> 'pro_bono' AND price > 0 AS is_paid
FROM contract, asked WHERE starts_on <= a;
CREATE INDEX agreed_learner ON agreed (learner, starts_on, id);

-- Packages without a ticket left, and the day of the last.
CREATE TEMP TABLE used_up AS
SELECT c.id, max(CASE WHEN t.quantity < 0 THEN t.day END) AS last_ticket
FROM agreed c JOIN entitlement t ON t.contract = c.id JOIN asked ON t.day <= a
WHERE c.kind = 'package' AND c.sessions > 0
GROUP BY c.id HAVING sum(t.quantity) <= 0;
CREATE UNIQUE INDEX used_up_id ON used_up (id);

-- Sessions known to have been held, trials left out, and bookings that are ahead.
CREATE TEMP TABLE held AS
SELECT s.learner, s.day FROM session s, asked
WHERE s.day <= a AND coalesce(s.resolved_on, s.day) <= a
  AND s.state NOT IN ('proposed', 'booked', 'rescheduled') AND coalesce(s.happened, s.state = 'held')
  AND coalesce(s.booked_on, least(coalesce(s.resolved_on, s.day), s.day)) <= a
  AND NOT EXISTS (SELECT 1 FROM trial t WHERE t.session = s.id);
CREATE INDEX held_learner ON held (learner, day);

CREATE TEMP TABLE ahead AS
SELECT DISTINCT s.learner FROM session s, asked
WHERE s.day >= a AND coalesce(s.booked_on, CASE WHEN s.state NOT IN ('proposed', 'booked')
    THEN least(coalesce(s.resolved_on, s.day), s.day) ELSE a END) <= a
  AND (s.state = 'booked' OR s.state NOT IN ('proposed', 'booked') AND coalesce(s.resolved_on, s.day) > a)
  AND NOT EXISTS (SELECT 1 FROM trial t WHERE t.session = s.id);
CREATE UNIQUE INDEX ahead_learner ON ahead (learner);

-- Every day on which somebody rests: by a pause of all contracts, or when each contract of the day rests.
CREATE TEMP TABLE rest AS
WITH RECURSIVE days (learner, contract, day, until) AS (
  SELECT learner, contract, starts_on, least(coalesce(ends_on, a), a) FROM pause, asked WHERE starts_on <= a
  UNION ALL SELECT learner, contract, day + 1, until FROM days WHERE day < until)
SELECT DISTINCT learner, day FROM days d
WHERE contract IS NULL OR NOT EXISTS (
  SELECT 1 FROM agreed c WHERE c.learner = d.learner AND c.starts_on <= d.day
    AND coalesce(c.ended_on, c.term_end, d.day) >= d.day
    AND NOT EXISTS (SELECT 1 FROM days p WHERE p.learner = d.learner AND p.day = d.day
      AND (p.contract IS NULL OR p.contract = c.id)));
CREATE UNIQUE INDEX rest_day ON rest (learner, day);

-- The first day of the latest spell: contracts with at most thirty days between them.
CREATE TEMP TABLE spell AS
WITH chain AS (
  SELECT learner, starts_on, max(coalesce(ended_on, term_end, 99999)) OVER (
    PARTITION BY learner ORDER BY starts_on, id ROWS BETWEEN UNBOUNDED PRECEDING AND 1 PRECEDING) AS covered
  FROM agreed)
SELECT learner, max(starts_on) AS starts_on FROM chain WHERE covered IS NULL OR starts_on - covered > 30 GROUP BY learner;
CREATE UNIQUE INDEX spell_learner ON spell (learner);

-- The natural logarithms of the last twelve gaps of the spell, rest left out.
CREATE TEMP TABLE gap AS
WITH pairs AS (
  SELECT h.learner, h.day, lag(h.day) OVER (PARTITION BY h.learner ORDER BY h.day) AS before
  FROM held h LEFT JOIN spell s ON s.learner = h.learner WHERE s.starts_on IS NULL OR h.day >= s.starts_on),
numbered AS (
  SELECT learner, day, before, row_number() OVER (PARTITION BY learner ORDER BY day DESC) AS n
  FROM pairs WHERE before IS NOT NULL)
SELECT learner, count(*) AS n, sum(ln(greatest(1, day - before
  - (SELECT count(*) FROM rest r WHERE r.learner = p.learner AND r.day > p.before AND r.day <= p.day)))) AS logs
FROM numbered p WHERE n <= 12 GROUP BY learner;
CREATE UNIQUE INDEX gap_learner ON gap (learner);

-- Contracts without any end that nobody has come or booked under for more than sixty days and three expected gaps.
CREATE TEMP TABLE silent AS
WITH waiting AS (
  SELECT c.id, c.learner, greatest(c.starts_on, coalesce((SELECT max(day) FROM held h WHERE h.learner = c.learner), 0)) AS last,
    coalesce(nullif(c.cadence_days, 0), nullif(l.cadence_days, 0), 14) AS nominal
  FROM agreed c JOIN learner l ON l.id = c.learner
  WHERE c.ended_on IS NULL AND (c.term_end IS NULL OR c.auto_renew) AND c.id NOT IN (SELECT id FROM used_up)
    AND NOT EXISTS (SELECT 1 FROM ahead b WHERE b.learner = c.learner)
    AND NOT EXISTS (SELECT 1 FROM rest r, asked WHERE r.learner = c.learner AND r.day = a)),
measured AS (
  SELECT w.*, a - last - (SELECT count(*) FROM rest r WHERE r.learner = w.learner AND r.day > last AND r.day <= a) AS days,
    exp((2 * ln(nominal) + coalesce(g.logs, 0)) / (2 + coalesce(g.n, 0))) AS expected
  FROM waiting w CROSS JOIN asked LEFT JOIN gap g ON g.learner = w.learner)
SELECT id, last + CAST(round(expected) AS INTEGER) AS left_on FROM measured WHERE days > 60 AND days > 3 * expected;
CREATE UNIQUE INDEX silent_id ON silent (id);

-- Each contract with its end, once that has passed, and how it came about.
CREATE TEMP TABLE ended AS
WITH ends AS (
  SELECT c.*, u.last_ticket, s.left_on,
    least(coalesce(c.ended_on, 99999), CASE WHEN c.auto_renew THEN 99999 ELSE coalesce(c.term_end, 99999) END,
      coalesce(u.last_ticket, 99999)) AS decided
  FROM agreed c LEFT JOIN used_up u ON u.id = c.id LEFT JOIN silent s ON s.id = c.id)
SELECT id, learner, starts_on,
  CASE WHEN decided < 99999 THEN decided ELSE left_on END AS ends_on,
  CASE WHEN decided = 99999 THEN 'silent'
    WHEN end_kind IN ('graduated', 'cancelled', 'cooling_off') THEN end_kind ELSE 'ran_out' END AS exit
FROM ends;
UPDATE ended SET ends_on = NULL WHERE ends_on >= (SELECT a FROM asked);
CREATE INDEX ended_learner ON ended (learner, starts_on, id);

-- Stays: contracts with at most the grace between them; state is 'runs', 'grace' or 'left'.
CREATE TEMP TABLE stay AS
WITH chain AS (
  SELECT *, max(coalesce(ends_on, 99999)) OVER (
    PARTITION BY learner ORDER BY starts_on, id ROWS BETWEEN UNBOUNDED PRECEDING AND 1 PRECEDING) AS covered
  FROM ended),
numbered AS (
  SELECT *, sum(covered IS NULL OR starts_on - covered > (SELECT g FROM asked)) OVER (
    PARTITION BY learner ORDER BY starts_on, id) AS stay
  FROM chain),
last AS (
  SELECT *, min(starts_on) OVER (PARTITION BY learner, stay) AS begins,
    max(stay) OVER (PARTITION BY learner) AS newest,
    row_number() OVER (PARTITION BY learner, stay ORDER BY coalesce(ends_on, 99999) DESC, starts_on DESC, id DESC) AS nth
  FROM numbered)
SELECT learner, begins, id AS contract, ends_on, exit,
  CASE WHEN ends_on IS NULL THEN 'runs' WHEN stay = newest AND a - ends_on <= g THEN 'grace' ELSE 'left' END AS state
FROM last, asked WHERE nth = 1;
CREATE INDEX stay_learner ON stay (learner, begins);
