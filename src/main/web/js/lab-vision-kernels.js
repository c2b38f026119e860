// The gradients of a convolution for TensorFlow.js's plain engine, which reckons them number by number through a call each. The same sums in
// the order of memory are ten to thirty times as quick, so that a network learns on a laptop without a graphics card in seconds. The loops
// add up in another order than theirs: results agree to rounding.
import './device.js';

function shapes(tf, args, inputShape, filterShape) {
  const { strides, pad, dimRoundingMode } = args.attrs;
  return tf.backend_util.computeConv2DInfo(inputShape, filterShape, strides, 1, pad, dimRoundingMode, false, 'channelsLast');
}

/** Calls visit(place in x, place in dy, place in the filter) for every pixel of the filter over every pixel of the output. */
function walk(info, visit) {
  const { batchSize, inHeight, inWidth, inChannels, outHeight, outWidth, outChannels, filterHeight, filterWidth, strideHeight, strideWidth, padInfo } = info;
  for (let b = 0; b < batchSize; b++) {
    for (let row = 0; row < outHeight; row++) {
      for (let column = 0; column < outWidth; column++) {
        const dy = ((b * outHeight + row) * outWidth + column) * outChannels;
        for (let filterRow = 0; filterRow < filterHeight; filterRow++) {
          const y = row * strideHeight - padInfo.top + filterRow;
          if (y < 0 || y >= inHeight) continue;
          for (let filterColumn = 0; filterColumn < filterWidth; filterColumn++) {
            const x = column * strideWidth - padInfo.left + filterColumn;
            if (x < 0 || x >= inWidth) continue;
            visit(((b * inHeight + y) * inWidth + x) * inChannels, dy, (filterRow * filterWidth + filterColumn) * inChannels * outChannels);
          }
        }
      }
    }
  }
}

function filterGradient(tf, args) {
  const { x, dy } = args.inputs;
  const info = shapes(tf, args, x.shape, args.attrs.filterShape);
  const xs = args.backend.data.get(x.dataId).values;
  const dys = args.backend.data.get(dy.dataId).values;
  const sums = new Float32Array(info.filterHeight * info.filterWidth * info.inChannels * info.outChannels);
  const { inChannels, outChannels } = info;
  walk(info, (fromX, fromDy, fromFilter) => {
    for (let i = 0, at = fromFilter; i < inChannels; i++) {
      const value = xs[fromX + i];
      if (value === 0) {
        at += outChannels;
        continue;
      }
      for (let o = 0; o < outChannels; o++) sums[at++] += value * dys[fromDy + o];
    }
  });
  return args.backend.makeTensorInfo(info.filterShape, 'float32', sums);
}

function inputGradient(tf, args) {
  const { dy, filter } = args.inputs;
  const info = shapes(tf, args, args.attrs.inputShape, filter.shape);
  const dys = args.backend.data.get(dy.dataId).values;
  const weights = args.backend.data.get(filter.dataId).values;
  const sums = new Float32Array(info.batchSize * info.inHeight * info.inWidth * info.inChannels);
  const { inChannels, outChannels } = info;
  walk(info, (toX, fromDy, fromFilter) => {
    for (let i = 0, at = fromFilter; i < inChannels; i++) {
      let sum = 0;
      for (let o = 0; o < outChannels; o++) sum += dys[fromDy + o] * weights[at++];
      sums[toX + i] += sum;
    }
  });
  return args.backend.makeTensorInfo(info.inShape, 'float32', sums);
}

/** Puts our sums in place of theirs, for the engine 'cpu' only. */
export function quicken(tf) {
  [['Conv2DBackpropFilter', filterGradient], ['Conv2DBackpropInput', inputGradient]].forEach(([kernelName, sums]) => {
    if (tf.getKernel(kernelName, 'cpu')) tf.unregisterKernel(kernelName, 'cpu');
    tf.registerKernel({ kernelName, backendName: 'cpu', kernelFunc: args => sums(tf, args) });
  });
}
