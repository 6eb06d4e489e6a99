// SPDX-License-Identifier: EUPL-1.2
import type { CivilDate } from '@kernel/core';

/** BG-14 of the invoice (BT-73, BT-74), BG-26 of a line (BT-134, BT-135). */
export interface Period {
  /** BT-73, BT-134 */
  readonly start?: CivilDate;
  /** BT-74, BT-135 */
  readonly end?: CivilDate;
}
