/**
 * The contract of Dure's shared objects, their failures, and the thread scope. Depends on nothing.
 */
@SuppressWarnings("module") // dev.dure.process is not there when this module is compiled alone
module dev.dure.core {
  requires static jdk.jfr;
  requires static org.jspecify;

  exports dev.dure;
  exports dev.dure.internal to
      dev.dure.process;
}
