// SPDX-License-Identifier: EUPL-1.2
import { ROLES } from '@contracts/tenancy';
import { dutyConflicts, roleBook } from '@platform/authorization';
import { expect, test } from 'vitest';
import { deskActions, deskConflicts, deskRoles } from './actions.ts';
import { deskLabels } from './labels.ts';
import { catalogueUseCases, monthUseCases, requestUseCases, taskUseCases, timeUseCases } from './use-cases.ts';

const book = roleBook(ROLES, [{ actions: deskActions, roles: deskRoles, conflicts: deskConflicts }]);

test('role by action, as it was decided', () => {
  const lines = ROLES.map(({ name }) => {
    const actions = book.actionsOf(name).map((entry) => (typeof entry === 'string' ? entry : `${entry.action} (own)`));
    return `${name}: ${actions.map((action) => action.replace('desk.', '')).join(', ')}`;
  });
  expect(`\n${lines.join('\n')}\n`).toMatchInlineSnapshot(`
    "
    centreAdministrator: readCatalogue, editCatalogue
    contractOfficer: readCatalogue
    clerk: readCatalogue, readRequests, recordRequest, processRequest, reply, note, attachFile, readTasks, workTasks, bookTime (own), signOffMonth (own), releaseTask (own), readTime (own), correctTime (own), readTimeSheets (own)
    teamLead: readCatalogue, readRequests, recordRequest, processRequest, reply, note, attachFile, readTasks, workTasks, bookTime (own), signOffMonth (own), reopenRequest, releaseTask, assignTask, readTime, correctTime, readTimeSheets, readTimeSheets (own), approveMonth, reopenMonth
    finance: readCatalogue
    financeReleaser: readCatalogue
    auditor: readCatalogue, readRequests, readTasks, readTime, readTimeSheets
    memberClerk: readCatalogue, readRequests, submitRequest, withdrawRequest, changeCostReference, reopenRequest, reply, note, attachFile
    memberApprover: readCatalogue, readRequests, approveRequest, note, changeCostReference
    memberTreasurer: readCatalogue, readRequests, note, changeCostReference
    memberAdministrator: readCatalogue, readRequests, withdrawRequest
    "
  `);
});

test('who submits does not approve', () => {
  const grants = ['memberClerk', 'memberApprover'].map((role) => ({ userId: 'u', role }));
  expect(dutyConflicts(book, grants)).toMatchObject([{ actions: ['desk.submitRequest', 'desk.approveRequest'] }]);
});

test('every use case has a name in the histories', () => {
  const names = [...catalogueUseCases, ...requestUseCases, ...taskUseCases, ...timeUseCases, ...monthUseCases].map(({ name }) => name);
  expect(Object.keys(deskLabels).sort()).toEqual(names.sort());
});
