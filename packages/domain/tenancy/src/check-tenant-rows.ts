// SPDX-License-Identifier: EUPL-1.2
import {
  type CivilDate,
  DEFAULT_OFFICE_CALENDAR,
  err,
  ok,
  type RefusalParams,
  type Result,
  readCivilDate,
  type TenantId,
} from '@kernel/core';
import { type AdmitTenantCode, type AdmitTenantInput, admissionRefusal } from './admit-tenant.ts';
import { isAgs, type MunicipalityRegister } from './municipality.ts';
import type { RowFinding, TextRow } from './row-finding.ts';
import { type Association, TENANT_COLOURS, type Tenant, type TenantColour, usualColour } from './tenant.ts';

/** Columns of a file of members; all but the first two may be absent or empty. */
export const TENANT_COLUMNS = [
  'ags',
  'joined_on',
  'left_on',
  'short_name',
  'colour',
  'requests_need_approval',
  'orders_cost_unit',
] as const;
export type TenantColumn = (typeof TENANT_COLUMNS)[number];
export const REQUIRED_TENANT_COLUMNS = ['ags', 'joined_on'] as const satisfies readonly TenantColumn[];

export type TenantRowCode =
  | 'AGS_NOT_EIGHT_DIGITS'
  | 'DATE_MISSING'
  | 'NOT_A_DATE'
  | 'NOT_YES_OR_NO'
  | 'MEMBER_TWICE_IN_FILE'
  | AdmitTenantCode;

export type TenantRowFinding = RowFinding<TenantColumn, TenantRowCode>;

export interface CheckTenantRowsState {
  readonly association: Association;
  readonly tenants: readonly Tenant[];
  readonly register: MunicipalityRegister;
}

const COLUMN_OF_FIELD: Readonly<Record<string, TenantColumn>> = {
  ...{ ags: 'ags', joinedOn: 'joined_on', leftOn: 'left_on', name: 'ags', shortName: 'short_name', colour: 'colour' },
};

const YES_NO: Readonly<Record<string, boolean>> = {
  '': false,
  ja: true,
  nein: false,
  yes: true,
  no: false,
  true: true,
  false: false,
  '1': true,
  '0': false,
};

type Report = (column: TenantColumn, code: TenantRowCode, params?: RefusalParams) => void;

/** The input of a row as far as its cells can be read; a cell that cannot is reported. */
function readRow(cells: TextRow<TenantColumn>['cells'], register: MunicipalityRegister, report: Report): AdmitTenantInput | null {
  const date = (column: 'joined_on' | 'left_on'): CivilDate | null => {
    const read = readCivilDate(cells[column]);
    if (read === null && cells[column] !== '') report(column, 'NOT_A_DATE');
    return read;
  };
  const yesNo = (column: 'requests_need_approval' | 'orders_cost_unit'): boolean => {
    const answer = YES_NO[cells[column].toLowerCase()];
    if (answer === undefined) report(column, 'NOT_YES_OR_NO');
    return answer ?? false;
  };
  if (!isAgs(cells.ags)) report('ags', 'AGS_NOT_EIGHT_DIGITS');
  else if (!register.has(cells.ags)) report('ags', 'MUNICIPALITY_UNKNOWN', { ags: cells.ags });
  if (cells.joined_on === '') report('joined_on', 'DATE_MISSING');
  const colour = TENANT_COLOURS.find((known) => known === cells.colour);
  if (cells.colour !== '' && colour === undefined) report('colour', 'COLOUR_UNKNOWN', { colours: TENANT_COLOURS });
  const [joinedOn, leftOn] = [date('joined_on'), date('left_on')];
  if (joinedOn !== null && leftOn !== null && leftOn < joinedOn) report('left_on', 'DATES_REVERSED', { from: joinedOn, to: leftOn });
  const settings = {
    requestsNeedApproval: yesNo('requests_need_approval'),
    ordersCostUnit: yesNo('orders_cost_unit'),
    officeCalendar: DEFAULT_OFFICE_CALENDAR,
  };
  const municipality = register.get(cells.ags);
  if (!municipality || joinedOn === null) return null;
  const shortName = cells.short_name === '' ? municipality.shortName : cells.short_name;
  const shown: TenantColour = colour ?? usualColour(cells.ags);
  return { ...settings, ags: cells.ags, joinedOn, leftOn, name: municipality.name, shortName, colour: shown };
}

/** A member of an earlier row of the same file, so that the rows are checked against each other too. */
const provisional = (input: AdmitTenantInput, association: Association, row: number): Tenant => ({
  ...input,
  id: `row ${row}` as TenantId,
  associationId: association.id,
  kind: 'member',
  validity: { from: input.joinedOn, to: input.leftOn },
  version: 1,
});

/** Reports why the rule would not admit the row: first against the members that there are, then against earlier rows. */
function checkAgainstRule(state: CheckTenantRowsState, input: AdmitTenantInput, inFile: readonly Tenant[], report: Report): void {
  const base = { association: state.association, municipality: state.register.get(input.ags) ?? null };
  const refused = admissionRefusal({ ...base, tenants: state.tenants }, input);
  const double = admissionRefusal({ ...base, tenants: inFile }, input);
  const found = refused ?? double;
  if (!found) return;
  const code = !refused && found.code === 'ALREADY_MEMBER' ? 'MEMBER_TWICE_IN_FILE' : found.code;
  report(COLUMN_OF_FIELD[found.field ?? ''] ?? 'ags', code, found.params);
}

/**
 * Checks a file of members against the register, the members that there are, and itself.
 * Answers the inputs of admitTenant in the order of the file, or everything that is wrong; nothing is accepted in part.
 */
export function checkTenantRows(
  state: CheckTenantRowsState,
  rows: readonly TextRow<TenantColumn>[],
): Result<readonly AdmitTenantInput[], readonly TenantRowFinding[]> {
  const findings: TenantRowFinding[] = [];
  const inputs: AdmitTenantInput[] = [];
  const inFile: Tenant[] = [];
  for (const { row, cells } of rows) {
    const before = findings.length;
    const report: Report = (column, code, params) => findings.push({ row, column, code, value: cells[column], ...(params && { params }) });
    const read = readRow(cells, state.register, report);
    if (!read) continue;
    // Reversed dates are told already; as they stand they hold no day, and would hide that the municipality is there twice.
    const input = read.leftOn !== null && read.leftOn < read.joinedOn ? { ...read, leftOn: null } : read;
    const isTold = (column: TenantColumn): boolean => findings.slice(before).some((finding) => finding.column === column);
    const other: Report = (column, code, params) => (isTold(column) ? null : report(column, code, params));
    if (cells.left_on === '' || read.leftOn !== null) checkAgainstRule(state, input, inFile, other);
    inputs.push(input);
    inFile.push(provisional(input, state.association, row));
  }
  return findings.length > 0 ? err(findings) : ok(inputs);
}
