// A network as an operator may install one, but tiny: a picture of 32 × 32, eight filters of chance, the mean over all places. Writes it as a graph
// model of TensorFlow.js; src/test/resources/vision-network was made so.
//   node src/test/js/tiny-network.mjs <folder>
import { mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';

const SIDE = 32;
const FILTERS = 8;
const dims = shape => ({ shape: { dim: shape.map(size => ({ size: String(size) })) } });
const constant = (name, dtype, shape) => ({ name, op: 'Const', attr: { dtype: { type: dtype }, value: { tensor: { dtype, tensorShape: dims(shape).shape } } } });

export function tinyNetwork() {
  const node = [
    { name: 'picture', op: 'Placeholder', attr: { dtype: { type: 'DT_FLOAT' }, shape: dims([-1, SIDE, SIDE, 3]) } },
    constant('filters', 'DT_FLOAT', [3, 3, 3, FILTERS]), constant('places', 'DT_INT32', [2]),
    { name: 'seen', op: 'Conv2D', input: ['picture', 'filters'], attr: { T: { type: 'DT_FLOAT' }, strides: { list: { i: ['1', '2', '2', '1'] } }, padding: { s: 'U0FNRQ==' },
      dataFormat: { s: 'TkhXQw==' }, dilations: { list: { i: ['1', '1', '1', '1'] } } } },
    { name: 'bright', op: 'Relu', input: ['seen'], attr: { T: { type: 'DT_FLOAT' } } },
    { name: 'mean', op: 'Mean', input: ['bright', 'places'], attr: { T: { type: 'DT_FLOAT' }, Tidx: { type: 'DT_INT32' }, keep_dims: { b: false } } },
  ];
  const described = { format: 'graph-model', generatedBy: 'src/test/js/tiny-network.mjs', modelTopology: { node, versions: { producer: 1 } },
    weightsManifest: [{ paths: ['weights.bin'], weights: [{ name: 'filters', shape: [3, 3, 3, FILTERS], dtype: 'float32' }, { name: 'places', shape: [2], dtype: 'int32' }] }] };
  const filters = new Float32Array(27 * FILTERS);
  let state = 7;
  filters.forEach((_, i) => { state = (state * 1103515245 + 12345) % 2147483648; filters[i] = state / 1073741824 - 1; });
  const weights = new Uint8Array(filters.byteLength + 8);
  weights.set(new Uint8Array(filters.buffer));
  weights.set(new Uint8Array(Int32Array.of(1, 2).buffer), filters.byteLength);
  return { described, weights };
}

if (process.argv[2] && import.meta.url === pathToFileURL(process.argv[1]).href) {
  const { described, weights } = tinyNetwork();
  mkdirSync(process.argv[2], { recursive: true });
  writeFileSync(join(process.argv[2], 'model.json'), `${JSON.stringify(described)}\n`);
  writeFileSync(join(process.argv[2], 'weights.bin'), weights);
}
