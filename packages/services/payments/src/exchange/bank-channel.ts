// SPDX-License-Identifier: EUPL-1.2
import { definePort } from '@platform/use-case';

/** A payment file that two people released. */
export interface OutgoingFile {
  /** Unique in the house: the message id with its ending. */
  readonly name: string;
  readonly bytes: Uint8Array;
  /** SHA-256, in hexadecimal: what was released. */
  readonly hash: string;
}

/** What a channel says of a file that it has taken. */
export interface DeliveryReceipt {
  readonly channel: 'folder' | 'ebics';
  /** Where it lies, or under which order number the bank has it. */
  readonly place: string;
  readonly hash: string;
}

/** A file that a bank has for us. It stays with the channel until it is said what became of it. */
export interface IncomingFile {
  readonly name: string;
  readonly sizeBytes: number;
  open(): AsyncIterable<Uint8Array>;
  done(): Promise<void>;
  quarantine(): Promise<void>;
}

/**
 * The way to banks and back (docs/payments-channel.md). Delivering the same file again has no second effect; another file under the name of
 * one that was delivered is a fault.
 */
export interface BankChannel {
  readonly kind: 'folder' | 'ebics';
  deliver(file: OutgoingFile): Promise<DeliveryReceipt>;
  collect(): Promise<readonly IncomingFile[]>;
}

/** null: files are downloaded and uploaded by hand. */
export const bankChannelPort = definePort<BankChannel | null>('payments.bankChannel');
