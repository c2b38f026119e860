// What the vision and data labs use of TensorFlow.js: all of its core and layers, and two engines. The WASM engine is left out: it has
// no kernel for the gradient of a convolution's filters (decision 0040), so it could not train what the lab trains.
export * from '@tensorflow/tfjs-core';
export * from '@tensorflow/tfjs-layers';
import '@tensorflow/tfjs-backend-cpu';
import '@tensorflow/tfjs-backend-webgl';
