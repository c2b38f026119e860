// The reader of graph models, for the network that an operator may install (docs/decisions/0041-vision-lab.md). A library of its own: only who
// borrows that network's eyes loads it. TensorFlow.js keeps its engine under one global name, so what this reads runs in that of `tensorflow`.
export { loadGraphModel } from '@tensorflow/tfjs-converter';
