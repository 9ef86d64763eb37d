// English, in the shape of the Japanese catalogue.
import { design } from './en/design';
import { failures } from './en/failures';
import { shell } from './en/shell';
import type { Messages } from './ja';

export const en: Messages = { design, failures, shell };
