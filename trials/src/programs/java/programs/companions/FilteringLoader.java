package programs.companions;

import java.io.IOException;
import java.net.URL;
import java.net.URLClassLoader;

/** Loads a program with a class loader that shows it nothing but {@code java.*}, as OSGi does. */
public final class FilteringLoader {

  private FilteringLoader() {}

  private static final class Loader extends URLClassLoader {
    Loader(URL[] urls) {
      super(urls, null);
    }

    @Override
    protected Class<?> loadClass(String name, boolean resolve) throws ClassNotFoundException {
      synchronized (getClassLoadingLock(name)) {
        Class<?> found = findLoadedClass(name);
        if (found != null) {
          return found;
        }
        return name.startsWith("java.") ? super.loadClass(name, resolve) : findClass(name);
      }
    }
  }

  public static void main(String[] args) throws Exception {
    URL classes = FilteringLoader.class.getProtectionDomain().getCodeSource().getLocation();
    try (Loader loader = new Loader(new URL[] {classes})) {
      run(loader, args);
    }
  }

  private static void run(Loader loader, String[] args)
      throws IOException, ReflectiveOperationException {
    Class<?> program = loader.loadClass("programs.companions.Counter");
    if (program.getClassLoader() != loader) {
      throw new AssertionError("not the filtering loader's");
    }
    program.getMethod("main", String[].class).invoke(null, (Object) args);
  }
}
