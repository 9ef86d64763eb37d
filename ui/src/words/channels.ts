import type { Channel } from '../host/wire';
import type { Messages } from './ja';
import { sayName } from './name';

/** The channels, in the order in which they are offered. */
export const CHANNELS = [
  'line',
  'email',
  'phone',
  'in_person',
  'form',
  'other',
] as const satisfies readonly Channel[];

/** How somebody came to ask: a channel in words, and whatever else was written as it is. */
export function sayChannel(written: string | null, t: Messages): string | null {
  const channel = CHANNELS.find((one) => one === written);
  return channel ? t.terms.channel[channel] : sayName(written, t);
}

/** What a person may write for a channel before a colon, in both languages, as alternatives of a regular expression. */
export const CHANNEL_NAMES =
  'line|ライン|e-?mail|メール|電話|tel|phone|call|対面|面会|in person|form|フォーム|その他|other|mail';
