// SPDX-License-Identifier: EUPL-1.2
import { type AssociationFounded, foundAssociation as decideFounding, type FoundAssociationCode } from '@domain/tenancy';
import { type AssociationId, err, GERMAN_LANDS, type Instant, ok, type Refusal, type Result, refusal, type TenantId } from '@kernel/core';
import type { Actor } from '@platform/authorization';
import { choiceInput, dateInput, everyCode, type InputOf, type Platform, runUseCase, textInput } from '@platform/use-case';
import { z } from 'zod';
import { operatorActor } from '../operator-actor.ts';
import { slugOf } from '../slug.ts';
import { useCase } from '../use-case.ts';

interface State {
  readonly actor: Actor;
  readonly taken: boolean;
}

interface Founding extends AssociationFounded {
  readonly slug: string;
  readonly at: Instant;
}

/** For the operator alone: a new association has nobody yet who could permit it. */
export const foundAssociationUseCase = useCase({
  name: 'tenancy.foundAssociation',
  action: 'tenancy.foundAssociation',
  input: z.object({
    name: textInput(200),
    shortName: textInput(60),
    land: choiceInput('GermanLand', GERMAN_LANDS),
    foundedOn: dateInput,
    centreName: textInput(200),
    centreShortName: textInput(30),
  }),
  refusals: everyCode<FoundAssociationCode>()(
    ...(['ASSOCIATION_NAME_MISSING', 'ASSOCIATION_NAME_TAKEN', 'NAME_MISSING', 'NAME_TOO_LONG', 'SHORT_NAME_MISSING'] as const),
    ...(['SHORT_NAME_TOO_LONG', 'COLOUR_UNKNOWN', 'CALENDAR_WRONG', 'SHORT_NAME_TAKEN'] as const),
  ),
  load: async ({ associations }, { input, actor }): Promise<State> => ({
    actor,
    taken: await associations.isTaken(input.name, slugOf(input.shortName)),
  }),
  row: ({ actor }) => ({ tenantId: actor.centreId, type: 'association', id: actor.associationId }),
  decide: ({ actor, taken }, input, circumstances): Result<Founding, Refusal<FoundAssociationCode>> => {
    if (taken) return err(refusal('ASSOCIATION_NAME_TAKEN', { field: 'name', params: { name: input.name } }));
    // The actor was made for the association that is to be: it already bears the ids.
    const ids: string[] = [actor.associationId, actor.centreId];
    const founded = decideFounding({ associations: [] }, input, {
      ...circumstances,
      newId: () => ids.shift() ?? circumstances.newId(),
    });
    return founded.ok ? ok({ ...founded.value, slug: slugOf(input.shortName), at: circumstances.at }) : founded;
  },
  save: async ({ associations, tenants }, { association, centre, slug, at }) => {
    await associations.insertAssociation(association, centre.id, slug, at);
    await tenants.insertTenants([{ tenant: centre, centreId: centre.id, slug: slugOf(centre.shortName), at }]);
  },
  record: (decision) => ({
    type: 'association',
    id: decision.association.id,
    content: decision,
    messages: [{ name: 'AssociationFounded.v1', payload: { associationId: decision.association.id, centreId: decision.centre.id } }],
  }),
  outcome: ({ association, centre, slug }) => ({ associationId: association.id, centreId: centre.id, slug }),
});

/**
 * Founds an association and its centre: for the command line, the demo and the link of the first administrator.
 * Go on with operatorActor({ associationId, centreId, … }) to admit members and to invite the first user.
 */
export function foundAssociation(
  platform: Platform,
  input: InputOf<typeof foundAssociationUseCase>,
): Promise<Result<{ associationId: AssociationId; centreId: TenantId; slug: string }, Refusal>> {
  const actor = operatorActor({
    associationId: platform.newId() as AssociationId,
    centreId: platform.newId() as TenantId,
    correlationId: platform.newId(),
  });
  return runUseCase(platform, foundAssociationUseCase, { actor, input });
}
