// SPDX-License-Identifier: EUPL-1.2

interface Dated {
  readonly validFrom: string;
  readonly validTo: string | null;
}

/** The version that holds on a day, if one does. */
export const versionOn = <Version extends Dated>(versions: readonly Version[], day: string): Version | undefined =>
  versions.find(({ validFrom, validTo }) => validFrom <= day && (validTo === null || day <= validTo));
