// SPDX-License-Identifier: EUPL-1.2
// The one file that runs on whatever Node is installed (18 or newer): brings Node 24 and pnpm, installs, generates, hands over.
import { execFileSync, spawn, spawnSync } from 'node:child_process';
import { createHash } from 'node:crypto';
import { existsSync, mkdirSync, readdirSync, readFileSync, realpathSync, writeFileSync } from 'node:fs';
import { delimiter, dirname, join } from 'node:path';
import process from 'node:process';
import { fileURLToPath, pathToFileURL } from 'node:url';

const NODE_VERSION = '24.21.0';
const PNPM_VERSION = '10.34.9';
const COMMANDS = ['start', 'test', 'check', 'dev', 'proof', 'bench', 'verbund'];

const root = dirname(dirname(fileURLToPath(import.meta.url)));
const state = join(root, '.verbund');
const toolchainFile = join(state, 'toolchain.json');

/** The environment as it is now, the path included. What npm says of its own configuration is nobody's concern here; its errors are. */
const quietNpm = () => ({ ...process.env, npm_config_loglevel: 'error', npm_config_update_notifier: 'false', npm_config_fund: 'false' });

const say = (text) => process.stderr.write(`${text}\n`);
const german = !/^en/i.test(process.env.LC_ALL || process.env.LC_MESSAGES || process.env.LANG || '');
const both = (de, en) => (german ? de : en);

class Stop extends Error {}

/** Path of a program out of an npm package, which npx keeps in its own cache. */
function fromNpx(packageName, program) {
  const run = spawnSync('npx', ['--yes', `--package=${packageName}`, '-c', `command -v ${program}`], {
    cwd: root,
    encoding: 'utf8',
    env: quietNpm(),
  });
  const path = (run.stdout || '').trim().split('\n').pop() || '';
  if (run.status !== 0 || !existsSync(path)) {
    throw new Stop(
      `${both(`${packageName} war nicht zu bekommen (npm braucht beim ersten Start das Netz)`, `could not get ${packageName} (npm needs the network at the first start)`)}\n` +
        `${run.error ? run.error.message : run.stderr}`,
    );
  }
  return path;
}

function readToolchain() {
  try {
    const known = JSON.parse(readFileSync(toolchainFile, 'utf8'));
    return known.wanted === `${NODE_VERSION} ${PNPM_VERSION}` ? known : {};
  } catch {
    return {};
  }
}

function remember(found) {
  mkdirSync(state, { recursive: true });
  writeFileSync(toolchainFile, JSON.stringify({ ...readToolchain(), wanted: `${NODE_VERSION} ${PNPM_VERSION}`, ...found }));
}

function isRunningNodeNewEnough() {
  const [major, minor] = process.versions.node.split('.').map(Number);
  return major > 24 || (major === 24 && minor >= 4);
}

function node24() {
  const known = readToolchain().node;
  if (known && existsSync(known)) return known;
  say(both(`Node ${NODE_VERSION} wird geholt …`, `Getting Node ${NODE_VERSION} …`));
  const node = realpathSync(fromNpx(`node@${NODE_VERSION}`, 'node'));
  const version = execFileSync(node, ['--version'], { encoding: 'utf8' }).trim();
  if (version !== `v${NODE_VERSION}`) throw new Stop(`${node} is ${version}, not v${NODE_VERSION}`);
  remember({ node });
  return node;
}

/** The same again under the newer Node, spawned directly so that every signal arrives there; its end is ours. */
function runAgainUnder(node) {
  const child = spawn(node, [fileURLToPath(import.meta.url), ...process.argv.slice(2)], {
    stdio: ['inherit', 'inherit', 'inherit', 'ipc'],
  });
  for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP']) process.on(signal, () => child.kill(signal));
  const parent = process.ppid;
  // npm puts a shell between itself and us, which may die without telling.
  const watch = process.env.npm_lifecycle_event ? setInterval(() => process.ppid !== parent && child.kill('SIGTERM'), 500) : undefined;
  child.on('error', (error) => {
    say(error.message);
    process.exit(1);
  });
  child.on('exit', (code, signal) => {
    clearInterval(watch);
    process.exit(code === null ? 128 + (signal === 'SIGINT' ? 2 : 15) : code);
  });
}

/** pnpm on the path, for our install and for turbo, which calls it for every script. */
function preparePath() {
  let pnpm = readToolchain().pnpm;
  if (!pnpm || !existsSync(pnpm)) {
    pnpm = fromNpx(`pnpm@${PNPM_VERSION}`, 'pnpm');
    remember({ pnpm });
  }
  process.env.PATH = [dirname(process.execPath), dirname(pnpm), join(root, 'node_modules/.bin'), process.env.PATH].join(delimiter);
  return pnpm;
}

function packageFiles() {
  const folders = [
    'apps',
    'packages',
    'packages/domain',
    'packages/contracts',
    'packages/formats',
    'packages/platform',
    'packages/services',
  ];
  const found = folders.flatMap((folder) =>
    existsSync(join(root, folder)) ? readdirSync(join(root, folder)).map((name) => join(folder, name, 'package.json')) : [],
  );
  return ['package.json', 'pnpm-workspace.yaml', 'pnpm-lock.yaml', ...found.sort()].filter((file) => existsSync(join(root, file)));
}

function installPackages() {
  const pnpm = preparePath();
  const hash = createHash('sha256').update(`${process.platform} ${process.arch} ${PNPM_VERSION}`);
  for (const file of packageFiles()) hash.update(file).update(readFileSync(join(root, file)));
  const wanted = hash.digest('hex');
  const stamp = join(root, 'node_modules', '.verbund-install');
  if (existsSync(stamp) && readFileSync(stamp, 'utf8') === wanted) return;
  say(both('Pakete werden installiert …', 'Installing packages …'));
  const args = ['install', '--frozen-lockfile', '--config.confirmModulesPurge=false', '--reporter=append-only'];
  const run = spawnSync(pnpm, args, { cwd: root, encoding: 'utf8', env: quietNpm(), maxBuffer: 1 << 28 });
  if (run.status !== 0) throw new Stop(`pnpm install: ${run.error ? run.error.message : `${run.stdout}${run.stderr}`}`);
  writeFileSync(stamp, wanted);
}

/** What is started again and again: its compiled modules are kept, here and in the processes that it starts. */
const OFTEN_STARTED = ['start', 'verbund'];

async function keepCompiled() {
  process.env.NODE_COMPILE_CACHE ||= join(state, 'compile-cache');
  // Named imports of what Node 18 does not have would end this file there.
  const { default: modules } = await import('node:module');
  modules.enableCompileCache?.(process.env.NODE_COMPILE_CACHE);
}

async function main() {
  const [command, ...args] = process.argv.slice(2);
  if (!COMMANDS.includes(command)) throw new Stop(`npm run ${COMMANDS.join(' | ')}`);
  if (!isRunningNodeNewEnough()) return runAgainUnder(node24());
  process.chdir(root);
  if (OFTEN_STARTED.includes(command)) await keepCompiled();
  installPackages();
  const { generate } = await import(pathToFileURL(join(root, 'tools/generate.ts')).href);
  generate();
  const { run } = await import(pathToFileURL(join(root, `tools/commands/${command}.ts`)).href);
  process.exit(await run(args));
}

main().catch((error) => {
  say(error instanceof Stop ? error.message : error?.stack || String(error));
  process.exit(1);
});
