// SPDX-License-Identifier: EUPL-1.2
import { createServer } from 'node:net';
import { readMasterKeyFile } from '@platform/keys';
import { expect, test } from 'vitest';
import { startFault } from './index.ts';

test('a master key file that is not there is told with its path, in both languages', async () => {
  const error = await readMasterKeyFile('/nowhere/master.key').catch((one: unknown) => one);
  expect(startFault(error)).toEqual({
    exitCode: 78,
    text:
      'Die Schlüssel sind nicht zu gebrauchen (unter /nowhere/master.key liegt keine Datei mit Hauptschlüsseln). [MASTER_KEY_FILE_MISSING]\n' +
      'The keys cannot be used (there is no master key file at /nowhere/master.key). [MASTER_KEY_FILE_MISSING]\n',
  });
});

test('an address that is taken is told as such', async () => {
  const first = createServer();
  await new Promise<void>((resolve) => first.listen(0, '127.0.0.1', resolve));
  const { port } = first.address() as { port: number };
  const error = await new Promise((resolve) => createServer().once('error', resolve).listen(port, '127.0.0.1'));
  first.close();
  expect(startFault(error)).toMatchObject({ exitCode: 78, text: expect.stringContaining('Somebody listens on HOST and PORT already.') });
});

test('a wrong password ends with the code of a wrong configuration, a server that is away does not', () => {
  expect(startFault(Object.assign(new Error('password'), { code: '28P01' }))?.exitCode).toBe(78);
  expect(startFault(Object.assign(new Error('connect'), { code: 'ECONNREFUSED' }))?.exitCode).toBe(1);
});

test('a bug is none of these', () => expect(startFault(new TypeError('x is not a function'))).toBeNull());
