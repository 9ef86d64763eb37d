// A contact written in one line from anywhere: `佐藤 LINE: 来週の日程を相談`, `← 電話: 欠席の連絡`.
import { call } from '../host/call';
import type { HitView } from '../host/wire';
import { router } from '../route.svelte';
import { undo } from '../undo.svelte';
import { CHANNEL_NAMES } from '../words/channels';
import type { Messages } from '../words/ja';
import { nameOf } from '../words/name';
import { answering } from './answering.svelte';
import type { Entry } from './commands';

const ARROWS = '←|→|⇐|⇒|<-|->';

/** Whoever is named, and from the arrow or the channel on what is logged. A word that only ends like a channel is none. */
const LOGGED = new RegExp(
  `^(?<who>.*?)\\s*(?<![a-z])(?<said>(?:(?:${ARROWS})\\s*)?(?:${CHANNEL_NAMES})\\s*[:：]\\s*\\S.*)$`,
  'iu',
);

/** What a typed text would log, and with whom; `who` is empty for whoever is in view. */
export function readLogged(text: string): { who: string; said: string } | null {
  const read = LOGGED.exec(text.trim())?.groups;
  return read ? { who: (read.who ?? '').trim(), said: read.said ?? '' } : null;
}

/** Logging a typed contact, with the learner who is named in it and was found, or with the one in view. */
export function logEntries(t: Messages, text: string, hits: readonly HitView[]): Entry[] {
  const read = readLogged(text);
  if (!read) return [];
  const { at } = router;
  const named = hits.find(({ kind }) => kind === 'learner')?.learner;
  if (read.who !== '') {
    return named ? [entry(t.palette.logFor(nameOf(named, t), read.said), named.id, read.said)] : [];
  }
  return at.room === 'learner' ? [entry(t.palette.logHere(read.said), at.id, read.said)] : [];
}

function entry(label: string, learner: string, text: string): Entry {
  const act = async (): Promise<void> => {
    const wish = { learner, text, channel: null, way: null, day: null, time: null };
    const logged = await call('interaction.log', wish);
    // It is logged, whatever comes of what follows: a failure here would stand where it was typed, and Enter would log it twice.
    await undo.tell().catch(() => undefined);
    await answering.after({ learner, logged }).catch(() => undefined);
  };
  return { id: `log-${learner}`, label, found: '', act };
}
