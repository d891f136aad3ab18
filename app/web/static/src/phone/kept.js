// What the phone keeps: entries not sent yet, and the few words they are made with. Nothing else of anybody.
export const NAME = "teczka-dziennik"
const ENTRIES = "entries"
const KNOWN = "known"

export const WAITING = "waiting"
export const SENT = "sent"
export const REFUSED = "refused"

function opened() {
  return new Promise((resolve, reject) => {
    const asked = indexedDB.open(NAME, 1)
    asked.onupgradeneeded = () => {
      asked.result.createObjectStore(ENTRIES, { keyPath: "id" })
      asked.result.createObjectStore(KNOWN, { keyPath: "diary" })
    }
    asked.onsuccess = () => resolve(asked.result)
    asked.onerror = asked.onblocked = () => reject(asked.error)
  })
}

// Opened and closed each time: a connection left open would stand in the way of wiping.
// Pages open beside, and the worker, hear that something changed.
function tell() {
  if (!globalThis.BroadcastChannel) return
  const channel = new BroadcastChannel(NAME)
  channel.postMessage("changed")
  channel.close()
}

async function within(store, mode, work) {
  const database = await opened()
  try {
    return await new Promise((resolve, reject) => {
      const transaction = database.transaction(store, mode)
      const asked = work(transaction.objectStore(store))
      transaction.oncomplete = () => resolve(asked?.result)
      transaction.onerror = transaction.onabort = () => reject(transaction.error)
    })
  } finally {
    database.close()
  }
}

// Those of a diary, or of all, in the order they were made.
export async function entries(diary) {
  const all = await within(ENTRIES, "readonly", store => store.getAll())
  return all.filter(each => !diary || each.diary === diary).sort((one, other) => one.made - other.made)
}

export async function entry(id) {
  return within(ENTRIES, "readonly", store => store.get(id))
}

// Entries with the same id are one entry: what was typed last is kept.
export async function keep(one) {
  await within(ENTRIES, "readwrite", store => store.put(one))
  tell()
}

export async function drop(id) {
  await within(ENTRIES, "readwrite", store => store.delete(id))
  tell()
}

// Whose diary it is, as a mark that names nobody, and whom entries are made for: ids, short names, activities.
export async function known(diary) {
  return within(KNOWN, "readonly", store => store.get(diary))
}

export async function know(one) {
  await within(KNOWN, "readwrite", store => store.put(one))
}

// Whether anything was ever kept here; asking it makes no database.
export async function isThere() {
  if (!indexedDB.databases) return true
  return (await indexedDB.databases()).some(each => each.name === NAME)
}

// Everything of the diary is gone from the phone afterwards: database, kept pages, worker.
export async function wipe() {
  for (const store of [ENTRIES, KNOWN]) await within(store, "readwrite", each => each.clear())
  await new Promise(resolve => {
    const asked = indexedDB.deleteDatabase(NAME)
    // Blocked by another page for a moment: it is empty already.
    asked.onsuccess = asked.onerror = asked.onblocked = resolve
  })
  for (const name of await globalThis.caches?.keys() ?? []) await caches.delete(name)
  for (const each of await navigator.serviceWorker?.getRegistrations() ?? []) await each.unregister()
}
