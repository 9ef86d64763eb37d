// What is said in English by the rooms that are loaded when they are entered.
import { changes } from './en/changes';
import { composer } from './en/composer';
import { endings } from './en/endings';
import { erasure } from './en/erasure';
import { help } from './en/help';
import { history } from './en/history';
import { kinds } from './en/kinds';
import { leads } from './en/leads';
import { learner } from './en/learner';
import { learners } from './en/learners';
import { materials } from './en/materials';
import { merging } from './en/merging';
import { messages } from './en/messages';
import { metrics } from './en/metrics';
import { money } from './en/money';
import { own } from './en/own';
import { reckoning } from './en/reckoning';
import { series } from './en/series';
import { settings } from './en/settings';
import { start } from './en/start';
import { timeline } from './en/timeline';
import { upkeep } from './en/upkeep';
import type { Messages } from './ja';

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
} satisfies Partial<Messages>;
