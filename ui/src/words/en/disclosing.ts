import type { disclosing as ja, handouts as jaHandouts } from '../ja/disclosing';

export const disclosing: typeof ja = {
  title: 'Disclosure to the learner',
  about:
    'Packs everything that is held on this learner into one zip that can be handed over. Nothing about other people is in it.',
  read: 'What the coach wrote goes in as it is. Before handing it over, look through record.pdf for names of other people.',
  make: 'Make a disclosure pack',
  making: 'Packing',
  made: (name, pages, files) =>
    `Packed into “${name}” (pages of paper: ${pages}${files > 0 ? `, files of materials: ${files}` : ''}).`,
  log: 'Log that it was handed over',
  handedOver: 'Handed over a copy of all information held (disclosure)',
  logged: ' That it was handed over was logged as a contact.',
  folder: 'Open folder',
};

export const handouts: typeof jaHandouts = {
  title: 'The learner’s folder',
  about:
    'Materials shared, what is to be done next, where goals stand and the next booking, as one page for the learner to read, with the files you shared. It follows by itself whenever you write something. Notes, what to be careful about, money and follow-ups are never on it.',
  make: 'Make the learner’s folder',
  update: 'Update it now',
  made: (name) => `Written to “${name}”.`,
  gone: (name) => `“${name}” cannot be found. Connect the disk it lies on, or make it again.`,
  at: (name) => `There is “${name}”.`,
};
