package programs.libraries;

import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.concurrent.ThreadLocalRandom;
import programs.Deadline;
import programs.Team;

/** Transactions of several connections move money between accounts; none is lost. */
public final class H2Trial {

  private static final String URL = "jdbc:h2:mem:trial;LOCK_TIMEOUT=20000";
  private static final int ACCOUNTS = 20;
  private static final int EACH = 1_000;

  private H2Trial() {}

  public static void main(String[] args) throws Exception {
    try (Connection connection = DriverManager.getConnection(URL)) {
      try (Statement statement = connection.createStatement()) {
        statement.execute("create table account(id int primary key, amount int not null)");
        statement.execute("create table transfer(id identity primary key, amount int not null)");
        statement.execute(
            "insert into account select x, " + EACH + " from system_range(1, " + ACCOUNTS + ")");
      }
      Deadline deadline = Deadline.of(args);
      Team.run(3, () -> work(deadline));
      long sum = sum(connection);
      if (sum != (long) ACCOUNTS * EACH) {
        throw new AssertionError("sum " + sum);
      }
    }
    System.out.println("passed");
  }

  private static long sum(Connection connection) throws SQLException {
    try (Statement statement = connection.createStatement();
        ResultSet result = statement.executeQuery("select sum(amount) from account")) {
      result.next();
      return result.getLong(1);
    }
  }

  private static Void work(Deadline deadline) throws SQLException {
    try (Connection connection = DriverManager.getConnection(URL)) {
      connection.setAutoCommit(false);
      while (!deadline.isOver()) {
        int one = ThreadLocalRandom.current().nextInt(ACCOUNTS) + 1;
        int other = one % ACCOUNTS + 1;
        // In the order of their numbers, so that nobody waits in a circle.
        add(connection, Math.min(one, other), -5);
        add(connection, Math.max(one, other), 5);
        try (PreparedStatement insert =
            connection.prepareStatement("insert into transfer(amount) values ?")) {
          insert.setInt(1, 5);
          insert.executeUpdate();
        }
        if (one % 5 == 0) {
          connection.rollback();
        } else {
          connection.commit();
        }
      }
    }
    return null;
  }

  private static void add(Connection connection, int account, int amount) throws SQLException {
    try (PreparedStatement update =
        connection.prepareStatement("update account set amount = amount + ? where id = ?")) {
      update.setInt(1, amount);
      update.setInt(2, account);
      if (update.executeUpdate() != 1) {
        throw new AssertionError("no account " + account);
      }
    }
  }
}
