#!/bin/bash
# compare.sh [options] NAME=URL[|opt]... : builds lg and mock in .build/bench, starts the mock on $MOCK if nobody answers there,
# then runs compare.py (its head lists the options). Stops only the mock that it started.
set -euo pipefail
here=$(cd "$(dirname "$0")" && pwd)
build=$here/../.build/bench
mock=${MOCK:-127.0.0.1:9100}
mkdir -p "$build"

for tool in lg mock; do
    [ "$build/$tool" -nt "$here/$tool.c" ] || ${CC:-cc} -O2 -o "$build/$tool" "$here/$tool.c"
done

answers() { (exec 3<>"/dev/tcp/${mock%:*}/${mock##*:}") 2>/dev/null; }
if ! answers; then
    "$build/mock" -p "${mock##*:}" -l 3600 >/dev/null 2>&1 &
    started=$!
    trap 'kill $started; wait $started 2>/dev/null || true' EXIT
    until answers; do kill -0 $started; sleep .1; done
fi
"${PYTHON:-python3}" "$here/compare.py" --mock "$mock" "$@"
