// Lets Node read the browser's modules: what lies in src/main/web/js is a module, and js/device.js, which asks for a window, is device.mjs here.
//   node --import ./src/test/js/door.mjs --test src/test/js/*.test.mjs
import { register } from 'node:module';

register('./door-hooks.mjs', import.meta.url);
