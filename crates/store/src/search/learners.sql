SELECT l.* FROM (
  SELECT rowid AS seq FROM learner_search WHERE learner_search MATCH ?1 ORDER BY rowid DESC LIMIT ?2
) found JOIN learner l ON l.seq = found.seq
ORDER BY l.seq DESC
