// The one door to the core. The answer is the state: rooms keep what they were answered and ask again when it is touched.
import { Failure, UNREACHABLE } from './failure';
import { throughLoopback } from './loopback';
import { throughTauri } from './tauri';
import { announce } from './touched';
import type { Commands } from './wire';

/** What comes back over either transport. */
export type Answer =
  { ok: unknown; touched: string[] } | { failure: { code: string; about: Record<string, string> } };

/** Carries one command to the core. Throws only when the core could not be reached. */
export type Transport = (name: string, input: unknown) => Promise<Answer>;

const insideShell = '__TAURI_INTERNALS__' in window;
let transport: Transport = insideShell ? throughTauri : throughLoopback;

/** Ask the core for `name`. Throws a `Failure`; topics the answer touched are announced before this returns. */
export async function call<Name extends keyof Commands>(
  name: Name,
  input: Commands[Name]['input'],
): Promise<Commands[Name]['output']> {
  let answer: Answer;
  try {
    answer = await transport(name, input);
  } catch (thrown) {
    throw new Failure(UNREACHABLE, { detail: thrown instanceof Error ? thrown.message : String(thrown) });
  }
  if ('failure' in answer) throw new Failure(answer.failure.code, answer.failure.about);
  announce(answer.touched);
  return answer.ok as Commands[Name]['output'];
}

/** Send commands elsewhere, for tests of rooms. Returns a function that restores the former way. */
export function callThrough(other: Transport): () => void {
  const former = transport;
  transport = other;
  return () => {
    transport = former;
  };
}
