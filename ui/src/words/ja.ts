// Japanese, the catalogue that sets the shape. One file per room: a new room adds one here and one in `en/`.
import { acts } from './ja/acts';
import { changes } from './ja/changes';
import { composer } from './ja/composer';
import { design } from './ja/design';
import { endings } from './ja/endings';
import { erasure } from './ja/erasure';
import { failures } from './ja/failures';
import { followUps } from './ja/follow-ups';
import { gathering } from './ja/gathering';
import { history } from './ja/history';
import { intake } from './ja/intake';
import { kinds } from './ja/kinds';
import { leads } from './ja/leads';
import { learner } from './ja/learner';
import { learners } from './ja/learners';
import { materials } from './ja/materials';
import { merging } from './ja/merging';
import { own } from './ja/own';
import { money } from './ja/money';
import { palette } from './ja/palette';
import { policy } from './ja/policy';
import { proposals } from './ja/proposals';
import { series } from './ja/series';
import { settings } from './ja/settings';
import { shell } from './ja/shell';
import { start } from './ja/start';
import { terms } from './ja/terms';
import { timeline } from './ja/timeline';
import { upkeep } from './ja/upkeep';
import { week } from './ja/week';

export const ja = {
  acts,
  changes,
  composer,
  design,
  endings,
  erasure,
  failures,
  followUps,
  gathering,
  history,
  intake,
  kinds,
  leads,
  learner,
  learners,
  materials,
  merging,
  own,
  money,
  palette,
  policy,
  proposals,
  series,
  settings,
  shell,
  start,
  terms,
  timeline,
  upkeep,
  week,
};

/** Every message by room. `en` must have each of them, or it does not compile. */
export type Messages = typeof ja;
