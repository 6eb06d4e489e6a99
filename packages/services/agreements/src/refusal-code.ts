// SPDX-License-Identifier: EUPL-1.2
import type { ChangeDraftCode, EndAgreementCode, GiveNoticeCode, PublishVatPositionCode, SignAgreementCode } from '@domain/agreements';
import type { KeyCode } from './key-rules.ts';

/** Everything that this service may refuse. */
export type AgreementsCode = ChangeDraftCode | EndAgreementCode | GiveNoticeCode | KeyCode | PublishVatPositionCode | SignAgreementCode;
