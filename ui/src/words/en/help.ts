import type { Messages } from '../ja';
import { counted } from '../plural';

export const help: Messages['help'] = {
  title: 'Guide',
  pages: 'Pages of the guide',
  find: 'Search the guide',
  found: (n) => `Found in ${counted(n, 'place', 'places')}.`,
  none: 'Nothing found. A shorter word may find more.',
  back: 'Go back',
  again: 'Load again',
};
