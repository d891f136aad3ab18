// What was typed in the form of a service comes in; an entry to be kept on the phone goes out.
import { WAITING, entry, keep, known } from "./kept.js"

// Not part of an entry: a token is the session's, and whose entry it is, is kept beside it.
const NOT_TYPED = new Set(["csrf_token", "phone_account", "action"])

export function newId() {
  return crypto.randomUUID().replaceAll("-", "")
}

function isBlank(fields, group) {
  return fields.every(([name, value]) => !name.startsWith(`${group}-`) || name === `${group}-rows` || !value.trim())
}

// Rows in which nothing was typed are no rows.
export function withoutBlankRows(fields, groups) {
  const blank = groups.filter(group => isBlank(fields, group))
  const stays = ([name]) => !blank.some(group => name.startsWith(`${group}-`))
  return [...fields.filter(stays), ...blank.map(group => [`${group}-rows`, "0"])]
}

export function valueOf(fields, wanted) {
  return fields.find(([name]) => name === wanted)?.[1] ?? ""
}

// Keep what was typed, to be sent later; ``account`` is whose page it was typed on.
export async function keepTyped({ diary, to, account, fields }) {
  const typed = fields.filter(([name]) => !NOT_TYPED.has(name)).map(([name, value]) => [name, String(value)])
  const id = valueOf(typed, "id")
  const of = await known(diary)
  const who = of?.participants.find(each => each.id === valueOf(typed, "participant"))?.short_name ?? ""
  const when = { on: valueOf(typed, "on"), starts: valueOf(typed, "starts"), ends: valueOf(typed, "ends") }
  const now = Date.now()
  await keep({
    id, diary, to, account, fields: typed, who, when, state: WAITING, because: [], made: now, changed: now,
    mended: Boolean(await entry(id)), // it may have been sent as it was before
  })
  return id
}
