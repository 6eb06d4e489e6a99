// SPDX-License-Identifier: EUPL-1.2
// Builds what a day's closing says of files of direct debits. Part of verify-closings.mjs; Node alone, no package.

const CAME_IN = ['collected', 'returned'];

const samePerson = (a, b) => a.userId === b.userId || (a.accountId !== null && a.accountId === b.accountId);
const total = (collections) => collections.reduce((sum, { amountCents }) => sum + BigInt(amountCents), 0n);

/**
 * Each file of direct debits with two releases by people who had no hand in it; its rows in the order of hand-over. Closings by the first
 * version of the rules, which names no version in its data, say nothing of them.
 */
export function debitFilesOf({ rulesVersion = 1, debitFiles }) {
  const faults = [];
  if (rulesVersion < 2) return { rulesVersion, rows: undefined, faults };
  const rows = debitFiles.map(({ run, collections, handedOverOn }) => {
    const [one, two] = run.releases.filter(({ fileHash }) => fileHash === run.file?.hash);
    const good = one && two && run.releases.length === 2 && !samePerson(one.by, two.by);
    const free = good && !run.involved.some((person) => samePerson(person, one.by) || samePerson(person, two.by));
    if (!free) faults.push(['RELEASES', run.id]);
    if (total(collections) !== BigInt(run.file.controlSumCents)) faults.push(['CONTROL_SUM', run.id]);
    const of = (statuses) => {
      const own = collections.filter(({ status }) => statuses.includes(status));
      return { count: own.length, sumCents: String(total(own)) };
    };
    return {
      ...{ runId: run.id, bankAccountId: run.bankAccountId, fileHash: run.file.hash, handedOverOn, collectOn: run.collectOn },
      ...{ scheme: run.scheme, count: run.file.count, controlSumCents: run.file.controlSumCents },
      ...{ releasedBy: run.releases.map(({ by }) => by), accepted: of(['accepted', ...CAME_IN]), rejected: of(['rejected']) },
      ...{ collected: of(CAME_IN), returned: of(['returned']) },
    };
  });
  const key = ({ handedOverOn, runId }) => `${handedOverOn} ${runId}`;
  rows.sort((a, b) => (key(a) < key(b) ? -1 : 1));
  return { rulesVersion, rows, faults };
}
