// SPDX-License-Identifier: EUPL-1.2
import type { TestAssociation, TestMember } from '@testkit/core';
import { afterAll, beforeAll, expect, test } from 'vitest';
import type { Browser } from '../testing/browser.ts';
import { openTestHouse, type Person, type TestHouse } from '../testing/test-house.ts';
import { FILE_LIMIT_BYTES } from './upload.ts';

let house: TestHouse;
let association: TestAssociation;
let member: TestMember;
let clerk: Person;
let centre: Browser;
let memberClerk: Person;
let municipality: Browser;
beforeAll(async () => {
  house = await openTestHouse();
  association = await house.world.association();
  [member] = association.members as [TestMember];
  clerk = await house.person(association, 'clerk');
  memberClerk = await house.person(association, 'memberClerk', { member });
  ({ browser: centre } = await house.signedIn(clerk));
  ({ browser: municipality } = await house.signedIn(memberClerk));
});
afterAll(() => house.close());

const PDF = '%PDF-1.7\nprobe\n%%EOF\n';

function form(content: string | Uint8Array<ArrayBuffer>, name: string): FormData {
  const data = new FormData();
  data.append('file', new Blob([content]), name);
  return data;
}

const upload = (from: Browser, address: string, content: string | Uint8Array<ArrayBuffer>, name: string, more = '') =>
  from.ask(`${address}/files?audience=both${more}`, { method: 'POST', body: form(content, name) });

test('a file goes in and comes out as it was, only to be saved, under its own name', async () => {
  const stored = await upload(municipality, memberClerk.address, PDF, 'Übersicht "neu".pdf');
  expect(stored).toMatchObject({ status: 201, json: { fileId: expect.any(String), mediaType: 'application/pdf', bytes: PDF.length } });
  const taken = await municipality.ask(`${memberClerk.address}/files/${stored.json.fileId}`);
  expect(taken).toMatchObject({ status: 200, text: PDF });
  expect(taken.headers.get('content-disposition')).toBe(
    `attachment; filename="U_bersicht _neu_.pdf"; filename*=UTF-8''%C3%9Cbersicht%20_neu_.pdf`,
  );
  expect(Object.fromEntries(taken.headers)).toMatchObject({
    'content-type': 'application/pdf',
    'content-length': String(PDF.length),
    'x-content-type-options': 'nosniff',
    'cache-control': 'private, no-store',
    'content-security-policy': "default-src 'none'; sandbox",
  });
  expect(await centre.ask(`${clerk.address}/files/${stored.json.fileId}`)).toMatchObject({ status: 200 });
});

test('a file of the other side, of another member, of nobody is not there', async () => {
  const forMember = `&tenant=${member.tenantId}`;
  const internal = await centre.ask(`${clerk.address}/files?audience=centre${forMember}`, {
    method: 'POST',
    body: form('intern', 'notiz.txt'),
  });
  expect(internal.status).toBe(201);
  expect(await centre.ask(`${clerk.address}/files/${internal.json.fileId}`)).toMatchObject({ status: 200, text: 'intern' });
  expect(await municipality.ask(`${memberClerk.address}/files/${internal.json.fileId}`)).toMatchObject({ status: 404 });
  const open = await upload(centre, clerk.address, 'offen', 'brief.txt', forMember);
  expect(await municipality.ask(`${memberClerk.address}/files/${open.json.fileId}`)).toMatchObject({ status: 200, text: 'offen' });
  const neighbour = await house.person(association, 'memberClerk', { member: association.members[1] as TestMember });
  const { browser } = await house.signedIn(neighbour);
  for (const id of [open.json.fileId, house.world.newId(), 'no-id'])
    expect(await browser.ask(`${neighbour.address}/files/${id}`)).toMatchObject({ status: 404, json: { code: 'NOT_FOUND' } });
  expect(await house.browser().ask(`${memberClerk.address}/files/${open.json.fileId}`)).toMatchObject({ status: 401 });
});

test('whoever sends far more than is taken hears why, also by a client that listens only when all is sent', async () => {
  const { address } = memberClerk;
  for (const bytes of [FILE_LIMIT_BYTES + 1, 2 * FILE_LIMIT_BYTES]) {
    const body = new FormData();
    body.set('file', new Blob([new Uint8Array(bytes).fill(97)]), 'gross.txt');
    const answer = await municipality.fetch(`${address}/files`, { method: 'POST', body });
    expect([answer.status, ((await answer.json()) as { code: string }).code]).toEqual([413, 'FILE_TOO_LARGE']);
  }
});

test('too large, of the wrong type, in disguise, empty, missing, for somebody else: each has its own refusal', async () => {
  const { address } = memberClerk;
  const large = new Uint8Array(FILE_LIMIT_BYTES + 1).fill(97);
  const tooLarge = { status: 413, json: { code: 'FILE_TOO_LARGE', field: 'file', params: { maxBytes: FILE_LIMIT_BYTES } } };
  expect(await upload(municipality, address, large, 'gross.txt')).toMatchObject(tooLarge);
  expect(await upload(municipality, address, 'MZ', 'programm.exe')).toMatchObject({ status: 415, json: { code: 'FILE_TYPE_NOT_ALLOWED' } });
  expect(await upload(municipality, address, 'no pdf at all', 'a.pdf')).toMatchObject({
    status: 415,
    json: { code: 'FILE_TYPE_NOT_ALLOWED' },
  });
  expect(await upload(municipality, address, '', 'leer.txt')).toMatchObject({ status: 400, json: { code: 'FILE_EMPTY' } });
  const none = await municipality.ask(`${address}/files`, { method: 'POST', body: new FormData() });
  expect(none.json.code).toMatch(/^(FILE_MISSING|UPLOAD_MALFORMED)$/);
  expect(await municipality.post(`${address}/files`, {})).toMatchObject({ status: 415, json: { code: 'MULTIPART_EXPECTED' } });
  const foreign = association.members[1]?.tenantId;
  expect(await upload(municipality, address, 'x', 'a.txt', `&tenant=${foreign}`)).toMatchObject({ status: 404 });
  const nobody = await municipality.ask(`${address}/files?audience=all`, { method: 'POST', body: form('x', 'a.txt') });
  expect(nobody).toMatchObject({ status: 400, json: { code: 'INVALID_INPUT', field: 'audience' } });
  const noHeader = await municipality.ask(`${address}/files`, { method: 'POST', body: form('x', 'a.txt'), headers: { 'x-verbund': '' } });
  expect(noHeader).toMatchObject({ status: 403, json: { code: 'HEADER_MISSING' } });
});

test('what a service offers to download comes under the wall like any read', async () => {
  const { address } = memberClerk;
  const taken = await municipality.ask(`${address}/download/toy-hint?tenantId=${member.tenantId}`);
  expect(taken).toMatchObject({ status: 200, text: 'hint\r\n\r\n' });
  expect(taken.headers.get('content-type')).toBe('text/csv; charset=utf-8');
  const foreign = association.members[1]?.tenantId;
  expect(await municipality.ask(`${address}/download/toy-hint?tenantId=${foreign}`)).toMatchObject({ status: 404 });
  expect(await municipality.ask(`${address}/download/toy-hint`)).toMatchObject({
    status: 400,
    json: { code: 'INVALID_INPUT', field: 'tenantId' },
  });
  expect(await municipality.ask(`${address}/download/other`)).toMatchObject({ status: 404 });
  const treasurer = await house.person(association, 'memberTreasurer', { member });
  const { browser } = await house.signedIn(treasurer);
  expect(await browser.ask(`${address}/download/toy-hint?tenantId=${member.tenantId}`)).toMatchObject({
    status: 403,
    json: { code: 'FORBIDDEN', params: { action: 'toy.read' }, message: expect.stringContaining('nicht berechtigt') },
  });
});
