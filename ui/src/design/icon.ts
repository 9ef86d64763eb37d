import type { Component } from 'svelte';

/** An icon of the Lucide set, as the components of this folder take it. */
export type Icon = Component<{ size?: string | number; 'aria-hidden'?: 'true' }>;
