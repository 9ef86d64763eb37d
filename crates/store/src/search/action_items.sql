-- Rows are found in the order in which they were written; among the last 500 the day decides.
SELECT a.id, a.learner, a.session, a.created_on AS day, a.text,
  l.name AS learner_name, l.external_id AS learner_external_id
FROM (
  SELECT rowid AS seq FROM action_item_search WHERE action_item_search MATCH ?1 /* whose */ ORDER BY rowid DESC LIMIT max(?2, 500)
) found JOIN action_item a ON a.seq = found.seq JOIN learner l ON l.id = a.learner
ORDER BY a.created_on DESC, a.seq DESC LIMIT ?2
