/** Whatever changes a metric. */
export const METRIC_TOPICS = [
  'application',
  'trial',
  'contract',
  'pause',
  'entitlement',
  'session',
  'payment',
  'refund',
  'follow_up',
  'interaction',
  'cancellation',
  'learner',
];
