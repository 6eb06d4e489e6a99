// SPDX-License-Identifier: EUPL-1.2
import type { FieldChange, LocalizedText, ServiceRefusalCode } from '@domain/desk';
import { type Decide, err, ok, type Refusal, refusal } from '@kernel/core';

/** A family of services as the catalogue keeps it; agreements, keys and readings cite its code, which therefore never changes. */
export interface Family {
  readonly id: string;
  readonly code: string;
  readonly name: LocalizedText;
  readonly position: number;
  readonly active: boolean;
  readonly version: number;
}
export interface FamilyDecision {
  readonly family: Family;
  readonly changes: readonly (Omit<FieldChange, 'record'> & { readonly record: 'family' })[];
}
export type FamilyRefusalCode = Extract<ServiceRefusalCode, 'CODE_MALFORMED' | 'CODE_TAKEN' | 'NAME_MISSING'>;

const CODE = /^[a-z][A-Za-z0-9-]{0,59}$/;

const checkName = (name: LocalizedText): Refusal<'NAME_MISSING'> | null =>
  name.de.trim() === '' || name.en.trim() === '' ? refusal('NAME_MISSING', { field: 'name' }) : null;

/** Adds a family to the catalogue. */
export const defineFamily: Decide<readonly string[], Pick<Family, 'code' | 'name' | 'position'>, FamilyDecision, FamilyRefusalCode> = (
  codesInUse,
  input,
  { newId },
) => {
  const params = { code: input.code };
  if (!CODE.test(input.code)) return err(refusal('CODE_MALFORMED', { field: 'code', params }));
  if (codesInUse.includes(input.code)) return err(refusal('CODE_TAKEN', { field: 'code', params }));
  const wrong = checkName(input.name);
  if (wrong) return err(wrong);
  return ok({ family: { ...input, id: newId(), active: true, version: 1 }, changes: [] });
};

/** Renames, reorders, closes or opens a family. */
export const changeFamily: Decide<
  Family,
  Pick<Family, 'name' | 'position' | 'active'>,
  FamilyDecision,
  'NAME_MISSING' | 'NOTHING_CHANGED'
> = (before, input) => {
  const wrong = checkName(input.name);
  if (wrong) return err(wrong);
  const family: Family = { ...before, ...input, version: before.version + 1 };
  const fields = ['name', 'position', 'active'] as const;
  const changed = fields.filter((field) => JSON.stringify(before[field]) !== JSON.stringify(family[field]));
  if (changed.length === 0) return err(refusal('NOTHING_CHANGED'));
  const value = (of: Family, field: (typeof fields)[number]) => (field === 'name' ? { de: of.name.de, en: of.name.en } : of[field]);
  const changes = changed.map((field) => ({
    record: 'family' as const,
    id: family.id,
    field,
    from: value(before, field),
    to: value(family, field),
  }));
  return ok({ family, changes });
};
