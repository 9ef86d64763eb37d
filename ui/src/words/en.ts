// English, in the shape of the Japanese catalogue.
import { acts } from './en/acts';
import { changes } from './en/changes';
import { composer } from './en/composer';
import { design } from './en/design';
import { endings } from './en/endings';
import { erasure } from './en/erasure';
import { failures } from './en/failures';
import { followUps } from './en/follow-ups';
import { gathering } from './en/gathering';
import { history } from './en/history';
import { intake } from './en/intake';
import { kinds } from './en/kinds';
import { leads } from './en/leads';
import { learner } from './en/learner';
import { learners } from './en/learners';
import { materials } from './en/materials';
import { merging } from './en/merging';
import { own } from './en/own';
import { money } from './en/money';
import { palette } from './en/palette';
import { policy } from './en/policy';
import { proposals } from './en/proposals';
import { series } from './en/series';
import { settings } from './en/settings';
import { shell } from './en/shell';
import { start } from './en/start';
import { terms } from './en/terms';
import { timeline } from './en/timeline';
import { upkeep } from './en/upkeep';
import { week } from './en/week';
import type { Messages } from './ja';

export const en: Messages = {
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
