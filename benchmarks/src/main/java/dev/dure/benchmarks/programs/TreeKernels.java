package dev.dure.benchmarks.programs;

import org.jspecify.annotations.Nullable;

/** Kernels that follow references from object to object. */
final class TreeKernels {

  private static final int NODES = 60_000;
  private static final int OWN_WALKS = 10;
  private static final int SHARED_WALKS = 60;
  private static final int MIX = 0x9E3779B9;

  private TreeKernels() {}

  private static final class Node {
    private final int key;
    private int visits;
    private @Nullable Node left;
    private @Nullable Node right;

    Node(int key) {
      this.key = key;
    }

    static Node build(int count) {
      Node root = new Node(MIX);
      for (int i = 2; i <= count; i++) {
        root.insert(i * MIX);
      }
      return root;
    }

    private void insert(int added) {
      Node at = this;
      while (true) {
        if (added < at.key) {
          if (at.left == null) {
            at.left = new Node(added);
            return;
          }
          at = at.left;
        } else {
          if (at.right == null) {
            at.right = new Node(added);
            return;
          }
          at = at.right;
        }
      }
    }

    long visit() {
      visits++;
      return key + visits + (left == null ? 0 : left.visit()) + (right == null ? 0 : right.visit());
    }

    long sum() {
      return key + visits + (left == null ? 0 : left.sum()) + (right == null ? 0 : right.sum());
    }
  }

  static Work ofOwn(Amount amount) {
    int nodes = amount.of(NODES);
    return () ->
        Crew.sum(
            _ ->
                () -> {
                  Node root = Node.build(nodes);
                  long sum = 0;
                  for (int i = 0; i < OWN_WALKS; i++) {
                    sum += root.visit();
                  }
                  return sum;
                });
  }

  static Work ofShared(Amount amount) {
    Node root = Node.build(amount.of(NODES));
    return () ->
        Crew.sum(
            _ ->
                () -> {
                  long sum = 0;
                  for (int i = 0; i < SHARED_WALKS; i++) {
                    sum += root.sum();
                  }
                  return sum;
                });
  }
}
