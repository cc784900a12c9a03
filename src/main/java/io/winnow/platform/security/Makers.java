package io.winnow.platform.security;

import java.util.List;

/** Port: whose keys are whose. */
public interface Makers {

  /**
   * Who made this caller, who made that one, and so on.
   *
   * @param name as in {@link Account}
   * @return empty for whoever is not a key; ends with a user, or {@link Account#CONFIGURATION}
   */
  List<String> of(String name);
}
