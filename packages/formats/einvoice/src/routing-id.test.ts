// SPDX-License-Identifier: EUPL-1.2
import { unwrap } from '@kernel/core';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { checkRoutingId, routingIdWithCheckDigits } from './index.ts';

const codeOf = (text: string): string => {
  const checked = checkRoutingId(text);
  return checked.ok ? 'ok' : checked.error.code;
};

describe('routing ids', () => {
  it.each([
    // The worked example of the specification, ids of the federal test system and of a federal body.
    ['04011000-1234512345-06', { coarse: '04011000', fine: '1234512345', checkDigits: '06' }],
    ['991-33333TEST-33', { coarse: '991', fine: '33333TEST', checkDigits: '33' }],
    ['992-90009-96', { coarse: '992', fine: '90009', checkDigits: '96' }],
    [' 04011000-12345-03 ', { coarse: '04011000', fine: '12345', checkDigits: '03' }],
  ])('%s is read', (text, parts) => {
    expect(unwrap(checkRoutingId(text))).toEqual(parts);
  });

  it.each([
    ['04011000-1234512345-07', 'ROUTING_ID_CHECK_DIGITS'],
    ['04011000-1234512354-06', 'ROUTING_ID_CHECK_DIGITS'],
    ['', 'ROUTING_ID_FORM'],
    ['04011000', 'ROUTING_ID_FORM'],
    ['04011000-1234512345', 'ROUTING_ID_FORM'],
    ['04011000-12-34-06', 'ROUTING_ID_FORM'],
    ['04011000-12345-3', 'ROUTING_ID_FORM'],
    ['0-12345-03', 'ROUTING_ID_COARSE'],
    ['0401100000000-12345-03', 'ROUTING_ID_COARSE'],
    ['04O11000-12345-03', 'ROUTING_ID_COARSE'],
    ['04011000--03', 'ROUTING_ID_FINE'],
    ['04011000-Käm-03', 'ROUTING_ID_FINE'],
    [`04011000-${'1'.repeat(31)}-03`, 'ROUTING_ID_FINE'],
    ['17011000-12345-03', 'ROUTING_ID_STATE'],
    ['00011000-12345-03', 'ROUTING_ID_STATE'],
  ])('%j is refused: %s', (text, code) => {
    expect(codeOf(text)).toBe(code);
  });

  it('small letters count like capitals', () => {
    expect(unwrap(routingIdWithCheckDigits('991', '33333test'))).toBe('991-33333test-33');
  });

  const coarse = fc.tuple(fc.constantFrom('01', '05', '16', '99'), fc.stringMatching(/^\d{0,10}$/)).map(([state, rest]) => state + rest);
  const fine = fc.oneof(fc.constant(''), fc.stringMatching(/^[A-Za-z0-9]{1,30}$/));

  it('made by us are read by us, with the same parts', () => {
    fc.assert(
      fc.property(coarse, fine, (one, other) => {
        const id = unwrap(routingIdWithCheckDigits(one, other));
        expect(id.length).toBeLessThanOrEqual(46);
        expect(unwrap(checkRoutingId(id))).toMatchObject({ coarse: one, fine: other });
      }),
    );
  });

  it('with one wrong digit, or two neighbours changed round, are always noticed', () => {
    fc.assert(
      fc.property(coarse, fc.stringMatching(/^\d{2,30}$/), fc.nat(), fc.integer({ min: 1, max: 9 }), (one, other, place, step) => {
        const id = unwrap(routingIdWithCheckDigits(one, other));
        const at = one.length + 1 + (place % other.length);
        const digit = (Number(id[at]) + step) % 10;
        expect(codeOf(id.slice(0, at) + digit + id.slice(at + 1))).toBe('ROUTING_ID_CHECK_DIGITS');
        const [first, second] = [id[at - 1], id[at]];
        if (first === '-' || first === second) return;
        expect(codeOf(`${id.slice(0, at - 1)}${second}${first}${id.slice(at + 1)}`)).toBe('ROUTING_ID_CHECK_DIGITS');
      }),
    );
  });
});
