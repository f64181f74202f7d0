package dev.dure.cli;

import java.io.IOException;
import java.util.List;

/**
 * What is checked in {@link CheckProgramTest}: {@code race}, {@code clean}, {@code child} (races in
 * a JVM that this one starts), {@code halt} (races, then ends at once), {@code wait}; then an exit
 * code.
 */
final class RacyProgram {

  private static int total;

  private RacyProgram() {}

  public static void main(String[] args) throws IOException, InterruptedException {
    switch (args[0]) {
      case "race", "halt" -> inTwoThreads(() -> total++);
      case "clean" -> inTwoThreads(RacyProgram::addInOrder);
      case "child" -> startChild();
      case "wait" -> waitForSignal();
      default -> throw new IllegalArgumentException(args[0]);
    }
    if (args[0].equals("halt")) {
      Runtime.getRuntime().halt(Integer.parseInt(args[1]));
    }
    System.exit(Integer.parseInt(args[1]));
  }

  private static void inTwoThreads(Runnable work) throws InterruptedException {
    List<Thread> threads = List.of(new Thread(work, "racer-1"), new Thread(work, "racer-2"));
    threads.forEach(Thread::start);
    for (Thread thread : threads) {
      thread.join();
    }
  }

  private static void addInOrder() {
    synchronized (RacyProgram.class) {
      total++;
    }
  }

  private static void startChild() throws IOException, InterruptedException {
    String java = ProcessHandle.current().info().command().orElseThrow();
    String classPath = System.getProperty("java.class.path");
    String name = RacyProgram.class.getName();
    Process child =
        new ProcessBuilder(java, "-cp", classPath, name, "race", "0").inheritIO().start();
    if (child.waitFor() != 0) {
      throw new IllegalStateException("child: " + child.exitValue());
    }
  }

  private static void waitForSignal() throws InterruptedException {
    System.out.println("waiting");
    Thread.sleep(600_000);
  }
}
