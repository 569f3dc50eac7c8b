#!/usr/bin/env bash
# Cuts a release: sets the version, dates the changelog's section, moves the listed API from unshipped to shipped, builds, packs, commits, tags.
# usage: bash eng/release.sh VERSION [--dry-run]    (--dry-run prints the changes and leaves the tree as it was)
# The packages are in artifacts/packages. Nothing is pushed. After publishing, set PackageValidationBaselineVersion in eng/Library.props.
set -eu -o pipefail
cd "$(dirname "$0")/.."

fail() { echo "$*" >&2; exit 2; }
version= dry_run=
for argument in "$@"; do
  case $argument in
    --dry-run) dry_run=1 ;;
    -*) fail "Unknown option $argument" ;;
    *) [ -z "$version" ] || fail "One version at a time"; version=$argument ;;
  esac
done
[[ $version =~ ^[0-9]+\.[0-9]+\.[0-9]+(-[0-9A-Za-z.-]+)?$ ]] || fail "usage: bash eng/release.sh VERSION [--dry-run], with a version such as 1.2.0 or 1.2.0-rc.1"
[ -z "$(git status --porcelain)" ] || fail "The tree is not clean: commit or stash first."
! git rev-parse --quiet --verify "refs/tags/v$version" > /dev/null || fail "The tag v$version exists."
! grep -qF "## $version - " CHANGELOG.md || fail "CHANGELOG.md has a section of $version."
awk '/^## /{ unreleased = $2 == "Unreleased" } unreleased && /^- /{ found = 1 } END { exit !found }' CHANGELOG.md || fail "CHANGELOG.md lists nothing under Unreleased."

restore() { git checkout --quiet -- . && echo "The tree is as it was." >&2; }
trap restore EXIT

sed -i -E "s|<Version>[^<]*</Version>|<Version>$version</Version>|" eng/Version.props
sed -i "s|^## Unreleased\$|## Unreleased\n\n## $version - $(date -u +%F)|" CHANGELOG.md

for unshipped in src/*/PublicAPI.Unshipped.txt; do
  shipped=${unshipped%Unshipped.txt}Shipped.txt
  # A line *REMOVED*X takes X out of what is shipped.
  { echo '#nullable enable'
    awk 'FNR == 1 { file++ }
      { sub(/\r$/, "") }
      /^#nullable enable$/ || /^$/ { next }
      file == 2 && sub(/^\*REMOVED\*/, "") { delete listed[$0]; next }
      { listed[$0] = 1 }
      END { for (line in listed) print line }' "$shipped" "$unshipped" | LC_ALL=C sort
  } > "$shipped.new"
  mv "$shipped.new" "$shipped"
  echo '#nullable enable' > "$unshipped"
done

if [ -n "$dry_run" ]; then
  git --no-pager diff --stat
  git --no-pager diff -- eng/Version.props CHANGELOG.md
  echo "Would build, pack into artifacts/packages, commit \"Release $version\" and tag v$version."
  exit 0
fi

rm -rf artifacts/packages
CI=true dotnet build Qlower.Loaders.sln --configuration Release --nologo --verbosity quiet
CI=true dotnet pack Qlower.Loaders.sln --configuration Release --no-build --output artifacts/packages --nologo --verbosity quiet
ls artifacts/packages

git commit --quiet --all --message "Release $version"
git tag --annotate "v$version" --message "Release $version"
trap - EXIT
echo "Committed and tagged v$version."
