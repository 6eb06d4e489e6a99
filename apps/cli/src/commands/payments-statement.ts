// SPDX-License-Identifier: EUPL-1.2
import { type BalanceProof, type ChainLink, proveBalance, proveChain } from '@domain/payments';
import type { Entry } from '@formats/bank';
import { type CivilDate, centsToDecimal } from '@kernel/core';
import { bareEntry, readBankFiles } from '../bank-files.ts';
import { chainsOf, copiesOf, type MappedStatement, mapStatement } from '../bank-mapping.ts';
import { bankFindingJson, bankFindingLine, CAUSES, LINKS } from '../bank-sentences.ts';
import { amountText, both, joined, type Line } from '../language.ts';
import { type Answer, EXIT } from '../outcome.ts';

interface Proved {
  readonly mapped: MappedStatement;
  readonly proof: BalanceProof;
  readonly link: ChainLink | null;
  /** The statement, of another file as a rule, that says the same. */
  readonly copyOf: MappedStatement | null;
  /** Null where there is nothing to tie: a notification, a report without balances. */
  readonly ties: boolean | null;
}

const decimal = (cents: bigint | null): string | null => (cents === null ? null : centsToDecimal(cents));

/** Days that no calendar has. */
const impossibleDays = ({ filed }: MappedStatement): number =>
  filed.statement.findings.filter(({ code }) => code === 'DATE_UNREADABLE').length;

/** A report of the day without both balances is not judged; an end-of-day statement always is. What is booked on a day that there is not ties to none. */
function tiesOf(mapped: MappedStatement, proof: BalanceProof): boolean | null {
  const { statement, unreadable } = mapped;
  if (impossibleDays(mapped) > 0) return false;
  const isSilent = proof.openingCents === null || proof.closingCents === null;
  if (statement.kind !== 'endOfDay' && isSilent && unreadable === 0) return null;
  return proof.ties && unreadable === 0;
}

const entryJson = (id: string, entry: Entry | undefined) => ({
  number: entry?.number ?? id,
  line: entry?.line ?? null,
  amount: decimal(entry?.amountCents ?? null),
  bookingDay: entry?.bookingDay ?? null,
  valueDay: entry?.valueDay ?? null,
});

const named = ({ filed }: MappedStatement): string =>
  filed.statement.electronicSequence ?? filed.statement.legalSequence ?? filed.statement.id;

function json({ mapped, proof, link, ties, copyOf }: Proved, all: readonly MappedStatement[]) {
  const { statement } = mapped.filed;
  const previous = all.find(({ statement: { id } }) => id === link?.previousId);
  return {
    file: mapped.filed.file,
    member: statement.member,
    format: statement.format.name,
    version: statement.format.version,
    kind: statement.kind,
    id: statement.id,
    account: statement.account.id,
    currency: statement.account.currency,
    sequence: statement.electronicSequence,
    legalSequence: statement.legalSequence,
    from: statement.from,
    to: statement.to,
    opening: decimal(proof.openingCents),
    credits: { count: proof.creditCount, sum: centsToDecimal(proof.creditsCents) },
    debits: { count: proof.debitCount, sum: centsToDecimal(proof.debitsCents) },
    closing: decimal(proof.closingCents),
    ties,
    difference: mapped.unreadable > 0 ? null : decimal(proof.differenceCents),
    explanations: proof.explanations.map(({ cause, lineIds, only }) => ({
      cause,
      only,
      entries: lineIds.map((id) => entryJson(id, mapped.entries.get(id))),
    })),
    chain:
      link === null
        ? null
        : {
            previous:
              previous === undefined ? null : { file: previous.filed.file, id: previous.filed.statement.id, sequence: named(previous) },
            holds: link.holds,
            difference: decimal(link.differenceCents),
            explainedBy: link.explainedBy.map((id) => entryJson(id, previous?.entries.get(id))),
            findings: link.findings,
          },
    copyOf: copyOf === null ? null : { file: copyOf.filed.file, id: copyOf.filed.statement.id, sequence: named(copyOf) },
    entries: statement.entryCount,
    details: mapped.filed.details,
    pending: mapped.pending,
    proof: proof.findings,
    findings: statement.findings.map(bankFindingJson),
  };
}

const money = (cents: bigint): Line => amountText(centsToDecimal(cents));
const plural = (count: number, one: Line, more: Line): Line => (count === 1 ? one : more);
const dayText = (day: CivilDate | null): string => day ?? '–';

function differenceLines({ mapped, proof, ties }: Proved): readonly Line[] {
  if (ties === null) return [both('   Salden stehen nicht da', '   no balances to compare')];
  if (ties) return [both('   geht auf', '   ties')];
  const days = impossibleDays(mapped);
  if (days > 0)
    return [
      both(
        `   geht nicht auf: ${days} Angaben nennen keinen Tag des Kalenders`,
        `   does not tie: ${days} dates are no day of the calendar`,
      ),
    ];
  if (mapped.unreadable > 0)
    return [
      both(
        `   geht nicht auf: ${mapped.unreadable} Beträge sind nicht lesbar`,
        `   does not tie: ${mapped.unreadable} amounts are unreadable`,
      ),
    ];
  if (proof.differenceCents === null || proof.differenceCents === 0n) {
    return [both(`   geht nicht auf [${proof.findings.join(', ')}]`, `   does not tie [${proof.findings.join(', ')}]`)];
  }
  const lines: Line[] = [joined(both('   geht nicht auf, Unterschied ', '   does not tie, difference '), money(proof.differenceCents))];
  for (const { cause, lineIds, only } of proof.explanations) {
    const entries = lineIds.flatMap((id) => mapped.entries.get(id) ?? []);
    const told = entries.map(({ number, amountCents, valueDay }) =>
      joined(
        both('Buchung ', 'entry '),
        `${number} (`,
        money(amountCents ?? 0n),
        both(', Wertstellung ', ', valued '),
        `${dayText(valueDay)})`,
      ),
    );
    const sure = only ? '' : both(' (eine von mehreren Möglichkeiten)', ' (one of several possibilities)');
    lines.push(joined('      ', ...told.flatMap((one, at) => (at === 0 ? [one] : [', ', one])), ': ', CAUSES[cause], sure));
  }
  return lines;
}

function chainLines({ link, copyOf }: Proved, all: readonly MappedStatement[]): readonly Line[] {
  if (copyOf !== null) {
    const first = `${named(copyOf)} (${copyOf.filed.file})`;
    return [both(`   sagt dasselbe wie ${first}`, `   says the same as ${first}`)];
  }
  if (link === null) return [];
  const previous = all.find(({ statement }) => statement.id === link.previousId);
  const name = previous === undefined ? '' : `${named(previous)} (${previous.filed.file})`;
  const told = link.findings.map((finding) => joined('      ', LINKS[finding], ` [${finding}]`));
  const head = link.holds
    ? both(`   schließt an ${name} an`, `   follows on ${name}`)
    : both(`   schließt nicht an ${name} an`, `   does not follow on ${name}`);
  return [head, ...told];
}

function lines(proved: Proved, all: readonly MappedStatement[]): readonly Line[] {
  const { mapped, proof } = proved;
  const { statement, file } = mapped.filed;
  const { format, account } = statement;
  const version = format.version === null ? '' : `.${format.version}`;
  const place = statement.member === null ? file : `${file}!${statement.member}`;
  const none = both('fehlt', 'missing');
  return [
    joined(`${place}: ${format.name}${version}, ${account.id} ${account.currency ?? ''}, `, both('Auszug ', 'statement '), named(mapped)),
    joined(both('   Anfang   ', '   opening  '), proof.openingCents === null ? none : money(proof.openingCents)),
    joined(
      both('   + ', '   + '),
      `${proof.creditCount} `,
      plural(proof.creditCount, both('Gutschrift ', 'credit '), both('Gutschriften ', 'credits ')),
      money(proof.creditsCents),
    ),
    joined(
      both('   − ', '   − '),
      `${proof.debitCount} `,
      plural(proof.debitCount, both('Belastung ', 'debit '), both('Belastungen ', 'debits ')),
      money(proof.debitsCents),
    ),
    joined(both('   Ende     ', '   closing  '), proof.closingCents === null ? none : money(proof.closingCents)),
    ...differenceLines(proved),
    ...chainLines(proved, all),
    ...statement.findings.map(bankFindingLine),
  ];
}

/** `verbund payments statement FILE…`: whether each statement ties, and what it follows on. */
export async function statementCommand(files: readonly string[]): Promise<Answer> {
  const mapped = (await readBankFiles(files, bareEntry)).map(mapStatement);
  const links = new Map(
    chainsOf(mapped).flatMap((chain) => proveChain(chain.map(({ statement }) => statement)).map((link) => [link.statementId, link])),
  );
  const copies = copiesOf(mapped);
  const proved = mapped.map((one): Proved => {
    const proof = proveBalance(one.statement);
    return {
      mapped: one,
      proof,
      link: links.get(one.statement.id) ?? null,
      copyOf: copies.get(one.statement.id) ?? null,
      ties: tiesOf(one, proof),
    };
  });
  const ok = proved.every(({ ties }) => ties !== false);
  return {
    code: ok ? EXIT.done : EXIT.refused,
    lines: proved.flatMap((one) => lines(one, mapped)),
    json: { ok, statements: proved.map((one) => json(one, mapped)) },
  };
}
