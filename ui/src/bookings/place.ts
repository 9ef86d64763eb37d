// Where a session takes place: a link to meet at, or a place in words, or both in one line.

/** A place whose link can be followed, with what is said before and after it. */
export type Linked = { before: string; link: string; host: string; after: string };

/**
 * The first link of a place, as the core opens it: an encrypted address that shows where it leads. Null when there is none.
 */
export function linkIn(place: string): Linked | null {
  for (const found of place.matchAll(/\S+/g)) {
    const [link, host] = [found[0], hostOf(found[0])];
    if (host) {
      const [before, after] = [place.slice(0, found.index), place.slice(found.index + link.length)];
      return { before: before.trim(), link, host, after: after.trim() };
    }
  }
  return null;
}

function hostOf(word: string): string | null {
  const host = /^https:\/\/([^/?#]+)/i.exec(word)?.[1];
  return host && !/[@\\]/.test(host) ? host : null;
}
