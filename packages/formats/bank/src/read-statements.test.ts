// SPDX-License-Identifier: EUPL-1.2
import fc from 'fast-check';
import { expect, test } from 'vitest';
import type { Statement } from './statement.ts';
import { camtFile, payment } from './testing/camt-file.ts';
import { readText } from './testing/read-text.ts';

interface Booking {
  readonly cents: number;
  readonly incoming: boolean;
  readonly endToEndId: string;
}
const bookings = fc.array(
  fc.record({ cents: fc.integer({ min: 1, max: 99_999_999 }), incoming: fc.boolean(), endToEndId: fc.stringMatching(/^[A-Z0-9]{1,12}$/) }),
  { maxLength: 8 },
);
const decimal = (cents: number, mark: string): string => `${Math.trunc(cents / 100)}${mark}${String(cents % 100).padStart(2, '0')}`;

const asCamt = (all: readonly Booking[], version: string): string =>
  camtFile({
    version,
    statements: [
      {
        entries: all.map(({ cents, incoming, endToEndId }) => ({
          amount: decimal(cents, '.'),
          direction: incoming ? ('CRDT' as const) : ('DBIT' as const),
          details: payment({ endToEndId, remittance: 'Bescheid 1' }, incoming ? 'Dbtr' : 'Cdtr', version),
        })),
      },
    ],
  });
const asSwift = (all: readonly Booking[]): string =>
  [
    ':20:A\n:25:DE02120300000000202051\n:28C:1/1\n:60F:C261119EUR100,00',
    ...all.map(
      ({ cents, incoming, endToEndId }) =>
        `:61:2611201120${incoming ? 'CR' : 'DR'}${decimal(cents, ',')}NTRFNONREF\n:86:166?00A?20EREF+${endToEndId}?21SVWZ+Bescheid 1?31DE89370400440532013000?32Erika Erfunden`,
    ),
    ':62F:C261120EUR100,00\n-\n',
  ].join('\n');

const core = ({ account, entries }: Statement) => ({
  account: [account.iban, account.currency],
  entries: entries.map(({ number, amountCents, currency, bookingDay, valueDay, status, details }) => ({
    ...{ number, amountCents, currency, bookingDay, valueDay, status },
    details: details.map(({ amountCents: cents, endToEndId, party, remittance }) => ({
      cents,
      endToEndId,
      party: [party.name, party.iban],
      remittance,
    })),
  })),
});

test('a day is the same in every format, however the bytes come in', async () => {
  await fc.assert(
    fc.asyncProperty(bookings, fc.integer({ min: 1, max: 400 }), async (all, piece) => {
      const [first, ...others] = await Promise.all(
        [...['02', '04', '08'].map((version) => asCamt(all, version)), asSwift(all)].map((text) => readText(text, piece)),
      );
      const expected = core(first!.statements[0]!);
      for (const { statements } of others) expect(core(statements[0]!)).toEqual(expected);
    }),
    { numRuns: 25 },
  );
});

test('whatever stands in a file, it is read or refused', async () => {
  const good = [
    asCamt([{ cents: 100, incoming: true, endToEndId: 'A' }], '08'),
    asSwift([{ cents: 100, incoming: true, endToEndId: 'A' }]),
  ];
  await fc.assert(
    fc.asyncProperty(
      fc.constantFrom(...good),
      fc.nat(),
      fc.nat({ max: 60 }),
      fc.uint8Array({ maxLength: 12 }),
      async (text, at, cut, put) => {
        const bytes = new TextEncoder().encode(text);
        const from = at % bytes.length;
        const { statements, refusals } = await readText(
          new Uint8Array([...bytes.subarray(0, from), ...put, ...bytes.subarray(from + cut)]),
        );
        expect(statements.length + refusals.length).toBeGreaterThan(0);
      },
    ),
    { numRuns: 200 },
  );
});
