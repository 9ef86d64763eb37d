const byWhy: Readonly<Record<string, string>> = {
  no_tables: 'No history tables (such as learners.csv) were found.',
  unreadable: 'The files could not be read to their end.',
  not_a_zip: 'It could not be opened as a zip file.',
  climbs_out: 'A file in the zip points outside its folder.',
  link: 'The zip holds a link to another place.',
  repeated: 'Two files have the same name.',
  nested: 'There is another zip inside the zip.',
  encrypted: 'The zip is locked with a password.',
  unknown_packing: 'The zip is packed in a way that is not supported.',
  overlapping: 'Files in the zip overlap.',
  too_many_files: 'There are too many files in the zip.',
  bomb: 'The zip would become too large when unpacked.',
  scattered: 'The tables are spread over several folders.',
};

/** Why a source of history cannot be read, from the name of the reason and the file it is about. */
export function refusal(why: string, member: string): string {
  const said = Object.hasOwn(byWhy, why) ? byWhy[why] : undefined;
  return `${said ?? 'What was chosen could not be read as history tables.'}${member ? ` (${member})` : ''}`;
}

const byUnfit: Readonly<Record<string, string>> = {
  empty: 'There is nothing in the file.',
  too_large: 'The file is too large (at most 64 MB, 250,000 rows and 200 columns).',
  no_headings:
    'The first line has no headings. Add a line such as “Name” and “Email” above the rows and choose the file again.',
  not_a_table: 'This is not a table. Choose a CSV or Excel (xlsx) file.',
};

/** Why a file cannot be read as a table, from the name of the reason and the line it is about. */
export function unfit(why: string, line: string): string {
  if (why === 'quote_open')
    return `The file ends within quotation marks that open in line ${line}. Correct that line and choose the file again.`;
  return (Object.hasOwn(byUnfit, why) ? byUnfit[why] : undefined) ?? 'The file could not be read as a table.';
}
