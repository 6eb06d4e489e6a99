// SPDX-License-Identifier: EUPL-1.2
// Builds the sections of a day's closing from exported data. Part of verify-closings.mjs; Node alone, no package.
import { debitFilesOf } from './rebuild-debit-files.mjs';
import { linesOf, remember } from './rebuild-lines.mjs';

const KEPT = ['deposit', 'advance', 'passing', 'foreign'];
const BY_ITEM = ['transit', ...KEPT];
const DEBITED = ['debited', 'done', 'returned'];

const byText = (a, b) => (a < b ? -1 : a > b ? 1 : 0);
const sum = (amounts) => amounts.reduce((total, amount) => total + amount, 0n);
const size = (amount) => (amount < 0n ? -amount : amount);
const money = (text) => {
  if (typeof text !== 'string' || !/^-?\d{1,20}$/.test(text)) throw new Error(`no amount: ${text}`);
  return BigInt(text);
};

// Days, and the days on which banks work (TARGET).
const dayNumber = (day) => Date.parse(`${day}T00:00:00Z`) / 86_400_000;
const dayOf = (number) => new Date(number * 86_400_000).toISOString().slice(0, 10);
const addDays = (day, count) => dayOf(dayNumber(day) + count);

/** Sunday of Easter, by the rule of Gauss for the Gregorian calendar. */
function easter(year) {
  const [a, k] = [year % 19, Math.trunc(year / 100)];
  const m = 15 + Math.trunc((3 * k + 3) / 4) - Math.trunc((8 * k + 13) / 25);
  const s = 2 - Math.trunc((3 * k + 3) / 4);
  const d = (19 * a + m) % 30;
  const r = Math.trunc((d + Math.trunc(a / 11)) / 29);
  const og = 21 + d - r;
  const sz = 7 - ((year + Math.trunc(year / 4) + s) % 7);
  return addDays(`${year}-03-01`, og + (7 - ((og - sz) % 7)) - 1);
}
function isBankDay(day) {
  const weekday = new Date(`${day}T00:00:00Z`).getUTCDay();
  if (weekday === 0 || weekday === 6 || ['01-01', '05-01', '12-25', '12-26'].includes(day.slice(5))) return false;
  const sunday = easter(Number(day.slice(0, 4)));
  return day !== addDays(sunday, -2) && day !== addDays(sunday, 1);
}
function addBankDays(day, count) {
  let [at, left] = [day, count];
  while (left > 0) {
    at = addDays(at, 1);
    if (isBankDay(at)) left -= 1;
  }
  return at;
}

/** Balances and open items after more entries. */
function carryOn(carry, journals, accounts) {
  const byItem = new Set(accounts.filter(({ kind }) => BY_ITEM.includes(kind)).map(({ id }) => id));
  const balances = new Map(carry.balances.map(({ accountId, amountCents }) => [accountId, money(amountCents)]));
  const positions = new Map(carry.positions.map((one) => [`${one.accountId} ${one.item}`, { ...one, amount: money(one.amountCents) }]));
  for (const { bookedOn, postings } of [...journals].sort((a, b) => byText(a.bookedOn, b.bookedOn) || byText(a.id, b.id)))
    for (const { accountId, amountCents, item } of postings) {
      balances.set(accountId, (balances.get(accountId) ?? 0n) + money(amountCents));
      if (item === null || !byItem.has(accountId)) continue;
      const before = positions.get(`${accountId} ${item}`);
      const since = before === undefined || before.amount === 0n ? bookedOn : before.since;
      positions.set(`${accountId} ${item}`, { accountId, item, amount: (before?.amount ?? 0n) + money(amountCents), since });
    }
  const open = [...positions.values()].filter(({ amount }) => amount !== 0n);
  open.sort((a, b) => byText(a.since, b.since) || byText(a.accountId, b.accountId) || byText(a.item, b.item));
  return {
    balances: [...balances].sort(([a], [b]) => byText(a, b)).map(([accountId, amount]) => ({ accountId, amountCents: String(amount) })),
    positions: open.map(({ accountId, item, amount, since }) => ({ accountId, item, amountCents: String(amount), since })),
  };
}

const balanceIn = (carry, id) => money(carry.balances.find(({ accountId }) => accountId === id)?.amountCents ?? '0');
const counted = (amounts) => ({ count: amounts.length, sumCents: String(sum(amounts.map(size))) });
const ownerOf = (accounts, kind, bank) => accounts.find((one) => one.kind === kind && one.bankAccountId === bank)?.id;

/** B: bank and transit together, as the books have them. */
function bookAccount(bank, accounts, before, journals) {
  const own = new Set([ownerOf(accounts, 'bank', bank), ownerOf(accounts, 'transit', bank)].filter(Boolean));
  const elsewhere = new Set(accounts.filter(({ id, kind }) => !own.has(id) && (kind === 'bank' || kind === 'transit')).map(({ id }) => id));
  const [receipts, payments, transfers] = [[], [], []];
  for (const { source, postings } of journals) {
    const amounts = postings.filter(({ accountId }) => own.has(accountId)).map(({ amountCents }) => money(amountCents));
    const single = source === 'file' || source === 'bankAnswer';
    const moved = single ? amounts : [sum(amounts)].filter((amount) => amount !== 0n);
    const between = postings.some(({ accountId }) => elsewhere.has(accountId));
    for (const amount of moved) (between ? transfers : amount > 0n ? receipts : payments).push(amount);
  }
  const opening = sum([...own].map((id) => balanceIn(before, id)));
  return {
    ...{ bankAccountId: bank, currency: accounts.find(({ id }) => id === ownerOf(accounts, 'bank', bank))?.currency ?? '' },
    ...{ openingCents: String(opening), receipts: counted(receipts), payments: counted(payments) },
    transfers: { count: transfers.length, netCents: String(sum(transfers)) },
    closingCents: String(sum([opening, ...receipts, ...payments, ...transfers])),
  };
}

const balance = ({ balances }, codes) => balances.find(({ code }) => codes.includes(code))?.amountCents;

/** C: as the bank has it; each statement ties, and the day begins where the one before ended. */
function bankAccount(bank, data, lines, earlier) {
  const late = new Set(data.late.map(({ id }) => id));
  const used = [...data.late, ...data.statements.filter(({ id }) => !late.has(id))].filter(({ bankAccountId }) => bankAccountId === bank);
  const untied = used.filter((statement) => {
    const [opening, closing] = [balance(statement, ['OPBD', 'PRCD']), balance(statement, ['CLBD'])];
    if (opening === undefined || closing === undefined) return true;
    return sum([money(opening), ...statement.lines.map(({ amountCents }) => money(amountCents))]) !== money(closing);
  });
  const amounts = lines.map(({ amountCents }) => money(amountCents));
  const opening = earlier ?? money(data.opening?.bank.find(({ bankAccountId }) => bankAccountId === bank)?.amountCents ?? '0');
  // A booking may be dated later than the day that its statement closes.
  const closes = ({ balances, toDay }) => balances.find(({ code }) => code === 'CLBD')?.day ?? toDay;
  const covered = data.statements.some((one) => one.bankAccountId === bank && one.fromDay <= data.day && data.day <= closes(one));
  return {
    untied: untied.map(({ id }) => id),
    row: {
      bankAccountId: bank,
      statements: used.map(({ id, sequence, fileHash }) => ({ id, sequence, fileHash })),
      openingCents: String(opening),
      quietBy: covered ? null : (data.quiet.find(({ bankAccountId }) => bankAccountId === bank)?.by ?? null),
      credits: counted(amounts.filter((amount) => amount > 0n)),
      debits: counted(amounts.filter((amount) => amount < 0n)),
      closingCents: String(sum([opening, ...amounts])),
    },
  };
}

/** Orders of a file explain themselves for three bank days; everything else somebody has explained. */
function explanations({ files, explanations: said, day }, carry) {
  const found = new Map();
  const waiting = new Set(carry.positions.filter(({ amountCents }) => money(amountCents) < 0n).map(({ item }) => item));
  for (const { run, orders, handedOverOn } of files) {
    const from = run.executeOn > handedOverOn ? run.executeOn : handedOverOn;
    if (day > addBankDays(from, 3)) continue;
    const own = { reason: `file ${run.file?.hash ?? ''}`, owner: run.handedOverBy?.userId ?? '' };
    for (const { id } of orders) if (waiting.has(id)) found.set(id, own);
  }
  for (const { item, reason, owner } of said) found.set(item, { reason, owner });
  return found;
}

/** D: the bridge, item by item. */
function bridge(bank, { day, accounts }, carry, book, real, unbooked, said) {
  const row = (kind, item, amount, since) => {
    const { reason = '', owner = '' } = said.get(item) ?? {};
    const ageDays = dayNumber(day) - dayNumber(since);
    return { bankAccountId: bank, kind, item, amountCents: String(amount), since, ageDays, reason, owner };
  };
  const transit = ownerOf(accounts, 'transit', bank);
  const items = [
    ...carry.positions
      .filter(({ accountId }) => accountId === transit)
      .map(({ item, amountCents, since }) => row('notAtBank', item, money(amountCents), since)),
    ...unbooked
      .filter(({ bankAccountId }) => bankAccountId === bank)
      .map(({ id, amountCents, bookingDay }) => row('notBooked', id, -money(amountCents), bookingDay)),
  ].sort((a, b) => byText(a.since, b.since) || byText(a.item, b.item));
  const [bookCents, bankCents] = [book.closingCents, real.closingCents];
  return { bankAccountId: bank, bookCents, bankCents, differenceCents: String(money(bookCents) - money(bankCents)), items };
}

/** E */
function keptAccounts({ accounts, day }, before, carry, said) {
  return accounts
    .filter(({ kind }) => KEPT.includes(kind))
    .sort((a, b) => byText(a.id, b.id))
    .map(({ id, kind }) => {
      const [opening, closing] = [balanceIn(before, id), balanceIn(carry, id)];
      const items = carry.positions
        .filter(({ accountId }) => accountId === id)
        .map(({ item, amountCents, since }) => {
          return { item, amountCents, since, ageDays: dayNumber(day) - dayNumber(since), owner: said.get(item)?.owner ?? '' };
        });
      const amounts = { openingCents: String(opening), movementCents: String(closing - opening), closingCents: String(closing) };
      return { accountId: id, kind, ...amounts, items };
    });
}

const samePerson = (a, b) => a.userId === b.userId || (a.accountId !== null && a.accountId === b.accountId);

/** F: each file with two releases by people who had no hand in it. */
function filesOf({ files }) {
  const faults = [];
  const rows = files.map(({ run, orders, handedOverOn }) => {
    const [one, two] = run.releases.filter(({ fileHash }) => fileHash === run.file?.hash);
    const involved = [...run.involved, ...orders.flatMap((order) => order.involved)];
    const good = one && two && run.releases.length === 2 && !samePerson(one.by, two.by);
    const free = good && !involved.some((person) => samePerson(person, one.by) || samePerson(person, two.by));
    if (!free) faults.push(['RELEASES', run.id]);
    if (sum(orders.map(({ amountCents }) => money(amountCents))) !== money(run.file.controlSumCents)) faults.push(['CONTROL_SUM', run.id]);
    const of = (statuses) => counted(orders.filter(({ status }) => statuses.includes(status)).map(({ amountCents }) => money(amountCents)));
    return {
      ...{ runId: run.id, bankAccountId: run.bankAccountId, fileHash: run.file.hash, handedOverOn, count: run.file.count },
      ...{ controlSumCents: run.file.controlSumCents, releasedBy: run.releases.map(({ by }) => by) },
      ...{ accepted: of(['bankAccepted', ...DEBITED]), rejected: of(['bankRejected', 'recalled']), debited: of(DEBITED) },
    };
  });
  rows.sort((a, b) => byText(a.handedOverOn, b.handedOverOn) || byText(a.runId, b.runId));
  return { rows, faults };
}

/** G */
function liquidity({ accounts, dueItems, day }, banks) {
  const currencyOf = ({ bankAccountId }) =>
    accounts.find((one) => one.kind === 'bank' && one.bankAccountId === bankAccountId)?.currency ?? '';
  return [...new Set(banks.map(currencyOf))].sort(byText).map((currency) => ({
    currency,
    bankCents: String(sum(banks.filter((bank) => currencyOf(bank) === currency).map(({ closingCents }) => money(closingCents)))),
    due: [7, 30].map((withinDays) => {
      const near = dueItems.filter((item) => item.currency === currency && item.on <= addDays(day, withinDays));
      const amounts = near.map(({ amountCents }) => money(amountCents));
      const [receipts, payments] = [amounts.filter((amount) => amount > 0n), amounts.filter((amount) => amount < 0n)];
      return { withinDays, receiptsCents: String(sum(receipts)), paymentsCents: String(-sum(payments)) };
    }),
  }));
}

const NOTHING = { balances: [], positions: [] };

function together(one, other) {
  const balances = new Map(one.balances.map(({ accountId, amountCents }) => [accountId, money(amountCents)]));
  for (const { accountId, amountCents } of other.balances) balances.set(accountId, (balances.get(accountId) ?? 0n) + money(amountCents));
  return {
    balances: [...balances].map(([accountId, amount]) => ({ accountId, amountCents: String(amount) })),
    positions: [...one.positions, ...other.positions],
  };
}

/** Which lines the books lack at the end of the day. */
function unbookedLines(data, counting) {
  const net = new Map();
  for (const { source, sourceId, reverses } of data.journals)
    if (source === 'line') net.set(sourceId, (net.get(sourceId) ?? 0) + (reverses === null ? 1 : -1));
  const pending = counting.filter(({ id, amountCents }) => amountCents !== '0' && (net.get(id) ?? 0) === 0);
  return [...data.unbookedBefore.filter(({ id }) => (net.get(id) ?? 0) <= 0), ...pending];
}

function entryFaults({ journals, accounts, tenantId }) {
  const known = new Map(accounts.map((account) => [account.id, account]));
  return journals.flatMap((journal) => {
    const { id, postings } = journal;
    const total = sum(postings.map(({ amountCents }) => money(amountCents)));
    const strange = postings.some(({ accountId }) => known.get(accountId)?.tenantId !== tenantId) || journal.tenantId !== tenantId;
    return total !== 0n || strange ? [['ENTRY', id]] : [];
  });
}

/** All sections of a day out of its data, and what is wrong with the data themselves. `closed` takes along what closings have. */
export function rebuild({ data, copies }, previous, closed = new Set()) {
  const { accounts, day } = data;
  const banks = [...new Set(accounts.flatMap(({ kind, bankAccountId }) => (kind === 'bank' && bankAccountId ? [bankAccountId] : [])))].sort(
    byText,
  );
  const openings = data.journals.filter(({ source }) => source === 'opening');
  const moving = data.journals.filter(({ source }) => source !== 'opening');
  const before = carryOn(together(previous?.carry ?? NOTHING, data.opening?.carry ?? NOTHING), openings, accounts);
  const carry = carryOn(before, moving, accounts);
  const after = previous?.day ?? data.opening?.through ?? addDays(day, -1);
  const left = new Set(copies);
  const said = explanations(data, carry);
  const faults = entryFaults(data);
  const [bookAccounts, bankAccounts, bridges, allLines] = [[], [], [], []];
  for (const bank of banks) {
    const { counting, wrong } = linesOf(bank, data, left, after, day, closed);
    for (const { id } of wrong) faults.push(['COPY', id]);
    const earlier = previous?.bankAccounts.find(({ bankAccountId }) => bankAccountId === bank)?.closingCents;
    const { row, untied } = bankAccount(bank, data, counting, earlier === undefined ? null : money(earlier));
    for (const id of untied) faults.push(['STATEMENT', id]);
    bookAccounts.push(bookAccount(bank, accounts, before, moving));
    bankAccounts.push(row);
    allLines.push(...counting);
  }
  remember(closed, allLines);
  const unbooked = unbookedLines({ ...data, journals: moving }, allLines);
  for (const [index, bank] of banks.entries())
    bridges.push(bridge(bank, data, carry, bookAccounts[index], bankAccounts[index], unbooked, said));
  for (const { items, differenceCents, bankAccountId } of bridges) {
    if (sum(items.map(({ amountCents }) => money(amountCents))) !== money(differenceCents)) faults.push(['BRIDGE', bankAccountId]);
    for (const { item, reason, owner } of items) if (reason === '' || owner === '') faults.push(['UNEXPLAINED', item]);
  }
  const files = filesOf(data);
  const sections = { bookAccounts, bankAccounts, bridges, carry, keptAccounts: keptAccounts(data, before, carry, said), files: files.rows };
  const debits = debitFilesOf(data);
  return {
    sections: { ...sections, debitFiles: debits.rows, rulesVersion: debits.rulesVersion, liquidity: liquidity(data, bankAccounts) },
    faults: [...faults, ...files.faults, ...debits.faults],
  };
}
