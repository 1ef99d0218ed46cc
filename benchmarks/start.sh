#!/bin/bash
# start.sh NAME PORT CMD... : starts a server on loopback in the background and prints how long it took until $READY (default /health) answered.
# Its log and pid are left in .build/bench/logs and .build/bench/pids.
set -euo pipefail
build=$(cd "$(dirname "$0")/.." && pwd)/.build/bench
mkdir -p "$build/logs" "$build/pids"
name=$1 port=$2
shift 2
log=$build/logs/$name.log

started=$(date +%s.%N)
setsid "$@" >"$log" 2>&1 &
pid=$!
echo $pid >"$build/pids/$name"
for _ in $(seq 600); do
    code=$(curl -s -o /dev/null -m 2 -w '%{http_code}' "http://127.0.0.1:$port${READY:-/health}" || true)
    [ "$code" != 000 ] && break
    kill -0 $pid 2>/dev/null || { echo "$name died"; tail -5 "$log"; exit 1; }
    sleep .1
done
echo "$name pid $pid port $port answered $code after $(echo "$(date +%s.%N) - $started" | bc) s"
