# Finds the JDK that Dure is built and run with. Sourced by mvnw, dure and .mvn/launch.sh, so this is
# plain POSIX sh, it runs no JVM (a JDK's `release` file tells its version), and it prints nothing but
# the one line that says what to install.

dure_jdk_wanted=25 # the oldest JDK that compiles Dure

# Prints the feature version ("25") of the JDK at home $1; fails if there is no full JDK there.
dure_jdk_feature() {
  [ -x "$1/bin/java" ] && [ -x "$1/bin/javac" ] && [ -r "$1/release" ] || return 1
  while IFS='="' read -r dure_key dure_none dure_value dure_rest; do
    if [ "$dure_key" = JAVA_VERSION ]; then
      dure_value=${dure_value%%[!0-9]*}
      [ -n "$dure_value" ] && echo "$dure_value"
      return
    fi
  done <"$1/release"
  return 1
}

# True if the home $1 holds a JDK that is new enough.
dure_jdk_suits() {
  [ -n "$1" ] && dure_feature=$(dure_jdk_feature "$1") && [ "$dure_feature" -ge "$dure_jdk_wanted" ]
}

# Prints the home of the `java` on the path, if it is inside one.
dure_home_on_path() {
  dure_java=$(command -v java) && dure_java=$(readlink -f "$dure_java" 2>/dev/null) || return 1
  echo "${dure_java%/bin/java}"
}

# Sets DURE_JDK to the home of a suitable JDK: the first one in the order of this list.
dure_find_jdk() {
  for dure_home in "${DURE_JDK:-}" "${JAVA_HOME:-}" "$(dure_home_on_path)" \
    /usr/lib/jvm/* /usr/java/* "${HOME:-}"/.jdks/* "${HOME:-}"/.sdkman/candidates/java/* /opt/* /opt/*/* \
    /Library/Java/JavaVirtualMachines/*/Contents/Home \
    "${HOME:-}"/Library/Java/JavaVirtualMachines/*/Contents/Home; do
    if dure_jdk_suits "$dure_home"; then
      DURE_JDK=$dure_home
      export DURE_JDK
      return 0
    fi
  done
  echo "dure: no JDK $dure_jdk_wanted or newer found: install one (for example Eclipse Temurin $dure_jdk_wanted, https://adoptium.net) or set DURE_JDK to its home" >&2
  return 1
}

# What mvnw needs: Maven runs on DURE_JDK too, because its jar step reads module descriptors of Java 25.
dure_prepare_maven() {
  dure_find_jdk || return 1
  JAVA_HOME=$DURE_JDK
  export JAVA_HOME
}
