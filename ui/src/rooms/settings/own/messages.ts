// The templates of messages while they are being changed.
import type { MessageTemplateView, MessageTemplateWish, MessageVariable } from '../../../host/wire';
import type { Line } from './lines';

/** Templates there may be. */
export const MOST_TEMPLATES = 50;

export const VARIABLES = [
  'name',
  'next_session',
  'next_place',
  'last_session',
  'tickets',
  'last_day',
  'practice',
] as const satisfies readonly MessageVariable[];

export type MessageLine = Line & { id: string | null; ja: string; en: string };

export const FRESH: Omit<MessageLine, 'at'> = { text: '', id: null, ja: '', en: '' };

export function linesOf(templates: readonly MessageTemplateView[]): MessageLine[] {
  return templates.map(({ id, name, ja, en }, at) => ({ at, id, ja, en, text: name }));
}

export function wishesOf(lines: readonly MessageLine[]): MessageTemplateWish[] {
  return lines.map(({ id, text, ja, en }) => ({ id, ja, en, name: text.trim() }));
}
