// The exam's outbox: a save is written here first, then sent, and leaves only on the server's receipt or its clear refusal.
const STORE = 'saves';
const KEPT_DAYS = 7;
let opened;

function open() {
  opened = opened || new Promise((resolve, reject) => {
    const request = indexedDB.open('qadam-exam', 1);
    request.onupgradeneeded = () => request.result.createObjectStore(STORE, { keyPath: 'id' });
    request.onsuccess = () => resolve(request.result);
    request.onerror = () => reject(request.error);
  });
  return opened;
}

async function inStore(mode, act) {
  const database = await open();
  return new Promise((resolve, reject) => {
    const transaction = database.transaction(STORE, mode, { durability: 'strict' });
    const request = act(transaction.objectStore(STORE));
    transaction.oncomplete = () => resolve(request.result);
    transaction.onabort = transaction.onerror = () => reject(transaction.error);
  });
}

export const put = save => inStore('readwrite', store => store.put(save));
export const remove = id => inStore('readwrite', store => store.delete(id));

// What waits for this attempt, in the order it was given. What other attempts left behind a week ago is cleared away.
export async function waiting(attempt) {
  const all = await inStore('readonly', store => store.getAll());
  for (const save of all) {
    if (save.attempt !== attempt && Date.now() - save.taken_at > KEPT_DAYS * 86400000) await remove(save.id);
  }
  return all.filter(save => save.attempt === attempt).sort((a, b) => a.order - b.order);
}
