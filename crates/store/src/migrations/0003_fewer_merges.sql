-- The search indexes join what was written together only once 64 pieces lie side by side, and then at once. Joining them
-- at every sixteenth piece, and now and then before, took a quarter of the time of confirming a session; looking into 64
-- short pieces takes none to speak of.
INSERT INTO learner_search (learner_search, rank) VALUES ('automerge', 0), ('crisismerge', 64);
INSERT INTO note_search (note_search, rank) VALUES ('automerge', 0), ('crisismerge', 64);
INSERT INTO action_item_search (action_item_search, rank) VALUES ('automerge', 0), ('crisismerge', 64);
INSERT INTO interaction_search (interaction_search, rank) VALUES ('automerge', 0), ('crisismerge', 64);
