// SPDX-License-Identifier: EUPL-1.2
import type { CivilDate } from '@kernel/core';
import { useState } from 'react';
import { parseDateInput } from '../../../format/index.ts';
import { translate } from '../../../i18n/index.ts';
import { uiTexts } from '../../../ui/index.ts';

/** What a version is apart from its rule, as it is typed. */
export interface KeyValues {
  readonly serviceFamilyCode: string;
  readonly name: string;
  readonly validFrom: string;
  readonly clause: string;
  readonly resolution: string;
}
type KeyErrors = Partial<Record<keyof KeyValues, string>>;

/** The same as it is sent: blanks around texts cut off. */
export type KeyInput = Omit<KeyValues, 'validFrom'> & { readonly validFrom: CivilDate };

/** Lengths that the server takes. */
export const MOST = { name: 120, clause: 300, resolution: 300 } as const;

const FIELDS = ['serviceFamilyCode', 'name', 'validFrom', 'clause', 'resolution'] as const satisfies readonly (keyof KeyValues)[];
const isField = (field: string): field is keyof KeyValues => (FIELDS as readonly string[]).includes(field);

export function keyErrors(values: KeyValues): KeyErrors {
  const m = translate(uiTexts);
  const missing = FIELDS.filter((field) => values[field].trim() === '').map((field) => [field, m('missing')] as const);
  const unreadable = values.validFrom.trim() !== '' && parseDateInput(values.validFrom) === null;
  return { ...Object.fromEntries(missing), ...(unreadable && { validFrom: m('notDate') }) };
}

export function keyInput(values: KeyValues): KeyInput | null {
  const validFrom = parseDateInput(values.validFrom);
  if (!validFrom || Object.keys(keyErrors(values)).length > 0) return null;
  const { serviceFamilyCode, name, clause, resolution } = values;
  return { serviceFamilyCode, name: name.trim(), validFrom, clause: clause.trim(), resolution: resolution.trim() };
}

/** Plain state beside that of the rule: five texts need no library of forms, and the rule's editor is weight enough. */
export function useKeyValues(initial: KeyValues) {
  const [values, setValues] = useState(initial);
  const [demanded, setDemanded] = useState(false);
  const [refused, setRefused] = useState<KeyErrors>({});
  const set = (field: keyof KeyValues, text: string): void => {
    setValues((before) => ({ ...before, [field]: text }));
    setRefused(({ [field]: _mended, ...others }) => others);
  };
  /** Puts the server's refusal at its field, if it is one of these. */
  const placeError = (field: string, message: string): boolean => {
    if (isField(field)) setRefused((before) => ({ ...before, [field]: message }));
    return isField(field);
  };
  const errors: KeyErrors = { ...(demanded ? keyErrors(values) : {}), ...refused };
  return { values, set, errors, input: keyInput(values), demand: () => setDemanded(true), placeError };
}

export type KeyForm = ReturnType<typeof useKeyValues>;
