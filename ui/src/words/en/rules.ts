const GENERAL = 'Check what you entered and save again.';

const byName: Readonly<Record<string, string>> = {
  nothing_changed: 'These are the figures that hold on that day already. Change one of them.',
  thresholds_1_to_365: 'Give one to three numbers of days, each between 1 and 365.',
  rising: 'Each number of days must be larger than the one before.',
  more_than_nothing: 'Enter an amount of more than 0.',
  at_least_one: 'Choose at least one thing to export.',
  one_in_csv: 'A CSV file holds one table. An Excel workbook can hold all of them.',
  booked_that_day: 'There is already a booking on that day. Choose another day.',
  no_day_left: 'None of the days is free. Change the first day or how it repeats.',
  nobody_free: 'None of them is free on that day. Choose another day.',
  payers_100_in_all:
    'On some days the payers of the two would pay more than 100 % together. End one of them first.',
  more_than_offered: 'A proposed time cannot have anything with it yet. Book it first.',
  paused: 'The learner is paused that day. Choose another day, or end the pause.',
  after_contract: 'They have no contract on that day. Renew the contract first.',
  in_the_group: 'They are in the group already.',
  booked_in_a_group: 'This booking is no longer one of a group. Open this screen again.',
  of_one_group: 'Choose sessions of one group.',
  not_proposed: 'This time is no longer proposed. Open this screen again.',
  only_offered: 'This time is only proposed. Book it first, or propose another time.',
  a_cancellation: 'Say who cancelled.',
  not_of_a_series: 'This booking is not one of a series.',
  confirmed_in_the_composer: 'A session that was held is recorded with “Write note”.',
  empty: 'Write something.',
  given_already: 'This consent is already on record.',
  withdrawn_already: 'This consent has already been withdrawn. Open this screen again.',
  shared_already: 'This material has already been shared.',
  a_file: 'Choose a material that is a file.',
  https_address: 'Enter an address that begins with https://.',
  in_the_future: 'Choose a date up to today.',
  in_the_past: 'Choose today or a later date.',
  can_be_moved: 'The file cannot be moved. If another program has it open, close it there and try again.',
  number_of_another: 'A payment with this number is already recorded for another learner.',
  same_and_open: 'Only an open payment of the same payer that is not less can be settled by it.',
  open_for_the_contract: 'Only payments that are still open for this contract can be withdrawn.',
  open_and_not_less: 'Choose an open payment of the same learner and payer that is not less.',
  its_payment_first:
    'The payment that was refunded is not among those of this learner. Assign the payment first.',
  missing: 'Something here no longer exists. Open this screen again.',
  moved: 'This session was moved to another date. Use the session it was moved to.',
  no_pause_yet: 'There is already a pause in that period. Choose dates that do not overlap it.',
  not_begun_yet: 'This pause has begun already. Change its last day with Resume.',
  closed: 'The result of this move is noted already. Open this screen again to see it.',
  needed: 'It is not clear what this is about. Open this screen again and choose it once more.',
  of_decisions: 'In this step, choose a move instead.',
  of_the_review: 'Choose one of the four numbers of the review.',
  of_people: 'Only learners and contracts are followed up. Choose another decision.',
  followed_up: 'This follow-up is closed already. Open this screen again to see it.',
  outcome_not_known: 'Record first what came of this session.',
  never_counts: 'What you cancel yourself uses no ticket and is never charged.',
  by_itself: 'Other records follow from this field. Take back the whole act instead.',
  no_ticket_used: 'This session uses no ticket.',
  nothing_booked: 'There is no booking to cancel on that day.',
  not_counted: 'The sessions of this contract are not counted.',
  a_number_but_0: 'Enter a number from -1000 to 1000, but not 0.',
  not_after: 'Choose a date up to today.',
  not_after_the_session: 'Choose a time after this session.',
  not_before: 'Check the order of the dates.',
  not_open: 'The outcome of this session is already recorded. Open this screen again to see it.',
  not_renewed_yet: 'This contract has already been renewed. Look at the contract that follows it.',
  undecided: 'What came of this trial is already recorded. Set it back to undecided first.',
  cancelled: 'Choose a contract that was cancelled.',
  ended_already: 'This contract has already ended. Undo that act in the list of recent acts first.',
  not_received_yet: 'This payment has already come in. Open this screen again to see it.',
  received_first: 'Only a payment that has come in can be refunded. Record the payment first.',
  at_most_what_is_due:
    'This is more than is still due. Enter more than 0 and at most what is due, in the same currency.',
  at_most_what_came_in:
    'This is more than can be refunded. Enter more than 0 and at most what came in and was not refunded yet, in the same currency.',
  nothing_given_back: 'Some of this payment was refunded. Remove the refund first.',
  its_parts_first: 'A part of this payment has already come in. Remove that part first.',
  at_least_what_was_given_back: 'Enter at least what was refunded of it, in the same currency.',
  something_due:
    'A part must leave something due. If all of it came in, remove this part and record the whole payment.',
  beside_its_renewal:
    'These days overlap the contract it renews or the one that renews it. Check the start and the end of term.',
  rest_settled:
    'What became of the sessions left is decided, so the last day stays. Undo that act in the list of recent acts first.',
  sessions_within:
    'Bookings or sessions of this contract would be outside its days. Check the start and the end of term.',
  pauses_within:
    'A pause that extended this contract would be outside its days. Check the start and the end of term.',
  another_pause_moves:
    'Another pause begins in the days by which the term would move, and would extend it differently. Remove that one first, then add it again.',
  begun_pause_moves:
    'A pause that has begun lies in the days by which the term would move, and would extend it differently. Undo that pause in the list of recent acts first, or add this one without extending the term.',
  sessions_in_the_term:
    'Bookings or sessions would be outside the term of the contract. Move or cancel the bookings first, or choose other dates.',
  counted_before: 'The sessions of this contract are counted. Enter 1 or more.',
  at_least_used: 'The balance would fall below zero. Enter at least as many sessions as were used.',
  more_than_0: 'Enter an amount above 0.',
  t_and_13_digits: 'A registration number is T and 13 digits, such as T7010705000725.',
  '100_in_all': 'The shares of a learner’s payers come to at most 100 % in all. Check shares and dates.',
  over: 'Choose a contract whose last day has passed.',
  usable_until_the_last_day:
    'The sessions left can be used until the last day. Decide what becomes of them after it.',
  booked_after_the_last_day:
    'Only bookings after the last day can be called off. Open the screen again and check.',
  booked_within_the_pause:
    'Only bookings within the pause can be called off. Open the screen again and check.',
  next_contract: 'There is no contract to carry them into. Add one first, or let them expire.',
  within_the_term: 'Choose a last day within the term of the contract.',
  something_left: 'Nothing is left there. Open the screen again.',
  of_a_package: 'Enter how many sessions the package has.',
  of_a_learner: 'Nobody among the learners came to this trial. Add them first.',
  of_this_learner: 'Choose a session of this learner.',
  out_of_range: 'A number is too small or too large. Enter one within the range.',
  not_recorded: 'Record what came of this session first.',
  a_plain_file: 'Something that is no file has that name. Choose another name.',
  outside_the_data_folder: 'Choose a place outside Nenrin’s data folder.',
  plan_or_terms: 'Choose a plan, or enter the terms of the contract.',
  still_waiting: 'This row has already been assigned or dismissed.',
  at_most_the_payment: 'Enter a fee of at most the payment.',
  currency_of_the_payment: 'Enter the fee in the currency of the payment.',
  money_only:
    'Only a target that is an amount of money has a currency. The target was not changed; leave the currency out.',
  three_letter_currency: 'Write a currency that exists with its three letters, such as JPY.',
  too_long: 'Keep it to 500 characters.',
  has_values:
    'A field with entries keeps its kind and stays. Clear "Offered" to hide it and keep what was entered.',
  a_number: 'Enter a number with at most two decimals.',
  a_day: 'Enter a date.',
  a_day_from_1900_to_2199: 'Enter a date that exists, from 1900 to 2199.',
  a_time_of_day: 'Enter a time from 00:00 to 23:59.',
  yes_or_no: 'Choose yes or no.',
  of_this_subject: 'This field does not belong here. Open the screen again.',
  not_with_a_session: 'Save the fields of a contract and of a session one after the other.',
  one_of_the_choices: 'Choose one of the choices.',
  twice: 'The same thing is there twice. Change or remove one of them.',
  two_people: 'Choose two different people.',
  no_open_draft: 'There is a note in progress for the person who would go. Confirm or discard it first.',
  not_erased: 'The data of one of them was erased. They stay apart.',
  unknown: 'Something here is no longer offered. Open this screen again.',
  unknown_variable: 'A message has an unknown variable. Insert one with the buttons, or rewrite it.',
  ja_or_en: 'Enter the text in Japanese or in English.',
  worked_on: 'Choose a goal that is being worked on.',
};

/** What a value must be, from the name of the rule it breaks. */
export function rule(name: string, variable = ''): string {
  if (variable)
    return `“{${variable}}” is not a variable of messages. Insert one with the buttons, or rewrite it.`;
  const most = /^at_most_(\d+)$/.exec(name)?.[1];
  if (most) return `Keep it to at most ${most} characters or entries.`;
  const [, size, unit] = /^at_most_(\d+)_(kb|mb)$/.exec(name) ?? [];
  if (size && unit) return `Keep it to at most ${size} ${unit.toUpperCase()}.`;
  const [, from, to] = /^(\d+)_to_(\d+)$/.exec(name) ?? [];
  if (from && to) return `Keep the number or the length between ${from} and ${to}.`;
  return (Object.hasOwn(byName, name) ? byName[name] : undefined) ?? GENERAL;
}
