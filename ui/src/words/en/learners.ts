import type { Messages } from '../ja';
export const learners: Messages['learners'] = {};
