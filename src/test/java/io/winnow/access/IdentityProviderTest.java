package io.winnow.access;

import static io.restassured.RestAssured.given;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasItems;
import static org.hamcrest.Matchers.not;

import io.quarkus.test.junit.QuarkusTest;
import io.quarkus.test.junit.TestProfile;
import io.restassured.response.ValidatableResponse;
import java.security.GeneralSecurityException;
import java.security.KeyPair;
import java.security.KeyPairGenerator;
import java.util.Base64;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jose4j.jws.AlgorithmIdentifiers;
import org.jose4j.jws.JsonWebSignature;
import org.jose4j.jwt.JwtClaims;
import org.jose4j.lang.JoseException;
import org.junit.jupiter.api.Test;

/** People come with a token of an identity provider, whose public key the service has. */
@QuarkusTest
@TestProfile(IdentityProviderTest.Provider.class)
class IdentityProviderTest {

  private static final KeyPair OURS = keys();
  private static final KeyPair OTHERS = keys();
  private static final String ISSUER = "https://id.example.com/realms/us";

  /** The service knows the provider's key, and wants tokens that are meant for it. */
  public static class Provider extends ClosedDoors {
    @Override
    public Map<String, String> getConfigOverrides() {
      Map<String, String> settings = new HashMap<>(super.getConfigOverrides());
      settings.put(
          "mp.jwt.verify.publickey",
          Base64.getEncoder().encodeToString(OURS.getPublic().getEncoded()));
      settings.put("mp.jwt.verify.issuer", ISSUER);
      settings.put("mp.jwt.verify.audiences", "winnow");
      return settings;
    }
  }

  private static KeyPair keys() {
    try {
      KeyPairGenerator generator = KeyPairGenerator.getInstance("RSA");
      generator.initialize(2048);
      return generator.generateKeyPair();
    } catch (GeneralSecurityException e) {
      throw new IllegalStateException(e);
    }
  }

  private static JwtClaims claims(String... groups) {
    JwtClaims claims = new JwtClaims();
    claims.setIssuer(ISSUER);
    claims.setAudience("winnow");
    claims.setSubject("8f14e45f");
    claims.setClaim("upn", "anna@example.com");
    claims.setStringListClaim("groups", List.of(groups));
    claims.setIssuedAtToNow();
    claims.setExpirationTimeMinutesInTheFuture(5);
    return claims;
  }

  private static String signed(JwtClaims claims, KeyPair keys) throws JoseException {
    JsonWebSignature token = new JsonWebSignature();
    token.setPayload(claims.toJson());
    token.setKey(keys.getPrivate());
    token.setAlgorithmHeaderValue(AlgorithmIdentifiers.RSA_USING_SHA256);
    return token.getCompactSerialization();
  }

  private static ValidatableResponse me(String token) {
    return given().header("Authorization", "Bearer " + token).get("/v1/me").then();
  }

  @Test
  void rolesComeFromTheToken() throws JoseException {
    String token = signed(claims("analyst", "other-department"), OURS);
    me(token)
        .statusCode(200)
        .body("name", equalTo("anna@example.com"))
        .body("roles", hasItems("analyst", "viewer"))
        .body("roles", not(hasItems("other-department")));
    given()
        .header("Authorization", "Bearer " + token)
        .get("/v1/users")
        .then()
        .statusCode(403)
        .body("code", equalTo("forbidden"));
  }

  @Test
  void aTokenWithoutOneOfOurRolesMayDoNothing() throws JoseException {
    String token = signed(claims("other-department"), OURS);
    given().header("Authorization", "Bearer " + token).get("/v1/rule-sets").then().statusCode(403);
  }

  @Test
  void otherPeoplesTokensAreRefused() throws JoseException {
    refused(signed(claims("admin"), OTHERS));
    JwtClaims elsewhere = claims("admin");
    elsewhere.setAudience("another-service");
    refused(signed(elsewhere, OURS));
    JwtClaims stranger = claims("admin");
    stranger.setIssuer("https://stranger.example.com");
    refused(signed(stranger, OURS));
    JwtClaims over = claims("admin");
    over.setExpirationTimeMinutesInTheFuture(-5);
    refused(signed(over, OURS));
    String[] parts = signed(claims("viewer"), OURS).split("\\.");
    String altered =
        Base64.getUrlEncoder()
            .withoutPadding()
            .encodeToString(
                claims("admin").toJson().getBytes(java.nio.charset.StandardCharsets.UTF_8));
    refused(parts[0] + "." + altered + "." + parts[2]);
    String none =
        Base64.getUrlEncoder()
            .withoutPadding()
            .encodeToString("{\"alg\":\"none\"}".getBytes(java.nio.charset.StandardCharsets.UTF_8));
    refused(none + "." + altered + ".");
  }

  private static void refused(String token) {
    me(token).statusCode(401).body("code", equalTo("unauthenticated"));
  }

  @Test
  void keysWorkBesideTokens() {
    given().header("X-API-Key", ClosedDoors.ADMIN_KEY).get("/v1/me").then().statusCode(200);
    given()
        .header("Authorization", "Bearer " + ClosedDoors.ADMIN_KEY)
        .get("/v1/me")
        .then()
        .statusCode(200);
  }
}
