package io.winnow.platform.security;

import java.util.Set;

/**
 * A known caller.
 *
 * @param name of a user, or {@code key:} and the id of an API key
 */
public record Account(String name, Set<String> roles) {

  /** What the name of a key begins with, and that of nobody else. */
  public static final String KEY = "key:";

  /** Who made the first key; nobody is called that. */
  public static final String CONFIGURATION = "configuration";

  /** Whoever calls where nobody is asked who they are; no user is called that. */
  public static final String ANONYMOUS = "anonymous";

  /** Whether a person may be called that: some names are ours to give. */
  public static boolean isFree(String name) {
    return !name.startsWith(KEY) && !name.equals(CONFIGURATION) && !name.equals(ANONYMOUS);
  }

  public Account {
    roles = Set.copyOf(roles);
  }
}
