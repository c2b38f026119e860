// For browsers without Web Locks: one tab at a time does something, by a row in IndexedDB that says who, and until when. A tab that is
// closed in the middle holds up the others no longer than that. Where nothing can be stored there is no other tab to share with.
import './device.js';

const LEASE_MILLIS = 45000;   // longer than a sending may take, outbox.js
const me = String(Math.random());

const open = () => new Promise((resolve, reject) => {
  const request = indexedDB.open('qadam-leases', 1);
  request.onupgradeneeded = () => request.result.createObjectStore('leases', { keyPath: 'id' });
  request.onsuccess = () => resolve(request.result);
  request.onerror = () => reject(request.error);
});

// Looks and takes in one transaction: two tabs cannot both find it free. @returns whether it is ours now
async function take(name, until) {
  const database = await open();
  return new Promise((resolve, reject) => {
    const transaction = database.transaction('leases', 'readwrite');
    const leases = transaction.objectStore('leases');
    let ours = false;
    const asked = leases.get(name);
    asked.onsuccess = () => {
      const held = asked.result;
      ours = !held || held.holder === me || held.until < Date.now() || held.until > Date.now() + LEASE_MILLIS;   // a clock that was put back
      if (ours) leases.put({ id: name, holder: me, until });
    };
    transaction.oncomplete = () => { database.close(); resolve(ours); };
    transaction.onabort = transaction.onerror = () => { database.close(); reject(transaction.error); };
  });
}

// @param act returns {done, after}, as outbox.js has it; another tab is at it: not done, and asked again soon
export async function holding(name, act) {
  let ours;
  try {
    ours = await take(name, Date.now() + LEASE_MILLIS);
  } catch (refusedStorage) {
    return act();
  }
  if (!ours) return { done: false };
  try {
    return await act();
  } finally {
    await take(name, 0).catch(() => {});
  }
}
