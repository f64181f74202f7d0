# Starts a program of this checkout, and builds it first where that is needed. Sourced, by bash, from dure,
# samples-files/run, stress/run and benchmarks/run, which set dure_root. On standard output there is the program's own alone.
#
#   dure_launch MODULE MAIN_CLASS ARGUMENT...
#
# A build leaves two files in MODULE/target/launch:
#   stamp      line 1 is the checkout's directory, so that the target of a copied checkout is not believed;
#              the file's time is the time when the build began
#   classpath  one entry a line; this checkout's own modules are there as their target/classes

. "$dure_root/.mvn/find-jdk.sh"

# True if nothing has changed since module $1 was built. Fills the array dure_entries.
dure_is_fresh() {
  local launch=$dure_root/$1/target/launch built_in entry sources=("$dure_root/pom.xml" "$dure_root/.mvn")
  [[ -f $launch/stamp && -f $launch/classpath ]] || return 1
  read -r built_in <"$launch/stamp"
  [[ $built_in == "$dure_root" ]] || return 1
  mapfile -t dure_entries <"$launch/classpath"
  for entry in "${dure_entries[@]}"; do
    [[ -e $entry ]] || return 1
    if [[ $entry == "$dure_root"/*/target/classes ]]; then
      entry=${entry%/target/classes}
      sources+=("$entry/pom.xml" "$entry/src/main")
    fi
  done
  # Directories count too: theirs is the time of the last file added or removed.
  [[ -z $(find "${sources[@]}" -newer "$launch/stamp" -print -quit) ]]
}

# Builds module $1 and what it needs; $2 says why. Maven says nothing unless the build fails.
dure_build() {
  local module=$1 launch=$dure_root/$1/target/launch entry own own_classes
  echo "dure: building ($2) ..." >&2
  mkdir -p "$launch"
  echo "$dure_root" >"$launch/stamp.new"
  # Compiled classes are enough, with every check that javac makes; the other gates are ./mvnw verify's.
  # Not -q, which would hide the warnings that javac then calls errors.
  "$dure_root/mvnw" -B -ntp -Dorg.slf4j.simpleLogger.defaultLogLevel=warn -f "$dure_root/pom.xml" -pl "$module" -am -Denforcer.skip \
    -Ddure.launch.phase=process-classes process-classes </dev/null >&2 9<&- || return 1
  local IFS=:
  for entry in "$dure_root/$module/target/classes" $(<"$launch/dependencies"); do
    # An earlier `package` may have left a jar, which Maven then prefers and which the next build replaces.
    own=${entry#"$dure_root"/} own_classes=$dure_root/${own%%/*}/target/classes
    if [[ $entry == "$dure_root"/*/target/*.jar && -d $own_classes ]]; then
      entry=$own_classes
    fi
    printf '%s\n' "$entry"
  done >"$launch/classpath"
  mv -f "$launch/stamp.new" "$launch/stamp"
}

# Holds back other builds of this checkout, until descriptor 9 is closed. (Where there is no flock, on macOS, that is up to you.)
dure_lock() {
  exec 9<"$dure_root/.mvn/launch.sh"
  if command -v flock >/dev/null; then flock 9; fi
}

# True if the checker's agent, which is one jar, is there and as new as its sources. Sets dure_agent_jar.
dure_agent_is_fresh() {
  local target=$dure_root/race/target built_in jar
  [[ -f $target/launch/agent ]] || return 1
  { read -r built_in; read -r jar; } <"$target/launch/agent"
  [[ $built_in == "$dure_root" && -f $jar ]] || return 1
  dure_agent_jar=$jar
  [[ -z $(find "$dure_root/pom.xml" "$dure_root"/race{,-runtime}/{pom.xml,src/main} -newer "$target/launch/agent" -print -quit) ]]
}

# Builds the agent where that is needed, and has dure_launch tell the program where it is.
dure_agent() {
  local launch=$dure_root/race/target/launch
  dure_find_jdk || exit 1
  if ! dure_agent_is_fresh; then
    dure_lock
    if ! dure_agent_is_fresh; then
      echo "dure: building (the checker's agent) ..." >&2
      mkdir -p "$launch"
      rm -f "$dure_root"/race/target/dure-race-*.jar
      touch "$launch/agent.new"
      "$dure_root/mvnw" -B -ntp -Dorg.slf4j.simpleLogger.defaultLogLevel=warn -f "$dure_root/pom.xml" -pl race -am -Denforcer.skip \
        -Dmaven.test.skip=true package </dev/null >&2 9<&- || exit 1
      # Its time is that of the build's begin, as for other builds.
      printf '%s\n' "$dure_root" "$dure_root"/race/target/dure-race-*.jar >"$launch/agent"
      touch -r "$launch/agent.new" "$launch/agent"
      dure_agent_is_fresh || true # sets dure_agent_jar
    fi
    exec 9<&-
  fi
  dure_options+=("-Ddure.race.agent=$dure_agent_jar")
}

dure_options=() # of the JVM

dure_launch() {
  local module=$1 main=$2
  shift 2
  dure_find_jdk || exit 1
  if ! dure_is_fresh "$module"; then
    dure_lock
    if ! dure_is_fresh "$module"; then
      local why="something changed"
      [[ -f $dure_root/$module/target/launch/stamp ]] || why="first use"
      dure_build "$module" "$why" || exit 1
      dure_is_fresh "$module" || true # reads the class path
    fi
    exec 9<&-
  fi
  local IFS=:
  exec "$DURE_JDK/bin/java" ${dure_options[@]+"${dure_options[@]}"} --enable-native-access=ALL-UNNAMED -cp "${dure_entries[*]}" "$main" "$@"
}
