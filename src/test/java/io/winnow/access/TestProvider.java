package io.winnow.access;

import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import org.jose4j.json.JsonUtil;
import org.jose4j.jwk.JsonWebKey;
import org.jose4j.jwk.JsonWebKeySet;
import org.jose4j.jwk.RsaJsonWebKey;
import org.jose4j.jwk.RsaJwkGenerator;
import org.jose4j.jws.AlgorithmIdentifiers;
import org.jose4j.jws.JsonWebSignature;
import org.jose4j.jwt.JwtClaims;
import org.jose4j.lang.JoseException;

/**
 * An identity provider as small as one can be: it tells where its keys are, shows them, and signs
 * what it is given.
 */
final class TestProvider {

  private static final String REALM = "/realms/us";

  private final RsaJsonWebKey key = newKey("first");
  private final int port = freePort();
  private HttpServer server;

  static RsaJsonWebKey newKey(String id) {
    try {
      RsaJsonWebKey key = RsaJwkGenerator.generateJwk(2048);
      key.setKeyId(id);
      key.setUse("sig");
      key.setAlgorithm(AlgorithmIdentifiers.RSA_USING_SHA256);
      return key;
    } catch (JoseException e) {
      throw new IllegalStateException(e);
    }
  }

  private static int freePort() {
    try (ServerSocket socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
      return socket.getLocalPort();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** Where it is, or will be. */
  String address() {
    return "http://127.0.0.1:" + port + REALM;
  }

  TestProvider open() {
    try {
      server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), port), 0);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    String metadata =
        JsonUtil.toJson(
            Map.of(
                "issuer", address(),
                "authorization_endpoint", address() + "/auth",
                "token_endpoint", address() + "/token",
                "jwks_uri", address() + "/certs",
                "id_token_signing_alg_values_supported", List.of("RS256")));
    serve("/.well-known/openid-configuration", metadata);
    serve("/certs", new JsonWebKeySet(key).toJson(JsonWebKey.OutputControlLevel.PUBLIC_ONLY));
    server.start();
    return this;
  }

  private void serve(String path, String json) {
    byte[] body = json.getBytes(StandardCharsets.UTF_8);
    server.createContext(
        REALM + path,
        call -> {
          call.getResponseHeaders().set("Content-Type", "application/json");
          call.sendResponseHeaders(200, body.length);
          call.getResponseBody().write(body);
          call.close();
        });
  }

  /** What it would say about Anna. */
  JwtClaims anna() {
    JwtClaims claims = new JwtClaims();
    claims.setIssuer(address());
    claims.setAudience("winnow");
    claims.setSubject("8f14e45f");
    claims.setClaim("upn", "anna@example.com");
    claims.setIssuedAtToNow();
    claims.setExpirationTimeMinutesInTheFuture(5);
    return claims;
  }

  String signed(JwtClaims claims) {
    return signed(claims, key);
  }

  static String signed(JwtClaims claims, RsaJsonWebKey key) {
    JsonWebSignature token = new JsonWebSignature();
    token.setPayload(claims.toJson());
    token.setKey(key.getPrivateKey());
    token.setKeyIdHeaderValue(key.getKeyId());
    token.setAlgorithmHeaderValue(AlgorithmIdentifiers.RSA_USING_SHA256);
    try {
      return token.getCompactSerialization();
    } catch (JoseException e) {
      throw new IllegalStateException(e);
    }
  }
}
