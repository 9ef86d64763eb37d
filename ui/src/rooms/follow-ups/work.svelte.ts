// The follow-ups, and what is done with them here.
import { Asked } from '../../host/asked.svelte';
import { call } from '../../host/call';
import { Latest } from '../../host/latest.svelte';
import type { FollowUpLine } from '../../host/wire';

/** The lists in their order. */
export const LISTS = ['due', 'this_week', 'later'] as const;

export type List = (typeof LISTS)[number];

/** The rows of one list that are shown, and how many there are. */
export type Group = { list: List; rows: FollowUpLine[]; total: number };

export class FollowUpWork {
  readonly asked = new Asked(() => call('follow_up.list', {}));
  readonly latest = new Latest(() => this.asked.again());

  readonly groups: Group[] = $derived.by(() => {
    const lists = this.asked.answer;
    if (!lists) return [];
    return LISTS.map((list) => ({ list, rows: lists[list].first, total: lists[list].total }));
  });

  readonly total = $derived(this.groups.reduce((sum, { total }) => sum + total, 0));
}
