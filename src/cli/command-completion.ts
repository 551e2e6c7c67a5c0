import type { Command } from 'commander';
import { AssessmentError } from '../model/index.js';
import { readCatalogue } from '../node/index.js';
import { choiceWords } from './choice-words.js';
import type { CommandLine } from './command-line.js';
import { completionTree } from './completion-tree.js';
import type { CompletedCommand } from './completion-tree.js';
import { renderBashCompletion } from './render-bash-completion.js';
import { renderZshCompletion } from './render-zsh-completion.js';
import { programFor } from './program.js';

/** What is told of the shell, and what writes its script. */
const SHELLS: ReadonlyMap<string, (tree: readonly CompletedCommand[]) => string> = new Map([
  ['bash', renderBashCompletion],
  ['zsh', renderZshCompletion],
]);

async function complete(shell: string, line: CommandLine): Promise<void> {
  const render = SHELLS.get(shell);
  if (render === undefined) {
    throw new AssessmentError({
      code: 'cli/bad-option',
      severity: 'error',
      at: null,
      message: `there is no completion for "${shell}"`,
      remedy: choiceWords(shell, [...SHELLS.keys()]),
    });
  }
  const { regions } = await readCatalogue();
  const program = await programFor(line, { all: true });
  line.out(
    render(
      completionTree(
        program,
        regions.filter(({ hasPrices }) => hasPrices).map(({ name }) => name),
      ),
    ),
  );
}

const INSTALL = `
Install it once, and again for a new version:
  bash  source <(portolan completion bash)
        in ~/.bashrc; or, read only at the first key, where bash-completion is:
        cd ~/.local/share/bash-completion/completions
        portolan completion bash > portolan
  zsh   portolan completion zsh > ~/.zfunc/_portolan
        with these lines in ~/.zshrc:
        fpath=(~/.zfunc $fpath)
        autoload -Uz compinit && compinit`;

export function addCompletionCommand(program: Command, line: CommandLine): void {
  program
    .command('completion')
    .description(
      'print a script by which a shell completes commands, options, values of options with a closed list, and files',
    )
    .argument('<shell>', [...SHELLS.keys()].join(' or '))
    .addHelpText('after', INSTALL)
    .action((shell: string) => complete(shell, line));
}
