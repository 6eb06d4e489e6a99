// SPDX-License-Identifier: EUPL-1.2
import { invariant } from '@kernel/core';

declare const implementation: unique symbol;

/** Something that one service offers to others; its shape is declared in a contract. */
export interface Port<T> {
  readonly name: string;
  readonly [implementation]?: T;
}

export const definePort = <T>(name: string): Port<T> => ({ name });

/** A port together with what stands behind it. */
export interface Offer {
  readonly port: Port<unknown>;
  readonly implementation: unknown;
}

export const offer = <T>(port: Port<T>, implementation: T): Offer => ({ port, implementation });

export interface Ports {
  get<T>(port: Port<T>): T;
}

export function portTable(offers: readonly Offer[]): Ports {
  const table = new Map<string, unknown>();
  for (const { port, implementation } of offers) {
    invariant(!table.has(port.name), `the port ${port.name} is offered twice`);
    table.set(port.name, implementation);
  }
  return {
    get<T>(port: Port<T>): T {
      invariant(table.has(port.name), `nobody offers the port ${port.name}`);
      return table.get(port.name) as T;
    },
  };
}
