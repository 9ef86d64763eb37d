/** Kinds of rows of which something may wait to be settled. */
export const UPKEEP_TOPICS = [
  'session',
  'note',
  'trial',
  'contract',
  'entitlement',
  'goal',
  'progress',
  'inbox_item',
  'payment',
  'application',
  'distinction',
  'learner',
  'learner:*',
] as const;
