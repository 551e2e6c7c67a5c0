import type { CompletedCommand } from './completion-tree.js';
import { casesOf, innerBranches, laterBranches, operandBranches, takerBranches, valueBranches } from './shell-cases.js';

/**
 * A function for bash, 3.2 of macOS included, that knows every command and option by itself: a key that asked the program would
 * wait for it. Files are left to the shell, which quotes their names.
 */
export function renderBashCompletion(commands: readonly CompletedCommand[]): string {
  const flags = commands.map(
    ({ path, options }) => [path, `offer='${options.flatMap((option) => option.flags).join(' ')}'`] as const,
  );
  return `# Completion of portolan for bash, written by: portolan completion bash
_portolan() {
  local word current index place='' option='' takes='' later='' ended='' offer='' files=''
  COMPREPLY=()
  current=\${COMP_WORDS[COMP_CWORD]}
  # bash takes "--region=west" apart at the sign.
  if [[ $current == '=' ]]; then current=''; fi
  for ((index = 1; index < COMP_CWORD; index++)); do
    word=\${COMP_WORDS[index]}
    if [[ $word == '=' ]]; then continue; fi
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
  if [[ $takes == one || ( -n $takes && $current != -* ) ]]; then
    case "$place $option" in
${casesOf(valueBranches(commands), '      ')}    esac
  elif [[ $current == -* && -z $ended ]]; then
    case "$place" in
${casesOf(flags, '      ')}    esac
  elif [[ -n $later ]]; then
    case "$place" in
${casesOf(laterBranches(commands), '      ')}    esac
  else
    case "$place" in
${casesOf(operandBranches(commands), '      ')}    esac
  fi
  local IFS=$' \\t\\n'
  COMPREPLY=($(compgen -W "$offer" -- "$current"))
  if [[ -z $files ]]; then
    # bash 3.2 has no compopt, and offers files where nothing fits.
    compopt +o default +o bashdefault 2>/dev/null
  elif [[ \${#COMPREPLY[@]} -gt 0 ]]; then
    IFS=$'\\n'
    COMPREPLY+=($(compgen -f -- "$current"))
    compopt -o filenames 2>/dev/null
  fi
  return 0
}
complete -o bashdefault -o default -F _portolan portolan
`;
}
