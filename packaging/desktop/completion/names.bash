# Names of the packs that may stand for the word, each quoted as it has to be at this place of the line.
_netatlas_names() {
  local kind=$1 word=$2 program=${COMP_WORDS[0]/#\~/$HOME} quote= left= name
  case $word in
    [\"\']*) quote=${word:0:1} word=${word:1} ;;
    :) word= left=${COMP_WORDS[COMP_CWORD - 1]}: ;;
    *) word=${word//\\/} ;;
  esac
  # bash ends a word at a colon
  if [[ -z $left && ${COMP_WORDS[COMP_CWORD - 1]} == : ]]; then left=${COMP_WORDS[COMP_CWORD - 2]}:; fi
  while IFS=$'\t' read -r name _; do
    name=${name#"$left"}
    case $quote in
      "'") [[ $name != *"'"* ]] && printf '%s\n' "$name" ;;
      '"') [[ $name != *[\!\"\`\$\\]* ]] && printf '%s\n' "$name" ;;
      *) printf '%q\n' "$name" ;;
    esac
  done < <("$program" --complete "$kind" "$left$word" "${COMP_WORDS[@]:1:COMP_CWORD-1}" 2>/dev/null)
}
_netatlas_concept() { _netatlas_names concept "$1"; }
_netatlas_pack() { _netatlas_names pack "$1"; }
_netatlas_page() { _netatlas_names page "$1"; }
_netatlas_timeline() { _netatlas_names timeline "$1"; }
_netatlas_topic() { _netatlas_names topic "$1"; }
