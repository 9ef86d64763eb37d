SELECT l.*, l.id AS learner, l.name AS learner_name, l.external_id AS learner_external_id FROM (
  SELECT rowid AS seq FROM learner_search WHERE learner_search MATCH ?1 ORDER BY rowid DESC LIMIT max(?2, 500)
) found JOIN learner l ON l.seq = found.seq
ORDER BY l.seq DESC
