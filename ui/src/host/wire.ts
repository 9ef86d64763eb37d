// Generated from the Rust command list; do not edit. This file is only a stand-in until the generator writes it.

/** Every command by name: what it is asked with and what it answers. */
export interface Commands {
  [name: string]: { input: unknown; output: unknown };
}
