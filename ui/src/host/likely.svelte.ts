// Who among the learners somebody may be, asked while one types.
import { call } from './call';
import type { LikelyPerson } from './wire';

type Traits = { name: string; kana: string; mail: string; phone: string };

/** Shorter than this, a name or a number is only begun. */
const TELLING = 2;

export class Likely {
  #people = $state.raw<readonly LikelyPerson[]>([]);
  #turn = 0;

  get people(): readonly LikelyPerson[] {
    return this.#people;
  }

  /** Ask for whoever `traits` may tell of. Of several questions under way only the latest counts. */
  ask(traits: Traits): void {
    const turn = ++this.#turn;
    void this.#find(traits).then((people) => {
      if (turn === this.#turn) this.#people = people;
    });
  }

  async #find(traits: Traits): Promise<readonly LikelyPerson[]> {
    const telling = (text: string): string | null => (text.trim().length >= TELLING ? text : null);
    const { name, kana, mail, phone } = traits;
    const asked = { name: telling(name), kana: telling(kana), mail: telling(mail), phone: telling(phone) };
    if (Object.values(asked).every((text) => text === null)) return [];
    try {
      return await call('lead.likely', asked);
    } catch {
      // Offering somebody is a help; taking the call down must not wait for it.
      return [];
    }
  }
}
