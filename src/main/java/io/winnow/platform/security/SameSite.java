package io.winnow.platform.security;

import io.vertx.core.http.HttpMethod;
import io.vertx.core.http.HttpServerRequest;
import io.vertx.core.net.HostAndPort;
import java.net.URI;
import java.util.Set;

/**
 * Whether a call that brings nothing but a cookie was made by our own page: browsers send cookies
 * along with what other sites make them call.
 */
final class SameSite {

  private static final Set<HttpMethod> SAFE =
      Set.of(HttpMethod.GET, HttpMethod.HEAD, HttpMethod.OPTIONS);

  private SameSite() {}

  /** Browsers tell it where they trust the connection; else the page's origin has to be ours. */
  static boolean made(HttpServerRequest request) {
    if (SAFE.contains(request.method())) {
      return true;
    }
    String site = request.getHeader("Sec-Fetch-Site");
    return site == null ? ours(request) : site.equals("same-origin");
  }

  private static boolean ours(HttpServerRequest request) {
    String origin = request.getHeader("Origin");
    HostAndPort here = request.authority();
    if (origin == null || here == null) {
      return false;
    }
    try {
      URI page = URI.create(origin);
      return here.host().equalsIgnoreCase(page.getHost()) && here.port() == page.getPort();
    } catch (IllegalArgumentException e) {
      return false;
    }
  }
}
