// What is agreed for a pause, as it is typed.

/** What rests: the contract with this id, or all of them when empty; and what that means for fee and term. */
export type TypedPause = { contract: string; billed: boolean; extends: boolean };

export const ORDINARY_PAUSE: TypedPause = { contract: '', billed: false, extends: false };
