// What is said in Japanese by the rooms that are loaded when they are entered.
import { changes } from './ja/changes';
import { composer } from './ja/composer';
import { endings } from './ja/endings';
import { erasure } from './ja/erasure';
import { help } from './ja/help';
import { history } from './ja/history';
import { kinds } from './ja/kinds';
import { leads } from './ja/leads';
import { learner } from './ja/learner';
import { learners } from './ja/learners';
import { materials } from './ja/materials';
import { merging } from './ja/merging';
import { messages } from './ja/messages';
import { metrics } from './ja/metrics';
import { money } from './ja/money';
import { own } from './ja/own';
import { reckoning } from './ja/reckoning';
import { series } from './ja/series';
import { settings } from './ja/settings';
import { start } from './ja/start';
import { timeline } from './ja/timeline';
import { upkeep } from './ja/upkeep';

export const later = {
  changes,
  composer,
  endings,
  erasure,
  help,
  history,
  kinds,
  leads,
  learner,
  learners,
  materials,
  merging,
  messages,
  metrics,
  own,
  money,
  reckoning,
  series,
  settings,
  start,
  timeline,
  upkeep,
};
