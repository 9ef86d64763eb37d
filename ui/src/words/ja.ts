// Japanese, the catalogue that sets the shape. One file per room: a new room adds one here and one in `en/`.
import { design } from './ja/design';
import { failures } from './ja/failures';
import { shell } from './ja/shell';

export const ja = { design, failures, shell };

/** Every message by room. `en` must have each of them, or it does not compile. */
export type Messages = typeof ja;
