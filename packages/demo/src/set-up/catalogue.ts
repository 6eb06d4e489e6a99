// SPDX-License-Identifier: EUPL-1.2
import { defineService } from '@domain/desk';
import { SERVICES } from '../data/services.ts';
import { serviceRow } from '../rows/desk-rows.ts';
import { circumstances, decided, type Scene, withRole } from '../scene.ts';

/** Puts families and services into the catalogue; answers when it was ready. */
export function defineCatalogue(scene: Scene, startMs: number): number {
  const { plan, journal, association, centre } = scene;
  const by = withRole(scene, 'centreAdministrator');
  const families = plan.families.map(({ code, name }) => ({ code, name, line: code }));
  let atMs = startMs;
  for (const [position, { code, name }] of plan.families.entries()) {
    atMs += 1_000;
    const { at, newId } = circumstances(scene, by, atMs);
    const id = newId();
    const row = { tenant_id: centre.id, id, association_id: association.id, code, name_de: name.de, name_en: name.en };
    journal.put('service_family', { ...row, position, active: true, version: 1 });
    const family = { id, code, name, position, active: true, version: 1 };
    journal.record({ by, at, action: 'desk.defineFamily', records: [{ type: 'family', id, content: { family, changes: [] } }] });
  }
  const codesInUse: string[] = [];
  for (const demo of SERVICES.filter(({ familyCode }) => families.some(({ code }) => code === familyCode))) {
    atMs += 1_000;
    const circle = circumstances(scene, by, atMs);
    const { subjects: _subjects, fields, ...words } = demo;
    const input = { ...words, fields: fields.map(({ field }) => field) };
    const decision = decided(defineService({ families, codesInUse }, input, circle), demo.code);
    codesInUse.push(demo.code);
    const { service } = decision;
    scene.offers.push({ demo, service });
    journal.put('catalogue_service', serviceRow(scene, service, scene.offers.length, circle.at));
    const { messages, ...content } = decision;
    journal.record({
      by,
      at: circle.at,
      action: 'desk.defineService',
      records: [{ type: 'service', id: service.id, content: { ...content, messages } }],
    });
  }
  return atMs;
}
