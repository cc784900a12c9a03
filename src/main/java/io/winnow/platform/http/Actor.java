package io.winnow.platform.http;

import jakarta.ws.rs.core.SecurityContext;

/** Who makes a call. */
public final class Actor {

  private static final String NOBODY_KNOWN = "anonymous";

  private Actor() {}

  /** The caller's name as it is kept with what the caller did. */
  public static String name(SecurityContext call) {
    return call.getUserPrincipal() == null
            || call.getUserPrincipal().getName() == null
            || call.getUserPrincipal().getName().isBlank()
        ? NOBODY_KNOWN
        : call.getUserPrincipal().getName();
  }
}
