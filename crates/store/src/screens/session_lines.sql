-- Sessions as lines, for the rows of `picked`.
SELECT s.*, l.name AS learner_name, l.external_id AS learner_external_id,
  EXISTS (SELECT 1 FROM note n JOIN note_version v ON v.id = n.version
    WHERE n.session = s.id AND v.sections <> '[]') AS has_note,
  EXISTS (SELECT 1 FROM offered_draft d WHERE d.session = s.id) AS has_draft
FROM picked p JOIN session s ON s.id = p.id JOIN learner l ON l.id = s.learner
ORDER BY s.day, s.time, s.id
