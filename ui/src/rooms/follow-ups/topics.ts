/** Kinds of rows of which the follow-ups are made. */
export const FOLLOW_UP_TOPICS = ['follow_up', 'learner', 'learner:*'] as const;
