import type { Messages } from '../ja';
import { counted } from '../plural';

export const endings: Messages['endings'] = {
  title: 'Reasons for leaving',
  again: 'Load again',
  none: 'No cancellations yet. Choose “Cancelled” when a contract ends, and the reasons gather here.',
  reasons: 'First reasons',
  total: (n) => `${counted(n, 'cancellation', 'cancellations')} so far. `,
  few: (n) => `${counted(n, 'more is', 'more are')} needed before shares say anything.`,
  unasked: 'Not asked',
  of: (n, all) => `${n} of ${all}`,
  share: (n, all, percent) => `${n} of ${all} (${percent})`,
  besides: 'also named by:',
};
