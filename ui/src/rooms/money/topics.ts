/** Kinds of rows of which the accounts are made. */
export const MONEY_TOPICS = [
  'payment',
  'refund',
  'payer',
  'payer_link',
  'contract',
  'learner',
  'learner:*',
] as const;
