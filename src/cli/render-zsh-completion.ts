import type { CompletedCommand } from './completion-tree.js';
import { casesOf, innerBranches, laterBranches, operandBranches, takerBranches, valueBranches } from './shell-cases.js';

/** A word with what it means, as `_describe` takes it: between quotes, with its own colons escaped. */
const described = (word: string, meaning: string): string =>
  `'${word}:${meaning.replaceAll('\\', '\\\\').replaceAll(':', '\\:').replaceAll("'", "'\\''")}'`;

/** As one branch of a `case`, with a line for each word. */
const listOf = (path: string, words: readonly string[]): string =>
  words.length === 0 ? '' : `      '${path}') list=(\n${words.map((word) => `        ${word}\n`).join('')}      ) ;;\n`;

/** The same for zsh as for bash, with the meaning of commands and options beside them. */
export function renderZshCompletion(commands: readonly CompletedCommand[]): string {
  const options = commands.map(({ path, options: own }) =>
    listOf(
      path,
      own.flatMap(({ flags, description }) => flags.map((flag) => described(flag, description))),
    ),
  );
  const inner = commands.map(({ path, commands: own }) =>
    listOf(
      path,
      own.map(({ name, summary }) => described(name, summary)),
    ),
  );
  return `#compdef portolan
# Completion of portolan for zsh, written by: portolan completion zsh
_portolan() {
  local word current option='' takes='' later='' ended='' offer='' files='' place=''
  local -a list
  local -i index
  current=\${words[CURRENT]}
  for ((index = 2; index < CURRENT; index++)); do
    word=\${words[index]}
    if [[ $takes == one ]]; then takes=''; continue; fi
    if [[ $word == '--' ]]; then ended=1 later=1 takes=''; break; fi
    if [[ $word == -* ]]; then
      option=$word takes=''
      case "$place $word" in
${casesOf(takerBranches(commands), '        ')}      esac
      continue
    fi
    if [[ -n $takes || -n $later ]]; then continue; fi
    case "$place/$word" in
${casesOf(innerBranches(commands), '      ')}      *) later=1 ;;
    esac
  done
  if [[ $current == --*=* && -z $ended && $takes != one ]]; then
    option=\${current%%=*} takes=one
    compset -P '*='
  fi
  if [[ $takes == one || ( -n $takes && $current != -* ) ]]; then
    case "$place $option" in
${casesOf(valueBranches(commands), '      ')}    esac
  elif [[ $current == -* && -z $ended ]]; then
    case "$place" in
${options.join('')}    esac
    _describe -o 'option' list
    return
  elif [[ -n $later ]]; then
    case "$place" in
${casesOf(laterBranches(commands), '      ')}    esac
  else
    case "$place" in
${casesOf(operandBranches(commands), '      ')}    esac
    case "$place" in
${inner.join('')}    esac
  fi
  if [[ \${#list} -gt 0 ]]; then
    _describe 'command' list
  elif [[ -n $offer ]]; then
    compadd -- \${=offer}
  fi
  if [[ -n $files ]]; then _files; fi
}
# Read by compinit it is called at once, and read by source it names itself.
if [[ \${funcstack[1]} == _portolan ]]; then _portolan "$@"; else compdef _portolan portolan; fi
`;
}
