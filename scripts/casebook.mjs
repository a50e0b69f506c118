// npm run casebook: the terminal shell, after whatever is missing has been installed and built.
import { join } from 'node:path';
import { pinnedNode, root } from './bootstrap.mjs';
import { prepare } from './prepare.mjs';
import { runProgram } from './run-program.mjs';

try {
  prepare();
  process.exitCode = await runProgram(pinnedNode, [join(root, 'dist', 'terminal.js'), ...process.argv.slice(2)]);
} catch (error) {
  console.error(error instanceof Error ? error.message : String(error));
  process.exitCode = 1;
}
