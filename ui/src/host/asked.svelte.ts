// What a room asked the core, and how it stands with the answer.
import { asFailure, type Failure } from './failure';

/** A question that can be asked again. The last answer stays until a newer one has come. */
export class Asked<Answer> {
  #ask: () => Promise<Answer>;
  #turn = 0;
  #answer = $state.raw<Answer | null>(null);
  #failure = $state.raw<Failure | null>(null);

  /** Settled once the latest question has been answered, one way or the other. */
  settled: Promise<void> = Promise.resolve();

  constructor(ask: () => Promise<Answer>) {
    this.#ask = ask;
  }

  /** The last answer; null before the first. */
  get answer(): Answer | null {
    return this.#answer;
  }

  /** Why the latest question was not answered; null when it was. */
  get failure(): Failure | null {
    return this.#failure;
  }

  /** Ask once more. Of several questions under way only the latest counts. */
  again = (): Promise<void> => {
    this.settled = this.#put(++this.#turn);
    return this.settled;
  };

  async #put(turn: number): Promise<void> {
    try {
      const answer = await this.#ask();
      if (turn !== this.#turn) return;
      this.#answer = answer;
      this.#failure = null;
    } catch (thrown) {
      if (turn === this.#turn) this.#failure = asFailure(thrown);
    }
  }
}
