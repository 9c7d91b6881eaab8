// npm run build: the clients, whether they changed or not.
import { buildClients } from './clients.mjs'
import { ensureDependencies } from './dependencies.mjs'
import { requireNode } from './steps.mjs'

requireNode(20)
try {
  await ensureDependencies()
  await buildClients()
} catch (error) {
  console.error(`✗ ${error.message}`)
  process.exitCode = 1
}
