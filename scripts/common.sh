# Shared by run, test, tanba and tanba-agent: where things are, what must be on the machine, how the tree is built.
root=$(cd "$(dirname "${BASH_SOURCE[0]}")/.." && pwd)
configuration=Release
export DOTNET_CLI_TELEMETRY_OPTOUT=1 DOTNET_NOLOGO=1 MSBUILDDISABLENODEREUSE=1

say() { printf '%s\n' "$*"; }
refuse() { printf '%s\n' "$*" >&2; exit 2; }

# debian PACKAGE…: installs what is missing, only on Debian and only as root.
debian() {
  command -v apt-get >/dev/null 2>&1 && [ "$(id -u)" = 0 ] || return 1
  [ -n "${apt_fresh:-}" ] || { apt-get update -qq >&2 || return 1; apt_fresh=1; }
  DEBIAN_FRONTEND=noninteractive apt-get install -y -qq --no-install-recommends "$@" >&2
}

need_sdk() {
  command -v dotnet >/dev/null 2>&1 && [ "$(dotnet --version 2>/dev/null | cut -d. -f1)" -ge 10 ] 2>/dev/null && return
  debian dotnet-sdk-10.0 2>/dev/null && return
  refuse "The .NET SDK 10 is missing. Install it (https://dotnet.microsoft.com/download/dotnet/10.0) and run this again."
}

need_node() {
  local major
  major=$(node --version 2>/dev/null | sed 's/^v//; s/\..*//')
  if [ -z "$major" ]; then debian nodejs npm 2>/dev/null; major=$(node --version 2>/dev/null | sed 's/^v//; s/\..*//'); fi
  [ "${major:-0}" -ge 20 ] && command -v npm >/dev/null 2>&1 && return
  refuse "Node.js 20 or newer with npm is missing (found: ${major:-none}). Install it (https://nodejs.org/en/download) and run this again."
}

# Packages come by their lock file; they are fetched again only when that file has changed.
npm_install() {
  local folder=$1 stamp
  stamp="$folder/node_modules/.tanba-lock"
  cmp -s "$folder/package-lock.json" "$stamp" 2>/dev/null && return
  npm --prefix "$folder" ci --no-audit --no-fund --loglevel=error &&
    cp "$folder/package-lock.json" "$stamp"
}

newer_than() { # newer_than MARK PATH…: is anything below the paths newer than the mark, or is there no mark?
  local mark=$1; shift
  [ ! -e "$mark" ] || [ -n "$(find "$@" -newer "$mark" -not -path '*/node_modules/*' -not -path '*/obj/*' -not -path '*/bin/*' -type f -print -quit 2>/dev/null)" ]
}

build_web() {
  local mark="$root/src/Tanba.Server/wwwroot/dist/portal.js"
  newer_than "$mark" "$root/web" || return 0
  npm_install "$root/web"
  npm --prefix "$root/web" run --silent build
}

# build_program NAME ASSEMBLY: builds src/NAME when its sources are newer than what was built.
build_program() {
  local out="$root/src/$1/bin/$configuration/net10.0/$2.dll"
  newer_than "$out" "$root/src" "$root/profiles" "$root/Directory.Build.props" "$root/Directory.Packages.props" || return 0
  dotnet build "$root/src/$1/$1.csproj" -c "$configuration" --nologo -v quiet -clp:NoSummary >&2
  touch "$out"
}
