// How the places in a learner's life look. The word always stands beside the sign.
import CirclePause from '@lucide/svelte/icons/circle-pause';
import CircleSlash from '@lucide/svelte/icons/circle-slash';
import Contact from '@lucide/svelte/icons/contact';
import DoorClosed from '@lucide/svelte/icons/door-closed';
import DoorOpen from '@lucide/svelte/icons/door-open';
import Flag from '@lucide/svelte/icons/flag';
import GraduationCap from '@lucide/svelte/icons/graduation-cap';
import Hourglass from '@lucide/svelte/icons/hourglass';
import LogOut from '@lucide/svelte/icons/log-out';
import MailOpen from '@lucide/svelte/icons/mail-open';
import RefreshCw from '@lucide/svelte/icons/refresh-cw';
import Sprout from '@lucide/svelte/icons/sprout';
import type { Icon } from '../../design/icon';
import type { Lifecycle } from '../../host/wire';

/** Those who come now first, then those who may, then those who came. */
export const lifecycles: readonly Lifecycle[] = [
  'active',
  'returned',
  'ending',
  'paused',
  'deciding',
  'trial',
  'applied',
  'listed',
  'graduated',
  'left',
  'cancelled',
  'lost',
];

/** Sign and tone of each place. */
export const lifecycleLook: Readonly<
  Record<Lifecycle, { icon: Icon; tone: 'ok' | 'warn' | 'accent' | 'plain' }>
> = {
  listed: { icon: Contact, tone: 'plain' },
  applied: { icon: MailOpen, tone: 'accent' },
  trial: { icon: DoorOpen, tone: 'accent' },
  deciding: { icon: Hourglass, tone: 'accent' },
  active: { icon: Sprout, tone: 'ok' },
  paused: { icon: CirclePause, tone: 'warn' },
  ending: { icon: Flag, tone: 'warn' },
  graduated: { icon: GraduationCap, tone: 'plain' },
  left: { icon: DoorClosed, tone: 'plain' },
  cancelled: { icon: LogOut, tone: 'plain' },
  lost: { icon: CircleSlash, tone: 'plain' },
  returned: { icon: RefreshCw, tone: 'ok' },
};
