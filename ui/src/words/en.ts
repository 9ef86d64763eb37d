// English, in the shape of the Japanese catalogue.
import { first } from './en-first';
import { later } from './en-later';
import type { Messages } from './ja';

export const en: Messages = { ...first, ...later };
