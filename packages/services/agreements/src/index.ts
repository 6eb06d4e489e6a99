// SPDX-License-Identifier: EUPL-1.2
export { agreements } from './service.ts';
export { draftAgreement } from './use-cases/draft-agreement.ts';
export { endAgreement } from './use-cases/end-agreement.ts';
export { giveNotice } from './use-cases/give-notice.ts';
export { remindOfEnds } from './use-cases/remind-of-ends.ts';
export { signAgreement } from './use-cases/sign-agreement.ts';
