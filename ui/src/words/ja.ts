// Japanese, the catalogue that sets the shape. One file per room: a new room adds one here and one in `en/`.
import { acts } from './ja/acts';
import { design } from './ja/design';
import { failures } from './ja/failures';
import { history } from './ja/history';
import { palette } from './ja/palette';
import { settings } from './ja/settings';
import { shell } from './ja/shell';
import { start } from './ja/start';

export const ja = { acts, design, failures, history, palette, settings, shell, start };

/** Every message by room. `en` must have each of them, or it does not compile. */
export type Messages = typeof ja;
