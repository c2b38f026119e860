// js/device.js without a browser: who is signed in can be changed, and a shelf is a map. What is put there is a copy, as in IndexedDB.
export const person = { owner: '', brought: false };
export const shelves = new Map();
export const owner = () => person.owner;
export const brought = () => person.brought;
export const changedHands = () => false;
export const look = () => {};
export const setCookie = () => {};

export function shelf(name) {
  const things = new Map();
  shelves.set(name, things);
  return {
    put: async thing => { things.set(thing.id, structuredClone(thing)); },
    get: async id => structuredClone(things.get(id)),
    remove: async id => things.delete(id),
    all: async () => [...things.values()].map(thing => structuredClone(thing)),
  };
}

// What modules ask of a page while they are read, and no more.
globalThis.addEventListener = globalThis.addEventListener || (() => {});
if (!globalThis.navigator) globalThis.navigator = {};
if (!globalThis.navigator.locks) globalThis.navigator.locks = { request: async (name, act) => act() };   // one tab
globalThis.document = globalThis.document || { documentElement: { lang: 'kk' }, addEventListener() {}, querySelector: () => null, visibilityState: 'visible' };
