# Starts PostgreSQL and outlives the program that asked for it, so that no server is ever left behind.
# Arguments: the cluster's folder, then the server's program and its settings. Run as the server's user.
# Standard input is a pipe whose other end only that program holds: when it closes, by an orderly stop or by kill -9,
# the server is shut down. Standard output tells: "socket FOLDER", "pid NUMBER".
trap '' HUP INT QUIT TERM PIPE
exec 3<&0 </dev/null 2>&1
umask 077
cluster=$1
shift
cd "$cluster" || exit 1
if [ -f server.log ]; then mv -f server.log server.log.1; fi

# Where there is no setsid, job control gives the server a process group of its own, away from the terminal's Ctrl-C.
command -v setsid >/dev/null || set -m

# A socket's path may have 107 bytes, so it gets a short folder, which only the server's user (and root) can enter.
socket=$(mktemp -d /tmp/tccm-XXXXXX) || exit 1
echo "socket $socket"
remove_socket() {
  rm -f "$socket"/.s.PGSQL.*
  rmdir "$socket" 2>/dev/null
}

# On Linux the server also hears when this very script is killed.
guard=
if setpriv --pdeathsig INT true 2>/dev/null; then guard='setpriv --pdeathsig INT --'; fi

# shellcheck disable=SC2086 # no guard is no word
$guard "$@" -c unix_socket_directories="$socket" </dev/null 3<&- >server.log 2>&1 &
server=$!
echo "pid $server"

(
  while read -r _; do :; done <&3
  tenths=0
  while kill -0 "$server" 2>/dev/null; do
    case $tenths in
      600) kill -QUIT "$server" ;;
      700) kill -KILL "$server" ;;
      *0) kill -INT "$server" ;;
    esac
    tenths=$((tenths + 1))
    sleep 0.1
  done
  remove_socket
) >/dev/null 2>&1 &
reader=$!

wait "$server"
code=$?
kill -KILL "$reader" 2>/dev/null
remove_socket
exit "$code"
