# shellcheck shell=bash
# shellcheck disable=SC2034,SC2154 # its lists are read, and $home is set, by the scripts that source it
# What run, test and .ci/run need on the machine. Sourced by them, with $home set to the repository's root.

export DOTNET_CLI_TELEMETRY_OPTOUT=1 DOTNET_NOLOGO=1 DOTNET_SKIP_FIRST_TIME_EXPERIENCE=1

portal_packages=(libpangocairo-1.0-0 fonts-dejavu-core fonts-noto-core fonts-noto-cjk libunbound8)
test_packages=(chromium poppler-utils qpdf zbar-tools python3-aiosmtpd python3-icalendar libical3 dnsmasq-base openssl mailman3)

say() { printf '%s\n' "$*" >&2; }

fail() {
  say "$*"
  exit 1
}

need_sdk() {
  command -v dotnet >/dev/null ||
    fail 'The .NET 10 SDK is missing: the command dotnet is not on the PATH. Install it from https://dotnet.microsoft.com/download/dotnet/10.0'
  # global.json asks for the version; dotnet says nothing useful where none fits.
  (cd "$home" && dotnet --version >/dev/null 2>&1) ||
    fail "The .NET 10 SDK is missing; installed: $(cd / && dotnet --list-sdks 2>/dev/null | cut -d' ' -f1 | paste -sd' ' -). Install it from https://dotnet.microsoft.com/download/dotnet/10.0"
}

# PostgreSQL's own programs, of a version that the portal takes, from wherever they came.
has_postgres() {
  local program
  for program in $(command -v postgres) /usr/lib/postgresql/*/bin/postgres \
    /opt/homebrew/opt/postgresql@*/bin/postgres /usr/local/opt/postgresql@*/bin/postgres; do
    if [ -x "$program" ] && [[ $("$program" --version) =~ \)\ ([0-9]+) ]] && [ "${BASH_REMATCH[1]}" -ge 15 ]; then
      return 0
    fi
  done
  return 1
}

# need_packages NAME...: installs, on Debian and Ubuntu, those of the packages that are missing.
need_packages() {
  if ! command -v apt-get >/dev/null; then
    need_elsewhere
    return
  fi
  local installed missing=() package
  installed=$(dpkg-query -W -f '${Package} ${db:Status-Status}\n' "$@" 2>/dev/null || true)
  for package in "$@"; do
    grep -qxF "$package installed" <<<"$installed" || missing+=("$package")
  done
  has_postgres || missing+=(postgresql)
  if [ ${#missing[@]} -gt 0 ]; then
    install "${missing[@]}"
  fi
}

install() {
  local as_root=()
  if [ "$(id -u)" != 0 ]; then
    if ! sudo -n true 2>/dev/null; then
      fail "Missing: $*. Install with: sudo apt-get update && sudo apt-get install -y --no-install-recommends $*"
    fi
    as_root=(sudo -n)
  fi
  say "Installing $*"
  # The portal brings up a server of its own: no other one is wanted on the machine only because its programs are.
  # shellcheck disable=SC2016 # that shell expands it
  "${as_root[@]}" sh -c '
    export DEBIAN_FRONTEND=noninteractive
    quiet=/etc/postgresql-common/createcluster.d/no-main-cluster-for-tccm.conf
    if [ ! -e /etc/postgresql-common/createcluster.conf ]; then
      mkdir -p "${quiet%/*}" && echo "create_main_cluster = false" >"$quiet"
      trap "rm -f $quiet" EXIT
    fi
    apt-get update -qq && apt-get install -y -qq --no-install-recommends -o Dpkg::Use-Pty=0 "$@"
  ' sh "$@" </dev/null >&2 || fail "Could not install $*. See the lines above, or install them by hand and start again."
}

need_elsewhere() {
  has_postgres || fail 'PostgreSQL 15 or newer is missing. With Homebrew: brew install postgresql@17 pango && brew install --cask font-dejavu font-noto-sans font-noto-sans-cjk
On another Linux, install with its own tool: the PostgreSQL server, Pango with Cairo, and the fonts DejaVu, Noto and Noto CJK.'
}
