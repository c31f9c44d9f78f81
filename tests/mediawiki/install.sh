#!/usr/bin/env bash
# Installs the MediaWiki that the tests run: the system's own package, on Debian 12 or 13 and Ubuntu 24.04.
# Needs root. Nothing of it is started here; tests/support/mediawiki.py starts copies of it on 127.0.0.1.
set -euo pipefail

if [ -e /usr/share/mediawiki/api.php ] && php -m 2>/dev/null | grep -qx pdo_sqlite; then
  exit 0
fi
if [ "$(id -u)" != 0 ] || ! command -v apt-get >/dev/null; then
  echo "install.sh: needs root and apt-get" >&2
  exit 1
fi

# No web server may start by itself. See https://people.debian.org/~hmh/invokerc.d-policyrc.d-specification.txt
policy=/usr/sbin/policy-rc.d
if [ ! -e "$policy" ]; then
  trap 'rm -f "$policy"' EXIT
  printf '#!/bin/sh\nexit 101\n' >"$policy"
  chmod +x "$policy"
fi

install() {
  DEBIAN_FRONTEND=noninteractive apt-get install -y -qq --no-install-recommends "$@" >/dev/null
}
apt-get update -qq
# First a "php" and an "httpd" of our choice: mediawiki wants one of each, and apt would take Apache (seen 2026-11).
install php-cli php-cgi php-sqlite3 php-gd php-apcu php-intl php-curl nginx
install mediawiki
