import { stateKey } from '../sqlite/state'
import type { FullRead } from './full-read'

/** Goes up by one whenever the customers change, so that results in memory are known to be old. */
export const revisionState = stateKey<number>('revision')
/** The checkpoint of a full read that runs or was interrupted. */
export const fullReadState = stateKey<FullRead>('reading')
/**
 * Set while something of forgotten customers may lie in unused parts of the file, or, when it was written again, only in
 * its log.
 */
export const erasingState = stateKey<'file' | 'log'>('erasing')
/** Set once duplicates are marked; every merge keeps them so. */
export const duplicatesState = stateKey<true>('duplicates')
/** Set while texts of an earlier version, which did not tell classes of texts apart, are not split yet. */
export const joinedTextsState = stateKey<true>('joined-texts')
