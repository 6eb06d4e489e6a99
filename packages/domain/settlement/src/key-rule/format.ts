// SPDX-License-Identifier: EUPL-1.2

/** First member of every rule as data. */
export const KEY_RULE_FORMAT = 'verbund-key-rule/1';
