// SPDX-License-Identifier: EUPL-1.2
import type { AppForm } from '../../../forms/index.ts';
import type { AgreementInput, AgreementOutput } from './agreement-schema.ts';

/** The form of a draft, as its parts share it. */
export type AgreementFormApi = AppForm<AgreementInput, AgreementOutput>;
