// The signs of what becomes of a line.
import CircleCheck from '@lucide/svelte/icons/circle-check';
import CircleQuestionMark from '@lucide/svelte/icons/circle-question-mark';
import Inbox from '@lucide/svelte/icons/inbox';
import CirclePlus from '@lucide/svelte/icons/circle-plus';
import Minus from '@lucide/svelte/icons/minus';
import Plus from '@lucide/svelte/icons/plus';
import TriangleAlert from '@lucide/svelte/icons/triangle-alert';
import type { Icon } from '../../design/icon';
import type { StepCode } from './look';

export const ICONS: Readonly<Record<StepCode, Icon>> = {
  new: Plus,
  updated: CirclePlus,
  waiting: Inbox,
  undecided: CircleQuestionMark,
  known: CircleCheck,
  passed: Minus,
  faulty: TriangleAlert,
};
