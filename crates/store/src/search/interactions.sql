-- Rows are found in the order in which they were written; among the last 500 the day decides.
SELECT i.id, i.learner, NULL AS session, i.day, i.summary AS text FROM (
  SELECT rowid AS seq FROM interaction_search WHERE interaction_search MATCH ?1 ORDER BY rowid DESC LIMIT max(?2, 500)
) found JOIN interaction i ON i.seq = found.seq
ORDER BY i.day DESC, i.seq DESC LIMIT ?2
