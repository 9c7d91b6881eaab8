import { among } from '../definition.ts'

/** Channel codes as contract.md §6 groups them. */
export const letterChannels = ['01'] as const
export const visitChannels = ['02', '08'] as const
export const webChannels = ['03', '04', '05'] as const
export const callChannels = ['06'] as const

export const letter = among('channel', ...letterChannels)
export const visit = among('channel', ...visitChannels)
export const web = among('channel', ...webChannels)
export const call = among('channel', ...callChannels)

/** Signers of a joint letter, people of a collective visit: from five on (domain.md §1.2; 信访工作条例 20). */
export const collectiveFrom = 5
