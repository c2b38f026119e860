// What the two labs on a desk reckon in the browser, for given seeds, as JSON: the tests compare it with what the server reckons.
// The modules are those of the pages; only device.js, which needs a page, is left out.
import { register } from 'node:module';

const hooks = `
export async function load(url, context, next) {
  if (url.endsWith('/device.js')) return { format: 'module', source: '', shortCircuit: true };
  return next(url, url.includes('/web/js/') ? { ...context, format: 'module' } : context);
}`;
register(`data:text/javascript,${encodeURIComponent(hooks)}`);
const js = new URL('../../../main/web/js/', import.meta.url);
const { Case } = await import(new URL('lab-decision-model.js', js));
const data = await import(new URL('lab-data-model.js', js));
const seeds = process.argv.slice(2).map(Number);

const decision = seed => {
  const one = new Case(seed);
  const places = ['town', 'village'].map(place => one.byThreshold[place].map(at => [at.applications, at.wrong, at.found, at.right, at.alarms]));
  return { places, capacity: one.capacity, most: one.everyPair().most.practicable };
};

const table = seed => {
  const all = data.table(seed);
  const chosen = all.columns.filter(name => name !== all.leak);
  return {
    leak: all.leak, rows: all.rows.map(one => [...one.values, one.late]), direction: data.direction(all, 'temperature', 'snow'),
    hours: data.byBand(all, 'hour').map(one => one.rate),
    tree: data.treeCurve(all, chosen, 70), neighbours: data.neighbourCurve(all, chosen, 60).map(one => one.test), leaking: data.treeCurve(all, all.columns, 80),
  };
};

console.log(JSON.stringify(seeds.map(seed => ({ seed, decision: decision(seed), table: table(seed) }))));
