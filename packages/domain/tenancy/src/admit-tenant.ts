// SPDX-License-Identifier: EUPL-1.2
import { type CivilDate, type Decide, err, ok, type Refusal, refusal, type TenantId, type Validity } from '@kernel/core';
import type { Municipality } from './municipality.ts';
import type { Association, Tenant, TenantSettings } from './tenant.ts';
import { doubleMembership, type SettingsCode, settingsRefusal, tidySettings } from './tenant-rules.ts';

export interface AdmitTenantInput extends TenantSettings {
  readonly ags: string;
  readonly joinedOn: CivilDate;
  readonly leftOn: CivilDate | null;
}

export interface AdmitTenantState {
  readonly association: Association;
  /** All tenants of the association, those that left too. */
  readonly tenants: readonly Tenant[];
  /** The municipality of the key, or null if the register has none. */
  readonly municipality: Municipality | null;
}

export interface TenantAdmitted {
  readonly tenant: Tenant;
}

/** In the order of precedence. */
export type AdmitTenantCode = 'MUNICIPALITY_UNKNOWN' | 'DATES_REVERSED' | 'BEFORE_ASSOCIATION' | 'ALREADY_MEMBER' | SettingsCode;

/** Why the municipality cannot be admitted so, or null. */
export function admissionRefusal(state: AdmitTenantState, input: AdmitTenantInput): Refusal<AdmitTenantCode> | null {
  const validity: Validity = { from: input.joinedOn, to: input.leftOn };
  if (!state.municipality) return refusal('MUNICIPALITY_UNKNOWN', { field: 'ags', params: { ags: input.ags } });
  if (input.leftOn !== null && input.leftOn < input.joinedOn)
    return refusal('DATES_REVERSED', { field: 'leftOn', params: { from: input.joinedOn, to: input.leftOn } });
  if (input.joinedOn < state.association.validity.from)
    return refusal('BEFORE_ASSOCIATION', { field: 'joinedOn', params: { foundedOn: state.association.validity.from } });
  const double = doubleMembership(input.ags, validity, state.tenants);
  if (double) {
    const params = { name: double.name, from: double.validity.from, to: double.validity.to ?? '' };
    return refusal('ALREADY_MEMBER', { field: 'ags', params });
  }
  return settingsRefusal(input, validity, state.tenants);
}

/** Makes a municipality a member. One that left and joins again is a new tenant. */
export const admitTenant: Decide<AdmitTenantState, AdmitTenantInput, TenantAdmitted, AdmitTenantCode> = (state, input, { newId }) => {
  const refused = admissionRefusal(state, input);
  if (refused) return err(refused);
  const tenant: Tenant = {
    ...tidySettings(input),
    id: newId() as TenantId,
    associationId: state.association.id,
    kind: 'member',
    ags: input.ags,
    validity: { from: input.joinedOn, to: input.leftOn },
    version: 1,
  };
  return ok({ tenant });
};
