-- What stands in one row of the rest of the stock, and of a field of the coach's own its name and subject.
SELECT t.row AS id, t.learner, v.session, t.day, t.text, f.name AS field, f.subject,
  l.name AS learner_name, l.external_id AS learner_external_id
FROM worded_text t JOIN learner l ON l.id = t.learner
LEFT JOIN custom_value v ON v.id = t.row LEFT JOIN custom_field f ON f.id = v.field
WHERE t.entity = ?1 AND t.row = ?2
