// SPDX-License-Identifier: EUPL-1.2
import type { Actor } from '@platform/authorization';
import type { Answer, MatrixDoor } from './ask-field.ts';
import { type FieldView, type Looker, tracesIn } from './eyes.ts';
import type { RootField } from './full-selection.ts';
import { generateArguments, idArguments, tableOfId } from './generated-arguments.ts';
import type { HomedRow } from './rows-of-tenants.ts';
import type { Change } from './watch-changes.ts';

/** Ids that are not the asker's, by table. */
export interface ForeignBody {
  readonly name: string;
  readonly ids: ReadonlyMap<string, string>;
  readonly lineKey: string;
  /** Some of its rows can be seen by the asker's whole association: the answers then need not be alike. */
  readonly sharesPublished: boolean;
}

/** One who asks, with what is his and what is not. */
export interface Asker {
  readonly name: string;
  readonly role: string;
  readonly actor: Actor;
  readonly looker: Looker;
  readonly own: ReadonlyMap<string, string>;
  readonly ownLineKey: string;
  readonly foreign: readonly ForeignBody[];
}

export interface MatrixWorld {
  readonly door: MatrixDoor;
  readonly index: () => ReadonlyMap<string, readonly HomedRow[]>;
  readonly versionOf: (table: string, id: string) => Promise<number>;
  readonly newId: () => string;
  /** What has changed since the last time of tenants that the asker may not change. */
  readonly changesBeyond: (asker: Asker) => Promise<readonly Change[]>;
}

/** What the walk saw of one field for one asker. */
export interface Seen {
  readonly findings: readonly string[];
  /** The answer with the asker's own ids. */
  readonly own: Answer;
  /** The answer to a query that names no more than it must. */
  readonly widest: Answer;
}

const IMPOSSIBLE_VERSION = 999_999;
const shorten = (text: string): string => (text.length > 400 ? `${text.slice(0, 400)}…` : text);

interface Question {
  /** Arguments in which a foreign id stands; all others are the asker's own. */
  readonly strange: ReadonlySet<string>;
  readonly body: ForeignBody;
}

/** Each id argument foreign alone, and all of them together. */
function questionsFor(asker: Asker, args: readonly string[]): readonly Question[] {
  return asker.foreign.flatMap((body) => {
    const foreign = args.filter((name) => {
      const id = body.ids.get(tableOfId(name));
      return id !== undefined && id !== asker.own.get(tableOfId(name));
    });
    const sets = foreign.length > 1 ? [foreign, ...foreign.map((name) => [name])] : foreign.length === 1 ? [foreign] : [];
    return sets.map((strange) => ({ strange: new Set(strange), body }));
  });
}

/** Puts one field to one asker in all its ways and judges what comes back. */
export async function askField(world: MatrixWorld, asker: Asker, field: RootField, ownOnly: boolean): Promise<Seen> {
  const view: FieldView = { name: field.name, ownOnly: ownOnly && field.kind !== 'mutation' };
  const findings: string[] = [];
  const say = (what: string, answer: Answer): void =>
    void findings.push(`${field.name} as ${asker.name}: ${what}\n    ${shorten(answer.text)}`);
  // What somebody else's question has left behind is not this one's.
  if (field.kind === 'mutation') await world.changesBeyond(asker);
  const ask = async (values: Readonly<Record<string, unknown>>, named: Iterable<string>): Promise<Answer> => {
    const answer = await world.door.ask(field, asker.actor, values);
    const traces = tracesIn(answer.text, asker.looker, world.index(), view, new Set(named));
    if (traces.length > 0) say(`shows ${traces.slice(0, 5).join(', ')}`, answer);
    if (answer.thrown) say('throws', answer);
    if (answer.code === 'INVALID_INPUT' || answer.code === 'BAD_USER_INPUT')
      say('the generated arguments are no valid input; name a value in generated-arguments.ts', answer);
    return answer;
  };
  const askOwn = (optional: boolean): Promise<Answer> => {
    const { values } = generateArguments(field, {
      ...{ idFor: (_name, table, required) => (required || optional ? (asker.own.get(table) ?? world.newId()) : undefined) },
      ...{ lineKey: asker.ownLineKey, expectedVersion: IMPOSSIBLE_VERSION, idempotencyKey: world.newId() },
    });
    return ask(values, []);
  };
  const own = await askOwn(true);
  const widest = field.kind === 'query' && own.code === null ? await askOwn(false) : own;
  for (const question of questionsFor(asker, idArguments(field))) {
    const [foreign, nobodys] = await bothAnswers(world, asker, field, question, ask);
    if (field.kind === 'mutation' && foreign.code === null)
      say(`takes ids of ${question.body.name} (${[...question.strange].join(', ')})`, foreign);
    const alike = foreign.text === nobodys.text;
    if (!alike && !question.body.sharesPublished)
      say(
        `tells an id of ${question.body.name} (${[...question.strange].join(', ')}) from one that does not exist: ${shorten(nobodys.text)}`,
        foreign,
      );
    if (own.code === 'FORBIDDEN') break;
  }
  const changed = field.kind === 'mutation' ? await world.changesBeyond(asker) : [];
  if (changed.length > 0) say(`changes what is not the asker's (${changed.map(({ table }) => table).join(', ')})`, own);
  return { findings, own, widest };
}

type Ask = (values: Readonly<Record<string, unknown>>, named: Iterable<string>) => Promise<Answer>;

/** The answer to a foreign id, and to one in its place that nobody has; both without the ids themselves. */
async function bothAnswers(world: MatrixWorld, asker: Asker, field: RootField, question: Question, ask: Ask): Promise<[Answer, Answer]> {
  const { strange, body } = question;
  const [first] = idArguments(field);
  const firstTable = first ? tableOfId(first) : '';
  const firstId = first ? (strange.has(first) ? body.ids : asker.own).get(firstTable) : undefined;
  const takesVersion = field.field.args.some(({ name }) => name === 'expectedVersion');
  const expectedVersion = takesVersion && firstId ? await world.versionOf(firstTable, firstId) : 1;
  const answers: Answer[] = [];
  for (const idOf of [(table: string) => body.ids.get(table), () => world.newId()]) {
    const { values, ids } = generateArguments(field, {
      ...{ idFor: (name, table) => (strange.has(name) ? idOf(table) : (asker.own.get(table) ?? world.newId())) },
      ...{ lineKey: strange.has('statementId') ? body.lineKey : asker.ownLineKey, expectedVersion, idempotencyKey: world.newId() },
    });
    const answer = await ask(values, ids.values());
    let text = answer.text;
    for (const [name, id] of ids) text = text.replaceAll(id, `<${name}>`);
    answers.push({ ...answer, text });
  }
  const [foreign, nobodys] = answers;
  if (!foreign || !nobodys) throw new Error('two answers');
  return [foreign, nobodys];
}
