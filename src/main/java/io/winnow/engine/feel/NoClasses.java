package io.winnow.engine.feel;

/**
 * The class loader of expressions, which have nothing to do with classes. Even a function in Java
 * that got past the guard finds nothing.
 */
public final class NoClasses extends ClassLoader {

  public static final NoClasses INSTANCE = new NoClasses();

  private NoClasses() {
    super("feel", null);
  }

  @Override
  protected Class<?> loadClass(String name, boolean resolve) throws ClassNotFoundException {
    throw new ClassNotFoundException(name + " is not for rules");
  }
}
