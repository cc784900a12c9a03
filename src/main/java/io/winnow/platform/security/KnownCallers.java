package io.winnow.platform.security;

import io.quarkus.vertx.http.runtime.filters.Filters;
import io.quarkus.vertx.http.runtime.security.QuarkusHttpUser;
import io.quarkus.vertx.http.runtime.security.SecurityHandlerPriorities;
import io.vertx.ext.web.RoutingContext;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;

/**
 * Spares calls whose credentials have been checked what Quarkus REST prepares for those whose could
 * not be: it builds its map of all resources anew for each call, to name one in the metrics. A call
 * that is turned away is named when that happens.
 */
@ApplicationScoped
public class KnownCallers {

  void register(@Observes Filters filters) {
    // of handlers with one priority those of Quarkus come first
    filters.register(KnownCallers::known, SecurityHandlerPriorities.AUTHENTICATION);
  }

  private static void known(RoutingContext call) {
    call.remove(QuarkusHttpUser.AUTH_FAILURE_HANDLER);
    call.next();
  }
}
