// Japanese, the catalogue that sets the shape. One file per room: a new room adds one in `ja/`, one in `en/`, and both to the
// parts that are loaded when it is entered.
import { first } from './ja-first';
import { later } from './ja-later';

export const ja = { ...first, ...later };

/** Every message by room. `en` must have each of them, or it does not compile. */
export type Messages = typeof ja;
