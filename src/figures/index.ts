export { factChecker, factProjector } from './facts.ts'
