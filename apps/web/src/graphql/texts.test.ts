// SPDX-License-Identifier: EUPL-1.2
import { CombinedError } from '@urql/core';
import { expect, test } from 'vitest';
import { troubleOf } from './client.ts';
import { graphqlTexts } from './texts.ts';

test('a database that was away when COMMIT was on its way: nobody is told that nothing was saved, and how to find out', () => {
  const error = new CombinedError({ graphQLErrors: [{ message: 'x', extensions: { code: 'DATABASE_UNAVAILABLE' } }] });
  expect(troubleOf(error)).toEqual({ kind: 'database' });
  expect(graphqlTexts.de.databaseBody).toMatch(/vielleicht schon geschehen\. Versuchen Sie es .* noch einmal, doppelt geschieht nichts/);
  expect(graphqlTexts.en.databaseBody).toMatch(/perhaps been done already\. Try again .* nothing happens twice/);
  for (const { databaseBody } of [graphqlTexts.de, graphqlTexts.en])
    expect(databaseBody).not.toMatch(/nichts gespeichert|nothing was (saved|written)/i);
});
