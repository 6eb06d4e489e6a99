// SPDX-License-Identifier: EUPL-1.2
import { centsToDecimal, sumCents } from '@kernel/core';
import type {
  DebitGroup,
  DebitPosition,
  PaymentAddress,
  PaymentFile,
  PaymentParty,
  TransferGroup,
  TransferPosition,
} from './payment-file.ts';

/** Writes elements a line each, in the order of the schema. Texts have been converted before: nothing is changed here but what XML demands. */
class Lines {
  private readonly lines: string[] = ['<?xml version="1.0" encoding="UTF-8"?>'];
  private depth = 0;

  within(name: string, write: () => void, marks = ''): void {
    this.lines.push(`${'  '.repeat(this.depth)}<${name}${marks}>`);
    this.depth += 1;
    write();
    this.depth -= 1;
    this.lines.push(`${'  '.repeat(this.depth)}</${name}>`);
  }

  /** 'A/B/C' nests; what is not given is not written. */
  value(path: string, text: string | undefined, marks = ''): void {
    if (text === undefined) return;
    const names = path.split('/');
    const opening = names.map((name, at) => `<${name}${at === names.length - 1 ? marks : ''}>`).join('');
    const closing = names
      .reverse()
      .map((name) => `</${name}>`)
      .join('');
    this.lines.push(`${'  '.repeat(this.depth)}${opening}${escaped(text)}${closing}`);
  }

  text(): string {
    return `${this.lines.join('\n')}\n`;
  }
}

const escaped = (text: string): string => text.replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('>', '&gt;');

function writeAddress(out: Lines, address: PaymentAddress | undefined): void {
  if (address === undefined) return;
  out.within('PstlAdr', () => {
    out.value('StrtNm', address.street);
    out.value('BldgNb', address.number);
    out.value('PstCd', address.postCode);
    out.value('TwnNm', address.town);
    out.value('Ctry', address.country);
  });
}

const writeParty = (out: Lines, name: string, party: PaymentParty): void =>
  out.within(name, () => {
    out.value('Nm', party.name);
    writeAddress(out, party.address);
  });
const writeAccount = (out: Lines, name: string, party: PaymentParty): void => out.value(`${name}/Id/IBAN`, party.iban);

/** Where the bank is not named, the schema wants it said so; the receiver's bank is left out instead. */
const writeAgent = (out: Lines, name: string, { bic }: PaymentParty): void =>
  bic === undefined ? out.value(`${name}/FinInstnId/Othr/Id`, 'NOTPROVIDED') : out.value(`${name}/FinInstnId/BICFI`, bic);

function writeIds(out: Lines, { instructionId, endToEndId }: TransferPosition | DebitPosition): void {
  out.within('PmtId', () => {
    out.value('InstrId', instructionId);
    out.value('EndToEndId', endToEndId);
  });
}

function writeEnd(out: Lines, { purpose, remittance, reference }: TransferPosition | DebitPosition): void {
  out.value('Purp/Cd', purpose);
  if (remittance === undefined && reference === undefined) return;
  out.within('RmtInf', () => {
    out.value('Ustrd', remittance);
    if (reference === undefined) return;
    out.within('Strd', () =>
      out.within('CdtrRefInf', () => {
        out.value('Tp/CdOrPrtry/Cd', 'SCOR');
        out.value('Ref', reference);
      }),
    );
  });
}

const EURO = ' Ccy="EUR"';

function writeTransfer(out: Lines, position: TransferPosition): void {
  out.within('CdtTrfTxInf', () => {
    writeIds(out, position);
    out.value('Amt/InstdAmt', centsToDecimal(position.amount), EURO);
    if (position.creditor.bic !== undefined) writeAgent(out, 'CdtrAgt', position.creditor);
    writeParty(out, 'Cdtr', position.creditor);
    writeAccount(out, 'CdtrAcct', position.creditor);
    writeEnd(out, position);
  });
}

function writeDebit(out: Lines, position: DebitPosition): void {
  out.within('DrctDbtTxInf', () => {
    writeIds(out, position);
    out.value('InstdAmt', centsToDecimal(position.amount), EURO);
    out.within('DrctDbtTx', () =>
      out.within('MndtRltdInf', () => {
        out.value('MndtId', position.mandateId);
        out.value('DtOfSgntr', position.mandateDay);
      }),
    );
    writeAgent(out, 'DbtrAgt', position.debtor);
    writeParty(out, 'Dbtr', position.debtor);
    writeAccount(out, 'DbtrAcct', position.debtor);
    writeEnd(out, position);
  });
}

const sumOf = (positions: readonly { readonly amount: bigint }[]): string =>
  centsToDecimal(sumCents(positions.map(({ amount }) => amount)));

function writeGroupHead(out: Lines, { id, batchBooking, transactions }: TransferGroup | DebitGroup, method: 'TRF' | 'DD'): void {
  out.value('PmtInfId', id);
  out.value('PmtMtd', method);
  out.value('BtchBookg', String(batchBooking));
  out.value('NbOfTxs', String(transactions.length));
  out.value('CtrlSum', sumOf(transactions));
}

function writeTransferGroup(out: Lines, group: TransferGroup): void {
  out.within('PmtInf', () => {
    writeGroupHead(out, group, 'TRF');
    out.within('PmtTpInf', () => {
      out.value('SvcLvl/Cd', 'SEPA');
      out.value('LclInstrm/Cd', group.instant ? 'INST' : undefined);
    });
    if (group.time === undefined) out.value('ReqdExctnDt/Dt', group.day);
    else out.value('ReqdExctnDt/DtTm', `${group.day}T${group.time}`);
    writeParty(out, 'Dbtr', group.debtor);
    writeAccount(out, 'DbtrAcct', group.debtor);
    writeAgent(out, 'DbtrAgt', group.debtor);
    out.value('ChrgBr', 'SLEV');
    for (const position of group.transactions) writeTransfer(out, position);
  });
}

function writeDebitGroup(out: Lines, group: DebitGroup): void {
  out.within('PmtInf', () => {
    writeGroupHead(out, group, 'DD');
    out.within('PmtTpInf', () => {
      out.value('SvcLvl/Cd', 'SEPA');
      out.value('LclInstrm/Cd', group.scheme);
      out.value('SeqTp', group.sequence);
    });
    out.value('ReqdColltnDt', group.day);
    writeParty(out, 'Cdtr', group.creditor);
    writeAccount(out, 'CdtrAcct', group.creditor);
    writeAgent(out, 'CdtrAgt', group.creditor);
    out.value('ChrgBr', 'SLEV');
    out.within('CdtrSchmeId', () =>
      out.within('Id', () =>
        out.within('PrvtId', () =>
          out.within('Othr', () => {
            out.value('Id', group.creditorId);
            out.value('SchmeNm/Prtry', 'SEPA');
          }),
        ),
      ),
    );
    for (const position of group.transactions) writeDebit(out, position);
  });
}

/** The XML of a payment file: pain.001.001.09 or pain.008.001.08, the same text for the same input. */
export function painXml(file: PaymentFile): string {
  const out = new Lines();
  const [message, root] =
    file.kind === 'transfer' ? (['pain.001.001.09', 'CstmrCdtTrfInitn'] as const) : (['pain.008.001.08', 'CstmrDrctDbtInitn'] as const);
  const all = file.payments.flatMap(({ transactions }): readonly { readonly amount: bigint }[] => transactions);
  out.within(
    'Document',
    () =>
      out.within(root, () => {
        out.within('GrpHdr', () => {
          out.value('MsgId', file.messageId);
          out.value('CreDtTm', file.createdAt);
          out.value('NbOfTxs', String(all.length));
          out.value('CtrlSum', sumOf(all));
          out.value('InitgPty/Nm', file.initiator);
        });
        if (file.kind === 'transfer') for (const group of file.payments) writeTransferGroup(out, group);
        else for (const group of file.payments) writeDebitGroup(out, group);
      }),
    ` xmlns="urn:iso:std:iso:20022:tech:xsd:${message}"`,
  );
  return out.text();
}
