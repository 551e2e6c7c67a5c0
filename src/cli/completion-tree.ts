import type { Command, Option } from 'commander';
import { invariant } from '../model/index.js';
import { valuesOf } from './option-values.js';
import { pathOf } from './program.js';

/** What the next word may be, where a shell completes it. */
export type Offer =
  | { readonly kind: 'words'; readonly words: readonly string[] }
  | { readonly kind: 'files' }
  /** Something to type: a number, a day, a name. */
  | { readonly kind: 'nothing' };

interface CompletedOption {
  /** `-h`, `--help`: whatever it is called. */
  readonly flags: readonly string[];
  /** In one line. */
  readonly description: string;
  /** Null where it takes no value. */
  readonly value: { readonly offer: Offer; readonly isVariadic: boolean } | null;
}

/** A command as a shell completes it: the program itself has the path `''`, a command within a command one with a blank. */
export interface CompletedCommand {
  readonly path: string;
  readonly commands: readonly { readonly name: string; readonly summary: string }[];
  readonly options: readonly CompletedOption[];
  /** What its arguments may be. */
  readonly operand: Offer;
}

/** Placeholders of values that are paths. */
const PATHS: ReadonlySet<string> = new Set(['file', 'files', 'folder', 'plan', 'path', 'paths']);

/** Nothing in a script of a shell needs quoting but what this does not match. */
const SAFE = /^[\w.+-]+$/;

function words(of: readonly string[]): Offer {
  for (const word of of) invariant(SAFE.test(word), 'words that a shell offers need no quoting');
  return { kind: 'words', words: of };
}

function optionOf(option: Option, path: string, regions: readonly string[]): CompletedOption {
  const flags = [option.short, option.long].filter((flag) => flag !== undefined);
  words(flags);
  const description = option.description;
  if (!option.required && !option.optional) return { flags, description, value: null };
  const known = valuesOf(path, option.long ?? '', regions);
  const placeholder = /[<[]([a-z]+)/.exec(option.flags)?.[1] ?? '';
  const other: Offer = PATHS.has(placeholder) ? { kind: 'files' } : { kind: 'nothing' };
  return { flags, description, value: { offer: known === null ? other : words(known), isVariadic: option.variadic } };
}

function operandOf(command: Command, path: string, regions: readonly string[]): Offer {
  const [first] = command.registeredArguments;
  if (first === undefined) return { kind: 'nothing' };
  const known = valuesOf(path, `<${first.name()}>`, regions);
  return known === null ? { kind: 'files' } : words(known);
}

/**
 * The program with all its commands as shells complete it, each command before those within it. It is taken from the definitions
 * by which words are parsed, so that the two cannot differ.
 *
 * @param regions names of regions, in the order in which they are offered
 */
export function completionTree(program: Command, regions: readonly string[]): readonly CompletedCommand[] {
  const treeOf = (command: Command, path: string): readonly CompletedCommand[] => {
    const help = command.createHelp();
    // The command `help` of the program is none of its commands, and shown all the same.
    const shown = path === '' ? help.visibleCommands(command) : command.commands;
    return [
      {
        path,
        commands: shown.map((one) => ({ name: one.name(), summary: help.subcommandDescription(one) })),
        options: help.visibleOptions(command).map((option) => optionOf(option, path, regions)),
        operand: operandOf(command, path, regions),
      },
      ...command.commands.flatMap((one) => treeOf(one, pathOf(one))),
    ];
  };
  const ofHelp = {
    path: 'help',
    commands: [],
    options: [],
    operand: words(valuesOf('help', '<command>', regions) ?? []),
  };
  return [...treeOf(program, ''), ofHelp];
}
