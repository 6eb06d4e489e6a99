// SPDX-License-Identifier: EUPL-1.2
import type { Actor } from '@platform/authorization';
import type { World } from '@testkit/core';
import { type Mark, markOf } from './marks.ts';
import { type Do, FAMILY, MONTH, type Place, person } from './place.ts';

/** Requests of both members with replies, notes of both sides, files, tasks and time; a month signed off. */
export async function deskWork(world: World, doIt: Do, place: Place, serviceId: string): Promise<void> {
  const { letter, member, neighbour, nextDoor } = place;
  const clerk = person(place, 'clerk');
  const lead = person(place, 'teamLead');
  for (const [index, townClerk] of [person(place, 'memberClerk'), nextDoor].entries()) {
    const { tenantId } = index === 0 ? member : neighbour;
    const mark = markOf(letter, (index + 1) as 1 | 2);
    for (const again of ['one', 'two']) {
      const wish = { serviceId, subject: `${mark.own} ${again}`, answers: {}, costUnit: mark.own, orderNumber: mark.own };
      const { requestId } = await doIt(townClerk, 'desk.submitRequest', wish);
      await doIt(townClerk, 'desk.addNote', { requestId, text: mark.memberSide });
      await doIt(clerk, 'desk.addNote', { requestId, text: mark.centreSide });
      const sent = await world.database.read(world.scope(place.association), (reads) =>
        reads.selectFrom('request').select('version').where('id', '=', String(requestId)).executeTakeFirstOrThrow(),
      );
      await doIt(clerk, 'desk.addReply', { requestId, text: mark.own, expectedVersion: sent.version });
      await attach(world, doIt, place, { townClerk, requestId: String(requestId), tenantId, mark });
      const { requestId: closed } = await doIt(townClerk, 'desk.submitRequest', wish);
      await doIt(clerk, 'desk.addReply', { requestId: closed, text: mark.own, means: 'answered', expectedVersion: 1 });
      const ending = { costObject: mark.own, completeOwnTasks: true, expectedVersion: 2 };
      await doIt(clerk, 'desk.closeRequest', { requestId: closed, ...ending });
      const { taskId } = await doIt(clerk, 'desk.createTask', { requestId, title: mark.own });
      await doIt(again === 'one' ? clerk : lead, 'desk.claimTask', { taskId });
      const worked = { requestId, taskId, activity: 'processing', kind: 'billable', note: mark.own };
      for (const worker of [clerk, lead])
        for (const workedOn of ['2026-10-12', '2026-11-10'])
          await doIt(worker, 'desk.bookTime', { ...worked, workedOn, minutes: 17 * (index + 1) });
    }
  }
  await doIt(lead, 'desk.signOffMonth', { month: MONTH, emptyDaysConfirmed: true, expectedVersion: 0 });
  await doIt(clerk, 'desk.createTask', { title: markOf(letter, 0).own, familyCode: FAMILY });
}

interface Attached {
  readonly townClerk: Actor;
  readonly requestId: string;
  readonly tenantId: string;
  readonly mark: Mark;
}

/** A file that both sides see, and one that is each side's own. */
async function attach(world: World, doIt: Do, { association, people }: Place, { townClerk, requestId, tenantId, mark }: Attached) {
  const clerk = people.get('clerk');
  if (!clerk) throw new Error('no clerk');
  const files = [
    { by: townClerk, audience: 'both', visibleTo: 'both', name: mark.own, side: 'member' },
    { by: townClerk, audience: 'member', visibleTo: 'ownSide', name: mark.memberSide, side: 'member' },
    { by: clerk, audience: 'centre', visibleTo: 'ownSide', name: mark.centreSide, side: 'centre' },
  ] as const;
  for (const { by, audience, visibleTo, name, side } of files) {
    const id = world.newId();
    await world.database.write({ ...world.scope(association), audience: side }, (writes) =>
      writes.storedFile.create({
        data: {
          ...{ tenantId, id, audience, name: `${name}.txt`, mediaType: 'text/plain', bytes: 5, createdAt: world.clock.now },
          ...{ sha256: id.replaceAll('-', '').padEnd(64, '0'), uploadedBy: by.userId },
        },
      }),
    );
    await doIt(by, 'desk.attachFile', { requestId, fileId: id, visibleTo });
  }
}
