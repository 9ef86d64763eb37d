-- Rows are found in the order in which they were written; among the last 500 the day of the session decides.
SELECT newest.id, newest.learner, newest.session, newest.day, v.sections,
  l.name AS learner_name, l.external_id AS learner_external_id
FROM (
  SELECT n.seq, n.id, n.learner, n.session, n.version, s.day FROM (
    SELECT rowid AS seq FROM note_search WHERE note_search MATCH ?1 /* whose */ ORDER BY rowid DESC LIMIT max(?2, 500)
  ) found JOIN note n ON n.seq = found.seq JOIN session s ON s.id = n.session
  ORDER BY s.day DESC, n.seq DESC LIMIT ?2
) newest JOIN note_version v ON v.id = newest.version JOIN learner l ON l.id = newest.learner
ORDER BY newest.day DESC, newest.seq DESC
