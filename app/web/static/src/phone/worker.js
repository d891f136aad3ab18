// Without a connection the diary answers with the page kept for that, and what was typed is kept to be sent later.
// Put before this file by the service: ``SHELL`` = { diary, page, files, version }, the same for everybody.
import { keepTyped, valueOf } from "./entry.js"
import { NO_NETWORK, TROUBLE, send } from "./sending.js"

const CACHE = `teczka-dziennik ${SHELL.diary} ${SHELL.version}`
const OURS = `teczka-dziennik ${SHELL.diary} `
const PATIENCE = 20 * 1000
const AWAY = [502, 503, 504]

self.addEventListener("install", event => event.waitUntil(installed()))
self.addEventListener("activate", event => event.waitUntil(activated()))
self.addEventListener("sync", event => event.waitUntil(sentAll()))

async function installed() {
  const cache = await caches.open(CACHE)
  // Asked for without the cookie: what is kept cannot hold anything of whoever is signed in.
  await cache.put(SHELL.page, await found(new Request(SHELL.page, { credentials: "omit" })))
  await cache.addAll(SHELL.files)
  await self.skipWaiting()
}

// A sync that fails is tried again by the browser, pages open or not.
async function sentAll() {
  const outcome = await send(SHELL.diary)
  if (outcome === NO_NETWORK || outcome === TROUBLE) throw new Error(outcome)
}

async function found(request) {
  const answer = await fetch(request)
  if (!answer.ok || answer.redirected) throw new Error("no page to keep")
  return answer
}

async function activated() {
  for (const name of await caches.keys()) {
    if (name.startsWith(OURS) && name !== CACHE) await caches.delete(name)
  }
  await self.clients.claim()
}

self.addEventListener("fetch", event => {
  const { request } = event
  const { origin, pathname, search } = new URL(request.url)
  if (origin !== location.origin) return
  const inDiary = pathname.startsWith(SHELL.diary)
  if (request.mode !== "navigate") {
    if (SHELL.files.includes(pathname + search)) event.respondWith(kept(pathname + search, request))
  } else if (request.method === "POST" && inDiary) {
    event.respondWith(posted(request, pathname))
  } else if (request.method === "GET" && pathname === SHELL.page) {
    event.respondWith(kept(SHELL.page, request))
  } else if (request.method === "GET" && inDiary) {
    event.respondWith(inTime(fetch(request)).catch(() => kept(SHELL.page, request)))
  }
})

// Never anything but what was kept when the worker was installed; the network where even that is gone.
async function kept(address, request) {
  return await caches.match(address, { cacheName: CACHE, ignoreVary: true }) ?? fetch(request)
}

function inTime(answer) {
  const late = new Promise((_, reject) => setTimeout(() => reject(new Error("late")), PATIENCE))
  return Promise.race([answer, late])
}

// A form goes where it was sent; without a connection an entry is kept, and nothing else is done.
async function posted(request, pathname) {
  const copy = request.clone()
  try {
    const answer = await inTime(fetch(request))
    if (AWAY.includes(answer.status)) throw new Error("away")
    return answer
  } catch {
    const fields = [...(await copy.formData()).entries()]
    const account = valueOf(fields, "phone_account")
    if (!account || valueOf(fields, "action") !== "next") return onwards("nie-wykonano")
    await keepTyped({ diary: SHELL.diary, to: pathname, account, fields })
    await self.registration.sync?.register("teczka-dziennik").catch(() => {})
    return onwards("zachowano")
  }
}

function onwards(news) {
  return Response.redirect(new URL(`${SHELL.page}#${news}`, location.origin), 303)
}
