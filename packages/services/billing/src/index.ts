// SPDX-License-Identifier: EUPL-1.2
export { billing } from './service.ts';
export { announceRound } from './use-cases/announce-round.ts';
export { issueRound } from './use-cases/issue-round.ts';
export { proposeIssuer } from './use-cases/propose-issuer.ts';
export { raiseObjection } from './use-cases/raise-objection.ts';
export { releaseIssuer } from './use-cases/release-issuer.ts';
export { renderRound } from './use-cases/render-round.ts';
export { saveRound } from './use-cases/save-round.ts';
export { setRecipient } from './use-cases/set-recipient.ts';
export { setText } from './use-cases/set-text.ts';
