// SPDX-License-Identifier: EUPL-1.2
import { expect, test } from 'vitest';
import { safeRedirect } from './safe-redirect.ts';

test.each([
  ['/a/musterland/zentrale/desk?status=open', '/a/musterland/zentrale/desk?status=open'],
  [undefined, '/'],
  ['', '/'],
  ['//evil.example', '/'],
  ['/\\evil.example', '/'],
  ['https://evil.example', '/'],
  ['javascript:alert(1)', '/'],
  ['/sign-in?redirect=/sign-in', '/'],
])('%s leads to %s', (target, expected) => expect(safeRedirect(target)).toBe(expected));
