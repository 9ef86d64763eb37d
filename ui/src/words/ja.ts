// Japanese, the catalogue that sets the shape. One file per room: a new room adds one here and one in `en/`.
import { acts } from './ja/acts';
import { design } from './ja/design';
import { failures } from './ja/failures';
import { history } from './ja/history';
import { learners } from './ja/learners';
import { palette } from './ja/palette';
import { settings } from './ja/settings';
import { shell } from './ja/shell';
import { start } from './ja/start';
import { terms } from './ja/terms';
import { week } from './ja/week';

export const ja = { acts, design, failures, history, learners, palette, settings, shell, start, terms, week };

/** Every message by room. `en` must have each of them, or it does not compile. */
export type Messages = typeof ja;
