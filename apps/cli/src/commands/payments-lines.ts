// SPDX-License-Identifier: EUPL-1.2
import { dedupe } from '@domain/payments';
import { centsToDecimal } from '@kernel/core';
import { readBankFiles } from '../bank-files.ts';
import { type MappedStatement, mapStatement } from '../bank-mapping.ts';
import { amountText, both, joined, type Line } from '../language.ts';
import { type Answer, EXIT } from '../outcome.ts';

/** 'amountCents: 1250n' → 'amount: "12.50"', at every depth: money in JSON is a text in euro. */
function withDecimals(value: unknown): unknown {
  if (typeof value === 'bigint') return centsToDecimal(value);
  if (Array.isArray(value)) return value.map(withDecimals);
  if (typeof value !== 'object' || value === null) return value;
  return Object.fromEntries(
    Object.entries(value).map(([name, inner]) => [name === 'cents' ? 'amount' : name.replace(/Cents$/, ''), withDecimals(inner)]),
  );
}

interface Placed {
  readonly mapped: MappedStatement;
  readonly id: string;
}

const placeOf = ({ mapped, id }: Placed) => ({
  file: mapped.filed.file,
  member: mapped.filed.statement.member,
  statement: mapped.filed.statement.id,
  entry: mapped.entries.get(id)?.number ?? null,
});

function lineJson(placed: Placed) {
  const { mapped, id } = placed;
  const { account, kind, format } = mapped.filed.statement;
  const { number: _number, ...entry } = mapped.entries.get(id) ?? { number: 0 };
  return { ...placeOf(placed), format: format.name, kind, account: account.id, ...(withDecimals(entry) as object) };
}

function text({ mapped, id }: Placed): Line {
  const entry = mapped.entries.get(id);
  const [detail] = entry?.details ?? [];
  const amount = amountText(centsToDecimal(entry?.amountCents ?? 0n));
  const about = [detail?.party.name, detail?.endToEndId, detail?.remittance].filter((part) => part).join(' · ');
  return joined(`${entry?.bookingDay ?? '–'}  `, amount, ` ${entry?.currency ?? ''}  ${about}`);
}

/** `verbund payments lines FILE…`: each booking of all files once. */
export async function linesCommand(files: readonly string[]): Promise<Answer> {
  const mapped = (await readBankFiles(files)).map(mapStatement);
  const owner = new Map(mapped.flatMap((one) => one.statement.lines.map(({ id }) => [id, { mapped: one, id }] as const)));
  const placed = (id: string): readonly Placed[] => {
    const found = owner.get(id);
    return found === undefined ? [] : [found];
  };
  const { lines, provisional, duplicates, findings } = dedupe(mapped.map(({ statement }) => statement));
  const kept = lines.flatMap(({ id }) => placed(id));
  const told = provisional.flatMap(({ id }) => placed(id));
  const unreadable = mapped.reduce((sum, one) => sum + one.unreadable, 0);
  const placeAt = (id: string) => placed(id).map(placeOf)[0] ?? null;
  return {
    code: EXIT.done,
    lines: [
      ...[...kept, ...told].map(text),
      both(
        `${kept.length} Buchungen, ${told.length} vorläufige, ${duplicates.length} doppelte weggelassen, ${unreadable} nicht lesbar`,
        `${kept.length} bookings, ${told.length} provisional ones, ${duplicates.length} duplicates left out, ${unreadable} unreadable`,
      ),
    ],
    json: {
      ok: true,
      lines: kept.map(lineJson),
      provisional: told.map(lineJson),
      duplicateCount: duplicates.length,
      duplicates: duplicates.map(({ lineId, of }) => ({ ...placeAt(lineId), of: placeAt(of) })),
      unreadable,
      findings: findings.map(({ code, lineIds }) => ({ code, entries: lineIds.map(placeAt) })),
    },
  };
}
