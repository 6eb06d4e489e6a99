// SPDX-License-Identifier: EUPL-1.2
import { addDays, type CivilDate, type Decide, err, ok, type Refusal, refusal } from '@kernel/core';
import { type AgreementForm, VAT_CODES, type VatTreatment } from './agreement.ts';

/**
 * What changes how an association's services are taxed: it chose the old law (§ 27 Abs. 22 UStG), took that back (§ 27 Abs. 22a),
 * § 2b UStG holds, its statutes changed, or the tax office or a court has ruled.
 */
export const VAT_POSITION_KINDS = ['option', 'optionRevoked', 'section2b', 'statutes', 'ruling'] as const;
export type VatPositionKind = (typeof VAT_POSITION_KINDS)[number];

/** A treatment that holds where an agreement says nothing of its own. Home: the centre. */
export interface VatPosition extends VatTreatment {
  readonly id: string;
  readonly kind: VatPositionKind;
  /** Agreements of this form; null: of all. */
  readonly form: AgreementForm | null;
  /** Services of this family; null: all. */
  readonly serviceFamilyCode: string | null;
  readonly resolution: string;
}

const LAST = '9999-12-31' as CivilDate;
const endOf = ({ validTo }: VatTreatment): CivilDate => validTo ?? LAST;

/** A position for family and form goes before one for the family, that before one for the form, that before one for all. */
const rankOf = ({ form, serviceFamilyCode }: VatPosition): number => (serviceFamilyCode === null ? 0 : 2) + (form === null ? 0 : 1);

/** The days of a that b does not have. */
function without(a: VatTreatment, b: VatTreatment): VatTreatment[] {
  if (endOf(b) < a.validFrom || b.validFrom > endOf(a)) return [a];
  const before = b.validFrom > a.validFrom ? [{ ...a, validTo: addDays(b.validFrom, -1) }] : [];
  const after = endOf(b) < endOf(a) ? [{ ...a, validFrom: addDays(endOf(b), 1) }] : [];
  return [...before, ...after];
}

/** How a service is taxed in the course of time: by the agreement itself, on all other days by the association's positions. */
export function vatTimeline(
  own: readonly VatTreatment[],
  positions: readonly VatPosition[],
  { form, serviceFamilyCode }: { readonly form: AgreementForm; readonly serviceFamilyCode: string },
): VatTreatment[] {
  const fitting = positions
    .filter((one) => (one.form ?? form) === form && (one.serviceFamilyCode ?? serviceFamilyCode) === serviceFamilyCode)
    .sort((a, b) => rankOf(b) - rankOf(a));
  const rules: VatTreatment[] = [...own];
  for (const { validFrom, validTo, code, ratePermille, basis } of fitting) {
    const position = { validFrom, validTo, code, ratePermille, basis };
    rules.push(...rules.reduce<VatTreatment[]>((left, rule) => left.flatMap((part) => without(part, rule)), [position]));
  }
  return rules.sort((a, b) => (a.validFrom < b.validFrom ? -1 : 1));
}

/** In order of precedence. */
export type PublishVatPositionCode =
  | 'VAT_CODE_UNKNOWN'
  | 'VAT_RATE_WRONG'
  | 'VAT_BASIS_MISSING'
  | 'VAT_RESOLUTION_MISSING'
  | 'VAT_DATES_REVERSED'
  | 'FAMILY_UNKNOWN'
  | 'VAT_POSITION_UNKNOWN'
  | 'VAT_OVERLAP';

export interface VatPositionState {
  /** As they are known now. */
  readonly positions: readonly VatPosition[];
  readonly familyCodes: readonly string[];
}

export interface PublishVatPositionInput extends Omit<VatPosition, 'id'> {
  /** The position that was wrong and is known as this one from now on. */
  readonly replaces: string | null;
}

export interface VatPositionDecision {
  readonly published: VatPosition | null;
  /** Ids of those that are known no longer as they were. */
  readonly closed: readonly string[];
  /** The one before, which now ends on the day before. */
  readonly shortened: VatPosition | null;
}

function wrongIn(input: PublishVatPositionInput, familyCodes: readonly string[]): Refusal<PublishVatPositionCode> | null {
  const { code, ratePermille: rate, validFrom, validTo, serviceFamilyCode } = input;
  if (!VAT_CODES.includes(code)) return refusal('VAT_CODE_UNKNOWN', { field: 'code', params: { from: validFrom } });
  if (!Number.isInteger(rate) || (code === 'S' ? rate <= 0 || rate >= 1000 : rate !== 0))
    return refusal('VAT_RATE_WRONG', { field: 'ratePermille', params: { from: validFrom, code } });
  if (input.basis.trim() === '') return refusal('VAT_BASIS_MISSING', { field: 'basis', params: { from: validFrom } });
  if (input.resolution.trim() === '') return refusal('VAT_RESOLUTION_MISSING', { field: 'resolution' });
  if (validTo !== null && validTo < validFrom) return refusal('VAT_DATES_REVERSED', { field: 'validTo', params: { from: validFrom } });
  if (serviceFamilyCode !== null && !familyCodes.includes(serviceFamilyCode))
    return refusal('FAMILY_UNKNOWN', { field: 'serviceFamilyCode', params: { family: serviceFamilyCode } });
  return null;
}

/** Says how services are taxed from a day on. What held before for the same services ends on the day before; nothing is overwritten. */
export const publishVatPosition: Decide<VatPositionState, PublishVatPositionInput, VatPositionDecision, PublishVatPositionCode> = (
  { positions, familyCodes },
  { replaces, ...input },
  { newId },
) => {
  const wrong = wrongIn({ ...input, replaces }, familyCodes);
  if (wrong) return err(wrong);
  if (replaces !== null && !positions.some(({ id }) => id === replaces)) return err(refusal('VAT_POSITION_UNKNOWN', { field: 'replaces' }));
  const beside = positions.filter(
    ({ id, form, serviceFamilyCode }) => id !== replaces && form === input.form && serviceFamilyCode === input.serviceFamilyCode,
  );
  const shared = beside.filter((one) => one.validFrom <= endOf(input) && input.validFrom <= endOf(one));
  const [before, ...more] = shared;
  // Only one that began earlier and has no end of its own can give way; all else would cut what was stated with its dates.
  if (before && (more.length > 0 || before.validFrom >= input.validFrom || before.validTo !== null))
    return err(
      refusal('VAT_OVERLAP', {
        field: 'validFrom',
        params: { from: before.validFrom > input.validFrom ? before.validFrom : input.validFrom },
      }),
    );
  const published: VatPosition = { ...input, id: newId(), basis: input.basis.trim(), resolution: input.resolution.trim() };
  const shortened = before ? { ...before, id: newId(), validTo: addDays(input.validFrom, -1) } : null;
  return ok({ published, closed: [...(replaces === null ? [] : [replaces]), ...(before ? [before.id] : [])], shortened });
};

/** Takes back a position that was entered by mistake; that it was known stays on record. */
export const withdrawVatPosition: Decide<VatPositionState, { readonly positionId: string }, VatPositionDecision, 'VAT_POSITION_UNKNOWN'> = (
  { positions },
  { positionId },
) =>
  positions.some(({ id }) => id === positionId)
    ? ok({ published: null, closed: [positionId], shortened: null })
    : err(refusal('VAT_POSITION_UNKNOWN', { field: 'positionId' }));
