// SPDX-License-Identifier: EUPL-1.2
import { expect, test } from 'vitest';
import { leanKernCss } from './lean-kern.ts';

test('unused families, empty queries, unused colours and doubled icons go; everything else stays to the letter', () => {
  const css =
    ':root{--kern-color-red-100:#fee;--kern-color-red-200:#fdd;--kern-a:var(--kern-color-red-200);--vw-own:1px}' +
    '.kern-card__media,.kern-mt-sm{margin:0}.kern-btn,.kern-card{color:var(--kern-color-red-100)}' +
    '@media (width>=1px){.kern-gap-md{gap:1px}}.kern-icon--add{-webkit-mask:url("data:x");mask:url("data:x")}.kern-description-list{gap:0}';
  expect(leanKernCss(css)).toBe(
    ':root{--kern-color-red-100:#fee;--vw-own:1px}.kern-btn,.kern-card{color:var(--kern-color-red-100)}.kern-icon--add{mask:url("data:x")}.kern-description-list{gap:0}',
  );
});

test('of the icons only those stay that are named, with their sizes', () => {
  const css = '.kern-icon--mail{a:b}.kern-icon--logout{a:b}.kern-icon--large{a:b}.kern-btn .kern-icon{a:b}';
  expect(leanKernCss(css, new Set(['mail']))).toBe('.kern-icon--mail{a:b}.kern-icon--large{a:b}.kern-btn .kern-icon{a:b}');
});
