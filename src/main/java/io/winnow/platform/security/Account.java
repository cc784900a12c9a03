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

  public Account {
    roles = Set.copyOf(roles);
  }
}
