/** Kinds of rows by which leads come, go on or are decided. */
export const LEAD_TOPICS = ['application', 'trial', 'session', 'learner', 'learner:*'] as const;
