-- What stands in one row of the rest of the stock.
SELECT t.row AS id, t.learner, NULL AS session, t.day, t.text, l.name AS learner_name, l.external_id AS learner_external_id
FROM worded_text t JOIN learner l ON l.id = t.learner WHERE t.entity = ?1 AND t.row = ?2
