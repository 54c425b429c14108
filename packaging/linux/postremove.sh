#!/bin/sh
# Runs when a package was removed: with "remove" or "purge" on Debian, with 0 (packages left) from an RPM.
set -e
case "${1:-}" in
remove | purge | 0)
    echo "NetAtlas is removed. Each user's notes, bookmarks and sheets are kept in ~/.local/share/netatlas" \
        "(what was computed in ~/.cache/netatlas); whoever wants them gone deletes these folders."
    ;;
esac
