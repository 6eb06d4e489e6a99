// SPDX-License-Identifier: EUPL-1.2
import { checkRoutingId, type RoutingIdCode, refusalSentence, routingIdWithCheckDigits } from '@formats/einvoice';
import type { Refusal } from '@kernel/core';
import { both, joined, type Line } from '../language.ts';
import { type Answer, EXIT, refusedBy } from '../outcome.ts';

/** What was typed as the whole id, where only its check digits are left out. */
function completed(id: string): string | null {
  const [, coarse, fine = ''] = /^(\d{2,12})(?:-([A-Za-z0-9]{1,30}))?$/.exec(id.trim()) ?? [];
  if (coarse === undefined) return null;
  const whole = routingIdWithCheckDigits(coarse, fine);
  return whole.ok ? whole.value : null;
}

function refused(id: string, fault: Refusal<RoutingIdCode>): Answer {
  const sentence = both(refusalSentence(fault, 'de'), refusalSentence(fault, 'en'));
  const whole = fault.code === 'ROUTING_ID_FORM' ? completed(id) : null;
  if (whole === null) return refusedBy([fault], () => sentence);
  const hint = both(` Mit Prüfziffern: ${whole}.`, ` With check digits: ${whole}.`);
  return refusedBy([{ ...fault, params: { ...fault.params, completed: whole } }], () => joined(sentence, hint));
}

/** `verbund routing-id check ID`: its parts, or what is wrong with it. */
export function checkRoutingIdCommand(id: string): Answer {
  const checked = checkRoutingId(id);
  if (!checked.ok) return refused(id, checked.error);
  const { coarse, fine, checkDigits } = checked.value;
  const lines: Line[] = [
    both(`Grobadresse: ${coarse}`, `coarse address: ${coarse}`),
    fine === '' ? both('ohne Feinadresse', 'no fine address') : both(`Feinadresse: ${fine}`, `fine address: ${fine}`),
    both(`Prüfziffern: ${checkDigits}, richtig`, `check digits: ${checkDigits}, right`),
  ];
  return { code: EXIT.done, lines, json: { ok: true, coarse, fine, checkDigits } };
}
