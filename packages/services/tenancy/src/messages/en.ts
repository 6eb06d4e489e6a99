// SPDX-License-Identifier: EUPL-1.2
import type { Sentence } from '@platform/graphql';
import type { TenancyCode } from '../refusal-code.ts';

const until = (date: unknown): string => (date ? `until ${date}` : 'without end');
const listed = (texts: unknown): string => (Array.isArray(texts) ? texts.map((text) => `"${text}"`).join(' and ') : '');

export const en: Readonly<Record<TenancyCode, Sentence>> = {
  ASSOCIATION_NAME_MISSING: 'Give name and short name of the association.',
  ASSOCIATION_NAME_TAKEN: 'There is an association with this name or short name already.',
  MUNICIPALITY_UNKNOWN: ({ ags }) => `The register has no municipality with the key ${ags}.`,
  DATES_REVERSED: ({ from, to }) => `The end (${to}) is before the beginning (${from}).`,
  BEFORE_ASSOCIATION: ({ foundedOn }) => `The association was founded on ${foundedOn} only.`,
  ALREADY_MEMBER: ({ name, from, to }) => `${name} is a member in this time already (from ${from}, ${until(to)}).`,
  NAME_MISSING: 'Give a name.',
  NAME_TOO_LONG: ({ max }) => `The name may have at most ${max} characters.`,
  SHORT_NAME_MISSING: 'Give a short name.',
  SHORT_NAME_TOO_LONG: ({ max }) => `The short name may have at most ${max} characters.`,
  SHORT_NAME_TAKEN: ({ shortName, takenBy }) => `The short name "${shortName}" belongs to ${takenBy}.`,
  COLOUR_UNKNOWN: 'This colour is not one of the choices.',
  CALENDAR_WRONG: ({ reason, date }) => {
    const why: Readonly<Record<string, string>> = {
      OPENING_REVERSED: 'An opening ends before it begins.',
      OPENINGS_OVERLAP: 'Two openings of one day overlap.',
      NEVER_OPEN: 'There must be an opening on at least one weekday.',
      CLOSURE_TWICE: `${date} is entered twice as a closing day.`,
      CLOSURE_WITHOUT_NAME: `The closing day ${date} needs a name.`,
    };
    return why[String(reason)] ?? 'The office hours are not valid.';
  },
  CENTRE_NAMES_MEMBERS: 'Name, short name and colour are set by the centre.',
  NOTHING_CHANGES: 'You have changed nothing.',
  CENTRE_CANNOT_LEAVE: 'The centre cannot leave the association.',
  ALREADY_LEFT: ({ leftOn }) => `The membership already ended on ${leftOn}.`,
  LEAVES_BEFORE_JOINING: ({ joinedOn }) => `The membership began on ${joinedOn} only.`,
  MEMBER_AGAIN_BY_THEN: ({ from }) => `From ${from} on the municipality is a member again.`,
  DATE_UNCHANGED: 'This day is entered already.',
  FILE_HAS_FAULTS: ({ count }) => `The file has ${count} faults. Nothing was taken over.`,
  FILE_HAS_NO_ROWS: 'The file has no members.',
  NOT_AN_EMAIL: 'This is not an e-mail address.',
  ALREADY_USER: ({ name }) => `${name} is entered with this address already.`,
  ALREADY_ENDED: ({ endedOn }) => `This has ended already (last day: ${endedOn}).`,
  ENDS_TOO_EARLY: ({ earliest }) => `The last day can be ${earliest} at the earliest.`,
  ENDS_LATER_THAN_BEFORE: ({ to }) => `This ends on ${to} already. An end can only be moved forward.`,
  LAST_ADMINISTRATOR: 'After that nobody could administer this body. Give the role to another person first.',
  GRANTS_HIMSELF: 'Nobody can grant a role to themselves. Ask another administrator.',
  ROLE_OF_OTHER_SIDE: 'This body does not have this role.',
  STARTS_IN_THE_PAST: ({ earliest }) => `The first day can be ${earliest} at the earliest.`,
  USER_ENDED: ({ endedOn }) => `The access of this person ends on ${endedOn}.`,
  END_NEEDED: ({ longestDays }) => `This role is limited in time, to ${longestDays} days at most. Give an end.`,
  GRANT_TOO_LONG: ({ longestDays, latest }) => `This role holds for ${longestDays} days at most, here until ${latest}.`,
  SCOPE_ONLY_FOR_CENTRE: 'With a member a role always holds for this member alone.',
  GRANT_BEYOND_OWN_REACH: 'A role reaches no further than your own area. Please choose bodies for which you may give roles yourself.',
  TENANT_UNKNOWN: 'One of the chosen bodies does not belong to the association.',
  FAMILY_UNKNOWN: ({ family }) => `There is no service family "${family}".`,
  ALREADY_GRANTED: ({ from, to }) => `The person has this role already (from ${from}, ${until(to)}).`,
  DUTY_CONFLICT: ({ en: actions }) =>
    `One person could then do alone what two should do: ${listed(actions)}. Confirm if there is no other way for now.`,
  RESETS_OWN_FACTOR: 'Your own second factor can only be reset by somebody else, and not by your deputy either.',
  USER_NOT_TAKEN_UP: 'This person is invited but has done nothing here yet. Until then this body cannot reset the second factor.',
  RESET_BEYOND_OWN_REACH:
    'This person is in charge of municipalities that you are not in charge of. Please ask somebody who is in charge of all of them.',
  RESET_ONLY_BY_OPERATOR:
    'This account holds for more than this body. Only who administers all bodies for which it holds can reset it, otherwise the operator.',
  SECOND_FACTOR_NOT_SET_UP: 'This person has set up no second factor.',
  RESET_ALREADY_ORDERED: 'The reset is ordered already and waits to be confirmed.',
  RESET_NOT_OPEN: 'This order is settled or withdrawn already.',
  RESET_EXPIRED: 'This order has expired. Order the reset again.',
  FACTOR_SINCE: 'This order holds no more: the person has set up a new second factor meanwhile.',
  ORDERER_GONE: 'This order holds no more: who gave it no longer administers this person. Order the reset again.',
  BROUGHT_IN_BY_THE_OTHER:
    'Two people of whom one invited the other or made the other an administrator cannot do this together. Ask another administrator or one of the centre; if there is none, the operator helps.',
  CONFIRMS_OWN_ORDER: 'You ordered it yourself. A second administrator must confirm it.',
  DEPUTY_OF_HIMSELF: 'Nobody can be their own deputy.',
  MAKES_HIMSELF_DEPUTY: 'You cannot make yourself a deputy.',
  DEPUTY_TOO_LONG: ({ longestDays }) => `A deputy stands in for ${longestDays} days at most.`,
  DEPUTY_NOT_IN_BODY: 'Only a user of the same body in that time can be a deputy.',
  ALREADY_DEPUTY: ({ from, to }) => `This deputy is entered already (${from} to ${to}).`,
  AGS_NOT_EIGHT_DIGITS: 'The official key has eight digits.',
  DATE_MISSING: 'A date is missing here.',
  NOT_A_DATE: 'This is not a valid date.',
  NOT_YES_OR_NO: 'Here goes "yes" or "no".',
  MEMBER_TWICE_IN_FILE: 'This municipality stands further up in the file for the same time.',
  TOO_LARGE: ({ value }) => `The file is larger than ${value} bytes.`,
  NOT_UTF8: 'The file is not saved as UTF-8.',
  NOT_TEXT: 'This is not a text file.',
  EMPTY_FILE: 'The file is empty.',
  BROKEN_QUOTING: 'A quotation mark is not closed.',
  COLUMN_DOUBLE: ({ value }) => `The column "${value}" stands twice.`,
  COLUMN_UNKNOWN: ({ value }) => `The column "${value}" is not known.`,
  COLUMN_MISSING: 'This column is missing.',
  TOO_MANY_ROWS: ({ value }) => `The file has more than ${value} rows.`,
  CELL_COUNT: ({ value }) =>
    `The row has ${String(value)
      .replace(' / ', ' cells instead of ')
      .replace(/^1 cells/, '1 cell')}, as the header has.`,
};
