// Where an assistant is signed in, and on the page for no connection: what waits on the phone is sent and shown.
import { NAME, REFUSED, SENT, drop, entries, isThere, know, known } from "./kept.js"
import { DONE, send, state } from "./sending.js"
import { watchForm } from "./filling.js"
import { drawn, element, paragraph } from "./queue.js"
import { watchSigningOut } from "./signing_out.js"
import { entriesCounted } from "./words.js"

const ASK_AGAIN = 10 * 60 * 1000
const TRY_AGAIN = 60 * 1000

const told = document.querySelector("script[data-phone]").dataset
const { diary, account, page, worker, signIn } = told
const offline = document.querySelector("form[data-offline-entry]")
let outcome = DONE
let form = null

function place() {
  const there = document.querySelector("[data-phone-queue]")
  if (there) return there
  const made = element("section", { "data-phone-queue": "", class: "teczka-phone", hidden: "" })
  document.querySelector("main h1").after(made)
  return made
}

async function draw() {
  const of = await known(diary)
  const whose = offline ? of?.account : account
  await drawn(place(), { diary, account: whose, outcome, signIn }, { mend, send: sendNow })
}

async function sendNow() {
  outcome = await send(diary)
  if (outcome === DONE && told.news === "zachowano") news("")
  await draw()
}

// Online the office's own form shows everything typed with all that stands in the way; else the one kept here.
async function mend(entry) {
  const now = navigator.onLine ? await state(diary) : null
  if (now?.signed_in && now.account === entry.account) return openAt(entry, now.csrf)
  if (form) return form.mend(entry)
  location.assign(`${page}#popraw-${entry.id}`)
}

function openAt(entry, csrf) {
  const sent = element("form", { method: "post", action: entry.to, hidden: "" })
  const fields = [...entry.fields, ["csrf_token", csrf], ["phone_account", entry.account], ["action", "check"]]
  for (const [name, value] of fields) sent.append(element("input", { type: "hidden", name, value }))
  document.body.append(sent)
  sent.submit()
}

// An entry that stands in the diary now was mended there.
async function dropMended() {
  for (const each of await entries(diary)) {
    if (each.state === REFUSED && document.getElementById(`w-${each.id}`)) await drop(each.id)
  }
}

function markForms() {
  for (const id of document.querySelectorAll("form input[name=id]")) {
    if (id.form !== offline && id.form.elements.participant) {
      id.form.append(element("input", { type: "hidden", name: "phone_account", value: account }))
    }
  }
}

// Somebody else's people are nobody's business here any more.
async function refresh() {
  const of = await known(diary)
  if (account && of?.account !== account) await know({ diary, account, participants: [], asked: 0 })
  if (!of || of.account !== account && account || of.asked < Date.now() - ASK_AGAIN) await state(diary)
}

function news(word) {
  const said = { zachowano: "Nie ma połączenia. Wpis jest zapisany na telefonie i zostanie wysłany sam, gdy połączenie wróci.",
    "nie-wykonano": "Nie ma połączenia, więc ta czynność nie została wykonana. Wróć do niej, gdy połączenie wróci." }[word]
  const at = document.querySelector("[data-phone-news]")
  if (!at) return
  told.news = word
  at.replaceChildren(said ? element("div", { class: "govuk-inset-text" }, paragraph(said)) : "")
  if (said) at.scrollIntoView()
}

async function onOffline() {
  form = await watchForm(offline, diary, async () => {
    news("zachowano")
    const worked = await navigator.serviceWorker?.getRegistration(diary)
    worked?.sync?.register(NAME).catch(() => {}) // where there is such a thing; all goes on without it
    await sendNow()
  })
  const [word, id] = location.hash.slice(1).split("popraw-")
  news(word)
  if (word) history.replaceState(null, "", location.pathname) // told once
  const refused = id && (await entries(diary)).find(each => each.id === id)
  if (refused) form?.mend(refused)
}

async function begin() {
  const out = document.querySelector("form.teczka-office__out")
  if (out) watchSigningOut(out, account)
  if (!diary) return
  markForms()
  if (!offline) await dropMended()
  await draw()
  // Without a worker all goes on as online; a browser may refuse one in a private window.
  await navigator.serviceWorker?.register(worker, { scope: diary }).catch(() => {})
  await refresh().catch(() => {})
  if (offline) await onOffline()
  await sendNow()
  new BroadcastChannel(NAME).onmessage = draw
  addEventListener("online", sendNow)
  document.addEventListener("visibilitychange", () => document.hidden || sendNow())
  setInterval(() => document.hidden || sendNow(), TRY_AGAIN)
}

// Before anybody is signed in: that something waits, and nothing of what it is.
async function beforeSigningIn() {
  const unsent = await isThere() ? (await entries()).filter(each => each.state !== SENT) : []
  if (!unsent.length) return
  document.querySelector("main form").before(element("div", { class: "govuk-inset-text" }, paragraph(
    `Na tym telefonie czekają wpisy do dziennika: ${entriesCounted(unsent.length)}. Zostaną wysłane po zalogowaniu.`)))
}

(told.phone === "sign-in" ? beforeSigningIn() : begin())
