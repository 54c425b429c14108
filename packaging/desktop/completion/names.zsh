# Names of the packs that may stand for the word; compadd quotes them. The kind comes behind options for it.
_netatlas_names() {
  local line
  local -a names shown
  for line in ${(f)"$(netatlas --complete "${argv[-1]}" "${(Q)PREFIX}" ${(z)LBUFFER} 2>/dev/null)"}; do
    names+=("${line%%$'\t'*}")
    shown+=("${line/$'\t'/  -- }")
  done
  compadd "${(@)argv[1,-2]}" -M 'm:{[:lower:]}={[:upper:]}' -l -d shown -a names
}
