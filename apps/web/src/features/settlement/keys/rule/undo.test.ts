// SPDX-License-Identifier: EUPL-1.2
import { expect, test } from 'vitest';
import { change, redo, startHistory, undo } from './undo.ts';

test('letters in one field are one step, a press is one of its own', () => {
  const typed = ['a', 'ab', 'abc'].reduce((history, text) => change(history, text, 'name'), startHistory(''));
  const pressed = change(change(typed, 'abc!', null), 'abc!!', null);
  expect(undo(pressed).present).toBe('abc!');
  expect(undo(undo(pressed)).present).toBe('abc');
  expect(undo(undo(undo(pressed))).present).toBe('');
  expect(undo(undo(undo(undo(pressed)))).present).toBe('');
});

test('what was undone comes back, until something else is done', () => {
  const history = change(change(startHistory(1), 2, null), 3, null);
  expect(redo(undo(history)).present).toBe(3);
  expect(redo(change(undo(history), 4, null)).present).toBe(4);
  expect(redo(history)).toBe(history);
});

test('after an undo letters in the same field are a new step', () => {
  const history = undo(change(change(startHistory(''), 'x', 'name'), 'y', null));
  expect(undo(change(history, 'xz', 'name')).present).toBe('x');
});
test('the same again is no step', () => {
  const history = startHistory('x');
  expect(change(history, 'x', null)).toBe(history);
});
