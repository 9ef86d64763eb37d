// What every start says in English.
import { acts } from './en/acts';
import { design } from './en/design';
import { failures } from './en/failures';
import { followUps } from './en/follow-ups';
import { gathering } from './en/gathering';
import { intake } from './en/intake';
import { palette } from './en/palette';
import { places } from './en/places';
import { policy } from './en/policy';
import { proposals } from './en/proposals';
import { shell } from './en/shell';
import { terms } from './en/terms';
import { week } from './en/week';
import type { Messages } from './ja';

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
} satisfies Partial<Messages>;
