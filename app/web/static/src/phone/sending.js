// Entries kept on the phone go to the office, in order, each once: the id made here is the office's too.
import { REFUSED, SENT, WAITING, drop, entries, keep, know } from "./kept.js"

export const NO_NETWORK = "no-network"
export const SIGNED_OUT = "signed-out"
export const TROUBLE = "trouble"
export const DONE = "done"

const SENT_SHOWN = 2 * 3600 * 1000
const PATIENCE = 20 * 1000

async function fetched(address, more = {}) {
  const ending = new AbortController()
  const patience = setTimeout(() => ending.abort(), PATIENCE)
  try {
    const answer = await fetch(address, {
      credentials: "same-origin", cache: "no-store", redirect: "manual", signal: ending.signal, ...more,
    })
    const isJson = (answer.headers.get("Content-Type") ?? "").startsWith("application/json")
    return { status: answer.status, said: isJson ? await answer.json() : null }
  } catch {
    return null
  } finally {
    clearTimeout(patience)
  }
}

// Who is signed in and whom they serve; ``null`` without a network. What is needed later stays on the phone.
export async function state(diary) {
  const answer = await fetched(`${diary}stan`)
  if (!answer) return null
  const said = answer.said
  if (!said?.signed_in) return { signed_in: false, trouble: answer.status >= 500 }
  const participants = said.participants.map(({ id, short_name, activities }) => ({ id, short_name, activities }))
  await know({ diary, account: said.account, today: said.today, participants, asked: Date.now() })
  return said
}

// One tab at a time; where browsers know no locks, the office still keeps each entry once.
function alone(work) {
  return navigator.locks ? navigator.locks.request("teczka-dziennik", work) : work()
}

// Send what waits in this diary; what came of it, and whether anybody had to be asked at all.
export function send(diary) {
  return alone(async () => {
    await forgetOld()
    const waiting = (await entries(diary)).filter(each => each.state === WAITING)
    if (!waiting.length) return DONE
    const now = await state(diary)
    if (!now) return NO_NETWORK
    if (!now.signed_in) return now.trouble ? TROUBLE : SIGNED_OUT
    for (const each of waiting.filter(entry => entry.account === now.account)) {
      const answer = await posted(each, now.csrf)
      if (!answer) return NO_NETWORK
      if (!await settled(each, answer)) return TROUBLE
    }
    return DONE
  })
}

function posted(entry, csrf) {
  const body = new URLSearchParams(entry.fields)
  body.set("csrf_token", csrf)
  return fetched(entry.to, { method: "POST", body, headers: {
    "X-Teczka-Queue": "1", ...entry.mended && { "X-Teczka-Mended": "1" },
  } })
}

// Whether the office said what becomes of the entry. Until it does, the entry waits.
async function settled(entry, { status, said }) {
  if (said?.kept === true) {
    // What was typed is at the office now, and needed here no longer.
    await keep({ ...entry, state: SENT, fields: [], because: [], findings: said.findings ?? [], changed: Date.now() })
    return true
  }
  if (said?.kept === false && (status === 409 || status === 422)) {
    await keep({ ...entry, state: REFUSED, because: (said.because ?? []).map(sentence), changed: Date.now() })
    return true
  }
  return false
}

function sentence(told) {
  return Array.isArray(told) ? told[0] : told
}

async function forgetOld() {
  for (const each of await entries()) {
    if (each.state === SENT && each.changed < Date.now() - SENT_SHOWN) await drop(each.id)
  }
}
