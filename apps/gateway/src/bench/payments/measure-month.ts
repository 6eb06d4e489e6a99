// SPDX-License-Identifier: EUPL-1.2
import type { AccountId, CivilDate, TenantId } from '@kernel/core';
import type { Actor } from '@platform/authorization';
import { watchMemory } from '../full-year/process-memory.ts';
import { postgresCpuMs } from '../process-cpu.ts';
import { number } from '../report.ts';
import { bankFile, closingOf, type DayOfAccount } from './bank-text.ts';
import { act, allows, ask, carryOut, type Office, rowsOf, upload } from './office.ts';
import { BANKS, OPENING_CENTS, openTowns, type Staff, type Town, takeClaims } from './open-towns.ts';
import { sendOrders } from './sent-orders.ts';
import type { MonthLine } from './town-month.ts';

/** People of the centre who reconcile and close beside each other. */
const LANES = 2;

export interface StepMeasure {
  readonly seconds: number;
  readonly service: number;
  readonly database: number;
  readonly serviceMegabytes: number;
  readonly databaseMegabytes: number;
}

export interface MonthMeasure {
  readonly lines: number;
  readonly claims: number;
  readonly closings: number;
  readonly megabytes: number;
  /** Of the database at the end. */
  readonly databaseSize: number;
  readonly booked: Readonly<Record<'automatic' | 'person' | 'aside', number>>;
  readonly steps: Readonly<Record<string, StepMeasure>>;
}

interface Setting {
  readonly office: Office;
  readonly setClock: (at: string) => void;
  readonly postmaster: number;
  readonly lines: number;
  readonly days: readonly CivilDate[];
  readonly told: (text: string) => void;
}

/** A stopwatch that adds up the same step of all days. */
function stopwatch(postmaster: number) {
  const memory = watchMemory(postmaster);
  const steps: Record<string, StepMeasure> = {};
  const lap = async <T>(name: string, run: () => Promise<T>): Promise<T> => {
    memory.take();
    const [cpu, database, begun] = [process.cpuUsage(), postgresCpuMs(postmaster), performance.now()];
    const value = await run();
    const [used, most, before] = [process.cpuUsage(cpu), memory.take(), steps[name]];
    steps[name] = {
      seconds: (before?.seconds ?? 0) + (performance.now() - begun) / 1_000,
      service: (before?.service ?? 0) + (used.user + used.system) / 1e6,
      database: (before?.database ?? 0) + (postgresCpuMs(postmaster) - database) / 1_000,
      serviceMegabytes: Math.max(before?.serviceMegabytes ?? 0, most.worker),
      databaseMegabytes: Math.max(before?.databaseMegabytes ?? 0, most.database),
    };
    return value;
  };
  return { lap, steps, stop: memory.stop };
}

/** Each of them once, a few at a time. */
async function inLanes<T>(all: readonly T[], work: (one: T) => Promise<void>): Promise<void> {
  const waiting = [...all];
  const lane = async (): Promise<void> => {
    for (let one = waiting.shift(); one !== undefined; one = waiting.shift()) await work(one);
  };
  await Promise.all(Array.from({ length: LANES }, lane));
}

interface Suggested {
  readonly items: readonly {
    readonly id: string;
    readonly version: number;
    readonly amount: bigint;
    readonly candidates: readonly { readonly rest: bigint; readonly parts: readonly object[] }[];
  }[];
}

/** What a person does with what is left: the first suggestion where it takes up the whole amount, aside otherwise. */
async function reconcileRest(office: Office, clerk: Actor, tenantId: TenantId): Promise<Record<'person' | 'aside', number>> {
  const done = { person: 0, aside: 0 };
  for (;;) {
    const { items } = await ask<Suggested>(office, clerk, 'payments.listBankLines', { tenantId, tab: 'suggested', first: 100 });
    if (items.length === 0) return done;
    for (const { id: lineId, version: expectedVersion, candidates } of items) {
      const whole = candidates.findIndex(({ parts }) => parts.length > 0);
      // What a suggestion names may have been paid since.
      const booked = whole >= 0 && (await allows(office, clerk, 'payments.bookBankLine', { lineId, expectedVersion, candidate: whole }));
      if (!booked) await act(office, clerk, 'payments.setBankLineAside', { lineId, expectedVersion });
      done[booked ? 'person' : 'aside'] += 1;
    }
  }
}

/** The day's closing of a municipality, made by one and signed by two others. */
async function closeDay(office: Office, { clerks: [maker, ...signers] }: Staff, tenantId: TenantId, day: CivilDate): Promise<void> {
  const { closingId } = await act<{ closingId: string }>(office, maker, 'payments.makeClosing', { tenantId, day });
  for (const signer of signers) {
    const closing = await ask<{ version: number; hash: string }>(office, signer, 'payments.findClosing', { closingId });
    await act(office, signer, 'payments.signClosing', { closingId, expectedVersion: closing.version, hash: closing.hash });
  }
}

/** The papers of the day, as the worker makes them. */
async function printPapers(office: Office, cause: AccountId | null): Promise<void> {
  const rows = await rowsOf<{ id: string }>(
    office,
    `select id from long_command where name = 'payments.printClosing' and state = 'queued' order by id`,
  );
  for (const { id } of rows) await carryOut(office, id, cause);
}

/** What the month came to: every closing, every account as the banks have it. */
async function check(office: Office, towns: readonly Town[], balances: ReadonlyMap<string, bigint>, days: number): Promise<number> {
  const rows = await rowsOf<{ account: string; closing: string; count: number }>(
    office,
    `select account ->> 'bankAccountId' as account, account ->> 'closingCents' as closing, (select count(*)::int from day_closing where status = 'closed') as count
     from day_closing cross join lateral jsonb_array_elements(content::jsonb -> 'bankAccounts') as account where number = ${days}`,
  );
  const wrong = rows.filter(({ account, closing }) => balances.get(account) !== BigInt(closing));
  const [first] = rows;
  if (wrong.length > 0 || rows.length !== towns.length * BANKS.length || first?.count !== towns.length * days)
    throw new Error(`the closings are not those of the banks: ${rows.length} accounts, ${wrong.length} wrong, ${first?.count} closings`);
  return first.count;
}

interface Month {
  readonly setting: Setting;
  readonly staff: Staff;
  readonly towns: readonly Town[];
  readonly balances: Map<string, bigint>;
}

/** What the banks tell of one day; so many lines an account. */
async function filesOf({ setting: { office }, staff, towns, balances }: Month, day: CivilDate, place: number, lines: number) {
  const files: DayOfAccount[][] = BANKS.map(() => []);
  for (const [index, town] of towns.entries()) {
    const sent = await sendOrders(office, staff, town, day, index % 2 === 1);
    for (const [bank, { id, iban }] of town.accounts.entries()) {
      const own: readonly MonthLine[] = bank === 0 ? sent : [];
      const incoming = Array.from({ length: Math.max(0, lines - own.length) }, () => town.month.incoming());
      const account = { iban, sequence: place + 1, openingCents: balances.get(id) ?? OPENING_CENTS, lines: [...own, ...incoming] };
      balances.set(id, closingOf(account));
      files[bank]?.push(account);
    }
  }
  return files.map((accounts, bank) => ({ name: `bank-${bank + 1}-${day}.xml`, pieces: [...bankFile(accounts, day)] }));
}

/** Day after day: the banks' files, the matching, the rest by hand, the closings and their papers. */
export async function measureMonth(setting: Setting): Promise<MonthMeasure> {
  const { office, setClock, postmaster, days, told } = setting;
  const { lap, steps, stop } = stopwatch(postmaster);
  const [first] = days;
  if (first === undefined) throw new Error('a month has days');
  try {
    setClock(`${first}T06:00:00.000Z`);
    const perAccount = Math.round(setting.lines / (office.association.members.length * BANKS.length * days.length));
    const { staff, towns } = await openTowns(office, perAccount * BANKS.length * days.length, first);
    const [clerk] = staff.clerks;
    await lap('items', () => inLanes(towns, (town) => takeClaims(office, staff, town)));
    const month: Month = { setting, staff, towns, balances: new Map() };
    const booked = { automatic: 0, person: 0, aside: 0 };
    let megabytes = 0;
    for (const [place, day] of days.entries()) {
      setClock(`${day}T19:00:00.000Z`);
      const files = await filesOf(month, day, place, perAccount);
      megabytes += files.reduce((sum, { pieces }) => sum + pieces.reduce((total, { length }) => total + length, 0), 0) / 1e6;
      const matching = await lap('read', async () => {
        const fileIds: string[] = [];
        for (const { name, pieces } of files) fileIds.push(await upload(office, office.association.centreId, name, pieces));
        const { commandId } = await act<{ commandId: string }>(office, clerk, 'payments.takeInBankFiles', { fileIds });
        return (await carryOut(office, commandId, clerk.accountId))['matching'] as string;
      });
      await lap('match', () => carryOut(office, matching, clerk.accountId));
      await lap('rest', () =>
        inLanes(towns, async ({ tenantId }) => {
          const rest = await reconcileRest(office, clerk, tenantId);
          booked.person += rest.person;
          booked.aside += rest.aside;
        }),
      );
      await lap('close', () => inLanes(towns, ({ tenantId }) => closeDay(office, staff, tenantId, day)));
      await lap('print', () => printPapers(office, clerk.accountId));
      told(
        `${day}: ${Object.entries(steps)
          .map(([name, step]) => `${name} ${number(step.seconds, 1)}`)
          .join(', ')} s`,
      );
    }
    const closings = await check(office, towns, month.balances, days.length);
    const [{ lines, unclear, claims, size } = { lines: 0, unclear: 0, claims: 0, size: 0 }] = await rowsOf<
      Record<'lines' | 'unclear' | 'claims' | 'size', number>
    >(
      office,
      `select (select count(*)::int from bank_line) as lines, (select count(*)::int from bank_line where rule = 'unclear') as unclear,
         (select count(*)::int from payment_item) as claims, (pg_database_size(current_database()) / 1048576)::int as size`,
    );
    booked.aside = unclear;
    booked.automatic = lines - unclear - booked.person;
    return { lines, claims, closings, megabytes, databaseSize: size, booked, steps };
  } finally {
    stop();
  }
}
