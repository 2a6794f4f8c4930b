// Looks at the dashboard as a person would. What is to happen in the cluster it prints, a line each; the test does it and says so.
// argv: the folder of node_modules, the browser, the link to the dashboard, and the file of the picture if one is to be taken.
import assert from 'node:assert/strict';
import { mkdtemp, rm } from 'node:fs/promises';
import { createRequire } from 'node:module';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { createInterface } from 'node:readline';

const [modules, browser, link, picture] = process.argv.slice(2);
const { chromium } = createRequire(join(modules, 'x'))('playwright-core');
const patience = 240000; // Less than the test has, which then cannot say what is missing.
const answers = createInterface({ input: process.stdin })[Symbol.asyncIterator]();
const ask = async (...words) => {
  process.stdout.write(`${words.join(' ')}\n`);
  assert.equal((await answers.next()).value, 'done');
};

const folder = await mkdtemp(join(tmpdir(), 'kubewright-'));
const context = await chromium.launchPersistentContext(folder, {
  executablePath: browser,
  timeout: patience,
  ignoreHTTPSErrors: true,
  viewport: { width: 1280, height: 900 },
  colorScheme: 'light',
  args: ['--no-sandbox', '--disable-gpu', '--disable-quic', '--no-first-run', '--disable-background-networking', '--disable-component-update', '--disable-sync'],
});
context.setDefaultTimeout(patience);
const page = context.pages()[0];
const problems = [];

/** The browser reports a refusal as an error, which it is, and at any time after it. For the page to log in it asks for an icon, too. */
const refusals = ['/dashboard/', '/api/v1/namespaces', '/favicon.ico'].map((path) => new URL(path, link).href);
const isExpected = (message) => message.text().includes('status of 401') && refusals.includes(message.location().url);
page.on('pageerror', (error) => problems.push(error.stack));
page.on('console', (message) => message.type() === 'error' && !isExpected(message) && problems.push(`${message.text()} ${message.location().url}`));

await page.addInitScript(() => {
  window.tiles = () => [...document.querySelectorAll('.pod')].map((tile) => tile.getAttribute('aria-label'));
  window.text = (id) => [document.getElementById(id)].filter((item) => item?.checkVisibility()).map((item) => item.innerText.replace(/\s+/g, ' ')).join();

  /** How well a text can be read: the contrast of WCAG between an element and what lies behind it. */
  window.contrast = (selector, behind) => {
    const luminance = (colour) => colour.match(/[\d.]+/g).slice(0, 3).map((part) => part / 255).map((part) => (part <= 0.04045 ? part / 12.92 : ((part + 0.055) / 1.055) ** 2.4))
      .reduce((sum, part, i) => sum + part * [0.2126, 0.7152, 0.0722][i], 0);
    const [light, dark] = [getComputedStyle(document.querySelector(selector)).color, getComputedStyle(document.querySelector(behind)).backgroundColor].map(luminance).sort((a, b) => b - a);
    return (light + 0.05) / (dark + 0.05);
  };
});
const until = (what, ...given) => page.waitForFunction(what, ...given).catch(async (error) => {
  throw new Error(`waited for ${what}, saw ${await page.evaluate(() => JSON.stringify([location.href, window.tiles(), window.text('facts')]))}: ${error.message}`);
});
const focused = () => page.evaluate(() => document.activeElement.dataset.key ?? document.activeElement.id);
const slider = page.getByLabel('Instant shown');

try {
  await look();
} finally {
  await context.close();
  await rm(folder, { recursive: true, force: true });
}
process.exit(0);

async function look() {
  await refuses();
  await logsIn();
  await showsObjects();
  await showsScale();
  await showsRollout();
  await goesBack();
  await worksWithKeyboard();
  await worksInTheDark();
  await worksOnAPhone();
  await worksWithMany();
  assert.deepEqual(problems, []);
}

async function refuses() {
  const answer = await page.goto(new URL('/dashboard/', link).href);
  assert.equal(answer.status(), 401);
  assert.equal(await page.getByLabel('Token').count(), 1);
}

async function logsIn() {
  await page.goto(link);
  assert.equal(page.url(), new URL('/dashboard/', link).href);
  assert.equal(await page.evaluate(() => document.cookie), '');
  assert.equal(await page.evaluate(() => fetch('/api/v1/namespaces', { method: 'POST', body: '{}' }).then((answer) => answer.status)), 401);
  await until(() => window.text('connection') === 'Live');
  await page.locator('#sets a', { hasText: 'web' }).click();
}

async function showsObjects() {
  await ask('advance', 10);
  await until(() => window.tiles().length === 3 && window.tiles().every((tile) => /^web-\d, Ready, on k8s-node\d, revision r1$/.test(tile)));
  await until(() => /www-web-0 Bound 1Gi pvc-\S+ web-0/.test(window.text('claims')));
  await until(() => window.text('names').includes('web-2.nginx.default.svc.cluster.local A 10.'));
  await until(() => window.text('events').includes('Started container nginx'));
  await until(() => document.querySelector('[data-line].found + .finding')?.innerText.includes('KW4001'));
  assert.match(await page.locator('.line.found').first().innerText(), /terminationGracePeriodSeconds: 0/);
}

async function showsScale() {
  await ask('scale', 'web', 5);
  await until(() => window.tiles().length === 5 && window.tiles()[4] === 'web-4, No pod' && window.text('facts').includes('Ready 3 of 5'));
  await ask('advance', 10);
  await until(() => window.tiles().every((tile) => tile.includes('Ready')) && window.text('facts').includes('Ready 5 of 5'));
  await until(() => document.querySelectorAll('#timeline .pod-name').length === 5 && document.querySelector('.change-text:last-of-type') !== null);
}

async function showsRollout() {
  await ask('image', 'web', 'registry.k8s.io/nginx-slim:0.28');
  await ask('advance', 4.4);
  await until(() => window.tiles()[4].endsWith('revision r2') && window.tiles()[0].endsWith('revision r1') && window.text('revisions').includes('current'));
  await until(() => document.querySelector('#timeline .rev.r1') !== null);
  await page.evaluate(() => { document.getElementById('where').textContent = '127.0.0.1:6443'; });
  if (picture) await page.screenshot({ path: picture, clip: { x: 0, y: 0, width: 1280, height: 720 } });
  await ask('advance', 30);
  await until(() => window.tiles().every((tile) => /Ready, .*revision r2$/.test(tile)) && window.text('facts').includes('Revision r2'));
}

async function goesBack() {
  await until(() => document.querySelectorAll('#timeline .rev.r1').length >= 5);
  await slider.focus();
  await page.keyboard.press('Home');
  await until(() => window.text('past') === 'As they were at 0s' && window.tiles().some((tile) => tile.endsWith('No pod')));
  for (let i = 0; i < 3; i++) await page.keyboard.press('PageUp');
  await until(() => window.tiles().some((tile) => tile.endsWith('revision r1')));
  await page.keyboard.press('Escape');
  await until(() => window.text('past') === '' && window.tiles().every((tile) => tile.endsWith('revision r2')));
}

async function worksWithKeyboard() {
  await page.evaluate(() => document.activeElement.blur());
  await page.locator('#sets a[aria-current]').focus();
  for (let i = 0; i < 10 && !(await focused()).startsWith('web-'); i++) await page.keyboard.press('Tab');
  await page.keyboard.press('Home');
  await page.keyboard.press('ArrowRight');
  assert.equal(await focused(), 'web-1');
  assert.equal(await page.evaluate(() => getComputedStyle(document.activeElement).outlineStyle), 'solid');
  await page.keyboard.press('Enter');
  await until(() => window.text('details').includes('registry.k8s.io/nginx-slim:0.28') && document.activeElement.id === 'details-title');
  await page.keyboard.press('Escape');
  await page.locator('#details').waitFor({ state: 'hidden' });
  assert.equal(await focused(), 'web-1');
  await page.keyboard.press('End');
  assert.equal(await focused(), 'web-4');
  await until(() => /^web: 5 of 5 pods ready$/.test(window.text('live')));
}

async function worksInTheDark() {
  const background = () => page.evaluate(() => getComputedStyle(document.documentElement).backgroundColor);
  const light = await background();
  for (const scheme of ['light', 'dark']) {
    await page.emulateMedia({ colorScheme: scheme });
    assert.equal(await background() === light, scheme === 'light');
    const faint = await page.evaluate(() => {
      const tile = document.querySelector('.pod');
      const style = tile.className;
      const tiles = ['Pending', 'Creating', 'NotReady', 'Ready', 'Terminating', 'Ended'].flatMap((phase) => [0, 1, 2, 3, 4, 5].flatMap((revision) => {
        tile.className = `pod p-${phase} r${revision}`;
        return ['.phase', '.node', '.revision'].map((part) => [`${tile.className} ${part}`, window.contrast(`.pod ${part}`, '.pod')]);
      }));
      tile.className = style;
      const others = [['#subtitle', 'html'], ['.legend .none', '.card'], ['.badge', '.badge'], ['.side .whole .count', '.card'], ['.finding b', '.finding'], ['.line .key', '.yaml']]
        .map(([text, behind]) => [text, window.contrast(text, behind)]);
      return [...tiles, ...others].filter(([, contrast]) => !(contrast >= 4.5));
    });
    assert.deepEqual(faint, [], `${scheme} mode`);
  }
}

async function worksOnAPhone() {
  await page.setViewportSize({ width: 360, height: 740 });
  await until(() => document.querySelector('#timeline svg').viewBox.baseVal.width < 360);
  assert.ok(await page.evaluate(() => document.documentElement.scrollWidth) <= 360);
  const small = await page.evaluate(() => [...document.querySelectorAll('.pod, button, select')].filter((item) => item.checkVisibility() && item.getBoundingClientRect().height < 24).map((item) => item.outerHTML));
  assert.deepEqual(small, []);
  await page.locator('.pod').first().click();
  await until(() => document.getElementById('details').getBoundingClientRect().width <= 360 && window.text('details').includes('web-0'));
  await page.getByLabel('Close').click();
}

async function worksWithMany() {
  await page.setViewportSize({ width: 1280, height: 900 });
  await page.locator('#sets a', { hasText: 'queue' }).click();
  await ask('scale', 'queue', 300);
  await ask('advance', 20);
  await until(() => window.text('facts').includes('Ready 300 of 300') && window.tiles().length === 120);
  await page.getByLabel('First ordinal shown').focus();
  await page.keyboard.press('ArrowRight');
  await until(() => window.tiles()[0].startsWith('queue-120, Ready') && document.querySelector('#timeline .pod-name').textContent === 'queue-120');
}
