// SPDX-License-Identifier: EUPL-1.2
import {
  type AssociationId,
  type CivilDate,
  DEFAULT_OFFICE_CALENDAR,
  type Decide,
  err,
  type GermanLand,
  ok,
  refusal,
  type TenantId,
} from '@kernel/core';
import type { Association, Tenant } from './tenant.ts';
import { type SettingsCode, settingsRefusal } from './tenant-rules.ts';

export interface FoundAssociationInput {
  readonly name: string;
  readonly shortName: string;
  readonly land: GermanLand;
  readonly foundedOn: CivilDate;
  /** How the centre is called among the tenants, e.g. 'Rechenzentrum'. */
  readonly centreName: string;
  readonly centreShortName: string;
}

export interface FoundAssociationState {
  readonly associations: readonly Association[];
}

export interface AssociationFounded {
  readonly association: Association;
  readonly centre: Tenant;
}

export type FoundAssociationCode = 'ASSOCIATION_NAME_MISSING' | 'ASSOCIATION_NAME_TAKEN' | SettingsCode;

/** A new association and its centre, which is a tenant too. */
export const foundAssociation: Decide<FoundAssociationState, FoundAssociationInput, AssociationFounded, FoundAssociationCode> = (
  state,
  input,
  { newId },
) => {
  const name = input.name.trim();
  if (name === '' || input.shortName.trim() === '')
    return err(refusal('ASSOCIATION_NAME_MISSING', { field: name === '' ? 'name' : 'shortName' }));
  if (state.associations.some((association) => association.name.toLowerCase() === name.toLowerCase()))
    return err(refusal('ASSOCIATION_NAME_TAKEN', { field: 'name', params: { name } }));
  const validity = { from: input.foundedOn, to: null };
  const settings = {
    name: input.centreName.trim(),
    shortName: input.centreShortName.trim(),
    colour: 'blue',
    requestsNeedApproval: false,
    ordersCostUnit: false,
    officeCalendar: { ...DEFAULT_OFFICE_CALENDAR, land: input.land },
  } as const;
  const refused = settingsRefusal(settings, validity, []);
  if (refused) return err(refused);
  const id = newId() as AssociationId;
  return ok({
    association: { id, name, shortName: input.shortName.trim(), land: input.land, validity, version: 1 },
    centre: { ...settings, id: newId() as TenantId, associationId: id, kind: 'centre', ags: null, validity, version: 1 },
  });
};
