// SPDX-License-Identifier: EUPL-1.2
import type {
  AnnounceRoundRefusal,
  AnswerObjectionRefusal,
  DiscardIssuerRefusal,
  DiscardRoundRefusal,
  FoldCorrectionRefusal,
  IssueRoundRefusal,
  PrepareRoundRefusal,
  ProfileRefusal,
  ProposeIssuerRefusal,
  RaiseObjectionRefusal,
  ReleaseIssuerRefusal,
  RuleRefusal,
  TextRefusal,
  WaiveCorrectionRefusal,
  WithdrawObjectionRefusal,
} from '@domain/billing';

/** What the service adds to the codes of the rules. */
type OwnCode =
  | 'SET_CHANGED'
  | 'DOCUMENT_HANDED_OVER'
  | 'DOCUMENT_WITHOUT_NUMBER'
  | 'DOCUMENT_NOT_ISSUED'
  | 'NOT_A_NOTICE'
  | 'DATE_IN_FUTURE'
  | 'DATE_BEFORE_ISSUE'
  | 'FILES_NOT_MADE'
  | 'NO_FILES_TO_MAKE'
  | 'CANCELLED';

export type Code =
  | AnnounceRoundRefusal
  | AnswerObjectionRefusal
  | DiscardIssuerRefusal
  | DiscardRoundRefusal
  | FoldCorrectionRefusal
  | IssueRoundRefusal
  | PrepareRoundRefusal
  | ProfileRefusal
  | ProposeIssuerRefusal
  | RaiseObjectionRefusal
  | ReleaseIssuerRefusal
  | RuleRefusal
  | TextRefusal
  | WaiveCorrectionRefusal
  | WithdrawObjectionRefusal
  | OwnCode;
