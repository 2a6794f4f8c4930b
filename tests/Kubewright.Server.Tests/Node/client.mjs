// What the official JavaScript client sees of a cluster. It prints what it has done, a line each; the test listens.
// argv: the folder of node_modules, the number of changes to see, and the abilities beyond the API's own verbs.
import { pathToFileURL } from 'node:url';
import { Writable } from 'node:stream';

const [modules, changes, ...abilities] = process.argv.slice(2);
const k8s = await import(pathToFileURL(`${modules}/@kubernetes/client-node/dist/index.js`).href);
const config = new k8s.KubeConfig();
config.loadFromDefault();
const core = config.makeApiClient(k8s.CoreV1Api);
const apps = config.makeApiClient(k8s.AppsV1Api);
const say = (line) => process.stdout.write(`${line}\n`);

const pods = await core.listNamespacedPod({ namespace: 'default', labelSelector: 'app=nginx' });
say(`pods ${pods.items.map((pod) => pod.metadata.name).join(' ')}`);

// Every object counts upwards; an informer that misses a change sees a jump.
const seen = new Map();
let count = 0;
let jumps = 0;
const list = () => core.listNamespacedConfigMap({ namespace: 'default', labelSelector: 'counter' });
const informer = k8s.makeInformer(config, '/api/v1/namespaces/default/configmaps', list, 'counter');
const done = new Promise((resolve, reject) => {
  const note = (map) => {
    const now = Number(map.data.count);
    const before = seen.get(map.metadata.name) ?? -1;
    if (now !== before + 1) jumps++;
    seen.set(map.metadata.name, now);
    if (++count === Number(changes)) resolve();
  };
  informer.on('add', note);
  informer.on('update', note);
  informer.on('error', reject);
});
await informer.start();
say('watching');
await done;
say(`changes ${count} jumps ${jumps} objects ${informer.list().length}`);
await informer.stop();

const patched = await apps.patchNamespacedStatefulSet(
  { name: 'web', namespace: 'default', body: { spec: { replicas: 2 } } },
  k8s.setHeaderOptions('Content-Type', k8s.PatchStrategy.StrategicMergePatch),
);
say(`replicas ${patched.spec.replicas}`);

if (abilities.includes('exec')) {
  let text = '';
  const output = new Writable({ write: (chunk, _, done) => { text += chunk; done(); } });
  await new Promise((resolve, reject) => {
    new k8s.Exec(config)
      .exec('default', 'web-0', 'nginx', ['hostname'], output, null, null, false, (status) => { say(`exec ${status.status} ${text.trim()}`); resolve(); })
      .catch(reject);
  });
}

process.exit(0);
