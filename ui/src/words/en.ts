// English, in the shape of the Japanese catalogue.
import { design } from './en/design';
import { failures } from './en/failures';
import { learners } from './en/learners';
import { shell } from './en/shell';
import { terms } from './en/terms';
import { week } from './en/week';
import type { Messages } from './ja';

export const en: Messages = { design, failures, learners, shell, terms, week };
