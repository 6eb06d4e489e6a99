// SPDX-License-Identifier: EUPL-1.2
export { euroText, fractionView, minutesText, monthsText, wholeText } from '@kernel/core';
