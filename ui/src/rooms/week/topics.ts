/** Kinds of rows that the week is made of. */
export const WEEK_TOPICS = ['session', 'note', 'action_item', 'contract', 'pause', 'learner'] as const;

/** How often the week is asked for again because time has passed, in milliseconds. */
export const CLOCK_MS = 60_000;
