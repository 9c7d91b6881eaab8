export {
  canonicalBytes,
  contentDigest,
  type LeafClass,
  type LeafEvent,
  leafBytes,
  leafHash,
  leafOf,
  saltOf,
} from './leaf.ts'
