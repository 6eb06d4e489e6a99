// SPDX-License-Identifier: EUPL-1.2
import { publishVatPosition } from '@domain/agreements';
import { type CivilDate, civilDate, invariant } from '@kernel/core';
import { circumstances, decided, type Scene, withRole } from '../scene.ts';

/** The association chose the old law, which ends with 2026; from 2027 on § 2b UStG holds for what its statutes order. */
const POSITIONS = [
  {
    kind: 'option',
    basis: '§ 2 Abs. 3 UStG a. F. i. V. m. § 27 Abs. 22, 22a UStG',
    resolution: 'Erklärung gegenüber dem Finanzamt vom 08.12.2016, verlängert durch § 27 Abs. 22a UStG',
    validFrom: civilDate('2017-01-01'),
    validTo: civilDate('2026-12-31'),
  },
  {
    kind: 'section2b',
    basis: '§ 2b Abs. 1 UStG',
    resolution: 'Verbandsversammlung: Anwendung des § 2b UStG ab dem 01.01.2027',
    validFrom: civilDate('2027-01-01'),
    validTo: null,
  },
] as const;

/** Finance says how services are taxed. */
export function publishVatPositions(scene: Scene, startMs: number): void {
  const { journal, association, centre, plan } = scene;
  const by = withRole(scene, 'finance');
  let atMs = startMs;
  for (const position of POSITIONS) {
    atMs += 5_000;
    const circle = circumstances(scene, by, atMs);
    const input = { ...position, form: null, serviceFamilyCode: null, code: 'O', ratePermille: 0, replaces: null } as const;
    const state = { positions: scene.vatPositions, familyCodes: plan.families.map(({ code }) => code) };
    const decision = decided(publishVatPosition(state, input, circle), position.basis);
    const { published } = decision;
    if (!published) continue;
    scene.vatPositions.push(published);
    journal.put('vat_position', {
      tenant_id: centre.id,
      id: published.id,
      association_id: association.id,
      kind: published.kind,
      form: published.form,
      service_family_code: published.serviceFamilyCode,
      code: published.code,
      rate_permille: published.ratePermille,
      basis: published.basis,
      resolution: published.resolution,
      valid_from: published.validFrom,
      valid_to: published.validTo,
      known_from: circle.at,
      known_to: null,
      published_by: by.userId,
    });
    const records = [{ type: 'vatPosition', id: published.id, tenantId: centre.id, content: decision }];
    journal.record({ by, at: circle.at, action: 'agreements.publishVatPosition', records });
  }
}

/** How the association's levies are taxed on the day; its positions tell no services or forms apart. */
export function vatInForce({ vatPositions }: Pick<Scene, 'vatPositions'>, on: CivilDate) {
  const found = vatPositions.find(({ validFrom, validTo }) => validFrom <= on && (validTo === null || on <= validTo));
  invariant(found, `a position holds on ${on}`);
  return { vatCode: found.code, vatBasis: found.basis };
}
