import type { Messages } from '../ja';

export const kinds: Messages['kinds'] = {
  sessions: 'Sessions',
  notes: 'Notes',
  actions: 'Actions',
  goals: 'Goals, progress and obstacles',
  satisfaction: 'Satisfaction',
  contacts: 'Contacts and follow-ups',
  leads: 'Applications, trials and imported rows',
  consents: 'Consents',
  materials: 'Records of sharing',
  library: 'Materials',
  endings: 'Cancellations and pauses',
  payers: 'Payers',
  contracts: 'Contracts',
  payments: 'Payments',
  refunds: 'Refunds',
  tickets: 'Ticket ledger',
  others: 'Other records',
};
