-- Open actions past their due day, of learners who are still here.
SELECT a.*, l.name AS learner_name, l.external_id AS learner_external_id
FROM action_item a JOIN learner l ON l.id = a.learner
WHERE a.state = 'open' AND a.due_on >= :since AND a.due_on < :today
  AND (EXISTS (SELECT 1 FROM contract c WHERE c.learner = a.learner
         AND coalesce(min(c.ended_on, c.term_end), c.ended_on, c.term_end, :here_since) >= :here_since)
    OR NOT EXISTS (SELECT 1 FROM contract c WHERE c.learner = a.learner))
ORDER BY a.due_on, a.seq
