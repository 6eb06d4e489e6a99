// SPDX-License-Identifier: EUPL-1.2
import { type Builder, enumType, mutationField, readField } from '@platform/graphql';
import { messages } from '../messages/index.ts';
import { findKey, type KeyRow, listKeys } from '../queries/list-keys.ts';
import { listMeters } from '../queries/list-quantities.ts';
import { correctKeyVersion } from '../use-cases/correct-key-version.ts';
import { METRIC_KINDS } from '../use-cases/key-part-input.ts';
import { publishKeyVersion } from '../use-cases/publish-key-version.ts';
import type { Texts } from './texts.ts';

type Version = KeyRow['versions'][number];
type Part = Version['parts'][number];
type Meter = Awaited<ReturnType<typeof listMeters.run>>[number];

function keyTypes(builder: Builder, { text }: Texts) {
  const part = builder.objectRef<Part>('SettlementKeyPart');
  part.implement({
    fields: (t) => ({
      sharePermyriad: t.exposeInt('sharePermyriad', { description: '10000 are 100 %.' }),
      kind: t.field({ type: enumType(builder, 'MetricKind', METRIC_KINDS), resolve: (row: Part) => row.kind }),
      basis: t.exposeString('basis', { nullable: true }),
      referenceDate: t.field({ type: 'Date', nullable: true, resolve: (row) => row.referenceDate }),
      code: t.exposeString('code', { nullable: true }),
      unit: t.exposeString('unit', { nullable: true }),
      phrase: t.field({ type: text, resolve: (row) => row.phrase }),
      unitName: t.field({ type: text, resolve: (row) => row.unitName }),
    }),
  });
  const version = builder.objectRef<Version>('SettlementKeyVersion');
  version.implement({
    fields: (t) => ({
      keyVersion: t.exposeInt('keyVersion'),
      validFrom: t.field({ type: 'Date', resolve: (row) => row.validFrom }),
      validTo: t.field({ type: 'Date', nullable: true, resolve: (row) => row.validTo }),
      resolution: t.exposeString('resolution'),
      clause: t.exposeString('clause'),
      rule: t.exposeString('rule', { description: 'As data: JSON of the format verbund-key-rule/1.' }),
      parts: t.field({ type: [part], resolve: (row) => row.parts, description: 'Empty where the rule says more than parts can say.' }),
      sentence: t.field({ type: text, resolve: (row) => row.sentence, description: 'What the key means, in one sentence.' }),
      publishedAt: t.field({ type: 'DateTime', resolve: (row) => row.publishedAt }),
      publishedBy: t.exposeString('publishedBy', { nullable: true }),
      correctionReason: t.exposeString('correctionReason', {
        nullable: true,
        description: 'Why the version is known otherwise than it was published.',
      }),
    }),
  });
  const key = builder.objectRef<KeyRow>('SettlementKey');
  key.implement({
    description: 'How the cost of a service is shared; its versions, the newest first.',
    fields: (t) => ({
      id: t.exposeID('id'),
      version: t.exposeInt('version', { description: 'For expectedVersion.' }),
      serviceFamilyCode: t.exposeString('serviceFamilyCode'),
      familyName: t.exposeString('familyName'),
      name: t.exposeString('name'),
      pools: t.exposeStringList('pools', { description: 'Names of the active pools that use it; empty for members.' }),
      versions: t.field({ type: [version], resolve: (row) => row.versions }),
    }),
  });
  return key;
}

export function keyFields(builder: Builder, texts: Texts): void {
  const key = keyTypes(builder, texts);
  const meter = builder.objectRef<Meter>('SettlementMeter');
  meter.implement({
    fields: (t) => ({
      code: t.exposeString('code'),
      unit: t.exposeString('unit'),
      serviceFamilyCode: t.exposeString('serviceFamilyCode'),
      keyNames: t.exposeStringList('keyNames'),
    }),
  });
  readField(builder, 'settlementKeys', listKeys, [key]);
  readField(builder, 'settlementKey', findKey, key, { nullable: true });
  readField(builder, 'settlementMeters', listMeters, [meter]);
  const payload = { key: { type: key, query: findKey, input: ({ keyId }: { keyId: string }) => ({ keyId }), nullable: true } };
  for (const useCase of [publishKeyVersion, correctKeyVersion])
    mutationField(builder, useCase as typeof publishKeyVersion, { messages, payload });
}
