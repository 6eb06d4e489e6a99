// SPDX-License-Identifier: EUPL-1.2
import { describe, expect, it } from 'vitest';
import type { ServiceInput } from './catalogue.ts';
import { changeService } from './change-service.ts';
import { checkAnswers } from './check-answers.ts';
import { defineService } from './define-service.ts';
import type { FormField } from './form-field.ts';
import { retireService } from './retire-service.ts';
import { circumstances, refusedWith, service } from './testing/desk-scene.ts';

const label = { de: 'Frage', en: 'Question' };
const field = (code: string, patch: Partial<FormField> = {}): FormField => ({
  code,
  kind: 'text',
  label,
  hint: null,
  required: false,
  choices: [],
  ...patch,
});
const yes = { code: 'a', label };
const choices = [yes, { code: 'b', label }];

const input = (patch: Partial<ServiceInput> = {}): ServiceInput => {
  const { id: _id, active: _active, version: _version, ...rest } = service();
  return { ...rest, ...patch };
};
const state = { families: [{ code: 'payroll', name: label, line: 'payroll' }], codesInUse: ['taken'] };

describe('a service of the catalogue', () => {
  it.each<[Partial<ServiceInput>, string | null]>([
    [{}, null],
    [{ fields: ['a', 'b', 'c', 'd'].map((code) => field(code)) }, null],
    [{ familyCode: 'nothing' }, 'FAMILY_UNKNOWN'],
    [{ code: 'Neu!' }, 'CODE_MALFORMED'],
    [{ code: 'taken' }, 'CODE_TAKEN'],
    [{ name: { de: 'Nur deutsch', en: ' ' } }, 'NAME_MISSING'],
    [{ targetWorkingDays: -1 }, 'TARGET_OUT_OF_RANGE'],
    [{ targetWorkingDays: 1.5 }, 'TARGET_OUT_OF_RANGE'],
    [{ fields: ['a', 'b', 'c', 'd', 'e'].map((code) => field(code)) }, 'TOO_MANY_FIELDS'],
    [{ fields: [field('Äh')] }, 'FIELD_CODE_MALFORMED'],
    [{ fields: [field('a'), field('a')] }, 'FIELD_CODE_TWICE'],
    [{ fields: [field('a', { label: { de: '', en: '' } })] }, 'FIELD_LABEL_MISSING'],
    [{ fields: [field('a', { kind: 'choice' })] }, 'CHOICES_MISSING'],
    [{ fields: [field('a', { kind: 'choice', choices: [yes, yes] })] }, 'CHOICES_MISSING'],
    [{ fields: [field('a', { choices })] }, 'CHOICES_NOT_EXPECTED'],
  ])('%j: %s', (patch, code) => {
    expect(refusedWith(defineService(state, input(patch), circumstances()))).toBe(code);
  });

  it('changes in place, but keeps its family; retired it changes no more', () => {
    const before = service();
    const changed = changeService({ ...state, service: before }, input({ targetWorkingDays: 9 }), circumstances());
    expect(changed.ok && changed.value.changes).toEqual([{ record: 'service', id: before.id, field: 'targetWorkingDays', from: 3, to: 9 }]);
    expect(refusedWith(changeService({ ...state, service: before }, input({ familyCode: 'archive' }), circumstances()))).toBe(
      'FAMILY_FIXED',
    );
    const retired = retireService(before, {}, circumstances());
    if (!retired.ok) throw new Error('refused');
    expect(retired.value.service).toMatchObject({ active: false, version: 2 });
    expect(refusedWith(changeService({ ...state, service: retired.value.service }, input(), circumstances()))).toBe('SERVICE_INACTIVE');
    expect(refusedWith(retireService(retired.value.service, {}, circumstances()))).toBe('SERVICE_INACTIVE');
  });
});

describe('answers', () => {
  const form = [
    field('name', { required: true }),
    field('why', { kind: 'longText' }),
    field('people', { kind: 'number' }),
    field('from', { kind: 'date' }),
    field('grade', { kind: 'choice', choices }),
    field('urgent', { kind: 'yesNo' }),
    field('sum', { kind: 'amount' }),
  ];
  it('are trimmed and typed, empty ones left out', () => {
    const given = { name: ' Beispiel ', why: '  ', people: '12', from: '2026-04-01', grade: 'b', urgent: 'false' };
    expect(checkAnswers(form, given)).toEqual({
      answers: { name: 'Beispiel', people: 12, from: '2026-04-01', grade: 'b', urgent: false },
      refusals: [],
    });
  });
  it.each<[Record<string, string | number | boolean>, string, string]>([
    [{ name: '' }, 'FIELD_REQUIRED', 'answers.name'],
    [{ name: 5 }, 'NOT_A_TEXT', 'answers.name'],
    [{ name: 'x'.repeat(201) }, 'TOO_LONG', 'answers.name'],
    [{ name: 'x', why: 'x'.repeat(4001) }, 'TOO_LONG', 'answers.why'],
    [{ name: 'x', sum: '-1,234,5 abc' }, 'NOT_AN_AMOUNT', 'answers.sum'],
    [{ name: 'x', sum: '12,345' }, 'NOT_AN_AMOUNT', 'answers.sum'],
    [{ name: 'x', people: 1.5 }, 'NOT_A_WHOLE_NUMBER', 'answers.people'],
    [{ name: 'x', people: '1e3' }, 'NOT_A_WHOLE_NUMBER', 'answers.people'],
    [{ name: 'x', from: '2026-02-30' }, 'NOT_A_DATE', 'answers.from'],
    [{ name: 'x', grade: 'c' }, 'NOT_A_CHOICE', 'answers.grade'],
    [{ name: 'x', urgent: 'vielleicht' }, 'NOT_YES_OR_NO', 'answers.urgent'],
    [{ name: 'x', iban: 'DE00' }, 'UNKNOWN_FIELD', 'answers.iban'],
  ])('%j: %s at %s', (given, code, path) => {
    expect(checkAnswers(form, given).refusals.map((refused) => [refused.code, refused.field])).toEqual([[code, path]]);
  });
  it('a field named like a member of every object is just a field', () => {
    expect(checkAnswers([field('constructor', { required: true })], {}).refusals.map((refused) => refused.code)).toEqual([
      'FIELD_REQUIRED',
    ]);
  });
});
