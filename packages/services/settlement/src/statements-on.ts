// SPDX-License-Identifier: EUPL-1.2
export { statementsOn } from '@platform/database';
