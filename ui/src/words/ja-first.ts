// What every start says in Japanese. What only a room says that is entered later stands in `ja-later.ts`.
import { acts } from './ja/acts';
import { design } from './ja/design';
import { failures } from './ja/failures';
import { followUps } from './ja/follow-ups';
import { gathering } from './ja/gathering';
import { intake } from './ja/intake';
import { palette } from './ja/palette';
import { places } from './ja/places';
import { policy } from './ja/policy';
import { proposals } from './ja/proposals';
import { shell } from './ja/shell';
import { terms } from './ja/terms';
import { week } from './ja/week';

export const first = {
  acts,
  design,
  failures,
  followUps,
  gathering,
  intake,
  palette,
  places,
  policy,
  proposals,
  shell,
  terms,
  week,
};
