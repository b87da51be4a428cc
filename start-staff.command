#!/bin/sh
# Double-click (macOS), or run (Linux): the dashboard for staff, with the page to change the data. Closing the window ends it.
# Klikoni dy herë (macOS) ose niseni (Linux): harta për stafin, me faqen ku ndryshohen të dhënat.
cd "$(dirname "$0")" || exit 1

stop() {
  printf '\n%s\n%s\n\n' "$1" "$2"
  printf 'Enter: '
  read -r _
  exit 1
}

if [ ! -x .venv/bin/python ]; then
  for name in python3.13 python3.12 python3.11 python3; do
    "$name" -c 'import sys; sys.exit(not (3, 11) <= sys.version_info[:2] <= (3, 13))' 2>/dev/null && found=$name && break
  done
  [ -n "$found" ] || stop \
    "Në këtë kompjuter nuk ka Python 3.11, 3.12 ose 3.13. Instalojeni nga https://www.python.org/downloads/ dhe provoni përsëri." \
    "There is no Python 3.11, 3.12 or 3.13 on this computer. Install it from https://www.python.org/downloads/ and try again."
  echo "Përgatitja e parë zgjat disa minuta dhe kërkon internet. / The first start takes some minutes and needs the internet."
  "$found" -m venv .venv || stop "Përgatitja nuk u krye. Fshini dosjen .venv dhe provoni përsëri." \
    "It could not be set up. Delete the folder .venv and try again."
fi
if ! cmp -s requirements.txt .venv/installed.txt; then
  .venv/bin/python -m pip install --quiet --disable-pip-version-check --require-hashes -r requirements.txt &&
    cp requirements.txt .venv/installed.txt ||
    stop "Përgatitja nuk u krye. A ka internet?" "It could not be set up. Is there internet?"
fi
.venv/bin/python app.py --audience staff || stop "Programi u ndal. Arsyeja shkruhet më sipër." "The program has stopped. The reason stands above."
