/** Shared memory between processes, and worker processes. */
module dev.dure.process {
  requires transitive dev.dure.core;
  requires java.management;
  requires jdk.net;
  requires static jdk.jfr;
  requires jdk.unsupported;
  requires static org.jspecify;

  exports dev.dure.memory;
  exports dev.dure.process;
}
