// SPDX-License-Identifier: EUPL-1.2
import { graphql, type ResultOf } from '../../../graphql/index.ts';

export const VoucherRegisterQuery = graphql(`
  query PaymentsVoucherRegister($tenantId: ID, $from: Date, $to: Date) {
    voucherRegister(tenantId: $tenantId, from: $from, to: $to) {
      id tenantId memberName year number registeredOn creditorName amount voucher status messageId fileHash handedOverOn
    }
  }
`);
export type RegisterRow = ResultOf<typeof VoucherRegisterQuery>['voucherRegister'][number];

export const VoucherSamplesQuery = graphql(`
  query PaymentsVoucherSamples($tenantId: ID) {
    voucherSamples(tenantId: $tenantId) {
      id tenantId fromDay toDay seed of population drawnAt drawnBy version mayCheck
      vouchers { id year number creditorName amount voucher fileId finding note checkedAt checkedBy }
    }
  }
`);
export type Sample = ResultOf<typeof VoucherSamplesQuery>['voucherSamples'][number];
export type SampledVoucher = Sample['vouchers'][number];

export const DrawSample = graphql(`
  mutation PaymentsDrawSample($idempotencyKey: String!, $tenantId: ID!, $fromDay: Date!, $toDay: Date!, $count: Int!) {
    drawVoucherSample(idempotencyKey: $idempotencyKey, tenantId: $tenantId, fromDay: $fromDay, toDay: $toDay, count: $count) {
      __typename
      ... on DrawVoucherSampleRefusal {
        code
        field
        message
        params
      }
      ... on DrawVoucherSampleSuccess {
        done
      }
    }
  }
`);

export const CheckVoucher = graphql(`
  mutation PaymentsCheckVoucher(
    $idempotencyKey: String!
    $sampleId: ID!
    $orderId: ID!
    $expectedVersion: Int!
    $finding: VoucherFinding!
    $note: String!
  ) {
    checkVoucher(
      idempotencyKey: $idempotencyKey
      sampleId: $sampleId
      orderId: $orderId
      expectedVersion: $expectedVersion
      finding: $finding
      note: $note
    ) {
      __typename
      ... on CheckVoucherRefusal {
        code
        field
        message
        params
      }
      ... on CheckVoucherSuccess {
        done
      }
    }
  }
`);
