// How the state of a session looks. The word always stands beside the sign.
import Ban from '@lucide/svelte/icons/ban';
import CalendarClock from '@lucide/svelte/icons/calendar-clock';
import CircleCheck from '@lucide/svelte/icons/circle-check';
import CircleDashed from '@lucide/svelte/icons/circle-dashed';
import CircleX from '@lucide/svelte/icons/circle-x';
import MapPin from '@lucide/svelte/icons/map-pin';
import Phone from '@lucide/svelte/icons/phone';
import Redo from '@lucide/svelte/icons/redo-2';
import Video from '@lucide/svelte/icons/video';
import type { Icon } from '../../design/icon';
import type { Mode, SessionLine, SessionState } from '../../host/wire';

type Tone = 'plain' | 'accent' | 'ok' | 'warn' | 'danger';

/** Sign and tone of each state. */
export const stateLook: Readonly<Record<SessionState, { icon: Icon; tone: Tone }>> = {
  proposed: { icon: CircleDashed, tone: 'plain' },
  booked: { icon: CalendarClock, tone: 'accent' },
  held: { icon: CircleCheck, tone: 'ok' },
  cancelled_by_learner: { icon: Ban, tone: 'plain' },
  cancelled_by_coach: { icon: Ban, tone: 'plain' },
  late_cancelled: { icon: CircleX, tone: 'warn' },
  no_show: { icon: CircleX, tone: 'danger' },
  rescheduled: { icon: Redo, tone: 'plain' },
};

const CALLED_OFF: ReadonlySet<SessionState> = new Set([
  'cancelled_by_learner',
  'cancelled_by_coach',
  'late_cancelled',
  'rescheduled',
]);

/** Sign of each way to meet. */
export const modeIcon: Readonly<Record<Mode, Icon>> = { online: Video, in_person: MapPin, phone: Phone };

/** Whether it was agreed that the session does not take place at its time. */
export function isCalledOff({ state }: SessionLine): boolean {
  return CALLED_OFF.has(state);
}

/** Whether the session is still to take place, as far as the record knows. */
export function isAhead({ state }: SessionLine): boolean {
  return state === 'booked' || state === 'proposed';
}
