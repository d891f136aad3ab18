// What pages say of the phone, in Polish.
export function tied(text) {
  return text.replace(/(^|[\s(„])([aiouwz]) /gi, "$1$2\u00a0").replace(/(\d) /g, "$1\u00a0")
}

// 1 wpis, 2 wpisy, 5 wpisów
export function counted(number, one, few, many) {
  const [last, tens] = [number % 10, Math.floor(number / 10) % 10]
  if (number === 1) return `${number} ${one}`
  return `${number} ${last >= 2 && last <= 4 && tens !== 1 ? few : many}`
}

export const entriesCounted = number => counted(number, "wpis", "wpisy", "wpisów")

const DAY = new Intl.DateTimeFormat("pl-PL", { day: "numeric", month: "long" })

export function described({ who, when }) {
  const [year, month, day] = when.on.split("-").map(Number)
  const on = year && month && day ? DAY.format(new Date(year, month - 1, day)) : when.on
  const hours = [when.starts, when.ends].filter(Boolean).map(each => each.replace(/^0/, "")).join("–")
  return tied([who, on, hours].filter(Boolean).join(", ")) || "Wpis bez dnia"
}
