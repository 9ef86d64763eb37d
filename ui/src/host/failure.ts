/** What a command failed with, in a form the words can explain. `about` names what it concerns, ready for display. */
export class Failure extends Error {
  readonly code: string;
  readonly about: Readonly<Record<string, string>>;

  constructor(code: string, about: Readonly<Record<string, string>> = {}) {
    super(code);
    this.name = 'Failure';
    this.code = code;
    this.about = about;
  }
}

/** The code of a failure that happened between this page and the core, not inside the core. */
export const UNREACHABLE = 'U-001';

/** The code of a defect in the page itself. */
export const DEFECT = 'U-002';

/** The code of a value that is not allowed; `about` names the field and the rule. */
export const NOT_ALLOWED = 'P-205';

/** The code of a record that is not there. */
export const MISSING = 'P-202';

/** The code of work that the coach called off, or of a dialog closed without a choice: no failure worth a word. */
export const CANCELLED = 'P-207';

/** The code of a paper that would hold something else than was shown. */
export const PAPER_CHANGED = 'E-603';

/** The code of something typed that could not be saved, so that what would have left it behind was not done. */
export const UNSAVED = 'U-003';

/** Whatever was thrown, as a `Failure`; an unknown throw is a defect of the page and keeps its message. */
export function asFailure(thrown: unknown): Failure {
  if (thrown instanceof Failure) return thrown;
  return new Failure(DEFECT, { detail: thrown instanceof Error ? thrown.message : String(thrown) });
}
