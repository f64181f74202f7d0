package dev.dure.benchmarks.programs;

import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.SplittableRandom;

/** Transfers between accounts of a database in memory, each a transaction, and some queries. */
final class SqlAccounts implements Work {

  private static final String URL = "jdbc:h2:mem:accounts;DB_CLOSE_DELAY=-1;LOCK_TIMEOUT=60000";
  private static final int ACCOUNTS = 2_000;
  private static final int TRANSFERS = 40_000;
  private static final int QUERY_EACH = 400;
  private static final int START = 1_000_000;

  private final int transfers;

  SqlAccounts(Amount amount) {
    transfers = amount.of(TRANSFERS);
  }

  @Override
  public long run() throws Exception {
    try (Connection keeper = DriverManager.getConnection(URL)) {
      create(keeper);
      long moved = Crew.sum(worker -> () -> transfer(worker));
      return moved + weighedBalances(keeper);
    }
  }

  private static void create(Connection connection) throws SQLException {
    try (Statement statement = connection.createStatement()) {
      statement.execute(
          "create table account(id int primary key, owner varchar(40), balance bigint)");
      statement.execute("create table transfer(id identity, source int, target int, amount int)");
      statement.execute("create index transfer_source on transfer(source)");
    }
    try (PreparedStatement insert =
        connection.prepareStatement("insert into account values(?, ?, ?)")) {
      for (int i = 0; i < ACCOUNTS; i++) {
        insert.setInt(1, i);
        insert.setString(2, "owner of " + i);
        insert.setInt(3, START);
        insert.addBatch();
      }
      int[] _ = insert.executeBatch();
    }
  }

  private long transfer(int worker) throws SQLException {
    SplittableRandom random = new SplittableRandom(worker);
    long moved = 0;
    try (Connection connection = DriverManager.getConnection(URL);
        PreparedStatement change =
            connection.prepareStatement("update account set balance = balance + ? where id = ?");
        PreparedStatement note =
            connection.prepareStatement(
                "insert into transfer(source, target, amount) values(?, ?, ?)");
        PreparedStatement query =
            connection.prepareStatement("select count(*), max(owner) from account where id < ?")) {
      connection.setAutoCommit(false);
      for (int i = 0; i < transfers; i++) {
        // In the order of the numbers, so that no two transactions wait for each other.
        int low = random.nextInt(ACCOUNTS - 1);
        int high = random.nextInt(low + 1, ACCOUNTS);
        int amount = random.nextInt(-100, 100);
        change(change, low, -amount);
        change(change, high, amount);
        note.setInt(1, low);
        note.setInt(2, high);
        note.setInt(3, amount);
        int _ = note.executeUpdate();
        connection.commit();
        moved += amount;
        if (i % QUERY_EACH == 0) {
          query.setInt(1, low);
          moved += first(query);
        }
      }
    }
    return moved;
  }

  private static void change(PreparedStatement change, int account, int amount)
      throws SQLException {
    change.setInt(1, amount);
    change.setInt(2, account);
    int _ = change.executeUpdate();
  }

  private static long first(PreparedStatement query) throws SQLException {
    try (ResultSet result = query.executeQuery()) {
      boolean _ = result.next();
      return result.getLong(1);
    }
  }

  private static long weighedBalances(Connection connection) throws SQLException {
    try (PreparedStatement query =
        connection.prepareStatement(
            "select sum(balance * id) + (select sum(source * amount) from transfer) from account")) {
      return first(query);
    }
  }
}
