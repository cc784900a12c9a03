package io.winnow.platform.http;

import io.winnow.platform.security.Account;
import jakarta.ws.rs.core.SecurityContext;

/** Who makes a call. */
public final class Actor {

  private Actor() {}

  /** The caller's name as it is kept with what the caller did. */
  public static String name(SecurityContext call) {
    return call.getUserPrincipal() == null
            || call.getUserPrincipal().getName() == null
            || call.getUserPrincipal().getName().isBlank()
        ? Account.ANONYMOUS
        : call.getUserPrincipal().getName();
  }
}
