// What this machine shows of the lists; the core keeps it with the preferences.

/** The columns of the list of learners, by name; none for the usual ones. */
export const chosen = $state<{ columns: readonly string[] }>({ columns: [] });
