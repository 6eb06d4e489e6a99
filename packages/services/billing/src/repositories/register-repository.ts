// SPDX-License-Identifier: EUPL-1.2
import type { BillingRule, IssuerProfile, RecipientProfile, TextBlock } from '@domain/billing';
import type { AccountId, AssociationId, CivilDate, Instant, TenantId, UserId } from '@kernel/core';
import { dateColumn, fromDateColumn, instantColumn, type Writes } from '@platform/database';
import { plainJson } from '../plain-json.ts';

/** A version of something that an association or a member says of itself. */
export interface Versioned<T> {
  readonly version: number;
  readonly validFrom: CivilDate;
  readonly value: T;
}

export interface Entered {
  readonly id: string;
  readonly tenantId: TenantId;
  readonly associationId: AssociationId;
  readonly by: { readonly accountId: AccountId | null; readonly userId: UserId | null };
  readonly at: Instant;
}

const entered = ({ id, tenantId, associationId, by, at }: Entered) => ({
  ...{ id, tenantId, associationId },
  enteredBy: by.accountId,
  enteredByUser: by.userId,
  createdAt: instantColumn(at),
});

export const latest = <T extends { readonly version: number }>(versions: readonly T[]): T | null =>
  versions.reduce<T | null>((best, one) => (best === null || one.version > best.version ? one : best), null);

/** What holds on a day: of the versions that have begun the youngest. */
export const heldOn = <T>(versions: readonly Versioned<T>[], day: CivilDate): T | null =>
  latest(versions.filter(({ validFrom }) => validFrom <= day))?.value ?? null;

export function registerRepository(writes: Writes) {
  return {
    /** Two who enter a version at once come one after the other. */
    async lockRegister(tenantId: TenantId, register: string): Promise<void> {
      await writes.$queryRaw`select pg_advisory_xact_lock(hashtextextended(${`billing ${register} ${tenantId}`}, 0))::text as locked`;
    },
    async texts(tenantId: TenantId): Promise<readonly TextBlock[]> {
      const rows = await writes.textBlock.findMany({ where: { tenantId } });
      return rows.map((row) => ({
        family: row.family as TextBlock['family'],
        kind: row.kind as TextBlock['kind'],
        version: row.textVersion,
        text: row.text,
        data: row.data as unknown as TextBlock['data'],
        validFrom: fromDateColumn(row.validFrom),
      }));
    },
    async textId(
      tenantId: TenantId,
      { family, kind, version: textVersion }: Pick<TextBlock, 'family' | 'kind' | 'version'>,
    ): Promise<string | undefined> {
      return (await writes.textBlock.findFirst({ where: { tenantId, family, kind, textVersion }, select: { id: true } }))?.id;
    },
    async addText(of: Entered, { family, kind, version, text, data, validFrom }: TextBlock): Promise<void> {
      await writes.textBlock.create({
        data: { ...entered(of), family, kind, textVersion: version, text, data: plainJson(data), validFrom: dateColumn(validFrom) },
      });
    },
    async issuers(tenantId: TenantId): Promise<readonly Versioned<IssuerProfile>[]> {
      const rows = await writes.issuerProfile.findMany({ where: { tenantId } });
      return rows.map((row) => ({
        version: row.profileVersion,
        validFrom: fromDateColumn(row.validFrom),
        value: row.profile as unknown as IssuerProfile,
      }));
    },
    /** Entered by who proposed it. */
    async addIssuer(of: Entered, { version, validFrom, value }: Versioned<IssuerProfile>, second: Entered['by']): Promise<void> {
      await writes.issuerProfile.create({
        data: {
          ...{ ...entered(of), releasedBy: second.accountId, releasedByUser: second.userId, profileVersion: version },
          ...{ validFrom: dateColumn(validFrom), profile: plainJson(value) },
        },
      });
    },
    async rules(tenantId: TenantId): Promise<readonly BillingRule[]> {
      const rows = await writes.billingRule.findMany({ where: { tenantId } });
      return rows.map((row) => row.rule as unknown as BillingRule);
    },
    async ruleId(tenantId: TenantId, { version: ruleVersion }: Pick<BillingRule, 'version'>): Promise<string | undefined> {
      return (await writes.billingRule.findFirst({ where: { tenantId, ruleVersion }, select: { id: true } }))?.id;
    },
    async addRule(of: Entered, rule: BillingRule): Promise<void> {
      await writes.billingRule.create({
        data: { ...entered(of), ruleVersion: rule.version, validFrom: dateColumn(rule.validFrom), rule: plainJson(rule) },
      });
    },
    /** The youngest profile of each member that the transaction sees. */
    async recipients(): Promise<ReadonlyMap<string, { readonly id: string; readonly version: number; readonly value: RecipientProfile }>> {
      const rows = await writes.recipientProfile.findMany({ orderBy: { profileVersion: 'asc' } });
      return new Map(
        rows.map((row) => [row.tenantId, { id: row.id, version: row.profileVersion, value: row.profile as unknown as RecipientProfile }]),
      );
    },
    async addRecipient(of: Entered, version: number, profile: RecipientProfile): Promise<void> {
      await writes.recipientProfile.create({ data: { ...entered(of), profileVersion: version, profile: plainJson(profile) } });
    },
  };
}
