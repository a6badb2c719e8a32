// Loaded before the app: its clock goes as many milliseconds ahead as the file says.
import { readFileSync } from 'node:fs'

const now = Date.now
Date.now = () => now() + Number(readFileSync(process.env['E2E_CLOCK'] ?? '', 'utf8'))
