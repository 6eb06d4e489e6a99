// SPDX-License-Identifier: EUPL-1.2

/** Something that a person can mend: told without a stack. */
export class HouseFault extends Error {
  override readonly name = 'HouseFault';
  /** With which the program ends. */
  readonly exitCode: number;

  constructor(message: string, exitCode = 1) {
    super(message);
    this.exitCode = exitCode;
  }
}
