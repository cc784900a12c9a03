package io.winnow.access;

import static io.restassured.RestAssured.given;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasItems;
import static org.hamcrest.Matchers.not;

import io.quarkus.test.junit.QuarkusTest;
import io.quarkus.test.junit.TestProfile;
import io.restassured.response.ValidatableResponse;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jose4j.jwk.RsaJsonWebKey;
import org.jose4j.jwt.JwtClaims;
import org.junit.jupiter.api.Test;

/** People come with a token of an identity provider, which the service knows by its address. */
@QuarkusTest
@TestProfile(IdentityProviderTest.Provider.class)
class IdentityProviderTest {

  private static final TestProvider PROVIDER = new TestProvider().open();

  /** The service knows where the provider is, and wants tokens that are meant for it. */
  public static class Provider extends ClosedDoors {
    @Override
    public Map<String, String> getConfigOverrides() {
      Map<String, String> settings = new HashMap<>(super.getConfigOverrides());
      settings.put("quarkus.oidc.auth-server-url", PROVIDER.address());
      settings.put("quarkus.oidc.token.audience", "winnow");
      return settings;
    }
  }

  private static JwtClaims claims(String... groups) {
    JwtClaims claims = PROVIDER.anna();
    claims.setStringListClaim("groups", List.of(groups));
    return claims;
  }

  private static ValidatableResponse me(String token) {
    return given().header("Authorization", "Bearer " + token).get("/v1/me").then();
  }

  @Test
  void rolesComeFromTheToken() {
    String token = PROVIDER.signed(claims("analyst", "other-department"));
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
  void aTokenWithoutOneOfOurRolesMayDoNothing() {
    String token = PROVIDER.signed(claims("other-department"));
    given().header("Authorization", "Bearer " + token).get("/v1/rule-sets").then().statusCode(403);
  }

  @Test
  void otherPeoplesTokensAreRefused() {
    RsaJsonWebKey sameName = TestProvider.newKey("first");
    refused(TestProvider.signed(claims("admin"), sameName));
    RsaJsonWebKey another = TestProvider.newKey("second");
    refused(TestProvider.signed(claims("admin"), another));
    JwtClaims elsewhere = claims("admin");
    elsewhere.setAudience("another-service");
    refused(PROVIDER.signed(elsewhere));
    JwtClaims stranger = claims("admin");
    stranger.setIssuer("https://stranger.example.com");
    refused(PROVIDER.signed(stranger));
    JwtClaims over = claims("admin");
    over.setExpirationTimeMinutesInTheFuture(-5);
    refused(PROVIDER.signed(over));
    String[] parts = PROVIDER.signed(claims("viewer")).split("\\.");
    String altered = base64(claims("admin").toJson());
    refused(parts[0] + "." + altered + "." + parts[2]);
    refused(base64("{\"alg\":\"none\"}") + "." + altered + ".");
  }

  private static String base64(String text) {
    return Base64.getUrlEncoder()
        .withoutPadding()
        .encodeToString(text.getBytes(StandardCharsets.UTF_8));
  }

  private static void refused(String token) {
    me(token)
        .statusCode(401)
        .contentType("application/problem+json")
        .body("code", equalTo("unauthenticated"));
  }

  /** Names of keys are ours to give: whoever bears one was let in by a key. */
  @Test
  void nobodyIsNamedLikeAKeyByAProvider() {
    JwtClaims claims = claims("approver");
    claims.setClaim("upn", "key:4f1c9a7e2b8d");
    refused(PROVIDER.signed(claims));
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
