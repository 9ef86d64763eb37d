import type { Messages } from '../ja';

export const places: Messages['places'] = {
  label: 'Place',
  hint: 'A meeting link, an address or the name of a café',
  asLast: 'The same place as last time. You can change or clear it.',
  open: (host) => `Open ${host}`,
  title: 'Change the place',
  save: 'Change the place of this session',
  saveLater: 'Change all later ones too',
  saveGroup: 'Change it for the whole group',
};
