// SPDX-License-Identifier: EUPL-1.2
import { err, ok, type Result } from '@kernel/core';
import { convertText } from './characters.ts';
import { checkPain, type PainCheck } from './check-pain.ts';
import type { PainFinding } from './pain-finding.ts';
import { painXml } from './pain-xml.ts';
import type { PaymentAddress, PaymentFile, PaymentParty } from './payment-file.ts';

/** A text that was written in other characters than it was given in. */
export interface Conversion {
  /** 'payments[0].transactions[3].creditor.name' */
  readonly path: string;
  readonly given: string;
  readonly written: string;
  /** 'é → e' */
  readonly changes: readonly string[];
}

export interface WrittenPain {
  readonly xml: string;
  readonly check: PainCheck;
  readonly conversions: readonly Conversion[];
}

class Converter {
  readonly conversions: Conversion[] = [];

  text(given: string, path: string): string {
    const { text, changes } = convertText(given);
    if (changes.length > 0) this.conversions.push({ path, given, written: text, changes });
    return text;
  }

  private address(address: PaymentAddress, path: string): PaymentAddress {
    const entries = Object.entries(address).map(([name, value]: [string, string | undefined]) => [
      name,
      value === undefined ? value : this.text(value, `${path}.${name}`),
    ]);
    return { ...address, ...Object.fromEntries(entries) };
  }

  party(party: PaymentParty, path: string): PaymentParty {
    return {
      ...party,
      name: this.text(party.name, `${path}.name`),
      iban: party.iban.replace(/\s/g, '').toUpperCase(),
      ...(party.address === undefined ? {} : { address: this.address(party.address, `${path}.address`) }),
    };
  }

  remittance<Position extends { readonly remittance?: string }>(position: Position, path: string): Position {
    const { remittance } = position;
    return remittance === undefined ? position : { ...position, remittance: this.text(remittance, `${path}.remittance`) };
  }
}

/** In the characters that banks take; ids are left as they are, since a changed one would match nothing. */
function converted(file: PaymentFile, to: Converter): PaymentFile {
  const initiator = to.text(file.initiator, 'initiator');
  if (file.kind === 'transfer') {
    const payments = file.payments.map((group, at) => ({
      ...group,
      debtor: to.party(group.debtor, `payments[${at}].debtor`),
      transactions: group.transactions.map((position, index) => {
        const path = `payments[${at}].transactions[${index}]`;
        return { ...to.remittance(position, path), creditor: to.party(position.creditor, `${path}.creditor`) };
      }),
    }));
    return { ...file, initiator, payments };
  }
  const payments = file.payments.map((group, at) => ({
    ...group,
    creditor: to.party(group.creditor, `payments[${at}].creditor`),
    transactions: group.transactions.map((position, index) => {
      const path = `payments[${at}].transactions[${index}]`;
      return { ...to.remittance(position, path), debtor: to.party(position.debtor, `${path}.debtor`) };
    }),
  }));
  return { ...file, initiator, payments };
}

/**
 * Writes a payment file and reads it again before it leaves: against the schema, against every rule, with its number and its sum. One
 * error, and there is no file. The same input gives the same bytes.
 */
export async function writePain(file: PaymentFile): Promise<Result<WrittenPain, readonly PainFinding[]>> {
  const converter = new Converter();
  const xml = painXml(converted(file, converter));
  const read = await checkPain([new TextEncoder().encode(xml)]);
  if (!read.ok)
    return err([
      {
        rule: 'SCHEMA_VALUE',
        severity: 'error',
        line: Number(read.error.params?.['line'] ?? 0),
        path: '',
        params: { given: read.error.code },
      },
    ]);
  const { findings } = read.value;
  if (findings.some(({ severity }) => severity === 'error')) return err(findings);
  return ok({ xml, check: read.value, conversions: converter.conversions });
}
