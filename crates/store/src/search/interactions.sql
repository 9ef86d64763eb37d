-- Rows are found in the order in which they were written; among the last 500 the day decides.
SELECT i.id, i.learner, NULL AS session, i.day, i.summary AS text,
  l.name AS learner_name, l.external_id AS learner_external_id
FROM (
  SELECT rowid AS seq FROM interaction_search WHERE interaction_search MATCH ?1 /* whose */ ORDER BY rowid DESC LIMIT max(?2, 500)
) found JOIN interaction i ON i.seq = found.seq JOIN learner l ON l.id = i.learner
ORDER BY i.day DESC, i.seq DESC LIMIT ?2
