package io.winnow.platform.security;

import io.vertx.core.http.Cookie;
import io.vertx.core.http.HttpHeaders;
import io.vertx.core.http.HttpServerRequest;
import java.nio.charset.StandardCharsets;
import java.util.Base64;

/** What a request brings to prove who it comes from. */
final class Credentials {

  private static final String BEARER = "Bearer ";
  private static final String BASIC = "Basic ";

  private Credentials() {}

  /** Null where it brings nothing, or a token of somebody else's. */
  static Accounts.Proof of(HttpServerRequest request) {
    String key = request.getHeader("X-API-Key");
    if (key != null) {
      return new Accounts.Key(key.strip());
    }
    String authorization = request.getHeader(HttpHeaders.AUTHORIZATION);
    if (authorization == null) {
      return session(request);
    }
    if (starts(authorization, BASIC)) {
      return password(authorization.substring(BASIC.length()).strip());
    }
    if (starts(authorization, BEARER)) {
      String token = authorization.substring(BEARER.length()).strip();
      return isJwt(token) ? null : new Accounts.Key(token);
    }
    return null;
  }

  /** Whether it brings a token that another one has signed. */
  static boolean isToken(HttpServerRequest request) {
    String authorization = request.getHeader(HttpHeaders.AUTHORIZATION);
    return authorization != null
        && starts(authorization, BEARER)
        && isJwt(authorization.substring(BEARER.length()).strip());
  }

  private static Accounts.Proof session(HttpServerRequest request) {
    Cookie cookie = request.getCookie(Accounts.COOKIE);
    return cookie == null || cookie.getValue().isEmpty()
        ? null
        : new Accounts.Session(cookie.getValue());
  }

  private static Accounts.Proof password(String encoded) {
    String text;
    try {
      text = new String(Base64.getDecoder().decode(encoded), StandardCharsets.UTF_8);
    } catch (IllegalArgumentException e) {
      text = "";
    }
    int colon = text.indexOf(':');
    return colon < 0
        ? new Accounts.Password("", "")
        : new Accounts.Password(text.substring(0, colon), text.substring(colon + 1));
  }

  /** Three parts of base64url, the first of which is a JSON object. */
  private static boolean isJwt(String token) {
    return token.startsWith("eyJ") && token.chars().filter(c -> c == '.').count() == 2;
  }

  private static boolean starts(String header, String scheme) {
    return header.regionMatches(true, 0, scheme, 0, scheme.length());
  }
}
