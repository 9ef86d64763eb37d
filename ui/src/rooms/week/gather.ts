// A group stands in the week once, with its people.
import type { SessionLine } from '../../host/wire';

/** One row: a session, or those of a group at one time. */
export type Entry = { key: string; lines: readonly [SessionLine, ...SessionLine[]] };

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
