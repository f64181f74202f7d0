package programs.companions;

import static org.mockito.ArgumentMatchers.anyString;
import static org.mockito.Mockito.mock;
import static org.mockito.Mockito.times;
import static org.mockito.Mockito.verify;
import static org.mockito.Mockito.when;

import programs.Team;

/** Two threads call one mock of a final class, which only the inline mock maker can make. */
public final class Mocked {

  private Mocked() {}

  /** What is mocked. Its fields are instrumented, and then its methods are Mockito's, too. */
  static final class Greeter {
    private int greetings;

    String greet(String name) {
      greetings++; // race
      return "Hello " + name + " " + greetings; // race
    }
  }

  public static void main(String[] args) throws Exception {
    Greeter mocked = mock(Greeter.class);
    when(mocked.greet(anyString())).thenReturn("mocked");
    Greeter real = new Greeter();
    Team.run(
        2,
        () -> {
          if (!mocked.greet("you").equals("mocked")) {
            throw new AssertionError("not mocked");
          }
          return real.greet("you");
        });
    verify(mocked, times(2)).greet("you");
    System.out.println("verified");
  }
}
