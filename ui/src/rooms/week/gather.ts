// A group stands in the week once, with its people.
import type { SessionLine } from '../../host/wire';
import { isCalledOff } from './state';

/** One row: a session, or those of a group at one time. */
export type Entry = { key: string; lines: readonly [SessionLine, ...SessionLine[]] };

/** Those of a row who are still to come or have come; all of them when nobody is. */
export function standing(lines: Entry['lines']): Entry['lines'] {
  const [first, ...others] = lines.filter((line) => !isCalledOff(line));
  return first ? [first, ...others] : lines;
}

/** The sessions in their order, those of one group at one time as one where the first of them stands. */
export function gathered(lines: readonly SessionLine[]): readonly Entry[] {
  const rows = new Map<string, [SessionLine, ...SessionLine[]]>();
  for (const line of lines) {
    const key = line.gathering ? `${line.gathering.id} ${line.day} ${line.time}` : line.id;
    const row = rows.get(key);
    if (row) row.push(line);
    else rows.set(key, [line]);
  }
  return [...rows].map(([key, all]) => ({ key: all.length > 1 ? key : all[0].id, lines: all }));
}
