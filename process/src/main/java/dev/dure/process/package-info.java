/**
 * Worker processes: a {@link dev.dure.process.WorkerTask} runs in a JVM of its own, so that its
 * crash, its leak or its endless loop harms nobody else; and pools of them, see {@link
 * dev.dure.process.ProcessPool}.
 *
 * <pre>{@code
 * SharedLong hits = space.longValue("hits");
 * try (WorkerProcess worker = WorkerProcess.start(() -> hits.increment())) {
 *   int exit = worker.join();
 * }
 * }</pre>
 *
 * <h2>What a worker inherits</h2>
 *
 * The same {@code java} binary, the class path and module path (with the same root modules), and of
 * the parent's own JVM options: system properties given as {@code -D}, assertions ({@code -ea} and
 * its kin), Java agents, {@code --add-opens}, {@code --add-exports}, {@code --add-reads}, {@code
 * --add-modules}, {@code --limit-modules}, {@code --patch-module}, {@code --upgrade-module-path},
 * {@code --enable-preview}, {@code --enable-native-access}. Native access that the parent's Dure
 * has, the worker's has too. Every system property that begins with {@code dure.} is carried with
 * its present value. The environment and the working directory are the parent's, but for {@code
 * JAVA_TOOL_OPTIONS}, {@code JDK_JAVA_OPTIONS} and {@code _JAVA_OPTIONS}: what a worker inherits of
 * those comes by the rule above.
 *
 * <p>It does <b>not</b> inherit: heap, garbage collector and other tuning, logging, and anything of
 * debugging, JMX or the Flight Recorder, whose ports and files belong to one JVM. Ask for these by
 * {@link dev.dure.process.WorkerOptions#withJvmArguments}. A worker has {@code -XX:+UseSerialGC}
 * unless another collector is asked for, and the messages of its JVM go to stderr.
 *
 * <h2>Life and death</h2>
 *
 * A worker lives no longer than its parent: when the parent ends, even by SIGKILL, the worker halts
 * at once, without shutdown hooks, and so do the workers that it started. The end of the
 * <i>thread</i> that started a worker means nothing to it. A worker ends as any Java program does:
 * when its task and its last non-daemon thread have ended.
 *
 * <h2>Memory consistency</h2>
 *
 * What a task captures is copied when {@code start} is called; only handles of shared objects still
 * mean the same object. What the starter did to shared objects before {@code start} happens-before
 * the task, and everything that the worker did happens-before a return of {@code join} that reports
 * its end.
 */
@NullMarked
package dev.dure.process;

import org.jspecify.annotations.NullMarked;
