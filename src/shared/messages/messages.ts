import type { en } from './en'

/** The texts that every language has: those of the English catalogue. */
export type Messages = typeof en
