// One message at a time offers to take back what was done: whoever says the newest silences the one before.
let silenceSpeaker: (() => void) | null = null;

/** Say something with an undo; `silence` takes it away once somebody else does. */
export function speak(silence: () => void): void {
  if (silenceSpeaker !== silence) silenceSpeaker?.();
  silenceSpeaker = silence;
}
