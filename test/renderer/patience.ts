import { configure } from '@testing-library/svelte'

// How long a test waits for something to appear: more than one second, because other programs may need the processor. A
// test that passes never waits so long.
configure({ asyncUtilTimeout: 15_000 })
