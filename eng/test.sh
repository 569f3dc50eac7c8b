#!/usr/bin/env bash
# Builds the solution, runs the test projects two at a time, and ends with one line that adds them up.
# usage: bash eng/test.sh [--quick] [--no-build] [--project NAME]… [--slowest N] [--results FOLDER] [arguments of dotnet test, such as
#   --filter FullyQualifiedName~Ledger]
#   --quick           leaves out the tests that start servers, kill processes or take long, and installs nothing
#   --no-build        runs what is built already
#   --project NAME    runs one project of tests/, such as Qlower.Loaders.Sqlite.Tests; may be repeated; default all
#   --slowest N       lists the N slowest tests at the end
#   --results FOLDER  keeps the projects' logs and results there
# A test that reports nothing for ten minutes ends its project's run. A project that aborts or crashes counts as one failed test, and the
# tests that were running are named.
set -u -o pipefail
cd "$(dirname "$0")/.."

# In braces, so that the shell has read all of it before it runs: the file may change during a run.
{
configuration=${CONFIGURATION:-Release}
hang_timeout=${QLOWER_HANG_TIMEOUT:-10m}
quick= build=1 slowest=0 filter= results= projects=() arguments=()
while [ $# -gt 0 ]; do
  case $1 in
    --quick) quick=1 ;;
    --no-build) build= ;;
    --project) projects+=("tests/$2/$2.csproj"); shift ;;
    --slowest) slowest=$2; shift ;;
    --results) results=$2; shift ;;
    --filter) filter=$2; shift ;;
    *) arguments+=("$1") ;;
  esac
  shift
done

# A snapshot that is missing fails instead of being written.
export SNAPSHOOTER_STRICT_MODE=on
export DOTNET_NOLOGO=1 DOTNET_CLI_TELEMETRY_OPTOUT=1
# Most processes of the tests are short: profiles of hot methods cost them more than they save.
export DOTNET_TieredPGO=0

if [ -n "$quick" ]; then
  # Tests without the category that start a server or kill a process fail under this variable.
  export QLOWER_QUICK=1
  filter="${filter:+($filter)&}TestCategory!=Servers&TestCategory!=Kills&TestCategory!=Long"
else
  bash eng/servers/install.sh
fi
if [ -n "$filter" ]; then
  arguments+=(--filter "$filter")
fi

if [ -n "$build" ]; then
  started=$SECONDS
  dotnet build Qlower.Loaders.sln --configuration "$configuration" --nologo --verbosity quiet || { echo "0 passed, 1 failed, 0 skipped"; exit 1; }
  echo "Built in $((SECONDS - started)) s"
fi

work=${results:-$(mktemp -d)}
running=()
# Each project runs in a process group of its own: ending the script ends its programs, and SIGINT is not ignored in them.
set -m
stop() {
  trap - EXIT INT TERM
  for pid in ${running[@]+"${running[@]}"}; do
    kill -- "-$pid" 2> /dev/null
  done
  wait
  [ -n "$results" ] || rm -rf "$work"
}
trap stop EXIT
trap 'exit 130' INT
trap 'exit 143' TERM

# Results of one project: its folder, with the log, the exit code and the seconds.
run_project() {
  local project=$1 folder="$work/$(basename "$1" .csproj)" started=$SECONDS status=0
  dotnet test "$project" --configuration "$configuration" --no-build --nologo --results-directory "$folder" --logger "trx;LogFileName=results.trx" \
    --logger "console;verbosity=minimal" --blame-hang --blame-hang-timeout "$hang_timeout" --blame-hang-dump-type none \
    ${arguments[@]+"${arguments[@]}"} > "$folder/log" 2>&1 < /dev/null || status=$?
  echo "$status" > "$folder/status"
  echo $((SECONDS - started)) > "$folder/seconds"
}

# Prints what a project has to say and adds it to the totals. A project without a closing line of its own counts as one failed test.
passed=0 failed=0 skipped=0
summarise() {
  local name=$1 folder="$work/$1" summary numbers status
  status=$(cat "$folder/status" 2> /dev/null || echo 1)
  grep -v -E "^(Test run for |VSTest version |Starting test execution|A total of |Results File:|No test matches |$)|^Data collector 'Blame' message: All tests finished" "$folder/log"
  summary=$(grep -E '^(Passed|Failed|Skipped)! +- Failed:' "$folder/log" | tail -n 1)
  numbers=$(awk '{ gsub(",", ""); for (i = 1; i < NF; i++) value[$i] = $(i + 1); print value["Passed:"] + 0, value["Failed:"] + 0, value["Skipped:"] + 0 }' <<< "$summary")
  read -r p f s <<< "$numbers"
  if [ -z "$summary" ] && [ "$status" = 0 ] && grep -q 'No test matches the given testcase filter' "$folder/log"; then
    p=0 f=0 s=0
  elif [ -z "$summary" ] || { [ "$status" != 0 ] && [ "$f" = 0 ]; }; then
    f=$((f + 1))
    echo "$name: the run was aborted (exit code $status)"
    cat "$folder"/*/Sequence_*.xml "$folder"/Sequence_*.xml 2> /dev/null | grep -o '<Test [^>]*Completed="False"[^>]*>' | sed -E 's/.*<Test Name="([^"]*)".*/  was running: \1/'
  fi
  passed=$((passed + p)) failed=$((failed + f)) skipped=$((skipped + s))
  echo "$name: $(cat "$folder/seconds") s"
}

if [ ${#projects[@]} -eq 0 ]; then
  # The longest first: otherwise it would run alone at the end.
  projects=(tests/Qlower.Loaders.ConsoleHost.Tests/*.csproj tests/Qlower.Loaders.S3.Tests/*.csproj tests/Qlower.Loaders.Tests/*.csproj)
  for project in tests/*.Tests/*.csproj; do
    [[ " ${projects[*]} " == *" $project "* ]] || projects+=("$project")
  done
fi
for project in "${projects[@]}"; do
  mkdir -p "$work/$(basename "$project" .csproj)"
done

next=0
declare -A name_of
while [ $next -lt ${#projects[@]} ] || [ ${#running[@]} -gt 0 ]; do
  while [ ${#running[@]} -lt 2 ] && [ $next -lt ${#projects[@]} ]; do
    run_project "${projects[$next]}" &
    running+=($!)
    name_of[$!]=$(basename "${projects[$next]}" .csproj)
    echo "${name_of[$!]}: started"
    next=$((next + 1))
  done
  wait -n -p done "${running[@]}"
  summarise "${name_of[$done]}"
  left=()
  for pid in "${running[@]}"; do
    [ "$pid" = "$done" ] || left+=("$pid")
  done
  running=(${left[@]+"${left[@]}"})
done

if [ "$slowest" -gt 0 ]; then
  echo "The slowest tests:"
  cat "$work"/*/results.trx | grep -o '<UnitTestResult [^>]*>' | sed -E 's/.* testName="([^"]*)".* duration="([^"]*)".*/\2 \1/' | sort -r | head -n "$slowest"
fi

if [ $((passed + failed)) -eq 0 ]; then
  echo "No test was run." >&2
  failed=1
fi
echo "$passed passed, $failed failed, $skipped skipped"
[ "$failed" -eq 0 ]
exit
}
