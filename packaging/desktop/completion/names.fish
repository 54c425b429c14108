# Names of the packs that may stand for the word; fish quotes them.
function _netatlas_names
    set -l words (commandline -opc)
    set -l program (string replace -r '^~' $HOME -- $words[1])
    set -l prefix (string replace -r '^["\']' '' -- (commandline -ct) | string replace -ra '\\\\(.)' '$1')
    $program --complete $argv[1] "$prefix" $words[2..-1] 2>/dev/null
end
