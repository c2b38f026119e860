// What the labs use of TensorFlow.js: all of its core and layers, and three engines. `await tf.ready()` takes the first that works:
//   wasm   the processor with its vector instructions; in small networks ten times as fast as plain script, and faster than most built-in
//          graphics (decision 0040); wants a page that allows WebAssembly
//   webgl  the graphics card
//   cpu    plain script, everywhere
export * from '@tensorflow/tfjs-core';
export * from '@tensorflow/tfjs-layers';
import { env, findBackendFactory, getKernel, registerBackend, registerKernel, removeBackend } from '@tensorflow/tfjs-core';
import '@tensorflow/tfjs-backend-cpu';
import '@tensorflow/tfjs-backend-webgl';
import { setWasmPaths } from '@tensorflow/tfjs-backend-wasm';

setWasmPaths(new URL('./', import.meta.url).href);   // the .wasm file lies beside this one

const EMPTY_MODULE = Uint8Array.of(0, 97, 115, 109, 1, 0, 0, 0);
const make = findBackendFactory('wasm');
removeBackend('wasm');
registerBackend('wasm', async () => {
  new WebAssembly.Module(EMPTY_MODULE);   // throws where the policy or the browser has no WebAssembly; else the engine would wait for ever
  if (!await env().getAsync('WASM_HAS_SIMD_SUPPORT')) throw new Error('the processor has no vector instructions for it');
  return make();
}, 3);

// The WASM engine can do everything that a small convolutional network learns by, but for the gradient of a convolution's filters. A
// convolution over pictures is one over volumes of one layer, and that gradient it has; for larger strides it reckons wrongly (4.22.0).
registerKernel({
  kernelName: 'Conv2DBackpropFilter',
  backendName: 'wasm',
  kernelFunc({ inputs: { x, dy }, backend, attrs: { strides, pad, filterShape } }) {
    const steps = typeof strides === 'number' ? [strides, strides] : strides;
    const reshape = (tensor, shape) => getKernel('Reshape', 'wasm').kernelFunc({ inputs: { x: tensor }, backend, attrs: { shape } });
    const asVolume = tensor => reshape(tensor, [tensor.shape[0], 1, ...tensor.shape.slice(1)]);
    if (steps.some(step => step !== 1)) throw new Error('the WASM engine learns convolutions of stride 1 only: use pooling to make pictures smaller');
    const volumes = [asVolume(x), asVolume(dy)];
    const gradient = getKernel('Conv3DBackpropFilterV2', 'wasm').kernelFunc({ inputs: { x: volumes[0], dy: volumes[1] }, backend,
      attrs: { strides: [1, ...steps], pad, filterShape: [1, ...filterShape] } });
    const filter = reshape(gradient, filterShape);
    [...volumes, gradient].forEach(tensor => backend.disposeData(tensor.dataId));
    return filter;
  },
});
