// What the labs use of TensorFlow.js: all of its core and layers, and three engines. `await tf.ready()` takes the first that works:
//   wasm   the processor with its vector instructions; in small networks ten times as fast as plain script, and faster than most built-in
//          graphics (decision 0040); wants a page that allows WebAssembly
//   webgl  the graphics card
//   cpu    plain script, everywhere
export * from '@tensorflow/tfjs-core';
export * from '@tensorflow/tfjs-layers';
import { backend_util, env, findBackendFactory, getKernel, registerBackend, registerKernel, removeBackend } from '@tensorflow/tfjs-core';
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

// The WASM engine can do everything that a small convolutional network learns by, but for the gradient of a convolution's filters. Each pixel of
// the filter has met a lattice of pixels of the picture: what stood there, times what came back, is its gradient, and that is a product of
// matrices. (Its own gradient for volumes would do for strides of 1; for larger ones it reckons wrongly in 4.22.0.)
registerKernel({
  kernelName: 'Conv2DBackpropFilter',
  backendName: 'wasm',
  kernelFunc({ inputs: { x, dy }, backend, attrs: { strides, pad, dimRoundingMode, filterShape } }) {
    const made = [];
    const run = (kernel, inputs, attrs) => {
      const tensor = getKernel(kernel, 'wasm').kernelFunc({ inputs, backend, attrs });
      made.push(tensor);
      return tensor;
    };
    const { batchSize, inHeight, inWidth, inChannels, outHeight, outWidth, outChannels, filterHeight, filterWidth, strideHeight, strideWidth, padInfo }
      = backend_util.computeConv2DInfo(x.shape, filterShape, strides, 1, pad, dimRoundingMode, false, 'channelsLast');
    const pixels = batchSize * outHeight * outWidth;
    const paddings = [[0, 0], [padInfo.top, padInfo.bottom], [padInfo.left, padInfo.right], [0, 0]];
    const padded = padInfo.top + padInfo.bottom + padInfo.left + padInfo.right > 0 ? run('PadV2', { x }, { paddings, constantValue: 0 }) : x;
    const back = run('Reshape', { x: dy }, { shape: [1, pixels, outChannels] });
    const parts = [];
    for (let row = 0; row < filterHeight; row++) {
      for (let column = 0; column < filterWidth; column++) {
        const end = [batchSize, row + (outHeight - 1) * strideHeight + 1, column + (outWidth - 1) * strideWidth + 1, inChannels];
        const lattice = run('StridedSlice', { x: padded }, { begin: [0, row, column, 0], end, strides: [1, strideHeight, strideWidth, 1],
          beginMask: 0, endMask: 0, ellipsisMask: 0, newAxisMask: 0, shrinkAxisMask: 0 });
        const flat = run('Reshape', { x: lattice }, { shape: [1, pixels, inChannels] });
        const turned = run('Transpose', { x: flat }, { perm: [0, 2, 1] });
        parts.push(run('BatchMatMul', { a: turned, b: back }, { transposeA: false, transposeB: false }));
      }
    }
    const filter = getKernel('Reshape', 'wasm').kernelFunc({ inputs: { x: run('Concat', parts, { axis: 0 }) }, backend, attrs: { shape: filterShape } });
    made.forEach(tensor => backend.disposeData(tensor.dataId));
    return filter;
  },
});
