// Japanese, the catalogue that sets the shape. One file per room: a new room adds one here and one in `en/`.
import { design } from './ja/design';
import { failures } from './ja/failures';
import { learners } from './ja/learners';
import { shell } from './ja/shell';
import { terms } from './ja/terms';
import { week } from './ja/week';

export const ja = { design, failures, learners, shell, terms, week };

/** Every message by room. `en` must have each of them, or it does not compile. */
export type Messages = typeof ja;
