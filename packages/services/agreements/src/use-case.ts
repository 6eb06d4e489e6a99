// SPDX-License-Identifier: EUPL-1.2
import { keysPort, type PublishedKey } from '@contracts/settlement';
import type { Agreement, KeyCitation } from '@domain/agreements';
import { bindUseCase } from '@platform/use-case';
import type { FamilyName } from './family-names.ts';
import { agreementRepository } from './repositories/agreement-repository.ts';
import { vatPositionRepository } from './repositories/vat-position-repository.ts';

/** The shape of every write of this service. */
export const useCase = bindUseCase((writes, ports) => ({
  agreements: agreementRepository(writes),
  vatPositions: vatPositionRepository(writes),
  /** The cited versions of keys, as far as settlement knows them. */
  async findKeys(citations: readonly KeyCitation[]): Promise<readonly PublishedKey[]> {
    const found: PublishedKey[] = [];
    for (const { keyId, keyVersion } of citations) {
      const key = await ports.get(keysPort).findVersion(writes, keyId, keyVersion);
      if (key) found.push(key);
    }
    return found;
  },
}));

/** An agreement with what else its changes are decided by; the member's agreements stay locked until they are. */
export async function lockAgreement(
  agreements: ReturnType<typeof agreementRepository>,
  agreementId: string,
): Promise<{ agreement: Agreement; others: readonly Agreement[]; families: readonly FamilyName[]; familyCodes: readonly string[] } | null> {
  const found = await agreements.findAgreement(agreementId);
  if (!found) return null;
  await agreements.lockMember(found.tenantId);
  const all = await agreements.listAgreements(found.tenantId);
  const agreement = all.find(({ id }) => id === found.id);
  return agreement ? { agreement, others: all.filter((other) => other !== agreement), ...(await agreements.listFamilies()) } : null;
}
