package io.winnow.platform.http;

import io.quarkus.vertx.http.HttpServerStart;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.ObservesAsync;
import org.jboss.logging.Logger;

/** Tells whoever has just started the service where to look. */
@ApplicationScoped
public class WhereToLook {

  private static final Logger LOG = Logger.getLogger(WhereToLook.class);

  void tell(@ObservesAsync HttpServerStart started) {
    int port = started.options().getPort();
    if (port <= 0) {
      return; // a random one, which only the server's own line tells
    }
    String address = "http://localhost:" + port;
    LOG.infof(
        "event=ready decisions=%s/v1/decisions api=%s/q/openapi health=%s/q/health/ready",
        address, address, address);
  }
}
