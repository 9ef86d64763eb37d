import { UPKEEP_TOPICS } from '../../settling/topics';

/** Kinds of rows of which a review is made. */
export const REVIEW_TOPICS = [
  ...UPKEEP_TOPICS,
  'review',
  'review_decision',
  'improvement',
  'follow_up',
  'interaction',
  'pause',
  'cancellation',
  'refund',
  'metric_definition',
  'metric_target',
] as const;
