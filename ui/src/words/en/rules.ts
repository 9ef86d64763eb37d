const GENERAL = 'Look over the values and save again.';

const byName: Readonly<Record<string, string>> = {
  not_before: 'Check the order of the dates.',
  in_the_future: 'Choose a date up to today.',
  booked_that_day: 'There is a booking on that day already. Choose another day.',
  of_a_package: 'Enter how many sessions the package has.',
  three_letter_currency: 'Write the currency with three letters, such as JPY.',
  outside_the_data_folder: 'Choose a place outside the data folder of Nenrin.',
};

/** What a value must be, from the name of the rule it breaks. */
export function rule(name: string): string {
  const most = /^at_most_(\d+)$/.exec(name)?.[1];
  if (most) return `Keep its length or number to at most ${most}.`;
  const [, size, unit] = /^at_most_(\d+)_(kb|mb)$/.exec(name) ?? [];
  if (size && unit) return `Keep it to at most ${size} ${unit.toUpperCase()}.`;
  const [, from, to] = /^(\d+)_to_(\d+)$/.exec(name) ?? [];
  if (from && to) return `Keep it between ${from} and ${to}.`;
  return (Object.hasOwn(byName, name) ? byName[name] : undefined) ?? GENERAL;
}
