// The desktop shell. No other file may import @tauri-apps.
import { invoke } from '@tauri-apps/api/core';
import type { Transport } from './call';

/** Through the shell's only command. */
export const throughTauri: Transport = (name, input) => invoke('call', { name, body: input });
