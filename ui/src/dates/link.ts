// "12/4 10:00 https://zoom.us/j/1": where to meet, said in the line of a booking.

const LINK = /https?:\/\/[!-~]+/i;

/** The link in `text`, and the text without it. */
export function takeLink(text: string): [link: string | null, rest: string] {
  const link = LINK.exec(text)?.[0] ?? null;
  return [link, link ? text.replace(link, () => ' ') : text];
}
